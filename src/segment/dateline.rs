//! Datelines at the head of a paragraph.

use super::trailer::ends_in_stop;
use crate::lexicon::{NEWS_AGENCIES, PLACE_PARTICLES, TIME_WORDS, is_agency};
use crate::text::chars::{char_at, floor, is_closing_quote, is_dash, skip_gap, word_end};
use crate::text::scan;

/// A dateline has at most this many bytes.
const LONGEST: usize = 110;

/// The end of a dateline at `start`, with its dash: *LONDON (Reuters) –*, *NEW DELHI, March 3 (AP) —*.
///
/// The place is in capitals; in small letters it needs a date or an agency after it. `is_first`: nothing but headlines
/// and bylines stands before; then a place in small letters before a dash and a capital will do, and a colon for a dash.
pub(super) fn dateline_end(
    text: &str,
    start: usize,
    limit: usize,
    is_first: bool,
) -> Option<usize> {
    match char_at(text, start)? {
        '(' => return agency_end(text, start, limit),
        c if c.is_uppercase() => {}
        _ => return None,
    }
    if begins_in_small_letters(&text[start..limit]) {
        return None;
    }
    let reach = word_end(text, floor(text, limit.min(start + LONGEST)), limit);
    scan::position(&text.as_bytes()[start..reach], may_end_place)?;
    let mut place = Place::default();
    let mut at = start;
    while at < limit && at - start < LONGEST {
        let end = word_end(text, at, limit);
        let word = &text[at..end];
        let c = char_at(text, at)?;
        if word.chars().all(is_dash) || word == "_" {
            let next = skip_gap(text, end, limit);
            return (next < limit && place.is_complete(text, next, is_first)).then_some(end);
        }
        if c == '(' {
            let close = text[at..floor(text, limit.min(at + LONGEST))].find(')')? + at;
            if !place.is_capital && !is_signed(&text[at + 1..close]) {
                return None;
            }
            place.has_agency = true;
            place.n_words += 1;
            at = close + 1;
            match char_at(text, at).filter(|_| at < limit) {
                Some(c) if is_dash(c) => return Some(dashes_end(text, at, limit)),
                Some(':') if place.is_capital => return Some(at + 1),
                _ => {}
            }
        } else if is_wire(word) {
            place.has_agency = true;
        } else if let Some(end) = wire_end(text, at, end, limit) {
            // A wire between dashes: `SAN FRANCISCO--(BUSINESS WIRE)--The company`.
            return Some(end);
        } else if let Some(city) = word.strip_suffix(':') {
            let is_dated = place.has_date && place.n_words > 2 && is_year(city);
            place.read(city);
            let is_place = is_first
                && (place.is_capital || is_dated)
                && (place.n_small == 0 || is_dated)
                && (place.n_words <= 4 || is_dated)
                && city.len() > 2;
            return (is_place && skip_gap(text, end, limit) < limit).then_some(end);
        } else if !word.is_ascii()
            && let Some((city, rest)) = word.split_once('—')
        {
            // The dash without a space: `LONDON—The`, but not `US—China`.
            place.read(city);
            let is_place = place.is_capital && place.n_small == 0 && city.len() > 4;
            let end = at + city.len() + '—'.len_utf8();
            return (is_place && rest.starts_with(char::is_uppercase)).then_some(end);
        } else if !place.read(word) {
            return None;
        }
        at = skip_gap(text, at.max(end), limit);
    }
    None
}

/// Whether the second word of `text` can be in no dateline, as that of most paragraphs: *The bridge*. A quick look at
/// words of nothing but letters.
fn begins_in_small_letters(text: &str) -> bool {
    let letters_end = |from: usize| {
        let letters = text.as_bytes()[from..].iter();
        from + letters
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count()
    };
    let first = letters_end(0);
    if !text[first..].starts_with(' ') {
        return false;
    }
    let second = letters_end(first + 1);
    let word = &text[first + 1..second];
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && (text[second..].starts_with(' ') || text[second..].starts_with(", "))
        && !may_be_small_in_place(word)
        && !TIME_WORDS.contains_as_written(word)
}

/// Whether a dateline may hold `name`, which begins with a small letter.
fn may_be_small_in_place(name: &str) -> bool {
    matches!(name, "and" | "in" | "near") || PLACE_PARTICLES.contains_as_written(name)
}

