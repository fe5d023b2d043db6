//! A readable input with its name.

use std::io::{self, BufRead, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::binary;
use super::decode::decode_owned;
use super::stream::Stream;
use crate::error::{Error, Fault, Result};

/// Most bytes of a text, or of a line or another part of a stream, that are held in memory: no article and no row of a
/// table has as many.
pub const LONGEST: u64 = 256 * 1024 * 1024;

/// Most bytes of a stream that are copied to a temporary file.
const LARGEST_COPY: u64 = 8 * 1024 * 1024 * 1024;

/// A stream of text, with the name that messages call it by.
///
/// Gzip and Zstandard are unpacked, UTF-16 is converted and the byte order mark taken off while reading, so that a file
/// of any size is read in one pass. What is no text is refused at the first block that shows it, be it without end.
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
    /// The file itself, if it is one that can be read as it lies.
    file: Option<std::fs::File>,
}

impl Source {
    /// Opens a file.
    ///
    /// # Errors
    /// [`Error::Read`] if it cannot be opened, [`Error::Folder`] if it is a folder, [`Error::Address`] if it is no file
    /// but the address of a page, else as [`new`](Self::new).
    pub fn open(path: &Path) -> Result<Self> {
        let failed = |source| Error::of_io(path, source);
        if std::fs::metadata(path).map_err(failed)?.is_dir() {
            return Err(Error::Folder {
                path: path.to_owned(),
            });
        }
        let file = std::fs::File::open(path).map_err(failed)?;
        let is_file = file.metadata().is_ok_and(|found| found.is_file());
        let again = file.try_clone().ok().filter(|_| is_file);
        let stream = Stream::new(file).map_err(failed)?;
        Ok(Self {
            path: path.to_owned(),
            file: again.filter(|_| !stream.is_packed),
            reader: stream.reader,
        })
    }

    /// Wraps any reader; `path` is its name in messages, `-` standing for standard input.
    ///
    /// # Errors
    /// [`Error::Read`] if the first bytes cannot be read, [`Error::Binary`] if they belong to no text file,
    /// [`Error::Damaged`] if they belong to an archive that cannot be unpacked.
    pub fn new(path: &Path, reader: impl Read + Send + 'static) -> Result<Self> {
        let stream = Stream::new(reader).map_err(|source| Error::of_io(path, source))?;
        Ok(Self {
            path: path.to_owned(),
            reader: stream.reader,
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
    /// [`Error::Read`], [`Error::Binary`] if they are no text, [`Error::Damaged`].
    pub fn peek(&mut self) -> Result<&[u8]> {
        match self.reader.fill_buf() {
            Ok(bytes) => Ok(bytes),
            Err(source) => Err(Error::of_io(&self.path, source)),
        }
    }

    /// All that is left, as text.
    ///
    /// # Errors
    /// As [`peek`](Self::peek), and [`Error::TooLarge`] beyond 256 MiB.
    pub fn into_text(self) -> Result<String> {
        self.into_bytes().map(decode_owned)
    }

    /// All that is left, without a byte order mark, UTF-16 converted to UTF-8 where the mark names it.
    ///
    /// # Errors
    /// As [`into_text`](Self::into_text).
    pub fn into_bytes(mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (&mut self.reader)
            .take(LONGEST + 1)
            .read_to_end(&mut bytes)
            .and_then(|_| check_length(bytes.len() as u64, "one text"))
            .map_err(|source| Error::of_io(&self.path, source))?;
        self.check(&bytes)?;
        Ok(bytes)
    }

    /// The next line without its end (LF or CRLF), or `None` after the last.
    ///
    /// Each line is decoded for itself: a file that mixes UTF-8 and Windows-1252 comes out right.
    ///
    /// # Errors
    /// As [`into_text`](Self::into_text), a line being as long as a text may be.
    pub fn next_line(&mut self) -> Result<Option<String>> {
        let mut bytes =
            read_line(&mut self.reader).map_err(|source| Error::of_io(&self.path, source))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        }
        self.check(&bytes)?;
        Ok(Some(decode_owned(bytes)))
    }

    /// The input as a file that can be read in any order; a stream is copied to a temporary one.
    ///
    /// # Errors
    /// [`Error::Read`] if the stream cannot be read or copied, [`Error::TooLarge`] if it has more than 8 GiB.
    pub fn into_file(self) -> Result<std::fs::File> {
        let Self { path, reader, file } = self;
        if let Some(file) = file {
            return Ok(file);
        }
        let copied = tempfile::tempfile().and_then(|mut file| {
            let n_copied = std::io::copy(&mut reader.take(LARGEST_COPY + 1), &mut file)?;
            Ok((file, n_copied))
        });
        match copied {
            Ok((file, n_copied)) if n_copied <= LARGEST_COPY => Ok(file),
            Ok(_) => Err(Error::TooLarge {
                path,
                part: "one table",
                limit: LARGEST_COPY,
            }),
            Err(source) => Err(Error::of_io(&path, source)),
        }
    }

    /// The name and the stream itself; what its errors mean says [`Error::of_io`].
    #[must_use]
    pub fn into_parts(self) -> (PathBuf, Box<dyn BufRead + Send>) {
        (self.path, self.reader)
    }

    /// Checks what was read as a whole.
    fn check(&self, bytes: &[u8]) -> Result<()> {
        match binary::finding(bytes) {
            Some(found) => Err(Error::of_foreign(&self.path, found)),
            None => Ok(()),
        }
    }
}

/// The next line with its end, empty at the end of the stream. What an error means says [`Error::of_io`].
///
/// ```
/// let mut stream = &b"one\ntwo"[..];
/// assert_eq!(byline_read::read_line(&mut stream)?, b"one\n");
/// assert_eq!(byline_read::read_line(&mut stream)?, b"two");
/// assert_eq!(byline_read::read_line(&mut stream)?, b"");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// That of the stream, and one for a line longer than [`LONGEST`].
pub fn read_line(stream: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    stream.take(LONGEST + 1).read_until(b'\n', &mut line)?;
    check_length(line.len() as u64, "one line")?;
    Ok(line)
}

/// Checks that a part of a stream that is held in memory, such as *one line*, is no longer than [`LONGEST`].
///
/// ```
/// assert!(byline_read::check_length(1_000_000, "one line").is_ok());
/// assert!(byline_read::check_length(1_000_000_000, "one line").is_err());
/// ```
///
/// # Errors
/// One that [`Error::of_io`] makes [`Error::TooLarge`] of.
pub fn check_length(n_bytes: u64, part: &'static str) -> io::Result<()> {
    if n_bytes <= LONGEST {
        return Ok(());
    }
    let limit = LONGEST;
    Err(io::Error::new(
        ErrorKind::InvalidData,
        Fault::TooLarge { part, limit },
    ))
}
