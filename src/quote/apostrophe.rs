//! Apostrophes, feet and inches told from quotation marks.

use crate::lexicon::{CLITICS, ELISIONS, POSSIBLE_ELISIONS};

/// How far a mark can be trusted to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    None,
    /// A closing single mark that may be an apostrophe (*the boys’ room*), or a double mark that may mean inches (*12"*).
    Weak,
    /// Inches or seconds after feet or minutes: *6'2"*.
    Measure,
}

/// Whether what follows a mark makes it the apostrophe of a possessive or a shortened verb, whatever stands before it:
/// *Inc.’s*, *Yahoo!’s*, *(BA)’s*. A letter in marks, as in *an ‘s’*, is none.
pub(super) fn is_clitic(rest: &str) -> bool {
    let word = word_at_head_of(rest);
    CLITICS.contains(word)
        && !rest[word.len()..]
            .starts_with(|char: char| char.is_alphanumeric() || matches!(char, '\'' | '’' | '‘'))
}

/// Whether what follows a mark makes it the apostrophe of a shortened word or decade: *’em*, *’90s*.
pub(super) fn is_elision(rest: &str, glyph: char) -> bool {
    let word = word_at_head_of(rest);
    match word.as_bytes() {
        [tens, ones, ending @ ..] if tens.is_ascii_digit() && ones.is_ascii_digit() => {
            ending.eq_ignore_ascii_case(b"s") || (ending.is_empty() && glyph == '’')
        }
        _ => {
            ELISIONS.contains(word) || (glyph != '‘' && POSSIBLE_ELISIONS.contains_as_written(word))
        }
    }
}

/// The first letters and digits of `rest`, as many as a shortened word has.
fn word_at_head_of(rest: &str) -> &str {
    let letters = rest.bytes().take(8);
    &rest[..letters.take_while(u8::is_ascii_alphanumeric).count()]
}

/// Whether `left` ends with the *’n* of *rock ’n’ roll*.
pub(super) fn is_short_and(left: &str) -> bool {
    left.strip_suffix(['n', 'N'])
        .is_some_and(|left| left.ends_with(['\'', '’', '‘']))
}

/// Doubt about a double mark that follows `left`.
pub(super) fn measure(left: &str) -> Doubt {
    let number = left.trim_end_matches(|char: char| {
        char.is_ascii_digit() || matches!(char, '½' | '¼' | '¾' | '.')
    });
    if number.len() == left.len() || left.ends_with('.') {
        return Doubt::None;
    }
    let feet = number.trim_end_matches(' ').strip_suffix(['\'', '’', '′']);
    match feet {
        Some(feet) if feet.ends_with(|char: char| char.is_ascii_digit()) => Doubt::Measure,
        _ => Doubt::Weak,
    }
}

/// Doubt about a single mark that closes after `left`: plural possessives, *goin’* and feet look the same.
pub(super) fn possessive(left: &str) -> Doubt {
    let is_weak = left.ends_with(['s', 'S', 'z', 'x'])
        || left.ends_with("in")
        || left.ends_with(|char: char| char.is_ascii_digit());
    if is_weak { Doubt::Weak } else { Doubt::None }
}
