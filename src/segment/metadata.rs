//! Fields that describe an article, at its head: *Published: 3 March 2025*, *By Jane Doe*, *Source: Reuters*.
//!
//! They stand on lines of their own or are run into the first paragraph, as where a page was flattened to text. A field
//! is taken off only where its value has an end: a date ends where no date goes on, names end where a sentence opens.

use super::StructureKind;
use super::names::is_byline_name;
use super::timestamp::is_date_word;
use super::trailer::is_address;
use crate::lexicon::{AGES, DAYS, FIELDS, Field, OPENERS, PARTICLES, head_idx};
use crate::text::chars::{
    char_at, is_dash, is_gap, is_long_dash, is_opening_quote, skip_gap, word_end,
};

/// Names in a field have at most this many words.
const MOST_NAMES: usize = 10;

/// A field of other words has at most this many.
const MOST_WORDS: usize = 24;

/// An article is described by at most this many fields in a row.
const MOST_FIELDS: usize = 10;

/// The field at `start` and its kind, if it is run in before something else: another field or the head of a sentence.
pub(super) fn run_in_field(
    text: &str,
    start: usize,
    limit: usize,
) -> Option<(usize, StructureKind)> {
    let (end, kind) = field(text, start, limit)?;
    let next = skip_separators(text, end, limit);
    let is_before_head =
        next < limit && (field(text, next, limit).is_some() || opens_sentence(text, next, limit));
    is_before_head.then_some((skip_dashes(text, end, limit), kind))
}

/// What the line `start..end` is if it holds nothing but fields.
pub(super) fn line_of_fields(text: &str, start: usize, end: usize) -> Option<StructureKind> {
    let (mut at, kind) = field(text, start, end).or_else(|| words_to_end(text, start, end))?;
    for _ in 0..MOST_FIELDS {
        at = skip_separators(text, at, end);
        if at >= end {
            return Some(kind);
        }
        at = field(text, at, end)
            .or_else(|| words_to_end(text, at, end))?
            .0;
    }
    None
}

/// The end and kind of the field at `start`.
fn field(text: &str, start: usize, limit: usize) -> Option<(usize, StructureKind)> {
    let rest = &text[start..limit];
    if let Some(names) = rest
        .strip_prefix("By ")
        .or_else(|| rest.strip_prefix("BY "))
    {
        let at = skip_gap(text, limit - names.len(), limit);
        let end = names_end(text, at, limit, 2)?;
        return Some((end, StructureKind::Byline));
    }
    if let Some((len, field)) = key(rest) {
        let has_colon = rest[len..].starts_with(':');
        let at = skip_gap(text, start + len + usize::from(has_colon), limit);
        if at >= limit {
            return None;
        }
        return match field {
            Field::Date => Some((date_end(text, at, limit)?, StructureKind::Timestamp)),
            Field::Name if has_colon => Some((names_end(text, at, limit, 1)?, name_kind(rest))),
            Field::Address => address_end(text, at, limit).map(|end| (end, StructureKind::Service)),
            Field::Words if has_colon => {
                words_end(text, at, limit).map(|end| (end, StructureKind::Service))
            }
            _ => None,
        };
    }
    // A date without a name: all of it has to be there, from the day or the month on.
    let first = text[start..word_end(text, start, limit)].trim_end_matches([',', '.']);
    if !first.starts_with(|c: char| c.is_ascii_digit()) && !DAYS.contains_as_written(first) {
        return None;
    }
    let end = date_end(text, start, limit)?;
    let is_whole = has_year(&text[start..end]) || (is_stamp(first) && !first.contains(':'));
    // With a stop it is a sentence of its own.
    (is_whole && !text[..end].ends_with('.')).then_some((end, StructureKind::Timestamp))
}

