//! How JSON lies on the page: the one place that writes it.

use std::io::{BufWriter, Write};

use serde::Serialize;

use super::{Framing, STREAM_BYTES};

/// How the objects of documents are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One indented object, or an array of them.
    Indented,
    /// One object a line.
    Lines,
}

impl Layout {
    /// The extension of files.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Indented => "json",
            Self::Lines => "jsonl",
        }
    }

    pub(super) fn framing(self) -> Framing {
        match self {
            Self::Indented => Framing::Array,
            Self::Lines => Framing::Documents,
        }
    }

    /// Writes the object of one document to memory.
    pub(super) fn append(self, object: &impl Serialize, out: &mut Vec<u8>) {
        // Writing to memory cannot fail, nor can numbers and strings be without a form in JSON.
        let _ = self.write(object, out);
    }

    /// Writes the object of one document bit by bit.
    pub(super) fn stream(
        self,
        object: &impl Serialize,
        out: &mut dyn Write,
    ) -> std::io::Result<()> {
        let mut out = BufWriter::with_capacity(STREAM_BYTES, out);
        self.write(object, &mut out)?;
        out.flush()
    }

    fn write(self, object: &impl Serialize, out: &mut impl Write) -> std::io::Result<()> {
        match self {
            Self::Indented => serde_json::to_writer_pretty(out, object)?,
            Self::Lines => {
                serde_json::to_writer(&mut *out, object)?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }
}

/// Writes a string with its quotation marks to memory.
pub(super) fn push_json(text: &str, out: &mut Vec<u8>) {
    // Neither can fail.
    let _ = serde_json::to_writer(out, text);
}
