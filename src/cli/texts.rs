//! Texts in, results out: what the commands that analyse texts share.

use std::path::PathBuf;

use byline::Classifier;
use byline::corpus::Columns;
use clap::Args;

use super::batch::{Batch, analyse};
use super::emitted::TextFiles;
use super::input::{InputFormat, InputOptions, Inputs, RowUnit};
use super::output::{Format, Style, Writer};
use super::sink::Sink;
use super::{Outcome, ThreadArgs, classifier, progress};

/// What is read, with which model, and where results go.
#[derive(Debug, Args)]
pub(super) struct TextArgs {
    #[command(flatten)]
    inputs: InputArgs,

    /// Model file [default: the model compiled in]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// What is read, and where results go.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Files to read; `-` and no path at all are standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// File to write, whole or not at all [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    input_format: InputFormat,

    /// File to write the text of the article to, as it was read; for several inputs, a folder
    #[arg(long, value_name = "FILE")]
    emit_text: Option<PathBuf>,

    /// Column of sentences in tables [default: text]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// Column that names the article of a row in tables [default: article, where there is one]
    #[arg(long, value_name = "NAME")]
    article_column: Option<String>,

    /// What a row of a table holds
    #[arg(long, value_enum, default_value = "sentence")]
    rows: RowUnit,

    /// Take the rows of each article in tables to stand together, so that standard input is labelled as it comes
    #[arg(long)]
    grouped: bool,

    #[command(flatten)]
    threads: ThreadArgs,
}

impl TextArgs {
    /// Analyses all texts and writes the results as `format` has them. Of `style` it fills in what depends on where the
    /// results go.
    pub(super) fn run(
        self,
        style: Style,
        format: impl FnOnce(Style, &Classifier) -> anyhow::Result<Box<dyn Format>>,
    ) -> anyhow::Result<Outcome> {
        let classifier = classifier(self.model.as_deref())?;
        self.inputs
            .run(Some(&classifier), style, |style| format(style, &classifier))
    }
}

impl InputArgs {
    /// Reads all texts, has them labelled if there is a classifier, and writes the results as `format` has them.
    pub(super) fn run(
        self,
        classifier: Option<&Classifier>,
        style: Style,
        format: impl FnOnce(Style) -> anyhow::Result<Box<dyn Format>>,
    ) -> anyhow::Result<Outcome> {
        let columns = Columns {
            text: self.text_column,
            article: self.article_column,
            ..Columns::default()
        };
        let pool = self.threads.pool()?;
        let mut inputs = Inputs::new(
            self.paths,
            InputOptions {
                format: self.input_format,
                columns,
                rows: self.rows,
                is_grouped: self.grouped,
            },
        )?;
        if let Some(path) = self.emit_text {
            let n_inputs = inputs.n_files();
            inputs.emit_texts(TextFiles::new(path, n_inputs)?);
        }
        let sink = Sink::open(self.output.as_deref())?;
        let bar = progress::bytes(inputs.n_bytes(), !sink.is_terminal());
        let style = Style {
            has_colour: sink.has_colour(),
            has_headings: inputs.n_files() > 1,
            ..style
        };
        let format = format(style)?;
        inputs.pass_through(format.passing());
        let mut writer = Writer::new(sink, &*format);
        let mut batch = Batch::read(&mut inputs);
        while !batch.inputs.is_empty() {
            let work = std::mem::take(&mut batch.inputs);
            let n_bytes = batch.n_bytes;
            let failure = batch.failure.take();
            let (pieces, next) = pool.install(|| {
                rayon::join(
                    || analyse(work, classifier, &*format),
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
