//! The command line: arguments and dispatch. The only code that prints.

mod article;
mod batch;
mod check;
mod classify;
mod content;
mod emitted;
mod evaluate;
mod explain;
mod folder;
mod input;
mod inspect;
pub(crate) mod message;
mod output;
mod progress;
mod quotes;
mod report;
mod shares;
mod sink;
mod texts;
mod train;

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use byline::corpus::{Columns, Corpus, CorpusOptions, LabelMap};
use byline::evaluate::ErrorRateOutOfRange;
use byline::model::LabelSets;
use byline::{Classifier, Error, Model};
use clap::{Args, Parser, Subcommand};

/// Says for every sentence of a news article whose voice it is: factual reporting, a source's quotation or the author's opinion.
#[derive(Debug, Parser)]
#[command(name = "byline", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  byline classify article.txt
  curl -s https://example.org/article.txt | byline classify --format json
  byline explain article.txt
  byline quotes article.txt
  byline shares --by outlet news.csv
  byline check training-data/train.csv training-data/dev.csv
  byline train training-data/train.csv --dev training-data/dev.csv --output my.byline
  byline evaluate training-data/test.csv --model my.byline";

#[derive(Debug, Subcommand)]
enum Command {
    Classify(classify::ClassifyArgs),
    Explain(explain::ExplainArgs),
    Quotes(quotes::QuotesArgs),
    Shares(shares::SharesArgs),
    Train(train::TrainArgs),
    Evaluate(evaluate::EvaluateArgs),
    Check(check::CheckArgs),
    Inspect(inspect::InspectArgs),
}

/// How a command that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// A score lies below the one asked for.
    BelowThreshold,
    /// The data has faults, and none were asked for.
    Faulty,
}

/// Names of columns in training and evaluation data.
#[derive(Debug, Args)]
struct DataArgs {
    /// Labelled tables: .csv, .tsv, .jsonl or .parquet, one row a sentence; `-` is standard input
    #[arg(value_name = "DATA", required = true)]
    data: Vec<PathBuf>,

    /// Column of sentences [default: text]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// Column of labels [default: label]
    #[arg(long, value_name = "NAME")]
    label_column: Option<String>,

    /// Column that names the article of a row [default: article, where there is one]
    #[arg(long, value_name = "NAME")]
    article_column: Option<String>,

    /// What the labels of the data mean, such as SUBJ=opinion,OBJ=factual
    #[arg(
        long,
        value_name = "GIVEN=label,...",
        default_value = "",
        hide_default_value = true
    )]
    label_map: LabelMap,
}

/// How many threads to use.
#[derive(Debug, Args)]
struct ThreadArgs {
    /// Number of threads [default: one a core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

/// Does what the arguments ask for.
///
/// # Errors
/// Whatever keeps it from being done.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Outcome> {
    match cli.command {
        Command::Classify(args) => args.run(),
        Command::Explain(args) => args.run(),
        Command::Quotes(args) => args.run(),
        Command::Shares(args) => args.run(),
        Command::Train(args) => args.run(),
        Command::Evaluate(args) => args.run(),
        Command::Check(args) => args.run(),
        Command::Inspect(args) => args.run(),
    }
}

impl DataArgs {
    fn read(&self, options: &CorpusOptions) -> anyhow::Result<Corpus> {
        read_corpus(&self.data, options)
    }

    fn columns(&self) -> Columns {
        Columns {
            text: self.text_column.clone(),
            label: self.label_column.clone(),
            article: self.article_column.clone(),
            extra: None,
        }
    }
}

/// Reads labelled tables, `-` being standard input; where a label is unknown, says what can be done.
fn read_corpus(paths: &[PathBuf], options: &CorpusOptions) -> anyhow::Result<Corpus> {
    let corpus = if paths == [Path::new("-")] {
        let mut bytes = Vec::new();
        let path = PathBuf::from("-");
        let file = match std::io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok((path, bytes)),
            Err(source) => Err(Error::Read { path, source }),
        };
        Corpus::from_files([file], options)
    } else {
        Corpus::read(paths, options)
    };
    corpus.map_err(|error| match error {
        Error::LabelUnknown { .. } => anyhow!("{error} (--label-map says what other labels mean)"),
        error => error.into(),
    })
}

impl ThreadArgs {
    fn count(&self) -> usize {
        let asked = self.threads.map(NonZeroUsize::get);
        asked.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZeroUsize::get))
    }

    fn pool(&self) -> anyhow::Result<rayon::ThreadPool> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(self.count())
            .build()
            .context("cannot start the threads")
    }
}

/// The classifier of a model file, or of the model that is compiled in.
fn classifier(path: Option<&Path>) -> anyhow::Result<Classifier> {
    let Some(path) = path else {
        return Ok(Classifier::embedded()?);
    };
    if path.is_dir() {
        bail!(Error::Folder {
            path: path.to_owned()
        });
    }
    let model = Model::read(path).map_err(|error| match error {
        // The others name the file themselves.
        Error::Model { .. } => {
            anyhow::Error::new(error).context(format!("model {}", path.display()))
        }
        error => error.into(),
    })?;
    Ok(Classifier::new(model))
}

/// Reads the error rate of label sets.
fn error_rate(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value < 1.0 => Ok(value),
        Ok(value) => Err(ErrorRateOutOfRange(value).to_string()),
        Err(_) => Err("expected a number above 0 and below 1".to_owned()),
    }
}

/// The label sets for an error rate, if one is asked for.
fn label_sets(
    classifier: &Classifier,
    error_rate: Option<f64>,
) -> anyhow::Result<Option<LabelSets>> {
    let Some(error_rate) = error_rate else {
        return Ok(None);
    };
    match classifier.model().label_sets(error_rate)? {
        Some(sets) => Ok(Some(sets)),
        None => bail!("--error-rate: the model holds no thresholds for label sets, train it again"),
    }
}
