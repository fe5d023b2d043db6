//! Lines to records.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use byline_read::read_line;

use super::dialect::Dialect;
use super::split::{Progress, Splitter};

/// A cell longer than this, in bytes, is one whose quotation mark was forgotten.
const LONGEST_CELL: usize = 64 * 1024 * 1024;

/// The records of a table, one by one.
pub(super) struct Records {
    reader: Box<dyn BufRead + Send>,
    splitter: Splitter,
    /// Whether the line that was read last has an end.
    is_ended_line: bool,
    /// Lines that were read and belong to no record yet.
    ahead: VecDeque<Vec<u8>>,
    /// The record as it is written, without the end of its last line.
    text: Vec<u8>,
    /// The line on which the record starts, and the one after it, from 1.
    line: u64,
    next_line: u64,
}

/// What was read.
pub(super) enum Next {
    /// A record: [`Records::splitter`] has its cells.
    Record,
    /// A record whose last cell was opened by a quotation mark and not closed; lines after its first are read anew.
    Unclosed {
        /// The cell, from 0.
        column: usize,
        /// The line on which it begins.
        line: u64,
    },
    End,
}

impl Records {
    pub(super) fn new(reader: Box<dyn BufRead + Send>) -> Self {
        let dialect = Dialect {
            separator: b',',
            quoting: super::dialect::Quoting::None,
            skips_blanks: false,
        };
        Self {
            reader,
            splitter: Splitter::new(dialect),
            is_ended_line: true,
            ahead: VecDeque::new(),
            text: Vec::new(),
            line: 0,
            next_line: 1,
        }
    }

    /// The first line that is left, which stays; none at the end.
    pub(super) fn peek_line(&mut self) -> io::Result<Option<&[u8]>> {
        if self.ahead.is_empty() {
            let line = self.read_line()?;
            self.ahead.extend(line);
            self.split_at_carriage_returns();
        }
        Ok(self.ahead.front().map(Vec::as_slice))
    }

    /// Where the whole file was one line, its lines end as they did on old machines.
    fn split_at_carriage_returns(&mut self) {
        let is_all = self.next_line == 1 && !self.is_ended_line;
        if let Some(line) = self.ahead.front().filter(|_| is_all) {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let lines = line.split(|byte| *byte == b'\r');
            self.ahead = lines.map(<[u8]>::to_vec).collect();
        }
    }

    /// Passes over a line.
    pub(super) fn skip_line(&mut self) -> io::Result<()> {
        self.pop_line().map(|_| ())
    }

    /// Reads records so from now on.
    pub(super) fn set_dialect(&mut self, dialect: Dialect) {
        self.splitter = Splitter::new(dialect);
    }

    /// The cells of the latest record.
    pub(super) fn splitter(&self) -> &Splitter {
        &self.splitter
    }

    /// The latest record as it is written.
    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    /// The line on which the latest record starts, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Reads a record.
    pub(super) fn read(&mut self) -> io::Result<Next> {
        self.line = self.next_line;
        let Some(first) = self.pop_line()? else {
            return Ok(Next::End);
        };
        self.text = first;
        self.splitter.begin();
        loop {
            match self.splitter.read(&self.text) {
                Progress::Whole => return Ok(Next::Record),
                Progress::Unclosed => return Ok(self.unclosed()),
                Progress::Open if self.text.len() > LONGEST_CELL => return Ok(self.unclosed()),
                Progress::Open => match self.pop_line()? {
                    Some(line) => {
                        self.text.push(b'\n');
                        self.text.extend_from_slice(&line);
                    }
                    None => return Ok(self.unclosed()),
                },
            }
        }
    }

    /// Reads the header, whose marks are taken as words where they are not closed.
    pub(super) fn read_header(&mut self) -> io::Result<()> {
        if let Next::Unclosed { .. } = self.read()? {
            self.splitter.line(&self.text);
        }
        Ok(())
    }

    /// Gives the lines of the latest record back that come after its cell at `start` begins.
    pub(super) fn give_back(&mut self, start: usize) -> u64 {
        let before = &self.text[..start];
        let line = self.line + memchr::memchr_iter(b'\n', before).count() as u64;
        let end = memchr::memchr(b'\n', &self.text[start..]);
        if let Some(end) = end {
            let rest = self.text.split_off(start + end);
            for line in rest[1..].rsplit(|byte| *byte == b'\n') {
                self.ahead.push_front(line.to_vec());
                self.next_line -= 1;
            }
        }
        line
    }

    fn unclosed(&mut self) -> Next {
        let (start, column) = self.splitter.open_cell();
        Next::Unclosed {
            column,
            line: self.give_back(start),
        }
    }

    fn pop_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let line = match self.ahead.pop_front() {
            Some(line) => Some(line),
            None => self.read_line()?,
        };
        self.next_line += u64::from(line.is_some());
        Ok(line)
    }

    /// The next line of the stream, without its end but for a CR.
    fn read_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = read_line(&mut self.reader)?;
        if line.is_empty() {
            return Ok(None);
        }
        self.is_ended_line = line.pop_if(|byte| *byte == b'\n').is_some();
        Ok(Some(line))
    }
}
