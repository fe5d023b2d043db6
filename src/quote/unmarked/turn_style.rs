//! Turns: a name and a colon before what is said.

use super::speaker_label::{is_all_caps, is_surname, line_name, turn_name};
use super::transcript::{Transcript, is_note};
use crate::quote::pairing::Pair;
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::span::Span;

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
        n_passages: usize,
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
            is_mixed: (mixed.0 > 1 && mixed.1 * 4 > n_passages) || names.iter().any(is_surname),
            transcript: if is_transcript(caps) {
                Some(Transcript::of(names, last))
            } else {
                is_transcript(mixed).then(|| Transcript::of(names, 0))
            },
        }
    }

    /// Whether the text is all a transcript.
    pub(super) fn is_transcript(&self) -> bool {
        self.transcript.is_some()
    }

    /// Whether the text has turns at all.
    pub(super) fn is_any(&self) -> bool {
        self.is_caps || self.is_mixed
    }

    /// Adds the turns of one paragraph, each to the next: not the questions, which are the interviewer's. Whether there
    /// is any turn in it.
    pub(super) fn add(
        &self,
        text: &str,
        heads: impl Iterator<Item = Span>,
        found: &mut Vec<Speech>,
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
                found.push(Speech {
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
        found: &mut Vec<Speech>,
    ) -> bool {
        let said = paragraph.of(text);
        let is_added =
            self.transcript.is_some() && !said.ends_with('?') && !said.starts_with(MARKS);
        if is_added {
            found.push(Speech {
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
        turn: &mut Speech,
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
