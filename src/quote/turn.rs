//! Turns: a name and a colon before what is said.

use super::QuotationForm;
use super::pairing::Pair;
use super::transcript::{Transcript, is_note};
use super::unmarked::Unmarked;
use super::words::words;
use crate::span::Span;

/// The longest name before a colon, in bytes.
const NAME_BYTES: usize = 60;

/// How many different names are counted.
const MOST_NAMES: usize = 64;

/// Marks that a turn may open with: then they show the quotation.
const MARKS: [char; 4] = ['"', '“', '‘', '\''];

/// A transcript has at least so many turns of speakers who speak more than once.
const LEAST_TURNS: usize = 4;

/// The turns of a transcript have fewer sentences than this on average.
const LONGEST_TURN: usize = 10;

/// Whether a text is written in turns: names and colons at the head of paragraphs, coming back.
#[derive(Default)]
pub(super) struct TurnStyle {
    is_caps: bool,
    is_mixed: bool,
    /// The turns of a text that is all a transcript.
    transcript: Option<Transcript>,
}

impl TurnStyle {
    pub(super) fn of(
        text: &str,
        heads: impl Iterator<Item = Span>,
        n_blocks: usize,
        n_sentences: usize,
    ) -> Self {
        // No name stands without a colon, and most texts without either.
        if memchr::memchr(b':', text.as_bytes()).is_none() {
            return Self::default();
        }
        let mut names = [("", 0_usize); MOST_NAMES];
        let mut n_names = 0;
        let mut last = 0;
        for head in heads {
            let said = head.of(text);
            let Some(name) = turn_name(said).or_else(|| line_name(said)) else {
                continue;
            };
            if is_all_caps(name) {
                last = last.max(head.start);
            }
            if let Some((_, n_turns)) = names[..n_names]
                .iter_mut()
                .find(|(known, _)| *known == name)
            {
                *n_turns += 1;
            } else if n_names < MOST_NAMES {
                names[n_names] = (name, 1);
                n_names += 1;
            }
        }
        let names = &names[..n_names];
        let n_repeated = |is_caps: bool| -> (usize, usize) {
            let of_style = names
                .iter()
                .filter(|(name, _)| is_all_caps(name) == is_caps);
            let repeated = of_style.filter(|(_, n_turns)| *n_turns > 1);
            repeated.fold((0, 0), |(n_names, n_turns), (_, more)| {
                (n_names + 1, n_turns + more)
            })
        };
        let (caps, mixed) = (n_repeated(true), n_repeated(false));
        let is_surname = |(name, n_turns): &(&str, usize)| {
            *n_turns > 2 && !is_all_caps(name) && is_surname(text, name)
        };
        let is_transcript = |(n_names, n_turns): (usize, usize)| {
            n_names > 1 && n_turns >= LEAST_TURNS && n_turns * LONGEST_TURN >= n_sentences
        };
        Self {
            is_caps: caps.0 > 0,
            is_mixed: (mixed.0 > 1 && mixed.1 * 4 > n_blocks) || names.iter().any(is_surname),
            transcript: if is_transcript(caps) {
                Some(Transcript::of(names, last))
            } else {
                is_transcript(mixed).then(|| Transcript::of(names, 0))
            },
        }
    }

    /// Whether the text has turns at all.
    pub(super) fn is_any(&self) -> bool {
        self.is_caps || self.is_mixed
    }

    /// Whether the text is all a transcript.
    pub(super) fn is_transcript(&self) -> bool {
        self.transcript.is_some()
    }

    /// Adds the turns of one paragraph, each to the next: not the questions, which are the interviewer's. Whether there
    /// is any turn in it.
    pub(super) fn add(
        &self,
        text: &str,
        heads: impl Iterator<Item = Span>,
        found: &mut Vec<Unmarked>,
    ) -> bool {
        let is_turn =
            |head: &Span| turn_name(head.of(text)).is_some_and(|name| self.is_of_style(name));
        let mut heads = heads.filter(is_turn).peekable();
        let has_turn = heads.peek().is_some();
        while let Some(head) = heads.next() {
            let end = heads.peek().map_or(head.end, |next| next.start);
            let span = Span::new(head.start, end).trimmed(text);
            let Some(name) = turn_name(span.of(text)) else {
                continue;
            };
            let content = Span::new(span.start + name.len() + 1, span.end).trimmed(text);
            let said = content.of(text);
            if !said.is_empty() && !said.ends_with('?') && !said.starts_with(MARKS) {
                found.push(Unmarked {
                    span,
                    content,
                    form: QuotationForm::Turn,
                });
            }
        }
        has_turn
    }

