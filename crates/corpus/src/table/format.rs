//! Kinds of tables, and telling them apart.

use std::path::Path;

use super::columns::Columns;
use super::delimited::{named_separator, telling_separator};
use crate::error::Result;
use byline_read::Source;

/// How a table is written down.
///
/// ```
/// use byline_corpus::{Columns, TableFormat};
/// use byline_read::Source;
/// let mut source = Source::new("-".as_ref(), &b"id\ttext\n1\tIt rained.\n"[..])?;
/// let format = TableFormat::detect(&mut source, &Columns::default())?;
/// assert_eq!(format, Some(TableFormat::Tsv));
/// # Ok::<(), byline_corpus::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableFormat {
    /// Separated by commas or else by what the header shows, quoted; see [`TableReader`](super::TableReader).
    #[default]
    Csv,
    /// Separated by tabs or else by what the header shows; see [`TableReader`](super::TableReader) for quoting.
    Tsv,
    /// JSON objects: one a line, or in arrays.
    Jsonl,
    /// Apache Parquet; read with the feature `parquet`.
    Parquet,
}

impl TableFormat {
    /// Tells the format by the extension, or else by the first line; `None` if it seems to be no table.
    ///
    /// # Errors
    /// [`Error::Read`](crate::Error::Read).
    pub fn detect(source: &mut Source, columns: &Columns) -> Result<Option<Self>> {
        if let Some(format) = Self::of_extension(source.path()) {
            return Ok(Some(format));
        }
        let head = source.peek()?;
        if head.starts_with(b"PAR1") {
            return Ok(Some(Self::Parquet));
        }
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = byline_read::decode(line);
        let line = line.trim_end_matches(['\r', '\n']);
        if is_json(line) {
            return Ok(Some(Self::Jsonl));
        }
        if columns.separator.is_some() || named_separator(line.as_bytes()).is_some() {
            return Ok(Some(Self::Csv));
        }
        // A headline such as "Sound, text, pictures" has spaces after its commas, a header seldom.
        let is_header = |separator: &u8| !line.contains(&format!("{} ", char::from(*separator)));
        let separator = telling_separator(line.as_bytes(), columns).filter(is_header);
        Ok(separator.map(|separator| match separator {
            b'\t' => Self::Tsv,
            _ => Self::Csv,
        }))
    }

    fn of_extension(path: &Path) -> Option<Self> {
        match byline_read::extension(path)?.as_str() {
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "jsonl" | "ndjson" | "json" => Some(Self::Jsonl),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }
}

/// Whether a text that begins with this line is JSON, right or wrong: an object or an array of them, not a line of prose
/// that begins with a bracket.
fn is_json(line: &str) -> bool {
    let line = line.trim();
    let begins = |rest: &str, marks: &[char]| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(marks)
    };
    if let Some(inside) = line.strip_prefix('{') {
        return begins(inside, &['"', '\'', '}']);
    }
    let Some(inside) = line.strip_prefix('[') else {
        return false;
    };
    if begins(inside, &['{', '[', ']']) {
        return true;
    }
    // A list of other values, whole or cut off by the end of the line.
    match serde_json::from_str::<serde::de::IgnoredAny>(line) {
        Ok(_) => true,
        Err(error) => error.is_eof(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_json;

    #[test]
    fn json_is_told_from_prose_in_brackets() {
        for line in [
            "[{\"text\":\"It rained.\"},",
            "[",
            "{",
            "{ \"text\": \"It rained.\", }",
            "{'text': 'It rained.'}",
            "[]",
            "[\"It rained.\",",
            "[1, 2]",
        ] {
            assert!(is_json(line), "{line}");
        }
        for line in [
            "[Reuters] It rained.",
            "[1] It rained.",
            "{Correction} It rained.",
            "[\"No,\" she said.]",
            "\"No,\" she said.",
            "",
        ] {
            assert!(!is_json(line), "{line}");
        }
    }
}
