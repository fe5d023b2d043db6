//! Whether a single full stop ends a sentence or only an abbreviation.

use super::follow::Following;
use super::stop::Stop;
use crate::lexicon::{
    Abbreviation, COMPANY_SUFFIXES, OPENERS, ORDINAL_NAMES, TIME_PREPOSITIONS, TIME_WORDS,
    abbreviation,
};
use crate::text::chars::is_gap;

/// Tokens longer than this are words.
const LONGEST_TOKEN: usize = 16;

/// Whether the dot at the start of `stop` ends the sentence that begins at `start`.
///
/// `following` begins with a capital, a digit or a mark. `closes_inner_bracket`: a bracket that opened inside the
/// sentence closes right after the dot, as in *Smith (D-Ill.)*.
pub(super) fn ends_at_dot(
    text: &str,
    start: usize,
    stop: Stop,
    following: &Following<'_>,
    closes_inner_bracket: bool,
) -> bool {
    let token = token_before(&text[start..stop.start]);
    if token.is_empty() || token.len() > LONGEST_TOKEN {
        return true;
    }
    let before = &text[start..stop.start - token.len()];
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number alone at the head of a sentence counts something, and so does one before the name of a club.
        return (!before.trim().is_empty() || token.len() > 3)
            && !ORDINAL_NAMES.contains_as_written(following.word);
    }
    // So does a numeral or a small letter there, as the mark of an item does.
    let may_count = || is_small(token) || is_numeral_of_any_case(token);
    if may_count() && before.trim().is_empty() {
        return false;
    }
    if is_cited(token, before, following) {
        return false;
    }
    let mut letters = token.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_uppercase()
    {
        return ends_at_initial(letter, before, following);
    }
    let Some(kind) = abbreviation(token) else {
        return true;
    };
    if (following.is_aside || following.rest.starts_with('§')) && !stop.closes_quotation {
        return false;
    }
    if closes_inner_bracket || stop.closes_quotation {
        return closes_inner_bracket
            && kind == Abbreviation::Ending
            && OPENERS.contains_as_written(following.word)
            || stop.closes_quotation;
    }
    let opens = following.opens_sentence();
    match kind {
        Abbreviation::Title | Abbreviation::Given | Abbreviation::Site => {
            following.is_quoted && OPENERS.contains_as_written(following.word)
        }
        Abbreviation::Inner | Abbreviation::Mark => false,
        Abbreviation::Street => opens,
        Abbreviation::Acronym => opens && !following.is_digit(),
        Abbreviation::Company => {
            let is_generation = matches!(token, "Jr" | "Sr");
            !COMPANY_SUFFIXES.contains(following.word)
                && (opens
                    || (following.is_capital() && following.is_before_lower() && !is_generation))
        }
        Abbreviation::Place => opens || following.is_digit() || following.is_before_lower(),
        Abbreviation::Time => {
            !TIME_WORDS.contains_as_written(following.word)
                && !following.rest.starts_with(" time")
                && !is_time_at_head(before)
                && !following.is_digit()
        }
        Abbreviation::Month => {
            !following.is_digit() && !TIME_WORDS.contains_as_written(following.word)
        }
        Abbreviation::Number => !following.is_digit() && !is_numeral(following.word),
        Abbreviation::Law => !following.is_digit() && !cites(following),
        Abbreviation::Ending => {
            !(token == "al" && (following.is_digit() || following.is_bracketed))
        }
    }
}

/// Whether `token` is a Roman numeral of two letters or more, in capitals or small letters throughout.
fn is_numeral_of_any_case(token: &str) -> bool {
    token.len() > 1
        && (token
            .bytes()
            .all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c'))
            || is_numeral(token))
}

/// Whether `token` is one small letter.
fn is_small(token: &str) -> bool {
    token.len() == 1 && token.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether another abbreviation of a citation follows, and not a title or the rest of a name.
fn cites(following: &Following<'_>) -> bool {
    following.rest.starts_with('.')
        && match following.word.len() {
            1 => following.is_capital(),
            _ => matches!(
                abbreviation(following.word),
                Some(Abbreviation::Law | Abbreviation::Number | Abbreviation::Company)
            ),
        }
}

/// Whether `token` names a book or a court in a citation: `(Phil. 4:8)`, `(Cal. 1973)`, `9 Cal. 3d 731`.
fn is_cited(token: &str, before: &str, following: &Following<'_>) -> bool {
    const LONGEST_BOOK: usize = 6;
    const SHORT_BOOK: usize = 4;
    if !following.is_digit() {
        return false;
    }
    let before = before.trim_end_matches(is_gap);
    token.len() <= LONGEST_BOOK
        && token.starts_with(char::is_uppercase)
        && ((following.is_verse() && (2..=SHORT_BOOK).contains(&token.len()))
            || (before.ends_with(['(', '[']) && (following.is_verse() || following.ends_bracket()))
            || (before.ends_with(|c: char| c.is_ascii_digit() || c == ';')
                && (following.is_verse() || abbreviation(token).is_some())))
}

/// A capital letter with a stop: an initial before a name, else the end (*Plan B. The …*, *you and I. Did …*).
fn ends_at_initial(letter: char, before: &str, following: &Following<'_>) -> bool {
    if following.opens_sentence() {
        return !before.trim().is_empty();
    }
    // The last of several words cut short: `Fed. R. Civ. P. 12(b)`.
    let is_after_abbreviation = || {
        let previous = before.trim_end().rsplit(is_gap).next().unwrap_or_default();
        previous.len() > 2
            && previous
                .strip_suffix('.')
                .is_some_and(|previous| abbreviation(previous).is_some())
    };
    let is_after_volume = || before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if following.is_digit() && (is_after_abbreviation() || is_after_volume()) {
        return false;
    }
    if letter == 'I' && !following.is_digit() {
        let previous = before.trim_end().rsplit(is_gap).next().unwrap_or_default();
        return previous.chars().next().is_some_and(char::is_lowercase);
    }
    following.is_digit()
}

/// The letters, digits and inner stops right before a dot.
fn token_before(text: &str) -> &str {
    // Nearly all are ASCII letters after a space.
    let bytes = text.as_bytes();
    let from = bytes.len().saturating_sub(LONGEST_TOKEN + 1);
    if let Some(at) = bytes[from..]
        .iter()
        .rposition(|byte| !byte.is_ascii_alphanumeric())
        && bytes[from + at] == b' '
    {
        return &text[from + at + 1..];
    }
    let len: usize = text
        .chars()
        .rev()
        .take_while(|&c| c.is_alphanumeric() || matches!(c, '.' | '°'))
        .take(LONGEST_TOKEN + 1)
        .map(char::len_utf8)
        .sum();
    &text[text.len() - len..]
}

/// Whether the sentence has just begun with a time: *At 5 a.m. Mr. Smith …*.
fn is_time_at_head(before: &str) -> bool {
    let mut words = before.split(is_gap).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    TIME_PREPOSITIONS.contains(first) && words.count() < 4
}

/// Whether `word` is a Roman numeral or a single capital: what follows *Art.* or *Fig.*
fn is_numeral(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
        && word != "I"
}