    /// Whether `line` is the name of a speaker and nothing else.
    pub(super) fn is_named_by(&self, text: &str, line: Span) -> bool {
        self.is_any() && line_name(line.of(text)).is_some_and(|name| self.is_of_style(name))
    }

    /// Adds the turn that `line` names and `paragraph` begins, unless it is a question. Whether it was added.
    pub(super) fn add_named(
        &self,
        text: &str,
        line: Span,
        paragraph: Span,
        found: &mut Vec<Unmarked>,
    ) -> bool {
        let said = paragraph.of(text);
        let is_added =
            self.transcript.is_some() && !said.ends_with('?') && !said.starts_with(MARKS);
        if is_added {
            found.push(Unmarked {
                span: Span::new(line.start, paragraph.end),
                content: paragraph,
                form: QuotationForm::Turn,
            });
        }
        is_added
    }

    /// Lets `turn` go on over `paragraph`, whose marked quotations are `pairs`. Whether it may go on after it.
    pub(super) fn extend<'a>(
        &self,
        text: &str,
        paragraph: Span,
        pairs: impl Iterator<Item = &'a Pair>,
        turn: &mut Unmarked,
    ) -> bool {
        let Some(transcript) = &self.transcript else {
            return false;
        };
        if is_note(paragraph.of(text)) {
            return true;
        }
        let mut outside = Vec::new();
        let mut at = paragraph.start;
        for pair in pairs {
            outside.push(&text[at..pair.span.start.max(at)]);
            at = at.max(pair.span.end);
        }
        // A quotation that runs on beyond the paragraph is no part of a turn.
        let Some(rest) = text.get(at..paragraph.end) else {
            return false;
        };
        outside.push(rest);
        let goes_on = transcript.goes_on(paragraph.start, &outside);
        if goes_on {
            turn.span.end = paragraph.end;
            turn.content.end = paragraph.end;
        }
        goes_on
    }

    fn is_of_style(&self, name: &str) -> bool {
        if is_all_caps(name) {
            self.is_caps
        } else {
            self.is_mixed
        }
    }
}

/// The name before the colon that a paragraph opens with: capitalised words, no digits, more than one letter.
pub(crate) fn turn_name(paragraph: &str) -> Option<&str> {
    let name = name_before_colon(paragraph)?;
    let is_followed = paragraph[name.len() + 1..]
        .starts_with(|char: char| char.is_whitespace() || matches!(char, '"' | '“' | '‘' | '\''));
    is_followed.then_some(name)
}

/// The name on a line of its own, with a colon after it.
fn line_name(line: &str) -> Option<&str> {
    let name = line.strip_suffix(':')?;
    (name_before_colon(line)? == name).then_some(name)
}

fn name_before_colon(paragraph: &str) -> Option<&str> {
    let head = paragraph.as_bytes();
    if !head
        .first()
        .is_some_and(|first| first.is_ascii_uppercase() || !first.is_ascii())
    {
        return None;
    }
    let colon = memchr::memchr(b':', &head[..head.len().min(NAME_BYTES)])?;
    let name = paragraph.get(..colon)?;
    let is_name = name.len() > 1
        && name
            .bytes()
            .all(|byte| !byte.is_ascii_digit() && !matches!(byte, b'"' | b'?' | b'!' | b';'))
        && words(name).count() <= 6
        && words(name).all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(
                    word,
                    "de" | "van" | "von" | "dos" | "da" | "al" | "of" | "the"
                )
        });
    is_name.then_some(name)
}

/// Whether `name` also stands after a word with a capital, and no colon follows it: *Brynn Castellaw said*.
fn is_surname(text: &str, name: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).any(|at| {
        let before = text[..at].strip_suffix(' ').unwrap_or("");
        let first = before.rsplit([' ', '\n']).next().unwrap_or("");
        first.starts_with(char::is_uppercase)
            && first.ends_with(|char: char| char.is_lowercase() || char == '.')
            && !text[at + name.len()..].starts_with(':')
    })
}

fn is_all_caps(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
