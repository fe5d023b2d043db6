//! A readable input with its name.

use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use encoding_rs_io::DecodeReaderBytesBuilder;

use super::binary;
use super::decode::decode_owned;
use crate::error::{Error, Result};

/// Size of the two read buffers in bytes, and of the longest first line that [`Source::peek`] shows whole.
const BUFFER: usize = 64 * 1024;

/// A stream of text, with the name that messages call it by.
///
/// UTF-16 is converted and the byte order mark taken off while reading, so that a file of any size is read in one pass.
///
/// ```
/// use byline_read::Source;
/// let source = Source::new("note.txt".as_ref(), &b"\xff\xfeH\0i\0"[..])?;
/// assert_eq!(source.into_text()?, "Hi");
/// # Ok::<(), byline_read::Error>(())
/// ```
pub struct Source {
    path: PathBuf,
    reader: Box<dyn BufRead + Send>,
    /// The file itself, if it is one.
    file: Option<std::fs::File>,
}

impl Source {
    /// Opens a file.
    ///
    /// # Errors
    /// [`Error::Read`] if it cannot be opened, [`Error::Folder`] if it is a folder, else as [`new`](Self::new).
    pub fn open(path: &Path) -> Result<Self> {
        let failed = |source| Error::Read {
            path: path.to_owned(),
            source,
        };
        if std::fs::metadata(path).map_err(failed)?.is_dir() {
            return Err(Error::Folder {
                path: path.to_owned(),
            });
        }
        let file = std::fs::File::open(path).map_err(failed)?;
        let is_file = file.metadata().is_ok_and(|found| found.is_file());
        let again = file.try_clone().ok().filter(|_| is_file);
        Ok(Self {
            file: again,
            ..Self::new(path, file)?
        })
    }

    /// Wraps any reader; `path` is its name in messages, `-` standing for standard input.
    ///
    /// # Errors
    /// [`Error::Read`] if the first bytes cannot be read, [`Error::Binary`] if they belong to no text file.
    pub fn new(path: &Path, reader: impl Read + Send + 'static) -> Result<Self> {
        let failed = |source| Error::Read {
            path: path.to_owned(),
            source,
        };
        let mut raw = BufReader::with_capacity(BUFFER, reader);
        if let Some(found) = binary::signature(raw.fill_buf().map_err(failed)?) {
            return Err(Error::Binary {
                path: path.to_owned(),
                found: found.to_owned(),
            });
        }
        let decoder = DecodeReaderBytesBuilder::new()
            .bom_sniffing(true)
            .strip_bom(true)
            .utf8_passthru(true)
            .build(raw);
        let mut stream = BufReader::with_capacity(BUFFER, decoder);
        let mut head = Vec::new();
        (&mut stream)
            .take(BUFFER as u64)
            .read_until(b'\n', &mut head)
            .map_err(failed)?;
        Ok(Self {
            path: path.to_owned(),
            reader: Box::new(Cursor::new(head).chain(stream)),
            file: None,
        })
    }

    /// The name given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The next bytes, without taking them: at first the first line, or as much of it as fits a buffer; empty only at
    /// the end.
    ///
    /// # Errors
    /// [`Error::Read`].
    pub fn peek(&mut self) -> Result<&[u8]> {
        match self.reader.fill_buf() {
            Ok(bytes) => Ok(bytes),
            Err(source) => Err(Error::Read {
                path: self.path.clone(),
                source,
            }),
        }
    }

    /// All that is left, as text.
    ///
    /// # Errors
    /// [`Error::Read`], or [`Error::Binary`] if it is no text.
    pub fn into_text(self) -> Result<String> {
        self.into_bytes().map(decode_owned)
    }

    /// All that is left, without a byte order mark, UTF-16 converted to UTF-8 where the mark names it.
    ///
    /// # Errors
    /// As [`into_text`](Self::into_text).
    pub fn into_bytes(mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader
            .read_to_end(&mut bytes)
            .map_err(|source| self.failed(source))?;
        self.check(&bytes)?;
        Ok(bytes)
    }

    /// The next line without its end (LF or CRLF), or `None` after the last.
    ///
    /// Each line is decoded for itself: a file that mixes UTF-8 and Windows-1252 comes out right.
    ///
    /// # Errors
    /// [`Error::Read`], or [`Error::Binary`] if it is no text.
    pub fn next_line(&mut self) -> Result<Option<String>> {
        let mut bytes = Vec::new();
        self.reader
            .read_until(b'\n', &mut bytes)
            .map_err(|source| self.failed(source))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        }
        self.text_of(bytes).map(Some)
    }

    /// The input as a file that can be read in any order; a stream is copied to a temporary one.
    ///
    /// # Errors
    /// [`Error::Read`] if the stream cannot be read or copied.
    pub fn into_file(self) -> Result<std::fs::File> {
        let Self {
            path,
            mut reader,
            file,
        } = self;
        if let Some(file) = file {
            return Ok(file);
        }
        let copied = tempfile::tempfile().and_then(|mut file| {
            std::io::copy(&mut reader, &mut file)?;
            Ok(file)
        });
        copied.map_err(|source| Error::Read { path, source })
    }

    /// The name and the stream itself.
    #[must_use]
    pub fn into_parts(self) -> (PathBuf, Box<dyn BufRead + Send>) {
        (self.path, self.reader)
    }

    fn text_of(&self, bytes: Vec<u8>) -> Result<String> {
        self.check(&bytes)?;
        Ok(decode_owned(bytes))
    }

    fn check(&self, bytes: &[u8]) -> Result<()> {
        match binary::finding(bytes) {
            Some(found) => Err(Error::Binary {
                path: self.path.clone(),
                found,
            }),
            None => Ok(()),
        }
    }

    fn failed(&self, source: std::io::Error) -> Error {
        Error::Read {
            path: self.path.clone(),
            source,
        }
    }
}
