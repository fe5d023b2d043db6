//! Datelines and times at the head of a paragraph.

use super::chars::{char_at, floor, is_dash, is_gap, skip_gap, word_end};
use super::words::is_time_word;

/// A dateline has at most this many bytes.
const LONGEST: usize = 90;

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
    if !char_at(text, start)?.is_uppercase() {
        return None;
    }
    let mut place = Place::default();
    let mut at = start;
    while at < limit && at - start < LONGEST {
        let end = word_end(text, at, limit);
        let word = &text[at..end];
        let c = char_at(text, at)?;
        if word.chars().all(is_dash) {
            let next = skip_gap(text, end, limit);
            return (next < limit && place.is_complete(text, next, is_first)).then_some(end);
        }
        if c == '(' {
            let close = text[at..floor(text, limit.min(at + LONGEST))].find(')')? + at;
            if !place.is_capital && !is_agency(&text[at + 1..close]) {
                return None;
            }
            place.has_agency = true;
            place.n_words += 1;
            at = close + 1;
            match char_at(text, at).filter(|_| at < limit) {
                Some(c) if is_dash(c) => return Some(at + c.len_utf8()),
                Some(':') if place.is_capital => return Some(at + 1),
                _ => {}
            }
        } else if let Some(city) = word.strip_suffix(':') {
            place.read(city);
            let is_place = is_first
                && place.is_capital
                && !place.has_small
                && place.n_words <= 4
                && city.len() > 2;
            return (is_place && skip_gap(text, end, limit) < limit).then_some(end);
        } else if let Some(dash) = word.find(['—', '–']).filter(|&dash| dash > 0) {
            // The dash without a space: `LONDON—The`.
            place.read(&word[..dash]);
            let end = at + dash + 3;
            return (place.is_capital && !place.has_small && end < limit).then_some(end);
        } else {
            if !place.read(word) {
                return None;
            }
            at = end;
        }
        at = skip_gap(text, at, limit);
    }
    None
}

/// Whether the words in brackets name a news agency: capitals without figures, or one of the usual names.
fn is_agency(name: &str) -> bool {
    const NAMES: [&str; 8] = [
        "Reuters",
        "Bloomberg",
        "Xinhua",
        "Tass",
        "dpa",
        "Interfax",
        "Thomson Reuters",
        "The Guardian",
    ];
    let is_initials =
        (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    is_initials || NAMES.contains(&name)
}

/// What the words of a possible dateline are.
#[derive(Default)]
struct Place {
    n_words: usize,
    is_capital: bool,
    has_small: bool,
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
        if is_time_word(name) || name.bytes().all(|byte| byte.is_ascii_digit()) {
            self.has_date = true;
            return self.n_words > 1;
        }
        let n_letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let is_capital = n_letters > 1 && !name.chars().any(char::is_lowercase);
        if self.n_words == 1 {
            self.is_capital =
                is_capital || (n_letters > 0 && !name.chars().any(char::is_lowercase));
        } else if !is_capital {
            self.has_small = true;
        }
        first.is_uppercase()
            || matches!(
                name,
                "de" | "do" | "da" | "del" | "la" | "on" | "of" | "and" | "al" | "near" | "in"
            )
    }

    /// Whether the words before a dash, and what stands at `next` after it, make a dateline.
    fn is_complete(&self, text: &str, next: usize, is_first: bool) -> bool {
        if self.has_agency
            || (self.is_capital
                && self.n_words <= 8
                && (!self.has_small || self.has_date || self.n_words <= 4))
        {
            return true;
        }
        if self.has_date {
            return self.n_words > 1;
        }
        is_first && self.n_words <= 3 && char_at(text, next).is_some_and(char::is_uppercase)
    }
}

/// The end of a time at `start`, as before the entries of a live blog: `10:42am`, `6.05 pm:`, `14:05 GMT –`.
pub(super) fn timestamp_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..limit];
    let opens = usize::from(matches!(bytes.get(start), Some(b'[' | b'(')));
    let mut at = start + opens;
    let n_hours = digits(bytes, at);
    if n_hours == 0 || n_hours > 2 {
        return None;
    }
    at += n_hours;
    let mut is_time = false;
    let separator = bytes.get(at).copied();
    if matches!(separator, Some(b':' | b'.')) && digits(bytes, at + 1) == 2 {
        is_time = separator == Some(b':');
        at += 3;
        if bytes.get(at) == Some(&b':') && digits(bytes, at + 1) == 2 {
            at += 3;
        }
    }
    let next = skip_gap(text, at, limit);
    let half = text[next..limit].get(..2).unwrap_or_default();
    if half.eq_ignore_ascii_case("am") || half.eq_ignore_ascii_case("pm") {
        is_time = true;
        at = next + 2;
    } else if let Some(half) = text[next..limit].get(..4)
        && (half.eq_ignore_ascii_case("a.m.") || half.eq_ignore_ascii_case("p.m."))
    {
        is_time = true;
        at = next + 4;
    }
    if !is_time {
        return None;
    }
    let zone_at = skip_gap(text, at, limit);
    let zone_len = text[zone_at..limit]
        .find(|c: char| !c.is_ascii_uppercase())
        .unwrap_or(limit - zone_at);
    if is_time_word(&text[zone_at..zone_at + zone_len]) {
        at = zone_at + zone_len;
    }
    if opens > 0 {
        if !matches!(bytes.get(at), Some(b']' | b')')) {
            return None;
        }
        at += 1;
    }
    // A mark that sets the time off, or a capital after it.
    let next = skip_gap(text, at, limit);
    if next >= limit {
        return Some(limit);
    }
    let c = char_at(text, next)?;
    if c == ':' || c == '|' || is_dash(c) {
        return Some(next + c.len_utf8());
    }
    let is_spaced = char_at(text, at).is_some_and(is_gap);
    (is_spaced && (!c.is_lowercase() && !c.is_ascii_digit() && !matches!(c, ',' | ';' | '(' | '.')))
        .then_some(at)
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).map_or(0, |rest| {
        rest.iter()
            .take(3)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    })
}
