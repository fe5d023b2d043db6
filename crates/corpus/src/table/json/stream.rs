//! Objects of a JSON document: of an array, one after another, or in a list that an object holds.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::path::PathBuf;

use serde::Deserialize as _;
use serde_json::value::RawValue;

use super::super::columns::Columns;
use super::Objects;
use super::object::{Object, mended, object, value_at};
use crate::error::{Error, Result};
use byline_read::{Error as ReadError, Source, check_length, decode};

/// The list that rows are taken from where an object has several.
const SENTENCES: &str = "sentences";

/// The objects of arrays and of documents that stand one after another, read as they are asked for.
pub(super) struct ObjectStream {
    path: PathBuf,
    reader: Lines,
    /// The column that tells a row from an object that holds rows.
    text: String,
    is_in_array: bool,
    /// Whether nothing more can be read.
    is_ended: bool,
    /// Rows of an object that holds rows, and its line.
    rows: VecDeque<Result<(u64, Object)>>,
}

impl ObjectStream {
    pub(super) fn new(source: Source, columns: &Columns) -> Self {
        let (path, reader) = source.into_parts();
        Self {
            path,
            reader: Lines {
                reader,
                line: 1,
                n_read: 0,
            },
            text: columns.text().to_owned(),
            is_in_array: false,
            is_ended: false,
            rows: VecDeque::new(),
        }
    }

    /// Where the next value begins; whether there is one.
    fn begin_value(&mut self) -> Result<bool> {
        loop {
            let next = self.reader.peek_mark();
            let next = next.map_err(|source| ReadError::of_io(&self.path, source))?;
            match next {
                None if self.is_in_array => {
                    return Err(self.ended("the array is cut off before its end"));
                }
                None => return Ok(false),
                Some(b'[') if !self.is_in_array => self.is_in_array = true,
                Some(b']') if self.is_in_array => self.is_in_array = false,
                // Lists between whose values a comma is missing or too many read as well as others.
                Some(b',') => {}
                Some(b'{' | b'[' | b'"') => return Ok(true),
                Some(_) => return Err(self.not_begun()),
            }
            self.reader.pop();
        }
    }

    /// The error that says that what stands there is no object, after which it is passed over.
    fn not_begun(&mut self) -> Error {
        let line = self.reader.line;
        match self.reader.token() {
            Ok(token) => self.failed(line, &format!("not a JSON object: found {token}")),
            Err(error) => self.io_failed(error),
        }
    }

    fn next_value(&mut self) -> Result<Option<(u64, Box<RawValue>)>> {
        if self.is_ended || !self.begin_value()? {
            return Ok(None);
        }
        let line = self.reader.line;
        self.reader.n_read = 0;
        let mut parser = serde_json::Deserializer::from_reader(&mut self.reader);
        match Box::<RawValue>::deserialize(&mut parser) {
            Ok(value) => Ok(Some((line, value))),
            Err(error) if error.is_io() => Err(self.io_failed(error)),
            // A value on one line does not keep the others from being read; in an array nobody knows where it ends.
            Err(error) if self.reader.line == line && !self.is_in_array => {
                let skipped = self.reader.skip_line();
                skipped.map_err(|error| self.io_failed(error))?;
                Err(self.failed(line, &syntax(&error)))
            }
            Err(error) => {
                let reason = syntax(&error);
                Err(self.ended(&reason))
            }
        }
    }

    /// The rows that a value is or holds.
    fn rows_of(&self, line: u64, value: &RawValue) -> VecDeque<Result<(u64, Object)>> {
        let object = match object(value.get()) {
            Ok(object) => object,
            Err(error) => return [Err(self.failed(line, &syntax(&error)))].into(),
        };
        let list = match held(&object, &self.text) {
            Held::Nothing => return [Ok((line, object))].into(),
            Held::Rows(list) => list,
            Held::Several(names) => {
                let names = names.join(", ");
                let reason = format!("holds several lists of objects ({names}), expected one");
                return [Err(self.failed(line, &reason))].into();
            }
        };
        let rows = list.into_iter().map(|row| match self::object(row.get()) {
            Ok(row) => Ok((line, row)),
            Err(error) => Err(self.failed(line, &syntax(&error))),
        });
        rows.collect()
    }

    fn failed(&self, line: u64, reason: &str) -> Error {
        Error::CorpusLine {
            path: self.path.clone(),
            line,
            reason: reason.to_owned(),
        }
    }

