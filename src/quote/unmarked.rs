//! Speech without quotation marks: lines led by a dash, turns of a transcript, block quotations.

use super::blocks::Block;
use super::pairing::Pair;
use super::words::{is_finite_cue, is_pronoun, words};
use super::{QuotationForm, dash};
use crate::segment::Sentence;
use crate::span::Span;

/// A quotation that no mark shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unmarked {
    pub(super) span: Span,
    pub(super) content: Span,
    pub(super) form: QuotationForm,
}

/// The longest name before a colon, in bytes.
const NAME_BYTES: usize = 60;

/// How many different names are counted.
const MOST_NAMES: usize = 64;

/// Finds the unmarked speech in blocks that no paired quotation runs through. In order of start, disjoint.
pub(super) fn unmarked(
    text: &str,
    blocks: &[Block],
    sentences: &[Sentence],
    pairs: &[Pair],
) -> Vec<Unmarked> {
    let has_dashes = dash::is_dash_style(text, heads(blocks, sentences));
    let turns = TurnStyle::of(text, heads(blocks, sentences), blocks.len());
    let is_indented = n_indented(text, blocks) * 3 <= blocks.len();
    let mut found = Vec::new();
    let mut pairs = pairs.iter().peekable();
    let mut sentences = sentences;
    let mut covered = 0;
    let mut previous: Option<Block> = None;
    for block in blocks {
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < block.span.start) {
            covered = covered.max(pair.span.end);
        }
        let inside = within(&mut sentences, block.span);
        let before = previous.replace(*block);
        if block.is_structure || covered > block.span.start {
            continue;
        }
        let first = found.len();
        let led_by_dash = heads(std::slice::from_ref(block), inside)
            .find(|&head| has_dashes && dash::is_dash_led(text, head));
        if let Some(head) = led_by_dash {
            dash::turns(text, head, &mut found);
        } else if turns.is_any() {
            turns.add(text, heads(std::slice::from_ref(block), inside), &mut found);
        }
        if found.len() == first && is_block_quotation(text, block.span, before, is_indented) {
            found.push(Unmarked {
                span: block.span,
                content: block.span,
                form: QuotationForm::Block,
            });
        }
        let end = pairs
            .clone()
            .take_while(|pair| pair.span.start < block.span.end);
        drop_crossing(&mut found, first, end);
    }
    found
}

/// Takes the sentences that begin in `block` off the front of `sentences`.
fn within<'a>(sentences: &mut &'a [Sentence], block: Span) -> &'a [Sentence] {
    let before = sentences
        .iter()
        .take_while(|sentence| sentence.span.start < block.start)
        .count();
    let inside = sentences[before..]
        .iter()
        .take_while(|sentence| sentence.span.start < block.end)
        .count();
    let (taken, rest) = sentences[before..].split_at(inside);
    *sentences = rest;
    taken
}

/// Where a turn may begin: at the head of each paragraph and of each sentence in it, each with the rest of its paragraph.
fn heads<'a>(blocks: &'a [Block], sentences: &'a [Sentence]) -> impl Iterator<Item = Span> + 'a {
    let mut sentences = sentences;
    blocks
        .iter()
        .filter(|block| !block.is_structure)
        .flat_map(move |block| {
            let inside = within(&mut sentences, block.span);
            let span = block.span;
            let later = inside
                .iter()
                .map(|sentence| sentence.span.start)
                .filter(move |&start| start > span.start);
            std::iter::once(span.start)
                .chain(later)
                .map(move |start| Span::new(start, span.end))
        })
}
/// Keeps of `found[first..]` what the pairs of its block lie inside of, or beside.
fn drop_crossing<'a>(
    found: &mut Vec<Unmarked>,
    first: usize,
    pairs: impl Iterator<Item = &'a Pair>,
) {
    if found.len() == first {
        return;
    }
    let mut pairs = pairs.peekable();
    let mut covered = 0;
    let mut kept = first;
    for idx in first..found.len() {
        let unmarked = found[idx];
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < unmarked.span.start) {
            covered = covered.max(pair.span.end);
        }
        let mut fits = covered <= unmarked.span.start;
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < unmarked.span.end) {
            covered = covered.max(pair.span.end);
            fits &= unmarked.content.covers(pair.span) && unmarked.content != pair.span;
        }
        if fits {
            found[kept] = unmarked;
            kept += 1;
        }
    }
    found.truncate(kept);
}

/// Whether a text is written in turns: names and colons at the head of paragraphs, coming back.
struct TurnStyle {
    is_caps: bool,
    is_mixed: bool,
}