/// Whether a byte is, or begins, one of the marks without which there is no dateline.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "comparisons of many bytes at once, without a branch"
)]
fn may_end_place(byte: u8) -> bool {
    (byte == b'-')
        | (byte == b'_')
        | (byte == b'/')
        | (byte == b':')
        | (byte == b'(')
        | (byte == 0xE2)
}

/// Whether `word` is four digits.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The end of the dashes at `at`.
fn dashes_end(text: &str, at: usize, limit: usize) -> usize {
    let rest = &text[at..limit];
    limit - rest.trim_start_matches(is_dash).len()
}

/// Whether `word` is a wire that carries press releases, between slashes: `/PRNewswire/`.
fn is_wire(word: &str) -> bool {
    word.len() > 4
        && word
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'))
            .is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The end of a wire in brackets between dashes, in the word `at..end` and those after it: `FRANCISCO--(BUSINESS WIRE)--`.
fn wire_end(text: &str, at: usize, end: usize, limit: usize) -> Option<usize> {
    let word = &text.as_bytes()[at..end];
    let open = word.windows(2).position(|two| two == b"-(")? + at + 1;
    let reach = floor(text, limit.min(open + LONGEST));
    let close = text[open..reach].find(')')? + open + 1;
    let after = dashes_end(text, close, limit);
    let is_capital = text[open..close].chars().any(char::is_uppercase);
    (is_capital && after > close && skip_gap(text, after, limit) < limit).then_some(after)
}

/// The end of an agency that stands for a dateline: `(CNN) —`, or `(CNN)The` without a space.
fn agency_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let close = text[start..floor(text, limit.min(start + LONGEST))].find(')')? + start;
    if !is_signed(&text[start + 1..close]) {
        return None;
    }
    let after = close + 1;
    let next = skip_gap(text, after, limit);
    let c = char_at(text, next).filter(|_| next < limit)?;
    if is_dash(c) {
        return Some(dashes_end(text, next, limit));
    }
    (next == after && c.is_uppercase()).then_some(after)
}

/// Where in a paragraph the name of a news agency begins that stands in brackets after its last stop.
pub(super) fn agency_start(paragraph: &str) -> Option<usize> {
    let inner = paragraph.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let before = inner[..open].trim_end();
    (ends_in_stop(before.trim_end_matches(is_closing_quote))
        && is_agency(&NEWS_AGENCIES, &inner[open + 1..]))
    .then_some(open)
}

/// Whether the words in brackets sign for a news agency: one of the usual names, or capitals without figures.
fn is_signed(name: &str) -> bool {
    let is_initials =
        (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    is_initials || is_agency(&NEWS_AGENCIES, name)
}

/// What the words of a possible dateline are.
#[derive(Default)]
struct Place {
    n_words: usize,
    /// Words after the first that are not in capitals throughout.
    n_small: usize,
    /// Whether the first word is in capitals.
    is_capital: bool,
    has_agency: bool,
    has_date: bool,
}

impl Place {
    /// Takes in one word; false if no dateline holds such a word.
    fn read(&mut self, word: &str) -> bool {
        let name = word.trim_end_matches([',', '.', ';']);
        self.n_words += 1;
        let Some(first) = name.chars().next() else {
            return self.n_words > 1;
        };
        if TIME_WORDS.contains_as_written(name) || name.bytes().all(|byte| byte.is_ascii_digit()) {
            self.has_date = true;
            return self.n_words > 1;
        }
        let n_letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let is_capital = n_letters > 1 && !name.chars().any(char::is_lowercase);
        if self.n_words == 1 {
            self.is_capital =
                is_capital || (n_letters > 0 && !name.chars().any(char::is_lowercase));
        } else if !is_capital {
            self.n_small += 1;
        }
        // One dateline may name several places, and what is near.
        first.is_uppercase() || may_be_small_in_place(name)
    }

    /// Whether the words before a dash, and what stands at `next` after it, make a dateline.
    fn is_complete(&self, text: &str, next: usize, is_first: bool) -> bool {
        if self.has_agency {
            return true;
        }
        let is_before_sentence = !char_at(text, next).is_some_and(char::is_lowercase);
        if self.is_capital
            && self.n_words <= 8
            && (is_before_sentence || self.has_date)
            && (self.n_small == 0 || self.has_date || self.n_words <= 4)
        {
            return true;
        }
        if self.has_date {
            return self.n_words > 1;
        }
        is_first && self.n_words <= 3 && char_at(text, next).is_some_and(char::is_uppercase)
    }
}
