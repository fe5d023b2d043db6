//! Speech led by a dash: *– We will stay, said the miner.*

use crate::lexicon::{DETERMINERS, RESUMING_WORDS, is_finite_cue, is_person, is_pronoun};
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::segment::sentence_ends;
use crate::span::Span;
use crate::text::chars::floor_char_boundary;
use crate::text::words::words;

/// The longest attribution that is looked for, in bytes.
const CLAUSE_BYTES: usize = 160;

/// How far after its dash a line is read to tell whether it is speech, in bytes: a paragraph may hold many dashes.
const STYLE_BYTES: usize = 600;

/// How surely a dash-led line is speech.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sureness {
    /// No cue.
    Plain,
    /// A cue after other words: *the mayor told reporters*; an item of a list may read so too.
    Weak,
    /// *said Anna*, *she said*, or a cue and words of a speaker.
    Strong,
}

/// Whether `paragraph` opens with a dash and a letter, and not with a mark.
pub(super) fn is_dash_led(text: &str, paragraph: Span) -> bool {
    after_dash(paragraph.of(text)).is_some()
}

/// The text after the dash that `line` opens with.
fn after_dash(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix(['–', '—', '―'])
        .or_else(|| line.strip_prefix("--"))
        .or_else(|| line.strip_prefix("- "))?
        .trim_start();
    rest.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '¿' | '¡' | '…'))
        .then_some(rest)
}

/// Whether dashes lead speech in this text, and not the items of a list.
pub(super) fn is_dash_style(text: &str, heads: impl Iterator<Item = Span>) -> bool {
    // A hyphen, or the first byte of a dash.
    if memchr::memchr2(b'-', 0xE2, text.as_bytes()).is_none() {
        return false;
    }
    let mut n_plain = 0;
    let mut n_cued = 0;
    let mut has_strong = false;
    for head in heads {
        let Some(said) = after_dash(head.of(text)) else {
            continue;
        };
        let said = &said[..floor_char_boundary(said, STYLE_BYTES)];
        let sureness = end_of_speech(said).map_or(Sureness::Plain, |(_, sureness)| sureness);
        n_plain += usize::from(sureness == Sureness::Plain);
        n_cued += usize::from(sureness != Sureness::Plain);
        has_strong |= sureness == Sureness::Strong;
    }
    has_strong && n_cued >= n_plain
}

/// Adds the dash-led turns of a paragraph: each from its dash to its cue or, without one, to the next dash.
pub(super) fn turns(text: &str, paragraph: Span, found: &mut Vec<Speech>) {
    let mut start = paragraph.start;
    while start < paragraph.end {
        let line = &text[start..paragraph.end];
        let end = next_turn(line).map_or(paragraph.end, |at| start + at);
        let turn = Span::new(start, end).trimmed(text);
        if let Some(said) = after_dash(turn.of(text)) {
            let from = turn.end - said.len();
            let to = end_of_speech(said).map_or_else(
                || {
                    if start > paragraph.start {
                        from + first_sentence(said)
                    } else {
                        turn.end
                    }
                },
                |(at, _)| from + at,
            );
            if text[..to].ends_with(['.', '?', '!', ',', '…']) || to < turn.end {
                found.push(Speech {
                    span: Span::new(turn.start, to),
                    content: Span::new(from, to).trimmed(text),
                    form: QuotationForm::Dash,
                });
            }
        }
        start = end;
    }
}

/// Where the first sentence of `said` ends: how far a turn inside a paragraph goes without a cue.
fn first_sentence(said: &str) -> usize {
    sentence_ends(said, Span::new(0, said.len()))
        .next()
        .unwrap_or(said.len())
}

/// Where the next turn of a paragraph begins: a dash after the end of a sentence.
fn next_turn(line: &str) -> Option<usize> {
    line.match_indices(['–', '—', '―'])
        .map(|(at, _)| at)
        .find(|&at| {
            let before = line[..at].trim_end();
            before.len() < at
                && (before.ends_with('.')
                    || (before.ends_with(['?', '!', '…'])
                        && !is_cue_clause(after_dash(&line[at..]).unwrap_or(""))))
        })
}

/// Where speech ends before its cue, in bytes of `said`, and how sure that is.
fn end_of_speech(said: &str) -> Option<(usize, Sureness)> {
    let said = &said[..next_turn(said).unwrap_or(said.len())];
    let stops = said
        .char_indices()
        .filter(|(_, char)| matches!(char, ',' | '?' | '!' | '–' | '—'));
    for (at, char) in stops {
        let is_dash = matches!(char, '–' | '—');
        let rest = &said[at + char.len_utf8()..];
        if !rest.starts_with(char::is_whitespace) && !is_dash {
            continue;
        }
        let rest = rest.trim_start();
        let Some(clause) = clause(rest) else { continue };
        let has_person = words(&said[..at]).any(is_person);
        let sureness = if is_cue_clause(clause) || has_person || char == '?' {
            Sureness::Strong
        } else {
            Sureness::Weak
        };
        let end = if is_dash { at } else { at + char.len_utf8() };
        return Some((
            resumed(said, end, said.len() - rest.len(), clause),
            sureness,
        ));
    }
    None
}

/// The attribution that `rest` begins with: up to twelve words with a cue before the sentence ends.
fn clause(rest: &str) -> Option<&str> {
    let window = &rest[..floor_char_boundary(rest, CLAUSE_BYTES)];
    let window = &window[..first_sentence(window)];
    let end = window.find([';', ':', '–', '—']).unwrap_or(window.len());
    let clause = &rest[..end];
    let mut opening = words(clause);
    let first = opening.next()?;
    let is_subject = first.starts_with(char::is_uppercase)
        || is_pronoun(first)
        || is_finite_cue(first)
        || DETERMINERS.contains_as_written(first);
    (is_subject && words(clause).take(12).any(is_finite_cue)).then_some(clause)
}

/// Whether `clause` opens with a cue, or with a pronoun and a cue.
fn is_cue_clause(clause: &str) -> bool {
    let mut opening = words(clause);
    opening.next().is_some_and(|first| {
        is_finite_cue(first) || (is_pronoun(first) && opening.next().is_some_and(is_finite_cue))
    })
}

/// The end of speech that goes on after its cue in the same sentence: *…, she said, and there are 4,900 of them.*
///
/// `from` is where `clause`, the attribution, begins in `said`; `end` is where the speech before it ends.
fn resumed(said: &str, end: usize, from: usize, clause: &str) -> usize {
    let Some(comma) = clause.find(", ") else {
        return end;
    };
    let next = words(&clause[comma..]).next().unwrap_or("");
    if !RESUMING_WORDS.contains_as_written(next) {
        return end;
    }
    from + first_sentence(&said[from..])
}
