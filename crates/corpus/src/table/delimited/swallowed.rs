//! Cells that hold rows: their quotation mark was forgotten, and the mark of a later row closed them.

use std::collections::HashSet;
use std::ops::Range;

use byline::Label;
use byline_read::decode;

use super::dialect::Dialect;
use super::split::{BrokenCell, Splitter};

/// Labels that are remembered, and the longest of them in bytes: a table has few, and they are short.
const MAX_LABELS: usize = 64;
const LONGEST_LABEL: usize = 40;

/// What tells a row from a line of an article.
#[derive(Debug)]
pub(super) struct RowSense {
    n_columns: usize,
    text: usize,
    label: Option<usize>,
    /// Ours and those that the rows before have, in lower case.
    labels: HashSet<String>,
}

impl RowSense {
    pub(super) fn new(n_columns: usize, text: usize, label: Option<usize>) -> Self {
        let ours = Label::ALL.iter().map(|label| label.name().to_owned());
        Self {
            n_columns,
            text,
            label,
            labels: ours.collect(),
        }
    }

    /// Learns the label of a row that stands on one line.
    pub(super) fn learn(&mut self, fields: &csv::ByteRecord) {
        let label = self.label.and_then(|column| fields.get(column));
        let label = label.filter(|label| label.len() <= LONGEST_LABEL);
        if let Some(label) = label.filter(|_| self.labels.len() < MAX_LABELS) {
            let label = folded(label);
            if !label.is_empty() && !self.labels.contains(&label) {
                self.labels.insert(label);
            }
        }
    }

    /// The first of the cells of a record that holds rows.
    pub(super) fn swallower(
        &self,
        text: &[u8],
        splitter: &Splitter,
        dialect: Dialect,
    ) -> Option<BrokenCell> {
        let mut broken = splitter.broken().iter().copied();
        broken.find(|cell| self.holds_rows(text, *cell, splitter.fields(), dialect))
    }

    /// Whether a line of the cell is a row by itself: the lines inside it whole; of the first, what stands after the
    /// cell in the table; of the last, what stands before it.
    fn holds_rows(
        &self,
        text: &[u8],
        cell: BrokenCell,
        own: &csv::ByteRecord,
        dialect: Dialect,
    ) -> bool {
        let mut splitter = Splitter::new(dialect);
        let mut is_row = |line: &[u8], columns: Range<usize>| {
            let fields = splitter.line(line);
            self.has_label(fields, columns.clone()).unwrap_or_else(|| {
                fields.len() == self.n_columns && self.is_like(fields, own, columns)
            })
        };
        let start = memchr::memrchr(b'\n', &text[..cell.start]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &text[cell.end..]).map_or(text.len(), |at| cell.end + at);
        let lines: Vec<&[u8]> = text[start..end].split(|byte| *byte == b'\n').collect();
        let [first, inside @ .., last] = &lines[..] else {
            return false;
        };
        is_row(first, cell.column + 1..self.n_columns)
            || is_row(last, 0..cell.column)
            || inside.iter().any(|line| is_row(line, 0..self.n_columns))
    }

    /// Whether a line has a known label in its column, counted from the end of the line that `columns` reach to, since
    /// the text between may have separators in it; `None` if the label is not among `columns`, or the cell is empty.
    fn has_label(&self, fields: &csv::ByteRecord, columns: Range<usize>) -> Option<bool> {
        let label = self.label.filter(|label| columns.contains(label))?;
        let n_more = fields.len().checked_sub(self.n_columns);
        let at = match n_more {
            None => return Some(false),
            Some(0) => label,
            Some(_) if columns.len() == self.n_columns => return Some(false),
            Some(n_more) if columns.start > 0 => label + n_more,
            Some(_) => label,
        };
        let label = folded(fields.get(at)?);
        (!label.is_empty()).then(|| self.labels.contains(&label))
    }

    /// Whether cells in `columns`, but for text and label, are like those that the row itself has there.
    fn is_like(
        &self,
        fields: &csv::ByteRecord,
        own: &csv::ByteRecord,
        columns: Range<usize>,
    ) -> bool {
        let mut others = columns
            .filter(|column| *column != self.text && Some(*column) != self.label)
            .map(|column| (fields.get(column), own.get(column)))
            .filter(|(_, own)| own.is_some_and(|own| !own.is_empty()))
            .peekable();
        others.peek().is_some()
            && others.all(|(found, own)| found.zip(own).is_some_and(|(a, b)| is_alike(a, b)))
    }
}

fn folded(label: &[u8]) -> String {
    decode(label).trim().to_lowercase()
}

/// Whether two cells are the same or, like numbers and names with numbers, of the same form.
fn is_alike(a: &[u8], b: &[u8]) -> bool {
    a == b || shape(a).is_some_and(|found| Some(found) == shape(b))
}

/// The form of a number, a date or a name with a number: runs of digits and of letters as one each.
fn shape(cell: &[u8]) -> Option<Vec<u8>> {
    let mut shape: Vec<u8> = Vec::new();
    for byte in cell {
        let kind = match byte {
            b'0'..=b'9' => b'0',
            byte if byte.is_ascii_alphabetic() || !byte.is_ascii() => b'a',
            b' ' | b'"' => return None,
            other => *other,
        };
        if shape.last() != Some(&kind) {
            shape.push(kind);
        }
    }
    shape.contains(&b'0').then_some(shape)
}
