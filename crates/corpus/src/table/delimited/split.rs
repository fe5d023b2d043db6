//! The cells of a record.
//!
//! The crate `csv`, which writes our tables, reads text after a closing quotation mark as more of the cell and leaves the
//! mark out, and what is never closed to the end of the file. In a table of quotations both are likely, and both would
//! change the words; so here a mark that does not close its cell is one of its words, and an open cell is told.

use super::dialect::{Dialect, Quoting};

/// Reads records line by line.
#[derive(Debug)]
pub(super) struct Splitter {
    dialect: Dialect,
    fields: csv::ByteRecord,
    cell: Vec<u8>,
    /// Where the next byte stands that was not yet read.
    at: usize,
    /// Where the cell begins that is being read.
    start: usize,
    is_quoted: bool,
    /// Cells that have a line break in them.
    broken: Vec<BrokenCell>,
    has_stray_mark: bool,
}

/// A quoted cell over several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BrokenCell {
    pub(super) column: usize,
    /// Where it begins and ends in the record, marks included.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// How far a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// It is whole.
    Whole,
    /// Its last cell goes on in the next line.
    Open,
    /// The mark that opened its last cell, on an earlier line, was not closed.
    Unclosed,
}

impl Splitter {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            fields: csv::ByteRecord::new(),
            cell: Vec::new(),
            at: 0,
            start: 0,
            is_quoted: false,
            broken: Vec::new(),
            has_stray_mark: false,
        }
    }

    /// The cells of a line that is a record by itself: one that goes on is taken as it stands.
    pub(super) fn line(&mut self, line: &[u8]) -> &csv::ByteRecord {
        self.begin();
        if self.read(line) != Progress::Whole {
            self.give_up(line);
        }
        &self.fields
    }

    /// Forgets the record before.
    pub(super) fn begin(&mut self) {
        self.fields.clear();
        self.broken.clear();
        self.at = 0;
        self.start = 0;
        self.is_quoted = false;
        self.has_stray_mark = false;
    }

    /// Reads on in `text`, the record as far as it is known, without the end of its last line.
    pub(super) fn read(&mut self, text: &[u8]) -> Progress {
        loop {
            if !self.is_quoted && !self.opens(text) {
                if self.plain(text) {
                    continue;
                }
                return Progress::Whole;
            }
            match self.quoted(text) {
                // Where marks are words, this one is too.
                Closed::Not if self.has_stray_mark => {
                    self.give_up(text);
                    return Progress::Whole;
                }
                Closed::Not => return Progress::Open,
                Closed::ByText if text[self.start..self.at].contains(&b'\n') => {
                    return Progress::Unclosed;
                }
                // A mark that does not close the cell does not open it either.
                Closed::ByText => {
                    self.has_stray_mark = true;
                    self.is_quoted = false;
                    self.at = self.start;
                    if !self.plain(text) {
                        return Progress::Whole;
                    }
                }
                Closed::BySeparator => {}
                Closed::ByEnd => return Progress::Whole,
            }
        }
    }

    /// Takes the open cell as it stands, with the rest of the record.
    pub(super) fn give_up(&mut self, text: &[u8]) {
        self.has_stray_mark = true;
        self.is_quoted = false;
        self.at = self.start;
        while self.plain(text) {}
    }

    /// The cells that were read.
    pub(super) fn fields(&self) -> &csv::ByteRecord {
        &self.fields
    }

    /// The cells with line breaks.
    pub(super) fn broken(&self) -> &[BrokenCell] {
        &self.broken
    }

    /// Where the cell begins that is being read, and which it is.
    pub(super) fn open_cell(&self) -> (usize, usize) {
        (self.start, self.fields.len())
    }

    /// Whether a cell begins with a quotation mark that does not hold it together.
    pub(super) fn has_stray_mark(&self) -> bool {
        self.has_stray_mark
    }

    /// Whether a quotation mark opens the cell; it is read then.
    fn opens(&mut self, text: &[u8]) -> bool {
        self.start = self.at;
        if self.dialect.quoting == Quoting::None {
            return false;
        }
        let mut at = self.at;
        while self.dialect.skips_blanks && text.get(at) == Some(&b' ') {
            at += 1;
        }
        self.is_quoted = text.get(at) == Some(&b'"');
        if self.is_quoted {
            self.at = at + 1;
            self.cell.clear();
        }
        self.is_quoted
    }

    /// Reads a cell without quotation; whether another follows.
    fn plain(&mut self, text: &[u8]) -> bool {
        let rest = &text[self.at..];
        let end = memchr::memchr(self.dialect.separator, rest);
        let mut cell = &rest[..end.unwrap_or(rest.len())];
        if end.is_none() {
            while let Some(without) = cell.strip_suffix(b"\r") {
                cell = without;
            }
        }
        self.fields.push_field(cell);
        self.at += end.map_or(rest.len(), |end| end + 1);
        self.start = self.at;
        end.is_some()
    }

    /// Reads on in a quoted cell.
    fn quoted(&mut self, text: &[u8]) -> Closed {
        loop {
            let rest = &text[self.at..];
            let Some(found) = memchr::memchr2(b'"', b'\\', rest) else {
                self.cell.extend_from_slice(rest);
                self.at = text.len();
                return Closed::Not;
            };
            self.cell.extend_from_slice(&rest[..found]);
            self.at += found;
            let next = text.get(self.at + 1).copied();
            if text[self.at] == b'\\' {
                self.backslash(text, next);
            } else if next == Some(b'"') {
                self.cell.push(b'"');
                self.at += 2;
            } else {
                return self.close(text);
            }
        }
    }

    /// Reads a backslash, with the character that it stands before.
    fn backslash(&mut self, text: &[u8], next: Option<u8>) {
        let has_backslashes = match &mut self.dialect.quoting {
            Quoting::Full { has_backslashes } => {
                let after = self.at + 2;
                let is_inside = ends_at(text, after, self.dialect.separator).is_none();
                // Nothing but a backslash makes sense of a mark that text follows.
                *has_backslashes |=
                    next == Some(b'"') && is_inside && text.get(after) != Some(&b'"');
                *has_backslashes
            }
            Quoting::None | Quoting::Needed => false,
        };
        match next {
            Some(next @ (b'"' | b'\\' | b'\n')) if has_backslashes => {
                self.cell.push(next);
                self.at += 2;
            }
            _ => {
                self.cell.push(b'\\');
                self.at += 1;
            }
        }
    }

    /// Reads the mark that is to close the cell.
    fn close(&mut self, text: &[u8]) -> Closed {
        let Some(end) = ends_at(text, self.at + 1, self.dialect.separator) else {
            return Closed::ByText;
        };
        let written = &text[self.start..=self.at];
        let needed = [b'\n', b'\t', b',', b';'];
        let is_needed = written[1..written.len() - 1]
            .iter()
            .any(|byte| *byte == b'"' || needed.contains(byte));
        if self.dialect.quoting == Quoting::Needed && !is_needed {
            self.fields.push_field(written);
        } else {
            self.fields.push_field(&self.cell);
        }
        if written.contains(&b'\n') {
            self.broken.push(BrokenCell {
                column: self.fields.len() - 1,
                start: self.start,
                end: self.at + 1,
            });
        }
        self.is_quoted = false;
        let is_last = end == text.len();
        self.at = if is_last { end } else { end + 1 };
        self.start = self.at;
        if is_last {
            Closed::ByEnd
        } else {
            Closed::BySeparator
        }
    }
}

