//! Marks of list items: `•`, `-`, `1.`, `(a)`.

use crate::lexicon::ORDINAL_NAMES;
use crate::text::chars::{char_at, floor, is_bullet, is_gap, skip_gap};

/// The mark of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// One past its last byte.
    pub(super) end: usize,
    /// What it counts with.
    pub(super) count: Count,
    /// What stands around the number.
    style: Style,
}

/// What numbers an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// Nothing: a dot, a dash or a star.
    Bullet(char),
    /// An Arabic number.
    Number(u32),
    /// A single letter, by its byte.
    Letter(u8),
    /// A small Roman numeral above `i`, by its value.
    Roman(u32),
    /// A Roman numeral in capitals, by its value.
    Capitals(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Bare,
    /// `1.`
    Stop,
    /// `1)`
    Bracket,
    /// `1.)`
    StopBracket,
    /// `(1)`
    Brackets,
}

/// A number in brackets above this is no mark without company: `(408) 555-0172`.
const MOST_ALONE: u32 = 9;

/// An item inside a line has at most this many bytes.
const LONGEST_ITEM: usize = 2000;

/// Numerals in the order of their values.
const ROMAN: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

impl Marker {
    /// Whether it begins a count: `1`, `a`, `i` or any bullet.
    pub(super) fn is_first(self) -> bool {
        matches!(
            self.count,
            Count::Bullet(_)
                | Count::Number(0 | 1)
                | Count::Letter(b'a' | b'A' | b'i' | b'I')
                | Count::Capitals(1)
        )
    }

    /// Whether `next` carries on the count in the same style.
    pub(super) fn is_followed_by(self, next: Self) -> bool {
        self.style == next.style
            && match (self.count, next.count) {
                (Count::Bullet(this), Count::Bullet(other)) => this == other,
                (Count::Number(this), Count::Number(other))
                | (Count::Roman(this), Count::Roman(other))
                | (Count::Capitals(this), Count::Capitals(other)) => other == this + 1,
                (Count::Letter(this), Count::Letter(other)) => other == this + 1,
                (Count::Letter(b'i'), Count::Roman(other)) => other == 2,
                (Count::Letter(this), Count::Capitals(other)) => {
                    capitals(&[this]).is_some_and(|this| other == this + 1)
                }
                (Count::Capitals(this), Count::Letter(other)) => {
                    capitals(&[other]).is_some_and(|other| other == this + 1)
                }
                // `v` and `x` read as letters when they stand alone.
                (Count::Roman(this), Count::Letter(other)) => {
                    roman(&[other]).is_some_and(|other| other == this + 1)
                }
                (Count::Letter(this), Count::Roman(other)) => {
                    roman(&[this]).is_some_and(|this| other == this + 1)
                }
                _ => false,
            }
    }

    /// Whether the same stands around its number as around that of `other`.
    pub(super) fn is_styled_like(self, other: Self) -> bool {
        self.style == other.style
    }

    /// Whether it is a single capital with a stop.
    pub(super) fn is_initial(self) -> bool {
        self.is_capital() && matches!(self.count, Count::Letter(_))
    }

    /// Whether `other` is another number in the same style, as in a list of which items are left out.
    pub(super) fn counts_like(self, other: Self) -> bool {
        self.style == other.style
            && matches!(
                (self.count, other.count),
                (Count::Number(this), Count::Number(other)) if this != other
            )
    }

    /// Whether it is a number, as of a numbered heading.
    pub(super) fn is_number(self) -> bool {
        matches!(self.count, Count::Number(_))
    }

    /// Whether it is a capital or a numeral of capitals with a stop: it may as well be an initial.
    pub(super) fn is_capital(self) -> bool {
        self.style == Style::Stop
            && match self.count {
                Count::Letter(letter) => letter.is_ascii_uppercase(),
                Count::Capitals(_) => true,
                _ => false,
            }
    }

    /// Whether it can be no mark without another one near it: `1. FC Köln`, `a. m.`, `IV. The king`, `(408) 555-0172`.
    pub(super) fn needs_company(self) -> bool {
        match (self.style, self.count) {
            (_, Count::Bullet(_)) => false,
            (Style::Stop, _) => true,
            (Style::Brackets, Count::Number(number)) => number > MOST_ALONE,
            (_, Count::Letter(_)) => !self.is_first(),
            _ => false,
        }
    }
}

