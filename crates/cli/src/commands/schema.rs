//! `byline schema`: the form of results.

use byline::analysis::SCHEMA;
use clap::{Args, ValueHint};

use crate::files::{Files, OutputPath};
use crate::outcome::Outcome;
use crate::output::sink::Sink;

/// Prints the JSON schema of results: of each object that classify, quotes and explain write as json
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SchemaArgs {
    /// File to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<OutputPath>,
}

const EXAMPLES: &str = "\
Examples:
  byline schema > analysis.schema.json

The schema is of Draft 2020-12. Several documents are an array of such objects \
in json, an object a line in jsonl. The field version is raised when a field \
goes, is renamed or changes its meaning; new fields may come without that.";

impl SchemaArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let target = files.target(self.output.as_deref())?;
        Sink::put(&target, SCHEMA.as_bytes())?;
        Ok(Outcome::Done)
    }
}