/// The field at `start` whose words run to `end`: *Tags: floods, council*.
fn words_to_end(text: &str, start: usize, end: usize) -> Option<(usize, StructureKind)> {
    let rest = &text[start..end];
    let (len, field) = key(rest)?;
    let words = rest[len..].strip_prefix(':')?;
    let is_short = words.split(is_gap).count() <= MOST_WORDS && !words.trim().is_empty();
    let is_sentence = words.ends_with(['.', '?', '!', ':']) && !words.ends_with("..");
    let kind = match field {
        Field::Date => return None,
        Field::Name if !is_byline_name(words) => return None,
        Field::Name => name_kind(rest),
        Field::Address | Field::Words => StructureKind::Service,
    };
    (is_short && !is_sentence).then_some((end, kind))
}

fn name_kind(field: &str) -> StructureKind {
    let names_place = [
        "source", "publi", "outlet", "site", "news", "agency", "website",
    ];
    let is_place = names_place.iter().any(|head| {
        field
            .get(..head.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(head))
    });
    if is_place {
        StructureKind::Service
    } else {
        StructureKind::Byline
    }
}

/// The longest name of a field that `text` begins with.
fn key(text: &str) -> Option<(usize, Field)> {
    let fields = FIELDS[head_idx(text)?].iter().filter(|(name, _)| {
        text.get(..name.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(name))
            && text[name.len()..]
                .chars()
                .next()
                .is_some_and(|c| c == ':' || is_gap(c))
    });
    let (name, field) = fields.max_by_key(|(name, _)| name.len())?;
    Some((name.len(), *field))
}

/// The end of the date at `at`: days, months, years, hours, or how long ago it was.
fn date_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    if let Some(end) = age_end(text, at, limit) {
        return Some(end);
    }
    let mut end = None;
    let mut at = at;
    let mut has_number = false;
    let mut is_after_name = false;
    while at < limit {
        let word_end = word_end(text, at, limit);
        let word = &text[at..word_end];
        let bare = word.trim_matches(|c| matches!(c, ',' | '.' | '|' | '(' | ')' | ';'));
        let next_at = skip_gap(text, word_end, limit);
        let next = text[next_at..self::word_end(text, next_at, limit)]
            .trim_matches(|c| matches!(c, ',' | '.' | '|' | '(' | ')' | ';'));
        let is_name = is_date_word(bare);
        let starts_digit = bare.starts_with(|c: char| c.is_ascii_digit());
        let is_number = starts_digit && (is_stamp(bare) || is_after_name || is_date_word(next));
        let is_link = matches!(bare, "at" | "on" | "of" | "at:" | "")
            || bare
                .chars()
                .all(|c| is_dash(c) || matches!(c, '|' | '·' | '•' | '/'));
        if is_name || is_number {
            has_number |= is_number;
            end = Some(word_end);
            // A number belongs to the month before it, and a year to both.
            is_after_name = is_name || (is_after_name && bare.len() <= 2);
        } else if !is_link || end.is_none() {
            break;
        }
        if is_name && word.ends_with(':') {
            break;
        }
        at = next_at;
    }
    let end = end.filter(|_| has_number)?;
    let kept = text[..end].trim_end_matches([',', ';', '|']);
    Some(kept.len())
}

/// Whether a word of digits is a date or an hour by itself: `2025-03-11`, `11/03/2025`, `14:20`, `2025-03-11T10:00Z`.
fn is_stamp(word: &str) -> bool {
    let n_digits = word.bytes().filter(u8::is_ascii_digit).count();
    let has_hour = word.contains(':');
    let n_parts = word.split(['-', '/', '.']).count();
    (has_hour && n_digits >= 3)
        || (n_parts == 3 && (6..=8).contains(&n_digits) && word.len() <= 10)
        || (word.len() > 10 && word.as_bytes().get(10) == Some(&b'T') && n_digits >= 8)
}

/// Whether a year stands in `date`, and more than that.
fn has_year(date: &str) -> bool {
    date.len() > 7
        && date
            .as_bytes()
            .windows(4)
            .any(|four| four.iter().all(u8::is_ascii_digit) && matches!(&four[..2], b"19" | b"20"))
}

