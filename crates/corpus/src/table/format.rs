//! Kinds of tables, and telling them apart.

use std::path::Path;

use super::columns::Columns;
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
    /// Separated by commas, with a header, quoted as in RFC 4180.
    #[default]
    Csv,
    /// Separated by tabs, with a header; see [`TableReader`](super::TableReader) for quoting.
    Tsv,
    /// One JSON object a line.
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
        if serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line).is_ok() {
            return Ok(Some(Self::Jsonl));
        }
        let has_text_among = |separator| {
            // Not trimmed: a headline such as "Sound, text, pictures" has spaces, a header seldom.
            let is_text = |cell: &str| cell.trim_matches('"') == columns.text();
            line.contains(separator) && line.split(separator).any(is_text)
        };
        Ok(if has_text_among('\t') {
            Some(Self::Tsv)
        } else if has_text_among(',') {
            Some(Self::Csv)
        } else {
            None
        })
    }

    fn of_extension(path: &Path) -> Option<Self> {
        match byline_read::extension(path)?.as_str() {
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }
}