/// What comes after a quoted cell.
enum Closed {
    /// Nothing: it goes on.
    Not,
    /// More text.
    ByText,
    BySeparator,
    ByEnd,
}

/// Where a cell ends that nothing but blanks follow from `at` on: at a separator or at the end of the text.
fn ends_at(text: &[u8], at: usize, separator: u8) -> Option<usize> {
    let rest = text.get(at..)?;
    let is_blank = |byte: u8| byte != separator && matches!(byte, b' ' | b'\t' | b'\r');
    let end = rest.iter().position(|&byte| !is_blank(byte));
    match end {
        None => Some(text.len()),
        Some(end) if rest[end] == separator => Some(at + end),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn splitter(separator: u8) -> Splitter {
        Splitter::new(Dialect {
            separator,
            quoting: Quoting::Full {
                has_backslashes: false,
            },
            skips_blanks: false,
        })
    }

    fn cells(record: &csv::ByteRecord) -> Vec<String> {
        let cells = record.iter();
        cells
            .map(|cell| String::from_utf8(cell.to_vec()).unwrap())
            .collect()
    }

    #[test]
    fn marks_hold_a_cell_together_or_are_words_of_it() {
        let table: [(&str, &[&str]); 13] = [
            ("a,\"b, c\",d", &["a", "b, c", "d"]),
            ("\"a \"\"b\"\" c\",d\r", &["a \"b\" c", "d"]),
            ("a,\"\"", &["a", ""]),
            ("a,", &["a", ""]),
            ("\"a\" ,b", &["a", "b"]),
            ("the \"new\" deck,b", &["the \"new\" deck", "b"]),
            ("\"No\" she said,b", &["\"No\" she said", "b"]),
            ("\"No, no\" she said,b", &["\"No", " no\" she said", "b"]),
            ("\"she said \\\"no\\\"\",b", &["she said \"no\"", "b"]),
            ("\"\\\"no\\\\yes\\\"\",b", &["\"no\\yes\"", "b"]),
            ("\"C:\\\",b", &["C:\\", "b"]),
            ("\"No,\" she said,b", &["\"No", "\" she said", "b"]),
            ("\"No\" she said,\"b, c\"", &["\"No\" she said", "b, c"]),
        ];
        for (line, expected) in table {
            assert_eq!(
                cells(splitter(b',').line(line.as_bytes())),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn a_cell_goes_on_in_the_next_line_until_its_mark() {
        let mut splitter = splitter(b';');
        assert_eq!(splitter.read(b"a;\"b"), Progress::Open);
        assert_eq!(splitter.open_cell(), (2, 1));
        assert_eq!(splitter.read(b"a;\"b\nc\";d"), Progress::Whole);
        assert_eq!(cells(splitter.fields()), ["a", "b\nc", "d"]);
        let broken = BrokenCell {
            column: 1,
            start: 2,
            end: 7,
        };
        assert_eq!(splitter.broken(), [broken]);
        splitter.begin();
        assert_eq!(splitter.read(b"a;\"b"), Progress::Open);
        assert_eq!(splitter.read(b"a;\"b\nc;\"d"), Progress::Unclosed);
    }

    proptest! {
        #[test]
        fn reads_what_the_crate_csv_writes(
            rows in proptest::collection::vec("[a\",;\\\\ \n]*", 1..5),
            is_semicolon: bool,
        ) {
            let separator = if is_semicolon { b';' } else { b',' };
            let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
            writer.write_record(&rows).unwrap();
            let written = writer.into_inner().unwrap();
            let text = written.strip_suffix(b"\n").unwrap();
            // A backslash before a mark is taken for that of another dialect where it must be one.
            prop_assume!(!written.windows(2).any(|pair| pair == b"\\\""));
            let mut splitter = splitter(separator);
            prop_assert_eq!(splitter.read(text), Progress::Whole);
            prop_assert_eq!(cells(splitter.fields()), rows);
        }
    }
}
