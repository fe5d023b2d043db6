//! Labels: *Author's Opinion*, *Analysis*, on a line of their own or run into a paragraph.

use std::sync::LazyLock;

use super::stop::tag_end;
use crate::lexicon::{self, LABEL_COMPANIONS, N_HEADS, OPENERS, head_idx};
use crate::text::chars::{char_at, is_dash, is_gap, is_opening_quote, skip_gap, word_end};

/// Where a letter stands that rules out nearly all of the many labels that begin with *the*.
const PROBE: usize = 4;

/// No label is longer, in bytes.
const LONGEST_LABEL: usize = 40;

struct Entry {
    /// In lower case, with straight apostrophes.
    words: &'static str,
    /// Whether it may run in only before a word that opens a sentence.
    is_common: bool,
}

/// The list by its first two letters, longer labels first, so that *opinion and analysis* is tried before *opinion*.
static LABELS: LazyLock<[Vec<Entry>; N_HEADS]> = LazyLock::new(|| {
    let mut labels = [const { Vec::new() }; N_HEADS];
    for (words, is_common) in lexicon::labels() {
        if let Some(idx) = head_idx(words) {
            labels[idx].push(Entry { words, is_common });
        }
    }
    for entries in &mut labels {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
    }
    labels
});

/// The longest label that begins `text`, and the number of bytes that spell it there.
fn find_label(text: &str) -> Option<(&'static Entry, usize)> {
    let labels = &LABELS[head_idx(text)?];
    // Bytes stand for bytes up to there.
    let head = text.as_bytes().get(..=PROBE).filter(|head| head.is_ascii());
    let differs = |entry: &Entry| {
        let wanted = entry.words.as_bytes().get(PROBE);
        let found = head.map(|head| head[PROBE].to_ascii_lowercase());
        wanted.is_some_and(|wanted| {
            wanted.is_ascii_lowercase() && found.is_some_and(|found| found != *wanted)
        })
    };
    labels
        .iter()
        .filter(|entry| !differs(entry))
        .find_map(|entry| Some((entry, match_len(text, entry.words)?)))
}

/// Whether the line `start..end` is a label and nothing else, brackets, colon or dash aside.
pub(super) fn is_label_line(text: &str, start: usize, end: usize) -> bool {
    let line = text[start..end]
        .trim_start_matches(['[', '(', '*', '#', '|', ' '])
        .trim_end_matches(|c| is_dash(c) || matches!(c, ']' | ')' | '*' | ':' | '|' | ' ' | '.'));
    line.len() <= LONGEST_LABEL && find_label(line).is_some_and(|(_, len)| len == line.len())
}

/// The end of a label at `start` that runs into a paragraph, with its colon or dash if it has one.
///
/// Without such a mark its words must begin with capitals, and what follows must look like the start of a sentence.
/// Stars, brackets and tags of markup around it belong to it.
pub(super) fn run_in_label_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let words_at = skip_decoration(text, start, limit);
    if !char_at(text, words_at)?.is_ascii_uppercase() {
        return None;
    }
    let rest = &text[words_at..limit];
    let (entry, len) = find_label(rest)?;
    let label = &rest[..len];
    let end = skip_decoration(text, words_at + len, limit);
    if let Some(end) = marked_end(text, end, limit, has_capitals(label)) {
        return Some(end);
    }
    if !char_at(text, end).is_some_and(is_gap) {
        return None;
    }
    let wanted = match (has_capitals(label), entry.is_common) {
        (true, true) => Wanted::PlainWord,
        (true, false) => Wanted::Capital,
        (false, false) if entry.words.contains(' ') => Wanted::Opener,
        _ => return None,
    };
    let next = skip_gap(text, end, limit);
    opens_sentence(text, next, limit, wanted).then_some(end)
}