    /// The error after which nothing more can be read.
    fn ended(&mut self, reason: &str) -> Error {
        self.is_ended = true;
        self.failed(self.reader.line, reason)
    }

    fn io_failed(&mut self, error: impl Into<io::Error>) -> Error {
        self.is_ended = true;
        Error::Read(ReadError::of_io(&self.path, error.into()))
    }
}

impl Objects for ObjectStream {
    fn next_object(&mut self) -> Result<Option<(u64, Object)>> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return row.map(Some);
            }
            let Some((line, value)) = self.next_value()? else {
                return Ok(None);
            };
            self.rows = self.rows_of(line, &value);
        }
    }
}

/// What an object without the column of sentences holds.
enum Held {
    Nothing,
    Rows(Vec<Box<RawValue>>),
    Several(Vec<String>),
}

/// The list of rows in an object that is none.
pub(super) fn holds_rows(object: &Object, text: &str) -> bool {
    !matches!(held(object, text), Held::Nothing)
}

fn held(object: &Object, text: &str) -> Held {
    if value_at(object, text).is_some() {
        return Held::Nothing;
    }
    let lists = object
        .iter()
        .filter(|(_, value)| value.get().starts_with('['));
    let lists = lists.filter_map(|(name, value)| {
        let list: Vec<Box<RawValue>> = serde_json::from_str(value.get()).ok()?;
        let is_rows = list.first().map_or(name == SENTENCES, |first| {
            let first = serde_json::from_str::<Object>(&mended(first.get()));
            first.is_ok_and(|first| value_at(&first, text).is_some())
        });
        is_rows.then_some((name, list))
    });
    let mut lists: Vec<(&String, Vec<Box<RawValue>>)> = lists.collect();
    let sentences = lists.iter().position(|(name, _)| *name == SENTENCES);
    match (sentences, lists.len()) {
        (Some(idx), _) => Held::Rows(lists.swap_remove(idx).1),
        (None, 0) => Held::Nothing,
        (None, 1) => Held::Rows(lists.swap_remove(0).1),
        (None, _) => Held::Several(lists.into_iter().map(|(name, _)| name.clone()).collect()),
    }
}

/// The message of a parser that saw one value: its line number would only mislead.
fn syntax(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.split(" at line ").next().unwrap_or(&text) {
        "invalid unicode code point" => {
            "not a JSON object: found a byte that is no UTF-8, expected UTF-8 or UTF-16".to_owned()
        }
        text => format!("not a JSON object: {text}"),
    }
}

/// A stream that counts its lines.
struct Lines {
    reader: Box<dyn BufRead + Send>,
    /// The line at hand, from 1.
    line: u64,
    /// Bytes of the value at hand.
    n_read: u64,
}

impl Lines {
    /// The next byte that is no white space, without taking it.
    fn peek_mark(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.reader.fill_buf()?.first() {
                None => return Ok(None),
                Some(byte) if byte.is_ascii_whitespace() => self.pop(),
                Some(byte) => return Ok(Some(*byte)),
            }
        }
    }

    /// Takes a byte that was peeked at.
    fn pop(&mut self) {
        // A buffer that was filled is not read anew.
        let is_end = matches!(self.reader.fill_buf(), Ok([b'\n', ..]));
        self.reader.consume(1);
        self.line += u64::from(is_end);
    }

    /// Takes a word, up to white space or what ends a value.
    fn token(&mut self) -> io::Result<String> {
        const LONGEST: usize = 40;
        let mut token = Vec::new();
        loop {
            match self.reader.fill_buf()?.first() {
                Some(byte) if token.is_empty() || !is_end_of_value(*byte) => {
                    if token.len() < LONGEST {
                        token.push(*byte);
                    }
                    self.pop();
                }
                _ => return Ok(decode(&token).into_owned()),
            }
        }
    }

    /// Passes over the rest of the line.
    fn skip_line(&mut self) -> io::Result<()> {
        self.reader.skip_until(b'\n')?;
        self.line += 1;
        Ok(())
    }
}

/// Whether a value that is no string has ended before the byte.
fn is_end_of_value(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}')
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.reader.read(buffer)?;
        let ends = buffer[..n_read].iter().filter(|byte| **byte == b'\n');
        self.line += ends.count() as u64;
        self.n_read += n_read as u64;
        check_length(self.n_read, "one value")?;
        Ok(n_read)
    }
}
