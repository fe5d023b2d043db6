//! Whether words are those of a person's name.

use crate::lexicon::{BYLINE_WORDS, OPENERS, PARTICLES};
use crate::text::chars::{is_dash, is_gap};

/// A name, with titles and particles, has at most this many words.
const MOST_NAMES: usize = 5;

/// Whether the words up to the first comma are a person's name: *Jane Doe, mayor*.
pub(super) fn names_person(text: &str) -> bool {
    let name = text.split(',').next().unwrap_or_default().trim();
    let mut words = name.split(is_gap);
    words.clone().count() <= MOST_NAMES
        && words
            .next()
            .is_some_and(|first| !OPENERS.contains_as_written(first))
        && is_name(name)
}

/// Whether `text` is up to five words of a name.
pub(super) fn is_short_name(text: &str) -> bool {
    text.split(is_gap).filter(|word| !word.is_empty()).count() <= MOST_NAMES && is_name(text)
}

/// Whether the words are those of names: capitals, initials and the small words between them.
pub(super) fn is_name(text: &str) -> bool {
    text.split(is_gap).all(|word| is_name_word(bare(word)))
}

/// As [`is_name`], with the small words of a byline after *by*: *Jane Doe, chief of staff in Leeds*.
pub(super) fn is_byline_name(text: &str) -> bool {
    text.split(is_gap).all(|word| {
        let word = bare(word);
        is_name_word(word) || word.starts_with('@') || BYLINE_WORDS.contains_as_written(word)
    })
}

fn is_name_word(word: &str) -> bool {
    word.is_empty()
        || word.starts_with(char::is_uppercase)
        || matches!(word, "and" | "&")
        || PARTICLES.contains_as_written(word)
}

/// `word` without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c| is_dash(c) || matches!(c, ',' | '.' | ';' | '(' | ')' | '|' | '*' | '_'))
}
