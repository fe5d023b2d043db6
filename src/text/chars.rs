//! Classes of characters (gaps, dashes, quotation marks) and steps through a text from one to the next.

/// Whether `c` is white space or shows nothing: a byte order mark, a zero-width space, a direction mark.
///
/// Such characters may stand between sentences and belong to none.
pub(crate) fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// Whether `c` is a raised figure, as notes are marked with; it is part of no word.
pub(crate) fn is_raised_figure(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether `c` closes a quotation when it stands right after a stop.
pub(crate) fn is_closing_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '›' | '“' | '‘' | '`' | '″'
    )
}

/// Whether `c` opens a quotation when it stands after white space.
pub(crate) fn is_opening_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '‚' | '`' | '’' | '”' | '»'
    )
}

/// Whether `c` is a dash of any length or a hyphen, which typists use for one: what may set off an attribution, a
/// dateline or a label.
pub(crate) fn is_dash(c: char) -> bool {
    is_hyphen(c) || is_long_dash(c)
}

/// Whether `c` is a dash that no typist takes for a hyphen: it parts words even where no space stands around it.
pub(crate) fn is_long_dash(c: char) -> bool {
    matches!(c, '‒' | '–' | '—' | '―')
}

/// Whether `c` is as short as a hyphen: the hyphen, the one that does not break, the minus sign.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '−')
}

/// Whether `c` marks an item of a list, and does nothing else.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '⁃'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '◦'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '▸'
            | '→'
            | '➤'
            | '✓'
            | '✔'
            | '★'
            | '·'
    )
}

/// The first character at or after `at`, if any.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some(char::from(byte));
    }
    text.get(at..)?.chars().next()
}

/// The character that ends right before `at`, if any.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The first offset from `at` on, up to `limit`, that is not in a gap.
#[inline]
pub(crate) fn skip_gap(text: &str, mut at: usize, limit: usize) -> usize {
    let bytes = &text.as_bytes()[..limit.min(text.len())];
    // Most gaps are one space before an ASCII character.
    if bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    match bytes.get(at) {
        Some(byte) if !byte.is_ascii_graphic() => skip_any_gap(text, at, limit),
        _ => at,
    }
}

#[inline(never)]
fn skip_any_gap(text: &str, mut at: usize, limit: usize) -> usize {
    while at < limit {
        match char_at(text, at) {
            Some(c) if is_gap(c) => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// The end of `start..end` without the gap at its end.
pub(crate) fn trim_gap_end(text: &str, start: usize, mut end: usize) -> usize {
    while end > start {
        match char_before(text, end) {
            Some(c) if is_gap(c) => end -= c.len_utf8(),
            _ => break,
        }
    }
    end
}

/// The end of the word at `at`: the next gap, or `limit`.
pub(crate) fn word_end(text: &str, mut at: usize, limit: usize) -> usize {
    let bytes = &text.as_bytes()[..limit.min(text.len())];
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_graphic) {
            at += 1;
        }
        match char_at(text, at) {
            Some(c) if at < limit && !is_gap(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// The last character boundary at or before `at`.
pub(crate) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The last place at or before `at` where no character is cut.
pub(crate) fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first place at or after `at` where no character is cut; the end of the text where it lies beyond.
pub(crate) fn ceil_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{ceil_char_boundary, floor_char_boundary};

    #[test]
    fn no_character_is_cut() {
        let text = "a–b";
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 9].map(|at| floor_char_boundary(text, at)),
            [0, 1, 1, 1, 4, 5, 5]
        );
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 9].map(|at| ceil_char_boundary(text, at)),
            [0, 1, 4, 4, 4, 5, 5]
        );
    }
}