impl TurnStyle {
    fn of(text: &str, heads: impl Iterator<Item = Span>, n_blocks: usize) -> Self {
        let mut names: Vec<(&str, usize)> = Vec::new();
        for head in heads {
            let Some(name) = turn_name(head.of(text)) else {
                continue;
            };
            if let Some((_, n_turns)) = names.iter_mut().find(|(known, _)| *known == name) {
                *n_turns += 1;
            } else if names.len() < MOST_NAMES {
                names.push((name, 1));
            }
        }
        let n_repeated = |is_caps: bool| -> (usize, usize) {
            let of_style = names
                .iter()
                .filter(|(name, _)| is_all_caps(name) == is_caps);
            let repeated = of_style.filter(|(_, n_turns)| *n_turns > 1);
            repeated.fold((0, 0), |(n_names, n_turns), (_, more)| {
                (n_names + 1, n_turns + more)
            })
        };
        let mixed = n_repeated(false);
        let is_surname = |(name, n_turns): &(&str, usize)| {
            *n_turns > 2 && !is_all_caps(name) && is_surname(text, name)
        };
        Self {
            is_caps: n_repeated(true).0 > 0,
            is_mixed: (mixed.0 > 1 && mixed.1 * 4 > n_blocks) || names.iter().any(is_surname),
        }
    }

    /// Whether the text has turns at all.
    fn is_any(&self) -> bool {
        self.is_caps || self.is_mixed
    }

    /// Adds the turns of one paragraph, each to the next: not the questions, which are the interviewer's.
    fn add(&self, text: &str, heads: impl Iterator<Item = Span>, found: &mut Vec<Unmarked>) {
        let is_turn = |head: &Span| {
            turn_name(head.of(text)).is_some_and(|name| {
                if is_all_caps(name) {
                    self.is_caps
                } else {
                    self.is_mixed
                }
            })
        };
        let mut heads = heads.filter(is_turn).peekable();
        while let Some(head) = heads.next() {
            let end = heads.peek().map_or(head.end, |next| next.start);
            let span = Span::new(head.start, end).trimmed(text);
            let Some(name) = turn_name(span.of(text)) else {
                continue;
            };
            let content = Span::new(span.start + name.len() + 1, span.end).trimmed(text);
            let said = content.of(text);
            if !said.is_empty() && !said.ends_with('?') && !said.starts_with(['"', '“', '‘', '\''])
            {
                found.push(Unmarked {
                    span,
                    content,
                    form: QuotationForm::Turn,
                });
            }
        }
    }
}
/// The name before the colon that a paragraph opens with: capitalised words, no digits, more than one letter.
pub(crate) fn turn_name(paragraph: &str) -> Option<&str> {
    let colon = paragraph
        .bytes()
        .take(NAME_BYTES)
        .position(|byte| byte == b':')?;
    let name = paragraph.get(..colon)?;
    let is_followed = paragraph[colon + 1..]
        .starts_with(|char: char| char.is_whitespace() || matches!(char, '"' | '“' | '‘' | '\''));
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
    (is_followed && is_name).then_some(name)
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

/// How many blocks are set in from the margin.
fn n_indented(text: &str, blocks: &[Block]) -> usize {
    blocks
        .iter()
        .filter(|block| is_set_in(text, block.span))
        .count()
}

/// Whether at least four spaces, a tab or a `>` stand before `block` on its line.
fn is_set_in(text: &str, block: Span) -> bool {
    let line = text[..block.start].trim_end_matches([' ', '\t', '>']);
    let margin = &text[line.len()..block.start];
    (line.is_empty() || line.ends_with('\n')) && (margin.len() >= 4 || margin.contains(['\t', '>']))
}

/// Whether `block` is a quotation set apart: indented, marked with `>`, or announced by a cue and a colon.
fn is_block_quotation(text: &str, block: Span, before: Option<Block>, is_indented: bool) -> bool {
    let said = block.of(text);
    if said.starts_with("> ")
        || (is_indented && is_set_in(text, block) && words(said).nth(4).is_some())
    {
        return true;
    }
    let is_announced = before.is_some_and(|before| {
        let left = before.span.of(text);
        let clause = left
            .rfind(['.', '?', '!', ';'])
            .map_or(left, |at| &left[at + 1..]);
        !before.is_structure
            && left.ends_with(':')
            && words(clause).rev().take(8).any(is_finite_cue)
            && words(clause).count() <= 24
    });
    is_announced
        && said.starts_with(char::is_uppercase)
        && said.ends_with(['.', '!', '?'])
        && !words(said).take(2).any(is_pronoun_of_author)
}

/// Pronouns that open a paragraph of the author's rather than the quoted text.
fn is_pronoun_of_author(word: &str) -> bool {
    is_pronoun(word) && matches!(word, "He" | "She" | "They")
}
