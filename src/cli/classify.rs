//! `byline classify`: texts to labels.

use std::path::PathBuf;

use anyhow::bail;
use byline::corpus::Columns;
use clap::Args;

use super::batch::{Batch, analyse};
use super::input::{InputFormat, Inputs};
use super::output::{OutputFormat, Style, Writer};
use super::sink::Sink;
use super::{Outcome, ThreadArgs, classifier, error_rate, label_sets, progress};

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

    /// Give each sentence a set of labels, which is to lack the right one at most this often; not for tables
    #[arg(long, value_name = "P", value_parser = error_rate, conflicts_with = "min_confidence")]
    error_rate: Option<f64>,
}

const EXAMPLES: &str = "\
Examples:
  byline classify article.txt
  byline classify --format json article.txt > article.json
  byline classify --input-format lines --format jsonl articles.txt
  byline classify --format csv --output labelled.csv sentences.csv
  cat article.txt | byline classify --min-confidence 0.8
  byline classify --error-rate 0.05 article.txt

Tables (.csv, .tsv, .jsonl): one row is one sentence and gets one label, in row
order. Rows with the same article are read as one document. Starts and ends are
bytes into the text as read, in UTF-8; for tables, into the rows of the document
joined together.";

impl ClassifyArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let columns = Columns {
            text: self.text_column,
            article: self.article_column,
            ..Columns::default()
        };
        if self.error_rate.is_some() && matches!(self.format, OutputFormat::Csv | OutputFormat::Tsv)
        {
            bail!("--error-rate needs --format text, json or jsonl");
        }
        let classifier = classifier(self.model.as_deref())?;
        let label_sets = label_sets(&classifier, self.error_rate)?;
        let pool = self.threads.pool()?;
        let mut inputs = Inputs::new(self.paths, self.input_format, columns)?;
        let sink = Sink::open(self.output.as_deref())?;
        let bar = progress::bytes(inputs.n_bytes(), !sink.is_terminal());
        let format = self.format.writer(Style {
            min_confidence: self.min_confidence,
            has_colour: sink.has_colour(),
            has_headings: inputs.n_files() > 1,
            label_sets,
        });
        let mut writer = Writer::new(sink, &*format);
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
            writer.write(pieces, !next.inputs.is_empty())?;
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

fn probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
