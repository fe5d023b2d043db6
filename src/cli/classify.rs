//! `byline classify`: texts to labels.

use std::path::PathBuf;
use std::sync::Arc;

use byline::Classifier;
use byline::corpus::Columns;
use clap::Args;
use rayon::prelude::*;

use super::input::{Content, Input, InputFormat, Inputs};
use super::output::{Classified, Format, Framing, OutputFormat, Style};
use super::sink::Sink;
use super::{Outcome, ThreadArgs, classifier, message, progress};

/// Labels every sentence of articles
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ClassifyArgs {
    /// Files to read; `-` and no path at all are standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Model file [default: the model compiled in]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// How to write the results
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,

    /// File to write, whole or not at all [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    input_format: InputFormat,

    /// Column of sentences in tables [default: text]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// Column that names the article of a row in tables [default: article, where there is one]
    #[arg(long, value_name = "NAME")]
    article_column: Option<String>,

    #[command(flatten)]
    threads: ThreadArgs,

    /// Call a sentence undecided if its label is less probable than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<f32>,
}

const EXAMPLES: &str = "\
Examples:
  byline classify article.txt
  byline classify --format json article.txt > article.json
  byline classify --input-format lines --format jsonl articles.txt
  byline classify --format csv --output labelled.csv sentences.csv
  cat article.txt | byline classify --min-confidence 0.8

Tables (.csv, .tsv, .jsonl): one row is one sentence and gets one label, in row order. Rows with the same
article are read as one document. Starts and ends are bytes into the text as read, in UTF-8; for tables,
into the rows of the document joined together.";

/// So many bytes, or so many texts, are handed to the threads at a time; results are held no longer than that.
const BATCH_BYTES: usize = 8 * 1024 * 1024;
const BATCH_INPUTS: usize = 16 * 1024;

/// Texts that a thread takes at a time: lines are too short to be handed out one by one.
const CHUNK: usize = 64;

impl ClassifyArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let columns = Columns {
            text: self.text_column,
            article: self.article_column,
            ..Columns::default()
        };
        let classifier = classifier(self.model.as_deref())?;
        let pool = self.threads.pool()?;
        let mut inputs = Inputs::new(self.paths, self.input_format, columns)?;
        let sink = Sink::open(self.output.as_deref())?;
        let bar = progress::bytes(inputs.n_bytes(), !sink.is_terminal());
        let format = self.format.writer(Style {
            min_confidence: self.min_confidence,
            has_colour: sink.has_colour(),
            has_headings: inputs.n_files() > 1,
        });
        let mut writer = Writer::new(sink, &*format)?;
        let mut batch = Batch::read(&mut inputs);
        while !batch.inputs.is_empty() {
            let work = std::mem::take(&mut batch.inputs);
            let n_bytes = batch.n_bytes;
            let failure = batch.failure.take();
            let (pieces, next) = pool.install(|| {
                rayon::join(
                    || analyse(work, &classifier, &*format),
                    || match failure {
                        Some(error) => Batch::failed(error),
                        None => Batch::read(&mut inputs),
                    },
                )
            });
            for piece in &pieces {
                writer.write(piece)?;
            }
            writer.sink.flush()?;
            bar.inc(n_bytes as u64);
            batch = next;
        }
        bar.finish_and_clear();
        match batch.failure {
            Some(error) => Err(error),
            None => writer.finish().map(|()| Outcome::Done),
        }
    }
}

/// Inputs that are analysed together.
#[derive(Default)]
struct Batch {
    inputs: Vec<Input>,
    n_bytes: usize,
    /// Why reading stopped after them, if it did not come to the end.
    failure: Option<anyhow::Error>,
}

impl Batch {
    fn read(inputs: &mut Inputs) -> Self {
        let mut batch = Self::default();
        while batch.n_bytes < BATCH_BYTES && batch.inputs.len() < BATCH_INPUTS {
            match inputs.next() {
                Some(Ok(input)) => {
                    batch.n_bytes += input.content.len();
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

    fn failed(error: anyhow::Error) -> Self {
        Self {
            failure: Some(error),
            ..Self::default()
        }
    }
}

/// Results of some inputs, ready to be written.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    /// Where each document ends among the bytes.
    ends: Vec<usize>,
    /// Files that hold text but no sentence.
    without_sentence: Vec<Arc<str>>,
}

fn analyse(inputs: Vec<Input>, classifier: &Classifier, format: &dyn Format) -> Vec<Piece> {
    let mut chunks: Vec<Vec<Input>> = Vec::with_capacity(inputs.len() / CHUNK + 1);
    for input in inputs {
        match chunks.last_mut() {
            Some(chunk)
                if chunk.len() < CHUNK
                    && matches!(input.content, Content::Line(_) | Content::Article(_)) =>
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
    fn add(&mut self, input: Input, classifier: &Classifier, format: &dyn Format) {
        if input.is_first {
            format.file_head(&input.path, input.file_idx, &mut self.bytes);
        }
        let is_text = matches!(input.content, Content::Text(_));
        let (documents, order) = input.content.into_documents();
        let documents: Vec<Classified> = documents
            .into_par_iter()
            .map(|document| Classified {
                path: input.path.clone(),
                predictions: classifier.classify(&document),
                document,
            })
            .collect();
        match order {
            Some(order) if format.framing() == Framing::Lines => {
                let mut next = vec![0; documents.len()];
                for document_idx in order {
                    format.sentence(
                        &documents[document_idx],
                        next[document_idx],
                        &mut self.bytes,
                    );
                    next[document_idx] += 1;
                }
                self.ends.push(self.bytes.len());
            }
            _ => {
                for document in &documents {
                    format.document(document, &mut self.bytes);
                    self.ends.push(self.bytes.len());
                }
            }
        }
        if is_text
            && documents
                .iter()
                .all(|document| document.predictions.is_empty())
        {
            self.without_sentence.push(input.path);
        }
    }
}

/// Puts the documents of a run together.
struct Writer {
    sink: Sink,
    framing: Framing,
    /// The only document so far, of which it is not yet known whether others follow.
    first: Option<Vec<u8>>,
    n_documents: usize,
}

impl Writer {
    fn new(mut sink: Sink, format: &dyn Format) -> anyhow::Result<Self> {
        sink.write(format.head().as_bytes())?;
        Ok(Self {
            sink,
            framing: format.framing(),
            first: None,
            n_documents: 0,
        })
    }

    fn write(&mut self, piece: &Piece) -> anyhow::Result<()> {
        for path in &piece.without_sentence {
            message::note(&format!("{path} holds no sentence, only headings"));
        }
        if self.framing != Framing::Array {
            return self.sink.write(&piece.bytes);
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

    fn finish(mut self) -> anyhow::Result<()> {
        if let Some(first) = self.first.take() {
            self.sink.write(&first)?;
            self.sink.write(b"\n")?;
        } else if self.n_documents > 1 {
            self.sink.write(b"\n]\n")?;
        }
        self.sink.finish()
    }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
