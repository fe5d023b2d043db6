//! How the cells of a table are told apart: by which character, and what quotation marks mean.

use std::borrow::Cow;

use super::super::columns::{Columns, same_name};
use super::super::format::TableFormat;
use super::split::Splitter;
use byline_read::decode;

/// What cells may be separated by, in the order in which equal claims are settled.
pub(in crate::table) const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) separator: u8,
    pub(super) quoting: Quoting,
    /// Whether blanks after a separator are no part of the cell, so that a quotation mark may follow them.
    pub(super) skips_blanks: bool,
}

/// What quotation marks mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// Nothing: they are characters like others.
    None,
    /// They hold a cell together; inside it they are doubled, or, once one was seen that was, after a backslash.
    Full { has_backslashes: bool },
    /// As [`Full`](Self::Full), by a writer who quotes only what needs it: marks around other cells are words.
    Needed,
}

impl Dialect {
    /// Judges by the first line, which is the header, unless `columns` say what separates them.
    ///
    /// The separator is the one that leaves the column of sentences standing alone, else the one that makes most columns.
    pub(super) fn of_header(line: &[u8], format: TableFormat, columns: &Columns) -> Self {
        let separator = columns
            .separator
            .unwrap_or_else(|| best_separator(line, format, columns));
        let is_tab = separator == b'\t';
        let quoting = match format {
            _ if !is_tab || is_all_quoted(line) => Quoting::Full {
                has_backslashes: false,
            },
            TableFormat::Tsv => Quoting::None,
            // What spreadsheets save under the name .csv is quoted where it needs it, whatever separates it.
            _ => Quoting::Needed,
        };
        let mut fields = split(line, separator).into_iter().skip(1);
        let skips_blanks = fields.len() > 0 && fields.all(|field| field.starts_with(' '));
        Self {
            separator,
            quoting,
            skips_blanks: skips_blanks && quoting != Quoting::None,
        }
    }
}

/// What the line of a spreadsheet program says that names the separator: `sep=;`.
pub(in crate::table) fn named_separator(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_end();
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let line = line.strip_suffix(b"\"").unwrap_or(line);
    let (name, separator) = line.split_at_checked(4)?;
    match separator {
        [separator] if name.eq_ignore_ascii_case(b"sep=") => Some(*separator),
        // The tab at the end of the line was taken for white space.
        [] if name.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// The separator that tells the column of sentences from the others, if one does.
pub(in crate::table) fn telling_separator(line: &[u8], columns: &Columns) -> Option<u8> {
    let telling = SEPARATORS.into_iter().filter_map(|separator| {
        let fields = split(line, separator);
        let is_told = |field: &Cow<'_, str>| same_name(field, columns.text());
        (fields.len() > 1 && fields.iter().any(is_told)).then_some((fields.len(), separator))
    });
    // Of equally many columns the first.
    let best = telling.min_by_key(|&(n_fields, _)| std::cmp::Reverse(n_fields));
    best.map(|(_, separator)| separator)
}

fn best_separator(line: &[u8], format: TableFormat, columns: &Columns) -> u8 {
    if let Some(separator) = telling_separator(line, columns) {
        return separator;
    }
    let usual = if format == TableFormat::Tsv {
        b'\t'
    } else {
        b','
    };
    let others = SEPARATORS
        .into_iter()
        .filter(|separator| *separator != usual);
    let candidates = [usual].into_iter().chain(others);
    let rated = candidates.map(|separator| (split(line, separator).len(), separator));
    let best = rated.min_by_key(|&(n_fields, _)| std::cmp::Reverse(n_fields));
    best.map_or(usual, |(_, separator)| separator)
}

/// The cells of a line by itself.
fn split(line: &[u8], separator: u8) -> Vec<Cow<'_, str>> {
    let mut splitter = Splitter::new(Dialect {
        separator,
        quoting: Quoting::Full {
            has_backslashes: false,
        },
        skips_blanks: false,
    });
    let fields = splitter.line(line);
    let fields = fields.iter().map(|field| decode(field).into_owned());
    fields.map(Cow::Owned).collect()
}

/// Whether every cell of a tab-separated line stands in quotation marks: then the writer quotes everything.
fn is_all_quoted(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    line.split(|byte| *byte == b'\t')
        .all(|cell| cell.len() > 1 && cell.starts_with(b"\"") && cell.ends_with(b"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> u8 {
        Dialect::of_header(line.as_bytes(), TableFormat::Csv, &Columns::default()).separator
    }

    #[test]
    fn the_separator_is_the_one_that_leaves_the_text_alone() {
        let table = [
            ("label,text", b','),
            ("label;text", b';'),
            ("label\ttext", b'\t'),
            ("Label|Text|Note, if any", b'|'),
            ("\"label, short\";\"text\"", b';'),
            ("text", b','),
            ("one;two,three;four", b';'),
            ("a,b;c", b','),
        ];
        for (line, expected) in table {
            assert_eq!(char::from(found(line)), char::from(expected), "{line}");
        }
    }

    #[test]
    fn a_first_line_may_name_the_separator() {
        for (line, expected) in [
            ("sep=;\r", Some(b';')),
            ("SEP=|", Some(b'|')),
            ("\"sep=;\"", Some(b';')),
            ("sep=\t", Some(b'\t')),
            ("sep=;;", None),
            ("separator", None),
        ] {
            assert_eq!(named_separator(line.as_bytes()), expected, "{line}");
        }
    }
}
