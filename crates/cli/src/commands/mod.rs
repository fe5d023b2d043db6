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
use crate::outcome::Outcome;

/// Says for every sentence of a news article whose voice it is: factual reporting, a source's quotation or the author's opinion.
#[derive(Debug, Parser)]
#[command(name = "byline", version, max_term_width = 80, after_help = EXAMPLES)]
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

impl Cli {
    /// Does what the command asks for.
    pub(crate) fn run(self, settings: &Settings) -> anyhow::Result<Outcome> {
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
            Command::Config(args) => args.run(settings, Self::command()),
            Command::Completions(args) => args.run(Self::command()),
            Command::Man(args) => args.run(Self::command()),
        }
    }
}
