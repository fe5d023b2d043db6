//! Text to lines.

use memchr::{memchr, memchr2, memchr3_iter};

use crate::span::Span;
use crate::text::chars::{skip_gap, trim_gap_end};

/// A line that holds something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its bytes, without the gaps around them.
    pub(super) span: Span,
    /// Bytes of white space before it on its own line.
    pub(super) indent: usize,
    /// Whether an empty line or a paragraph separator stands before it.
    pub(super) follows_blank: bool,
}

/// Fills `lines` with the lines of `text`. Line feed, carriage return, both, next line (U+0085), vertical tab, line separator (U+2028)
/// end a line; form feed and paragraph separator (U+2029) end a paragraph, too.
pub(super) fn lines(text: &str, lines: &mut Vec<Line>) {
    let bytes = text.as_bytes();
    // The last bytes of the longer ones are rare enough to be looked for first.
    let ends_break = |at: usize| {
        let before = &bytes[..at];
        match bytes[at] {
            0x85 => before.ends_with(&[0xc2]),
            _ => before.ends_with(&[0xe2, 0x80]),
        }
    };
    let is_plain = memchr2(0x0b, 0x0c, bytes).is_none()
        && !memchr3_iter(0x85, 0xa8, 0xa9, bytes).any(ends_break);
    let has_returns = memchr(b'\r', bytes).is_some();
    lines.clear();
    let mut start = 0;
    let mut follows_blank = true;
    while start < bytes.len() {
        let rest = &bytes[start..];
        let found = if !is_plain {
            special_break(&text[start..])
        } else if has_returns {
            memchr2(b'\n', b'\r', rest).map(|at| (at, return_len(&rest[at..]), false))
        } else {
            memchr(b'\n', rest).map(|at| (at, 1, false))
        };
        let (len, break_len, ends_paragraph) = found.unwrap_or((rest.len(), 0, false));
        let end = start + len;
        let first = skip_gap(text, start, end);
        if first < end {
            lines.push(Line {
                span: Span::new(first, trim_gap_end(text, first, end)),
                indent: first - start,
                follows_blank,
            });
            follows_blank = ends_paragraph;
        } else {
            follows_blank = true;
        }
        start = end + break_len;
    }
}

/// Bytes of the line break at the start of `bytes`: two for a carriage return with its line feed, else one.
fn return_len(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\r\n") { 2 } else { 1 }
}

/// The first line break of any kind: where, how long, and whether it ends a paragraph.
fn special_break(text: &str) -> Option<(usize, usize, bool)> {
    let (at, c) = text.char_indices().find(|&(_, c)| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    })?;
    let len = if c == '\r' {
        return_len(&text.as_bytes()[at..])
    } else {
        c.len_utf8()
    };
    Some((at, len, matches!(c, '\u{c}' | '\u{2029}')))
}
