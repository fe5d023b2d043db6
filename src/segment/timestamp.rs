//! Times and dates: of an entry in a live blog, of publication.

use crate::lexicon::{DATE_WORDS, HALF_DAYS, TIME_WORDS};
use crate::text::chars::{char_at, is_dash, is_gap, skip_gap};

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
    if TIME_WORDS.contains_as_written(&text[zone_at..zone_at + zone_len]) {
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

/// Whether `word` names a day, a month, a half of the day or a time zone.
pub(super) fn is_date_word(word: &str) -> bool {
    let name = word.trim_end_matches('.');
    TIME_WORDS.contains_as_written(name) || HALF_DAYS.contains(name)
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).map_or(0, |rest| {
        rest.iter()
            .take(3)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    })
}

/// Whether the line is a date or a time and nothing else.
pub(super) fn is_date(line: &str) -> bool {
    if line.len() > 60 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut has_date = false;
    let is_date = line
        .split(|c: char| {
            is_gap(c) || is_dash(c) || matches!(c, ',' | '|' | '/' | '(' | ')' | '·' | '•')
        })
        .filter(|word| !word.is_empty())
        .all(|word| {
            let name = word.trim_end_matches('.');
            let is_name = TIME_WORDS.contains_as_written(name) || HALF_DAYS.contains(name);
            let is_number = name.starts_with(|c: char| c.is_ascii_digit())
                && name
                    .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'))
                    .len()
                    <= 2;
            has_date |= is_name || name.contains(':');
            is_name || is_number || DATE_WORDS.contains(name)
        });
    is_date && has_date
}