/// The end of *3 hours ago* at `at`.
fn age_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let number_end = word_end(text, at, limit);
    if !text[at..number_end]
        .bytes()
        .all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let unit_at = skip_gap(text, number_end, limit);
    let unit_end = word_end(text, unit_at, limit);
    let ago_at = skip_gap(text, unit_end, limit);
    let ago_end = word_end(text, ago_at, limit);
    (&text[ago_at..ago_end] == "ago" && AGES.contains(&text[unit_at..ago_end])).then_some(ago_end)
}

/// The end of the names at `at`: words with capitals up to a mark, another field, or a word that opens a sentence; at
/// least `fewest` words.
fn names_end(text: &str, at: usize, limit: usize, fewest: usize) -> Option<usize> {
    let mut end = None;
    let mut at = at;
    for n_words in 0..=MOST_NAMES {
        let is_enough = n_words >= fewest;
        if at >= limit {
            // A line of nothing but names.
            return end.filter(|_| is_enough && n_words > 0);
        }
        let word_end = word_end(text, at, limit);
        let word = &text[at..word_end];
        if word
            .chars()
            .all(|c| is_long_dash(c) || matches!(c, '|' | '·' | '•' | '-' | '/'))
        {
            return end.filter(|_| is_enough);
        }
        let bare = word.trim_end_matches([',', ';', ':']);
        let opens = OPENERS.contains_as_written(bare) && n_words > 0;
        if is_enough
            && (opens || word.starts_with(is_opening_quote) || begins_field(text, at, limit))
        {
            return end;
        }
        let is_inner = matches!(bare, "and" | "&" | "in" | "for" | "at" | "of" | "with")
            || PARTICLES.contains_as_written(bare);
        let is_name = bare.starts_with(char::is_uppercase)
            && !opens
            && !is_date_word(bare)
            && (!bare.ends_with('.') || bare.len() <= 4);
        let may_stand_here = is_name || (is_inner && n_words > 0);
        if !may_stand_here {
            return None;
        }
        end = Some(word_end - (word.len() - bare.len()));
        at = skip_gap(text, word_end, limit);
    }
    None
}

/// Whether another field than the one under way begins at `at`: its name, or a date.
fn begins_field(text: &str, at: usize, limit: usize) -> bool {
    let rest = &text[at..limit];
    if let Some((len, field)) = key(rest) {
        let has_colon = rest[len..].starts_with(':');
        return match field {
            Field::Date => {
                let value = skip_gap(text, at + len + usize::from(has_colon), limit);
                date_end(text, value, limit).is_some()
            }
            _ => has_colon,
        };
    }
    date_end(text, at, limit).is_some_and(|end| has_year(&text[at..end]))
        || (rest.starts_with("By ")
            && names_end(text, skip_gap(text, at + 3, limit), limit, 2).is_some())
}

/// The end of the words at `at`: before another field or a bar.
fn words_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let mut end = None;
    let mut at = at;
    for n_words in 0..MOST_WORDS {
        if at >= limit {
            return None;
        }
        let word_end = word_end(text, at, limit);
        let word = &text[at..word_end];
        if n_words > 0 && (matches!(word, "|" | "·" | "•") || begins_field(text, at, limit)) {
            return end;
        }
        end = Some(word_end);
        at = skip_gap(text, word_end, limit);
    }
    None
}

fn address_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let end = word_end(text, at, limit);
    is_address(&text[at..end]).then_some(end)
}

/// Whether a sentence may begin at `at`.
fn opens_sentence(text: &str, at: usize, limit: usize) -> bool {
    let word = &text[at..word_end(text, at, limit)];
    let bare = word.trim_start_matches(|c| is_opening_quote(c) || matches!(c, '(' | '['));
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The first byte from `at` on that is neither a gap nor a mark between fields.
fn skip_separators(text: &str, mut at: usize, limit: usize) -> usize {
    while let Some(c) = char_at(text, at).filter(|_| at < limit) {
        if !(is_gap(c) || is_dash(c) || matches!(c, '|' | '·' | '•' | ';' | ',')) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// The end of the marks that set a field off, which belong to it.
fn skip_dashes(text: &str, end: usize, limit: usize) -> usize {
    let next = skip_separators(text, end, limit);
    text[end..next].trim_end_matches(is_gap).len() + end
}
