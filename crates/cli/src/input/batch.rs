//! Texts that are read, classified and written together.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use byline::classifier::Scratch;
use byline::{Classifier, Document};
use rayon::prelude::*;

use crate::input::Inputs;
use crate::input::content::{Content, Input, Origin};
use crate::output::{Classified, Format, Framing, Piece, Results};

/// So many bytes, or so many texts, are handed to the threads at a time; results are held no longer than that.
const BATCH_BYTES: usize = 8 * 1024 * 1024;
const BATCH_INPUTS: usize = 16 * 1024;

/// Texts that a thread takes at a time: lines are too short to be handed out one by one.
const CHUNK: usize = 64;

/// Inputs that are analysed together.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) inputs: Vec<Input>,
    /// Bytes of text in them.
    pub(crate) n_bytes: usize,
    /// Why reading stopped after them, if it did not come to the end.
    pub(crate) failure: Option<anyhow::Error>,
}

impl Batch {
    /// The next inputs, none at the end.
    pub(crate) fn read(inputs: &mut Inputs) -> Self {
        let mut batch = Self::default();
        let mut weight = 0;
        while weight < BATCH_BYTES && batch.inputs.len() < BATCH_INPUTS {
            match inputs.next() {
                Some(Ok(input)) => {
                    batch.n_bytes += input.content.len();
                    weight += input.content.weight();
                    batch.inputs.push(input);
                }
                Some(Err(error)) => {
                    batch.failure = Some(error);
                    break;
                }
                None => break,
            }
        }
        batch
    }

    /// No input, since reading failed before.
    pub(crate) fn failed(error: anyhow::Error) -> Self {
        Self {
            failure: Some(error),
            ..Self::default()
        }
    }
}

/// Analyses the inputs of a batch and writes the results to memory if there is a format, in the order of the inputs.
pub(crate) fn analyse(
    inputs: Vec<Input>,
    classifier: &Classifier,
    format: Option<&dyn Format>,
) -> Vec<Piece> {
    let mut chunks: Vec<Vec<Input>> = Vec::with_capacity(inputs.len() / CHUNK + 1);
    for input in inputs {
        let is_short = |input: &Input| {
            matches!(
                input.content,
                Content::Line(_) | Content::Article(_) | Content::ArticleRow(_)
            ) && !is_large(&input.content)
        };
        match chunks.last_mut() {
            Some(chunk)
                if chunk.len() < CHUNK
                    && is_short(&input)
                    && chunk.last().is_some_and(is_short) =>
            {
                chunk.push(input);
            }
            _ => chunks.push(vec![input]),
        }
    }
    let pieces = chunks.into_par_iter().with_max_len(1).map(|chunk| {
        let mut piece = Piece::default();
        for input in chunk {
            piece.add(input, classifier, format);
        }
        piece
    });
    pieces.collect()
}

impl Piece {
    fn add(&mut self, input: Input, classifier: &Classifier, format: Option<&dyn Format>) {
        if let (true, Some(format)) = (input.is_first, format) {
            format.file_head(&input.path, input.file_idx, &mut self.bytes);
            if input.file_idx == 0 {
                format.columns_head(input.content.columns(), &mut self.bytes);
            }
        }
        let is_text = matches!(input.content, Content::Text(_));
        let is_large = is_large(&input.content);
        if let (Content::Line(text), Some(format), false) = (&input.content, format, is_large) {
            self.add_line(text, input.path, classifier, format);
            return;
        }
        let (documents, order) = input.content.into_documents();
        let mut documents: Vec<Classified> = documents
            .into_par_iter()
            .map(|(document, origin)| {
                let mut document = Classified::new(input.path.clone(), document, origin);
                document.analyse(classifier, format);
                document
            })
            .collect();
        for document in &documents {
            self.tally.add(&document.predictions);
        }
        if is_text
            && documents
                .iter()
                .all(|document| document.document.sentences().is_empty())
        {
            self.without_sentence.push(input.path.clone());
        }
        let Some(format) = format else {
            self.results.push(Results { documents, order });
            return;
        };
        if is_large {
            self.large = documents.pop();
            return;
        }
        let results = Results { documents, order };
        if results.order.is_some() && format.framing() == Framing::Lines {
            results.for_each_row(
                |document| document.analysis(format.builder(&document.origin)),
                |analysis, row| format.row(analysis, row, &mut self.bytes),
            );
            self.ends.push(self.bytes.len());
            return;
        }
        for document in &results.documents {
            format.document(document, &mut self.bytes);
            self.ends.push(self.bytes.len());
        }
    }

    /// A line is so short that making lists for it anew takes as long as reading it: those of the latest one are used.
    fn add_line(
        &mut self,
        text: &str,
        path: Arc<str>,
        classifier: &Classifier,
        format: &dyn Format,
    ) {
        let mut line = LINE
            .take()
            .unwrap_or_else(|| Classified::new(path.clone(), Document::default(), Origin::Text));
        line.path = path;
        line.document.replace(text);
        line.analyse(classifier, Some(format));
        self.tally.add(&line.predictions);
        format.document(&line, &mut self.bytes);
        self.ends.push(self.bytes.len());
        LINE.set(Some(line));
    }
}

thread_local! {
    /// Buffers of the classifier: each thread's own, from its first document to its last.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
    /// The latest line.
    static LINE: Cell<Option<Classified>> = const { Cell::new(None) };
}

impl Classified {
    fn new(path: Arc<str>, document: Document, origin: Origin) -> Self {
        Self {
            path,
            document,
            origin,
            predictions: Vec::new(),
            explanations: Vec::new(),
            attributions: Vec::new(),
        }
    }

    /// Finds out what the format shows; labels alone if there is none.
    fn analyse(&mut self, classifier: &Classifier, format: Option<&dyn Format>) {
        if format.is_none_or(Format::shows_labels) {
            SCRATCH.with_borrow_mut(|scratch| {
                classifier.classify_into(&self.document, scratch, &mut self.predictions);
            });
        }
        let Some(format) = format else {
            return;
        };
        let options = format.builder(&self.origin).options();
        if options.explain {
            self.explanations = classifier.explain(&self.document);
        }
        if options.speakers {
            self.attributions = classifier.attribute(&self.document);
        }
    }
}

/// Whether the results of a document are written bit by bit, not held in memory.
fn is_large(content: &Content) -> bool {
    matches!(content, Content::Text(_) | Content::Line(_)) && content.len() >= BATCH_BYTES
}
