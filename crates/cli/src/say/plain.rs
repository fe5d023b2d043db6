//! Text as a terminal may have it: nothing in it moves the cursor, turns the order of letters round or hides.

/// What stands for a character that is not shown.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

/// Zero-width joiner and non-joiner: emoji and many scripts need them between their characters.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Whether the character does something other than to be seen: controls, marks of direction, separators of lines and
/// paragraphs, and formatting characters of no width. The joiners are left to [`shown`].
pub(crate) fn is_steering(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}'
    ) || c.is_control()
}

/// Whether the text can be shown as it is.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.contains(|c| is_steering(c) || JOINERS.contains(&c))
}

/// Each character with its place, replaced where it steers; a joiner stays between two characters beyond ASCII.
pub(crate) fn shown(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = '\0';
    text.char_indices().map(move |(at, c)| {
        let joins = || {
            let after = text[at + c.len_utf8()..].chars().next();
            !before.is_ascii() && after.is_some_and(|after| !after.is_ascii())
        };
        let shown = if is_steering(c) || JOINERS.contains(&c) && !joins() {
            REPLACEMENT
        } else {
            c
        };
        before = c;
        (at, shown)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_plain, shown};

    fn text(text: &str) -> String {
        shown(text).map(|(_, c)| c).collect()
    }

    #[test]
    fn what_steers_a_terminal_is_replaced() {
        let table = [
            ("a\u{1b}[2Jb", "a\u{fffd}[2Jb"),
            ("a\u{9b}2Jb\u{7f}", "a\u{fffd}2Jb\u{fffd}"),
            ("gpj.\u{202e}exe", "gpj.\u{fffd}exe"),
            ("\u{2066}a\u{2069}", "\u{fffd}a\u{fffd}"),
            (
                "a\u{200b}b\u{feff}c\u{2060}d",
                "a\u{fffd}b\u{fffd}c\u{fffd}d",
            ),
            ("a\u{200d}b", "a\u{fffd}b"),
            ("a\u{2028}b", "a\u{fffd}b"),
        ];
        for (given, expected) in table {
            assert_eq!(text(given), expected);
            assert!(!is_plain(given));
        }
    }

    #[test]
    fn what_is_seen_stays() {
        for seen in [
            "naïve “words” — 5 €",
            "東京",
            "👩\u{200d}👩\u{200d}👧",
            "می\u{200c}خواهم",
            "a\u{a0}b",
        ] {
            assert_eq!(text(seen), seen);
        }
        assert!(is_plain("naïve “words”"));
    }
}
