//! `byline schema`: the form of results.

use byline::Analysis;
use clap::Args;

use super::Outcome;
use super::sink::Sink;

/// Prints the JSON schema of results: of each object that classify, quotes and explain write as json
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  byline schema > analysis.schema.json\n\nThe schema is of Draft 2020-12. Results of several documents are an array of such\nobjects in json, one a line in jsonl. The field version is raised when a field\ngoes, is renamed or changes its meaning; new fields may come without that."
)]
pub(super) struct SchemaArgs {}

impl SchemaArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let schema = schemars::schema_for!(Analysis<'static>);
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        Sink::put(None, text.as_bytes())?;
        Ok(Outcome::Done)
    }
}
