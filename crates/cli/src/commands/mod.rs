//! The command line: commands and what follows every one of them.

mod agree;
mod annotate;
mod check;
mod classify;
mod crossval;
pub(crate) mod evaluate;
mod exchange;
mod explain;
pub(crate) mod inspect;
mod quotes;
mod schema;
mod shares;
pub(crate) mod shell;
pub(crate) mod train;
pub(crate) mod version;

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::arguments::global::GlobalArgs;
use crate::arguments::settings;
use crate::arguments::settings::Settings;
use crate::files::Files;
use crate::outcome::Outcome;

/// Says for every sentence of a news article whose voice it is: factual reporting, a source's quotation or the author's opinion.
#[derive(Debug, Parser)]
#[command(name = "byline", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,

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
  byline evaluate test.csv --model my.byline

Exit codes: 0 done, 1 below --min-macro-f1 or faults with check --strict, 2 not \
done, also where memory runs out or a signal ends the program. A file is \
written whole or not at all.";

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

impl Cli {
    /// Does what the command asks for.
    pub(crate) fn run(self, settings: &Settings, files: Files) -> anyhow::Result<Outcome> {
        match self.command {
            Command::Classify(args) => args.run(files),
            Command::Explain(args) => args.run(files),
            Command::Quotes(args) => args.run(files),
            Command::Shares(args) => args.run(files),
            Command::Train(args) => args.run(files),
            Command::Evaluate(args) => args.run(files),
            Command::Crossval(args) => args.run(files),
            Command::Check(args) => args.run(files),
            Command::Annotate(args) => args.run(files),
            Command::Export(args) => args.run(files),
            Command::Import(args) => args.run(files),
            Command::Agree(args) => args.run(files),
            Command::Inspect(args) => args.run(files),
            Command::Schema(args) => args.run(files),
            Command::Config(args) => args.run(settings, Self::command(), files),
            Command::Completions(args) => args.run(Self::command(), files),
            Command::Man(args) => args.run(Self::command(), files),
        }
    }
}
