//! What may stand between the parts of a text: for the laws of the tests and of the fuzz targets.

/// Whether nothing shows where `c` stands.
pub(crate) fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}