/// The end of the mark that sets a label off, if one stands at `at`: a colon, a bar, a dash, after capitals a stop.
fn marked_end(text: &str, at: usize, limit: usize, is_capital: bool) -> Option<usize> {
    let c = char_at(text, at).filter(|_| at < limit)?;
    if matches!(c, ':' | '|') || (c == '.' && is_capital) {
        let end = skip_decoration(text, at + 1, limit);
        let next = skip_gap(text, end, limit);
        let is_set_off =
            c != '.' || (next > end && char_at(text, next).is_some_and(char::is_uppercase));
        return (is_set_off && next < limit).then_some(end);
    }
    let next = skip_gap(text, at, limit);
    let c = char_at(text, next).filter(|_| next < limit)?;
    let after = next + c.len_utf8();
    let is_spaced = next > at && char_at(text, after).is_some_and(is_gap);
    ((is_dash(c) || c == '|') && is_spaced && skip_gap(text, after, limit) < limit).then_some(after)
}

/// The first byte from `at` on that is no star, square bracket or tag of markup.
fn skip_decoration(text: &str, mut at: usize, limit: usize) -> usize {
    while at < limit {
        match text.as_bytes()[at] {
            b'*' | b'_' | b'[' | b']' => at += 1,
            b'<' => match tag_end(text, at, limit) {
                Some(end) => at = end,
                None => break,
            },
            _ => break,
        }
    }
    at
}

/// What must follow a label that runs into a paragraph without a mark; a quotation or an opener always will do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Nothing less: *The bottom line* may be the subject of the sentence.
    Opener,
    /// A capital before a small word, and no word that makes a name of the label.
    PlainWord,
    /// Any capital or digit.
    Capital,
}

/// Whether what stands at `at` begins a sentence rather than going on with the label's words.
fn opens_sentence(text: &str, at: usize, limit: usize, wanted: Wanted) -> bool {
    let end = word_end(text, at, limit);
    let mut letters = text[at..end].trim_start_matches(is_opening_quote).chars();
    let Some(c) = letters.next() else {
        return false;
    };
    if text[at..end].starts_with(is_opening_quote) {
        return c.is_uppercase();
    }
    if !c.is_uppercase() {
        return c.is_ascii_digit() && wanted == Wanted::Capital;
    }
    let word = text[at..end].trim_end_matches([',', ':', '.']);
    if OPENERS.contains_as_written(word) || wanted == Wanted::Capital {
        return true;
    }
    let next = skip_gap(text, end, limit);
    let is_before_lower = next < limit && char_at(text, next).is_some_and(char::is_lowercase);
    wanted == Wanted::PlainWord && is_before_lower && !LABEL_COMPANIONS.contains_as_written(word)
}

/// Whether the first letter, and that of each word longer than three letters, is a capital.
fn has_capitals(label: &str) -> bool {
    label
        .split(' ')
        .filter(|word| word.len() > 3)
        .all(|word| word.starts_with(|c: char| c.is_uppercase()))
        && label.starts_with(|c: char| c.is_uppercase())
}

/// Bytes of `text` that spell `words`, whatever their case and apostrophes, up to a word's end.
fn match_len(text: &str, words: &str) -> Option<usize> {
    // Nearly every text differs in a letter, long before anything needs a closer look.
    for (found, wanted) in text.bytes().zip(words.bytes()) {
        if wanted.is_ascii_lowercase() && found.to_ascii_lowercase() != wanted {
            return None;
        }
        if !wanted.is_ascii_lowercase() && found != wanted {
            break;
        }
    }
    let mut chars = text.chars();
    let mut len = 0;
    for wanted in words.chars() {
        let found = chars.next()?;
        let is_same = found.eq_ignore_ascii_case(&wanted)
            || (wanted == '\'' && matches!(found, '’' | '‘' | '`'))
            || (wanted == ' ' && is_gap(found));
        if !is_same {
            return None;
        }
        len += found.len_utf8();
    }
    chars
        .next()
        .is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .then_some(len)
}