/// The mark of a list item at `at`, if one stands there and something follows it.
pub(super) fn marker_at(text: &str, at: usize, limit: usize) -> Option<Marker> {
    let first = char_at(text, at)?;
    if !(first.is_ascii_alphanumeric() || matches!(first, '(' | '-' | '*') || !first.is_ascii()) {
        return None;
    }
    if is_bullet(first) || matches!(first, '-' | '*') {
        let end = at + first.len_utf8();
        let is_spaced = char_at(text, end).is_some_and(is_gap);
        return ((is_spaced || is_bullet(first)) && skip_gap(text, end, limit) < limit).then_some(
            Marker {
                end,
                count: Count::Bullet(first),
                style: Style::Bare,
            },
        );
    }
    let bytes = text.get(at..limit)?.as_bytes();
    let opens = usize::from(bytes.first() == Some(&b'('));
    let n_signs = bytes[opens..]
        .iter()
        .take(5)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let (signs, rest) = bytes[opens..].split_at(n_signs);
    // As after nearly all words.
    if !matches!(rest, [b'.' | b')', ..]) {
        return None;
    }
    let count = count_of(signs)?;
    let (style, n_rest) = match (opens, rest) {
        (1, [b')', ..]) => (Style::Brackets, 1),
        (0, [b'.', b')', ..]) => (Style::StopBracket, 2),
        (0, [b')', ..]) => (Style::Bracket, 1),
        (0, [b'.', ..]) if signs[0].is_ascii_digit() || signs[0].is_ascii_lowercase() => {
            (Style::Stop, 1)
        }
        _ => return None,
    };
    let end = at + opens + n_signs + n_rest;
    let is_spaced = char_at(text, end).is_some_and(is_gap);
    let next = skip_gap(text, end, limit);
    let is_name = style == Style::Stop
        && matches!(count, Count::Number(_))
        && ORDINAL_NAMES.contains_as_written(name_at(text, next, limit));
    (is_spaced && next < limit && !is_name).then_some(Marker { end, count, style })
}

/// A capital or Roman numeral with a stop at `at`, which may mark an item as well as be an initial or the number of a
/// king: other items have to tell.
///
/// `I.`, `V.` and `X.` are letters here as they are numerals; [`Marker::is_followed_by`] takes them for what fits.
pub(super) fn capital_marker_at(text: &str, at: usize, limit: usize) -> Option<Marker> {
    let bytes = text.as_bytes().get(at..limit)?;
    let n_signs = bytes
        .iter()
        .take(5)
        .take_while(|byte| byte.is_ascii_uppercase())
        .count();
    if !bytes[n_signs..].starts_with(b". ") {
        return None;
    }
    let count = match &bytes[..n_signs] {
        [letter] => Count::Letter(*letter),
        signs => Count::Capitals(capitals(signs)?),
    };
    let end = at + n_signs + 1;
    (skip_gap(text, end, limit) < limit).then_some(Marker {
        end,
        count,
        style: Style::Stop,
    })
}

/// Where the sentence `start..end` ends if its last word is the mark of a first item: *three aims: 1. Mend …*
pub(super) fn end_before_item(text: &str, start: usize, end: usize, limit: usize) -> Option<usize> {
    let words = text[start..end].strip_suffix("1.")?;
    let before = words.trim_end_matches(is_gap);
    let is_led = before.len() < words.len() && before.ends_with(':');
    let marker = marker_at(text, end - "1.".len(), limit).filter(|_| is_led)?;
    next_item(text, marker, marker.end, limit).map(|_| start + before.len())
}

/// The letters at `at`, which may be of the name that a number goes with.
pub(super) fn name_at(text: &str, at: usize, limit: usize) -> &str {
    let rest = &text[at.min(limit)..limit];
    let len = rest.find(|c: char| !c.is_alphabetic());
    &rest[..len.unwrap_or(rest.len())]
}

/// The value of one to three digits, one letter or a Roman numeral.
fn count_of(signs: &[u8]) -> Option<Count> {
    match signs {
        [letter] if letter.is_ascii_alphabetic() => Some(Count::Letter(*letter)),
        [first, ..] if first.is_ascii_digit() && signs.len() <= 3 => signs
            .iter()
            .try_fold(0, |value, &digit| {
                digit
                    .is_ascii_digit()
                    .then(|| value * 10 + u32::from(digit - b'0'))
            })
            .map(Count::Number),
        _ => roman(signs).map(Count::Roman),
    }
}

fn roman(signs: &[u8]) -> Option<u32> {
    ROMAN
        .iter()
        .zip(1..)
        .find(|(numeral, _)| numeral.as_bytes() == signs)
        .map(|(_, value)| value)
}

/// The value of a numeral in capitals.
fn capitals(signs: &[u8]) -> Option<u32> {
    ROMAN
        .iter()
        .zip(1..)
        .find(|(numeral, _)| {
            signs.iter().all(u8::is_ascii_uppercase)
                && numeral.as_bytes().eq_ignore_ascii_case(signs)
        })
        .map(|(_, value)| value)
}

/// Where in `from..limit`, not too far from its start, the item after `marker` begins, inside one line. A mark like
/// `marker` itself ends the search: there the count begins again.
pub(super) fn next_item(text: &str, marker: Marker, from: usize, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    let limit = floor(text, limit.min(from + LONGEST_ITEM));
    while at < limit {
        let gap = at
            + bytes[at..limit]
                .iter()
                .position(|&b| b <= b' ' || b >= 0xc2)?;
        let c = char_at(text, gap)?;
        at = gap + c.len_utf8();
        let candidate = if is_gap(c) { at } else { gap };
        if let Some(next) = marker_at(text, candidate, limit) {
            if marker.is_followed_by(next) {
                return Some(candidate);
            }
            if (marker.count, marker.style) == (next.count, next.style) {
                return None;
            }
        }
    }
    None
}
