//! Tables: one row a sentence, with the columns of the input.

use std::io::Write;

use byline::Analysis;
use byline::analysis::AnalysisBuilder;
use byline_corpus::{Record, Value};

use super::added::{AddedCell, added_names, for_each_added};
use super::json::Json;
use super::layout::push_json;
use super::{Classified, Format, Passing, ResultRow};
use crate::input::content::{InputColumns, Origin};

/// Comma-separated, quoted as in RFC 4180. Of a text the column is its path.
pub(super) struct Csv(pub(super) AnalysisBuilder);

/// Tab-separated, quoted unless the input is a tab-separated table without quoting. Of a text the column is its path.
pub(super) struct Tsv(pub(super) AnalysisBuilder);

/// One JSON object a row of a table, and one object a text.
pub(super) struct JsonRows {
    /// How rows are analysed.
    pub(super) rows: AnalysisBuilder,
    /// How texts are written.
    pub(super) texts: Json,
}

impl Format for Csv {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.0
    }

    fn columns_head(&self, columns: InputColumns<'_>, out: &mut Vec<u8>) {
        let (header, with_place) = columns.header();
        match header {
            None => out.extend_from_slice(b"path"),
            Some(header) => write_cells(header.names(), b',', out),
        }
        for name in added_names(self.0.options(), with_place) {
            out.push(b',');
            out.extend_from_slice(name.as_bytes());
        }
        out.push(b'\n');
    }

    fn row(&self, analysis: &Analysis<'_>, row: ResultRow<'_>, out: &mut Vec<u8>) {
        match record(row) {
            None => push_cell(&row.document.path, b',', out),
            Some(record) => write_cells(record.values().map(Value::into_text), b',', out),
        }
        write_added(analysis, row, b',', out);
    }

    fn passing(&self) -> Passing {
        Passing::SameColumns
    }

    fn extension(&self) -> &'static str {
        "csv"
    }
}

impl Format for Tsv {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.0
    }

    fn columns_head(&self, columns: InputColumns<'_>, out: &mut Vec<u8>) {
        let (header, with_place) = columns.header();
        let added = added_names(self.0.options(), with_place);
        let Some(header) = header else {
            let names: Vec<&str> = std::iter::once("path").chain(added).collect();
            out.extend_from_slice(names.join("\t").as_bytes());
            out.push(b'\n');
            return;
        };
        let names = header.names().iter().map(String::as_str).chain(added);
        if header.is_unquoted() {
            let names: Vec<&str> = names.collect();
            out.extend_from_slice(names.join("\t").as_bytes());
        } else {
            // A header whose cells are all quoted says that the others may be, to this program and to others.
            for (column, name) in names.enumerate() {
                if column > 0 {
                    out.push(b'\t');
                }
                push_quoted(name, out);
            }
        }
        out.push(b'\n');
    }

    fn row(&self, analysis: &Analysis<'_>, row: ResultRow<'_>, out: &mut Vec<u8>) {
        let Some(record) = record(row) else {
            push_cell(&row.document.path, b'\t', out);
            write_added(analysis, row, b'\t', out);
            return;
        };
        match record.unquoted_cells() {
            Some(cells) => {
                for (column, cell) in cells.enumerate() {
                    if column > 0 {
                        out.push(b'\t');
                    }
                    out.extend_from_slice(cell.as_bytes());
                }
            }
            None => write_cells(record.values().map(Value::into_text), b'\t', out),
        }
        write_added(analysis, row, b'\t', out);
    }

    fn passing(&self) -> Passing {
        Passing::SameColumns
    }

    fn extension(&self) -> &'static str {
        "tsv"
    }
}

impl Format for JsonRows {
    fn builder(&self, origin: &Origin) -> &AnalysisBuilder {
        match origin {
            Origin::Text => &self.texts.builder,
            Origin::Row(_) | Origin::Rows(_) => &self.rows,
        }
    }

