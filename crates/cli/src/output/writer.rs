//! Results of the threads to one output.

use std::path::Path;
use std::sync::Arc;

use byline::{Label, Prediction};

use super::{Classified, Format, Framing, Output, Results};
use crate::output::sink::Sink;
use crate::say::message;
use crate::say::message::{Kind, Notes};

/// Results of some inputs, ready to be written.
#[derive(Default)]
pub(crate) struct Piece {
    pub(crate) bytes: Vec<u8>,
    /// Where each document ends among the bytes.
    pub(crate) ends: Vec<usize>,
    /// A document after them that is too large to have its results held in memory as well.
    pub(crate) large: Option<Classified>,
    /// The documents themselves, if there is a collector for them and no format.
    pub(crate) results: Vec<Results>,
    /// Files that hold text but no sentence.
    pub(crate) without_sentence: Vec<Arc<str>>,
    pub(crate) tally: Tally,
}

/// How many sentences were given each label, to be told with `--verbose`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    /// In the order of [`Label::ALL`].
    n_labelled: [usize; Label::COUNT],
    /// Those whose label has at most the probability [`DOUBTFUL`].
    n_doubtful: usize,
}

/// Labels of no more probability are wrong often.
const DOUBTFUL: f32 = 0.6;

impl Tally {
    pub(crate) fn add(&mut self, predictions: &[Prediction]) {
        for prediction in predictions {
            self.n_labelled[prediction.label.column()] += 1;
            self.n_doubtful += usize::from(prediction.confidence() <= DOUBTFUL);
        }
    }

    fn add_all(&mut self, other: Self) {
        for (sum, n) in self.n_labelled.iter_mut().zip(other.n_labelled) {
            *sum += n;
        }
        self.n_doubtful += other.n_doubtful;
    }

    fn tell(self) {
        let n_sentences = self.n_labelled.iter().sum();
        if n_sentences == 0 {
            return;
        }
        let labels = Label::ALL.map(|label| format!("{} {label}", self.n_labelled[label.column()]));
        message::info(&format!(
            "{}: {}; {} of them with {DOUBTFUL} or less for the label (byline explain says what labels come from)",
            message::counted(n_sentences, "sentence"),
            labels.join(", "),
            self.n_doubtful
        ));
    }
}

/// Puts the documents of a run together.
pub(crate) struct Writer {
    sink: Sink,
    output: Output,
    notes: Notes,
    has_begun: bool,
    is_array: bool,
    n_documents: usize,
    tally: Tally,
}

impl Writer {
    pub(crate) fn new(sink: Sink, output: Output, notes: Notes) -> Self {
        Self {
            sink,
            output,
            notes,
            has_begun: false,
            is_array: false,
            n_documents: 0,
            tally: Tally::default(),
        }
    }

    /// The format in which threads write documents to memory; none if the documents themselves are wanted.
    pub(crate) fn format(&self) -> Option<&dyn Format> {
        self.output.format()
    }

    /// Adds results, in the order in which they are to stand, and hands them on to whoever reads them.
    ///
    /// `has_more` says whether other results will follow: one document stands alone, several in an array.
    pub(crate) fn write(&mut self, pieces: Vec<Piece>, has_more: bool) -> anyhow::Result<()> {
        if !self.has_begun {
            let n_documents: usize = pieces.iter().map(Piece::n_documents).sum();
            self.is_array = self.framing() == Framing::Array && (has_more || n_documents > 1);
            self.has_begun = true;
            if let Some(format) = self.output.format() {
                self.sink.write(format.head().as_bytes())?;
            }
        }
        for piece in pieces {
            for path in &piece.without_sentence {
                let text = " holds no sentence, only headings";
                self.notes
                    .note_of(Path::new(&**path), Kind::NoSentence, text);
            }
            self.tally.add_all(piece.tally);
            self.write_piece(piece)?;
        }
        self.sink.flush()
    }

    /// Writes what stands after the last document and ends the output.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        if self.is_array {
            self.sink.write(b"\n]\n")?;
        } else if self.framing() == Framing::Array {
            self.sink.write(b"\n")?;
        }
        match &mut self.output {
            Output::Format(format) => self.sink.write(format.tail().as_bytes())?,
            Output::Collector(collector) => {
                let mut bytes = Vec::new();
                collector.finish(&mut bytes)?;
                self.sink.write(&bytes)?;
            }
        }
        self.tally.tell();
        self.sink.finish()
    }

    fn framing(&self) -> Framing {
        self.format().map_or(Framing::Lines, Format::framing)
    }

    fn write_piece(&mut self, piece: Piece) -> anyhow::Result<()> {
        if self.is_array {
            let mut start = 0;
            for &end in &piece.ends {
                self.separate()?;
                self.sink.write(&piece.bytes[start..end])?;
                start = end;
            }
        } else {
            self.sink.write(&piece.bytes)?;
        }
        if let Some(document) = &piece.large {
            self.separate()?;
            if let Some(format) = self.output.format() {
                self.sink.write_with(|out| format.stream(document, out))?;
            }
        }
        if let Output::Collector(collector) = &mut self.output {
            let mut bytes = Vec::new();
            for results in piece.results {
                collector.add(results, &mut bytes)?;
            }
            self.sink.write(&bytes)?;
        }
        Ok(())
    }

    /// Writes what stands before a document of an array.
    fn separate(&mut self) -> anyhow::Result<()> {
        if !self.is_array {
            return Ok(());
        }
        self.n_documents += 1;
        let separator: &[u8] = if self.n_documents == 1 {
            b"[\n"
        } else {
            b",\n"
        };
        self.sink.write(separator)
    }
}

impl Piece {
    fn n_documents(&self) -> usize {
        self.ends.len() + usize::from(self.large.is_some())
    }
}
