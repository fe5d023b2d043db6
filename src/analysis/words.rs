//! How many words a sentence has.

use crate::text::words::count;

/// Number of words, as the quotation rules count them.
///
/// Most sentences are of ASCII, with a letter or digit after every white space: there, words are counted many bytes at
/// a time.
pub(super) fn n_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first() else {
        return 0;
    };
    let mut n_words = usize::from(is_letter(first));
    let mut is_plain = !begins_oddly(b' ', first);
    let pairs = bytes.chunks(CHUNK).zip(bytes[1..].chunks(CHUNK));
    for (before, after) in pairs {
        let (mut n_begun, mut n_odd) = (0_u8, 0_u8);
        for (&before, &after) in before.iter().zip(after) {
            n_begun += u8::from(is_space(before) & is_letter(after));
            n_odd |= u8::from(begins_oddly(before, after));
        }
        n_words += usize::from(n_begun);
        is_plain &= n_odd == 0;
    }
    if is_plain { n_words } else { count(text) }
}

/// Counts of so many bytes fit into one.
const CHUNK: usize = 255;

fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Whether a word may begin at `byte` that needs a closer look.
fn begins_oddly(before: u8, byte: u8) -> bool {
    (byte >= 0x80) | (is_space(before) & !is_space(byte) & !is_letter(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{count, n_words};

    proptest! {
        #[test]
        fn words_are_those_that_quotations_have(text in "([a-zA-Z0-9]{0,9}[ \\t\\n'.-]{1,2}|\\PC){0,90}") {
            prop_assert_eq!(n_words(&text), count(&text));
        }
    }

    #[test]
    fn marks_alone_are_no_words() {
        assert_eq!(n_words("It - that's 4 % \"more\"."), 4);
        assert_eq!(n_words(" It rained."), 2);
        assert_eq!(n_words(""), 0);
    }
}