    fn row(&self, analysis: &Analysis<'_>, row: ResultRow<'_>, out: &mut Vec<u8>) {
        let Some(record) = record(row) else {
            return;
        };
        begin_object(record, out);
        for_each_added(analysis, row, |name, cell| push_field(name, &cell, out));
        end_object(out);
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        if matches!(document.origin, Origin::Text) {
            self.texts.document(document, out);
            return;
        }
        let analysis = document.analysis(&self.rows);
        document
            .rows()
            .for_each(|row| self.row(&analysis, row, out));
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        self.texts.stream(document, out)
    }

    fn passing(&self) -> Passing {
        Passing::AnyColumns
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }
}

/// The columns that are passed through.
fn record(row: ResultRow<'_>) -> Option<&Record> {
    row.table_row?.record.as_ref()
}

/// Begins an object with the fields of a row; those that are added follow.
pub(super) fn begin_object(record: &Record, out: &mut Vec<u8>) {
    out.push(b'{');
    for (name, value) in record.fields() {
        push_json(name, out);
        out.push(b':');
        match value {
            Value::Null => out.extend_from_slice(b"null"),
            Value::Text(text) => push_json(&text, out),
            Value::Json(json) => out.extend_from_slice(json.as_bytes()),
            other => push_json(&other.into_text(), out),
        }
        out.push(b',');
    }
}

/// Adds a field to an object.
pub(super) fn push_field(name: &str, cell: &AddedCell<'_>, out: &mut Vec<u8>) {
    push_json(name, out);
    out.push(b':');
    // Writing to memory cannot fail.
    let _ = match cell {
        AddedCell::Text(Some(text)) => {
            push_json(text, out);
            Ok(())
        }
        AddedCell::Number(Some(number)) => write!(out, "{number}"),
        AddedCell::Count(Some(count)) => write!(out, "{count}"),
        _ => out.write_all(b"null"),
    };
    out.push(b',');
}

/// Ends an object that has a field.
pub(super) fn end_object(out: &mut Vec<u8>) {
    out.pop();
    out.extend_from_slice(b"}\n");
}

/// Writes cells with separators between them, each in quotation marks where it needs them.
pub(super) fn write_cells<T: AsRef<str>>(
    cells: impl IntoIterator<Item = T>,
    separator: u8,
    out: &mut Vec<u8>,
) {
    for (column, cell) in cells.into_iter().enumerate() {
        if column > 0 {
            out.push(separator);
        }
        push_cell(cell.as_ref(), separator, out);
    }
}

/// Writes the added cells, each after a separator, and ends the row.
fn write_added(analysis: &Analysis<'_>, row: ResultRow<'_>, separator: u8, out: &mut Vec<u8>) {
    for_each_added(analysis, row, |_, cell| {
        out.push(separator);
        push_added(&cell, separator, out);
    });
    out.push(b'\n');
}

/// Adds what an added cell holds.
pub(super) fn push_added(cell: &AddedCell<'_>, separator: u8, out: &mut Vec<u8>) {
    // Writing to memory cannot fail.
    let _ = match cell {
        AddedCell::Text(Some(text)) => {
            push_cell(text, separator, out);
            Ok(())
        }
        AddedCell::Number(Some(number)) => write!(out, "{number}"),
        AddedCell::Count(Some(count)) => write!(out, "{count}"),
        _ => Ok(()),
    };
}

/// Adds a cell, in quotation marks where it needs them.
pub(super) fn push_cell(text: &str, separator: u8, out: &mut Vec<u8>) {
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\n' | b'\r') || *byte == separator;
    if text.as_bytes().iter().any(is_special) {
        push_quoted(text, out);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

pub(super) fn push_quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::push_cell;

    proptest! {
        #[test]
        fn any_text_written_as_a_cell_reads_as_itself(text in "\\PC*|[\",\t\r\n a]*", is_tab: bool) {
            let separator = if is_tab { b'\t' } else { b',' };
            let mut out = vec![b'x', separator];
            push_cell(&text, separator, &mut out);
            out.push(b'\n');
            let mut reader = csv::ReaderBuilder::new();
            reader.has_headers(false).delimiter(separator);
            let record = reader.from_reader(&out[..]).records().next().unwrap().unwrap();
            prop_assert_eq!(&record[1], text);
        }
    }
}
