//! Speech reported in the author's words.

use super::direct::Reader;
use super::token::Tokens;
use super::{Attribution, Manner, REPORTED};
use crate::span::Span;

/// A role before a name has at most this many words.
const LONGEST_ROLE: usize = 3;

/// Adds the reported speech of sentences: *Smith said (that) …*, *…, Smith said*, *according to Smith, …*.
pub(super) fn add(reader: &Reader<'_>, attributions: &mut Vec<Attribution>) {
    let tokens = reader.tokens;
    let mut start = 0;
    while start < tokens.list.len() {
        let end = (start..tokens.list.len())
            .find(|&idx| tokens.is_stop(idx))
            .unwrap_or(tokens.list.len());
        let has_quotation = (start..end).any(|idx| tokens.quote(idx).is_some());
        if end > start + 3 && !has_quotation {
            attributions.extend(sentence(reader, tokens, start, end));
        }
        start = end + 1;
    }
}

/// The reported speech of the sentence `start..end`.
fn sentence(
    reader: &Reader<'_>,
    tokens: &Tokens<'_>,
    start: usize,
    end: usize,
) -> Option<Attribution> {
    let entry = |subject, cue: Span, content: Span| {
        let speaker = reader.speaker(subject, 0.8);
        Some(Attribution {
            quotation_idx: None,
            manner: Manner::Indirect,
            content: trim_marks(tokens.text, content),
            speaker: Some(speaker),
            cue: Some(cue),
            is_attributed: true,
        })
    };
    let according = (start..end).find(|&idx| {
        tokens.word(idx).eq_ignore_ascii_case("according") && tokens.word(idx + 1) == "to"
    });
    if let Some(at) = according {
        let subject = tokens.subject_after(at + 2)?;
        let cue = tokens.span(at, at + 1);
        let content = if at > start + 2 {
            tokens.span(start, at - 1)
        } else {
            let comma = (subject.last..end).find(|&idx| tokens.mark(idx) == Some(','))?;
            tokens.span(comma + 1, end.min(tokens.list.len()) - 1)
        };
        return entry(subject, cue, content);
    }
    let verb = (start..end).find(|&idx| tokens.is_cue(idx) && is_reporting(tokens, idx, end))?;
    let cue = tokens.span(verb, verb);
    let after = (verb + 1..end).filter(|&idx| tokens.is_word(idx)).count();
    let has_that = tokens.word(verb + 1) == "that"
        || tokens.word(verb + 2) == "that"
        || tokens.word(verb + 3) == "that";
    let comma = (start..verb)
        .rev()
        .find(|&idx| tokens.mark(idx) == Some(','));
    if let Some(comma) = comma.filter(|_| after <= 4 && !has_that) {
        let subject = tokens
            .subject_before(verb)
            .or_else(|| tokens.subject_after(verb + 1))?;
        let comma = if subject.first > comma {
            comma
        } else {
            (start..subject.first)
                .rev()
                .find(|&idx| tokens.mark(idx) == Some(','))?
        };
        if comma == start {
            return None;
        }
        if is_clause(tokens, start, comma) {
            return entry(subject, cue, tokens.span(start, comma - 1));
        }
    }
    let subject = tokens.subject_before(verb)?;
    let first = (verb + 1..end)
        .find(|&idx| has_that && tokens.word(idx) == "that")
        .unwrap_or(verb + 1);
    (first < end)
        .then(|| entry(subject, cue, tokens.span(first, end - 1)))
        .flatten()
}

/// Whether the verb at `verb` reports a clause: a verb of saying, or any cue with *that* after it.
fn is_reporting(tokens: &Tokens<'_>, verb: usize, end: usize) -> bool {
    let that = (verb + 1..end)
        .take(4)
        .any(|idx| tokens.word(idx) == "that");
    // *told reporters the line was safe*: without *that* nothing shows where the words begin.
    let has_listener = matches!(tokens.word(verb), "told" | "tells") && !is_end(tokens, verb, end);
    that || (REPORTED.contains(&tokens.word(verb)) && !has_listener)
}

/// Whether `start..end` is more than the role of whoever is named next: *The mayor, Ada Brook, announced …*
fn is_clause(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    let n_words = (start..end).filter(|&idx| tokens.is_word(idx)).count();
    let opens_role = ["the", "a", "an", "its", "their", "his", "her"]
        .iter()
        .any(|article| tokens.word(start).eq_ignore_ascii_case(article));
    n_words > LONGEST_ROLE || !opens_role
}

/// Whether the sentence that ends at `end` has hardly a word after `verb`.
fn is_end(tokens: &Tokens<'_>, verb: usize, end: usize) -> bool {
    (verb + 1..end).filter(|&idx| tokens.is_word(idx)).count() <= 4
}

/// `span` without the commas, colons and white space at its ends.
fn trim_marks(text: &str, span: Span) -> Span {
    let is_outer = |char: char| char.is_whitespace() || matches!(char, ',' | ':' | ';');
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start_matches(is_outer).len());
    Span::new(start, start + content.trim_matches(is_outer).len())
}
