//! Results of the threads to one output.

use std::sync::Arc;

use super::{Format, Framing};
use crate::cli::message;
use crate::cli::sink::Sink;

/// Results of some inputs, ready to be written.
#[derive(Default)]
pub(in crate::cli) struct Piece {
    pub(in crate::cli) bytes: Vec<u8>,
    /// Where each document ends among the bytes.
    pub(in crate::cli) ends: Vec<usize>,
    /// Files that hold text but no sentence.
    pub(in crate::cli) without_sentence: Vec<Arc<str>>,
}

/// Puts the documents of a run together.
pub(in crate::cli) struct Writer {
    sink: Sink,
    framing: Framing,
    /// The only document so far, of which it is not yet known whether others follow.
    first: Option<Vec<u8>>,
    n_documents: usize,
}

impl Writer {
    /// Writes what stands before the first document.
    pub(in crate::cli) fn new(mut sink: Sink, format: &dyn Format) -> anyhow::Result<Self> {
        sink.write(format.head().as_bytes())?;
        Ok(Self {
            sink,
            framing: format.framing(),
            first: None,
            n_documents: 0,
        })
    }

    /// Adds results, in the order in which they are to stand.
    pub(in crate::cli) fn write(&mut self, piece: Piece) -> anyhow::Result<()> {
        for path in &piece.without_sentence {
            message::note(&format!("{path} holds no sentence, only headings"));
        }
        if self.framing != Framing::Array {
            return self.sink.write(&piece.bytes);
        }
        if self.n_documents == 0 && piece.ends.len() == 1 {
            self.n_documents = 1;
            self.first = Some(piece.bytes);
            return Ok(());
        }
        let mut start = 0;
        for &end in &piece.ends {
            let document = &piece.bytes[start..end];
            start = end;
            self.n_documents += 1;
            if self.n_documents == 1 {
                self.first = Some(document.to_vec());
                continue;
            }
            if let Some(first) = self.first.take() {
                self.sink.write(b"[\n")?;
                self.sink.write(&first)?;
            }
            self.sink.write(b",\n")?;
            self.sink.write(document)?;
        }
        Ok(())
    }

    /// Hands all results that are complete on to whoever reads them.
    pub(in crate::cli) fn flush(&mut self) -> anyhow::Result<()> {
        self.sink.flush()
    }

    /// Writes what stands after the last document and ends the output.
    pub(in crate::cli) fn finish(mut self) -> anyhow::Result<()> {
        if let Some(first) = self.first.take() {
            self.sink.write(&first)?;
            self.sink.write(b"\n")?;
        } else if self.n_documents > 1 {
            self.sink.write(b"\n]\n")?;
        }
        self.sink.finish()
    }
}
