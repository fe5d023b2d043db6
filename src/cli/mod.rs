//! The command line: arguments and dispatch. The only code that prints.

mod agree;
mod annotate;
mod article;
mod batch;
mod check;
mod classify;
mod content;
mod crossval;
mod data;
mod emitted;
mod evaluate;
mod exchange;
mod explain;
mod folder;
mod global;
mod input;
mod inspect;
mod log;
pub(crate) mod message;
mod offsets;
mod output;
mod progress;
mod quotes;
mod report;
mod schema;
mod settings;
mod shares;
mod shell;
mod sink;
mod start;
mod suggest;
mod texts;
mod train;
mod usage;
mod version;
mod worksheet;

use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::path::Path;

use anyhow::{Context, bail};
use byline::analysis::{AnalysisBuilder, AnalysisOptions};
use byline::evaluate::ErrorRateOutOfRange;
use byline::model::LabelSets;
use byline::{Classifier, Error, Model};
use clap::{Args, Parser, Subcommand};

use self::data::{ColumnArgs, DataArgs, LabelArgs, read_corpus};
use self::global::GlobalArgs;
use self::settings::Settings;
pub(crate) use self::start::start;

/// Says for every sentence of a news article whose voice it is: factual reporting, a source's quotation or the author's opinion.
#[derive(Debug, Parser)]
#[command(name = "byline", version, max_term_width = 80, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    global: GlobalArgs,

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
  byline annotate article.txt --output labelled.csv
  byline check train.csv dev.csv
  byline train train.csv --dev dev.csv --output my.byline
  byline evaluate test.csv --model my.byline";

#[derive(Debug, Subcommand)]
enum Command {
    Classify(classify::ClassifyArgs),
    Explain(explain::ExplainArgs),
    Quotes(quotes::QuotesArgs),
    Shares(shares::SharesArgs),
    Train(train::TrainArgs),
    Evaluate(evaluate::EvaluateArgs),
    Crossval(crossval::CrossvalArgs),
    Check(check::CheckArgs),
    Annotate(annotate::AnnotateArgs),
    Export(exchange::ExportArgs),
    Import(exchange::ImportArgs),
    Agree(agree::AgreeArgs),
    Inspect(inspect::InspectArgs),
    Schema(schema::SchemaArgs),
    Config(settings::ConfigArgs),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
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

/// How many threads to use.
#[derive(Debug, Args)]
struct ThreadArgs {
    /// Number of threads [default: one a core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

impl Cli {
    fn run(self, settings: &Settings) -> anyhow::Result<Outcome> {
        match self.command {
            Command::Classify(args) => args.run(),
            Command::Explain(args) => args.run(),
            Command::Quotes(args) => args.run(),
            Command::Shares(args) => args.run(),
            Command::Train(args) => args.run(),
            Command::Evaluate(args) => args.run(),
            Command::Crossval(args) => args.run(),
            Command::Check(args) => args.run(),
            Command::Annotate(args) => args.run(),
            Command::Export(args) => args.run(),
            Command::Import(args) => args.run(),
            Command::Agree(args) => args.run(),
            Command::Inspect(args) => args.run(),
            Command::Schema(schema::SchemaArgs {}) => schema::SchemaArgs::run(),
            Command::Config(args) => args.run(settings),
            Command::Completions(args) => args.run(),
            Command::Man(args) => args.run(),
        }
    }
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
    let name = path.map_or("compiled in".to_owned(), |path| path.display().to_string());
    message::timed(&format!("reading the model {name}"), || {
        let bytes = match path {
            None => Cow::Borrowed(Model::embedded_file()),
            Some(path) => Cow::Owned(model_bytes(path)?),
        };
        if log::is_verbose() {
            message::info(&format!("model {name}, {}", version::hash(&bytes)));
        }
        let model = Model::from_bytes(&bytes);
        Ok(Classifier::new(
            model.with_context(|| format!("model {name}"))?,
        ))
    })
}

fn model_bytes(path: &Path) -> byline::Result<Vec<u8>> {
    let path = path.to_owned();
    if path.is_dir() {
        return Err(Error::Folder { path });
    }
    std::fs::read(&path).map_err(|source| Error::Read { path, source })
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

/// Makes analyses as the options ask, if the model can.
fn analysis_builder(
    classifier: &Classifier,
    options: AnalysisOptions,
) -> anyhow::Result<AnalysisBuilder> {
    label_sets(classifier, options.error_rate)?;
    Ok(AnalysisBuilder::new(classifier.model(), options))
}
