//! Words of a stretch of text, as the rules of quotations and speakers read and count them.

use super::chars::is_raised_figure;

/// The words of `text`: runs between white space with punctuation and notes at their ends taken off, empty ones skipped.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|char: char| char.is_whitespace() || matches!(char, '—' | '–'))
        .map(|word| {
            let word = bare(word);
            // A note in brackets: *said.[4]*
            let note = word.bytes().position(|byte| byte == b'[');
            note.map_or(word, |at| bare(&word[..at]))
        })
        .filter(|word| !word.is_empty())
}

/// `word` without what is neither letter nor digit at its ends, raised figures among it.
fn bare(word: &str) -> &str {
    // ASCII marks by their bytes, since hardly any word has others at its ends.
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let bytes = word.as_bytes();
    let start = bytes.iter().position(is_inner).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(is_inner).map_or(start, |at| at + 1);
    let word = &word[start..end];
    match (bytes.get(start), bytes[start..end].last()) {
        (Some(first), Some(last)) if !(first.is_ascii() && last.is_ascii()) => {
            word.trim_matches(|c: char| !c.is_alphanumeric() || is_raised_figure(c))
        }
        _ => word,
    }
}

/// Number of words. ASCII white space and dashes separate; a word holds at least one letter or digit.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "where words end is as good as random: bits, not branches"
)]
pub(crate) fn count(text: &str) -> usize {
    let mut n_words = 0;
    let mut is_inside = false;
    let mut previous = [0_u8; 2];
    for &byte in text.as_bytes() {
        let class = CLASSES[byte as usize];
        // The last byte of the dashes – and —, and of spaces that do not break or have a width of their own.
        let ends_mark = match class {
            Class::EndOfMark => previous == [0xE2, 0x80],
            Class::EndOfSpace => previous[1] == 0xC2,
            _ => false,
        };
        let is_letter = class == Class::Letter;
        n_words += usize::from(is_letter & !is_inside);
        is_inside = (is_inside | is_letter) & !((class == Class::Space) | ends_mark);
        previous = [previous[1], byte];
    }
    n_words
}

/// What a byte is when words are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Space,
    EndOfMark,
    EndOfSpace,
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\t'..=b'\r' | b' ' => Class::Space,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xDF | 0xE3..=0xEF => Class::Letter,
            0x80..=0x8A | 0x93 | 0x94 | 0xAF => Class::EndOfMark,
            0xA0 => Class::EndOfSpace,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::{count, words};

    #[test]
    fn words_are_without_notes() {
        let found: Vec<&str> = words("“No,” he[2] said.[4] It grew⁵ 3 m².[note 1] [h]e").collect();
        let expected = ["No", "he", "said", "It", "grew", "3", "m", "1", "h]e"];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_without_marks_at_their_ends() {
        let found: Vec<&str> = words("(“‘é’”), … -- “x”y¹. ²[3] ...ü! 漢字。").collect();
        assert_eq!(found, ["é", "x”y", "3", "ü", "漢字"]);
    }

    #[test]
    fn words_are_counted_between_blanks_and_dashes() {
        assert_eq!(count("the sea — the don’t-care\u{A0}sea…"), 5);
        assert_eq!(count("the\u{202F}big\u{2009}s\u{AD}ea À la\u{200B}"), 5);
        assert_eq!(count(" – … 🙂 "), 0);
    }
}
