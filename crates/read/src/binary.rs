//! Telling bytes that are no text.

use std::io::{Error, ErrorKind, Read, Result};

use crate::error::Fault;
use crate::foreign::Foreign;

/// How many bytes at the start of a file are looked at for control characters.
const WINDOW: usize = 64 * 1024;

/// Text has at most one control character in this many bytes.
const BYTES_PER_CONTROL: usize = 50;

/// What shows that `text` was never text: a NUL byte anywhere, or many control characters at the start.
pub(super) fn finding(text: &[u8]) -> Option<Foreign> {
    if let Some(offset) = memchr::memchr(0, text) {
        return Some(nul(offset as u64));
    }
    let mut window = Window::default();
    window.add(&text[..text.len().min(WINDOW)]);
    window.finding()
}

/// Passes bytes on as long as they may be text, so that what has no end is refused at its first block.
///
/// A single NUL byte passes: where it stands says whoever reads the row or the text around it.
pub(super) struct Watch<R> {
    reader: R,
    window: Window,
}

impl<R> Watch<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            window: Window::default(),
        }
    }
}

impl<R: Read> Read for Watch<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let n_read = self.reader.read(buffer)?;
        let block = &buffer[..n_read];
        let n_before = self.window.n_bytes;
        self.window.add(block);
        match self.window.finding() {
            Some(found) => {
                // Units of two bytes begin at even offsets.
                let units = &block[(n_before % 2).min(n_read)..];
                let found = utf16(units).unwrap_or(found);
                Err(Error::new(ErrorKind::InvalidData, Fault::Foreign(found)))
            }
            None => Ok(n_read),
        }
    }
}

/// Bytes that follow each other, as far as they are looked at together.
#[derive(Default)]
struct Window {
    offset: u64,
    n_bytes: usize,
    n_controls: usize,
    first_nul: Option<u64>,
}

impl Window {
    fn add(&mut self, block: &[u8]) {
        if self.n_bytes >= WINDOW {
            *self = Self {
                offset: self.offset + self.n_bytes as u64,
                ..Self::default()
            };
        }
        let n_controls = block.iter().filter(|&&byte| is_control(byte)).count();
        if n_controls > 0 && self.first_nul.is_none() {
            let first = memchr::memchr(0, block);
            self.first_nul = first.map(|at| self.offset + (self.n_bytes + at) as u64);
        }
        self.n_bytes += block.len();
        self.n_controls += n_controls;
    }

    /// What shows that these bytes are no text, if something does.
    fn finding(&self) -> Option<Foreign> {
        let Self {
            offset,
            n_bytes,
            n_controls,
            first_nul,
        } = *self;
        if n_controls <= 3 || n_controls <= n_bytes / BYTES_PER_CONTROL {
            return None;
        }
        if let Some(first) = first_nul {
            return Some(nul(first));
        }
        Some(Foreign::binary(if offset == 0 {
            format!("{n_controls} control characters in the first {n_bytes} bytes")
        } else {
            format!("{n_controls} control characters in the {n_bytes} bytes after {offset}")
        }))
    }
}

fn nul(offset: u64) -> Foreign {
    Foreign::binary(format!("a NUL byte at offset {offset}"))
}

/// Whether every other byte is NUL, as in English in UTF-16; the block begins with a unit.
fn utf16(block: &[u8]) -> Option<Foreign> {
    let (pairs, _) = block.as_chunks::<2>();
    if pairs.is_empty() {
        return None;
    }
    let most = pairs.len() * 4 / 5;
    let n_of = |test: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| test(pair)).count();
    let found = "UTF-16 text without a byte order mark";
    if n_of(|&[low, high]| high == 0 && low != 0) > most {
        Some(Foreign::binary(found).remedy("iconv -f UTF-16LE -t UTF-8 {} | byline classify -"))
    } else if n_of(|&[high, low]| high == 0 && low != 0) > most {
        Some(Foreign::binary(found).remedy("iconv -f UTF-16BE -t UTF-8 {} | byline classify -"))
    } else {
        None
    }
}

/// Control characters that no text file uses; escape starts the colour codes of saved terminal output.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0x00..=0x06 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}
