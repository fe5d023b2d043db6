//! `byline classify`: texts to labels.

use anyhow::bail;
use clap::Args;

use super::output::{OutputFormat, Style};
use super::texts::TextArgs;
use super::{Outcome, error_rate, label_sets};

/// Labels every sentence of articles
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ClassifyArgs {
    #[command(flatten)]
    texts: TextArgs,

    /// How to write the results
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,

    /// Call a sentence undecided if its label is less probable than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<f32>,

    /// Give each sentence a set of labels, which is to lack the right one at most this often; not for tables
    #[arg(long, value_name = "P", value_parser = error_rate, conflicts_with = "min_confidence")]
    error_rate: Option<f64>,

    /// Say for each sentence what its label comes from; for the formats json and jsonl
    #[arg(long)]
    explain: bool,
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
        if self.explain && !matches!(self.format, OutputFormat::Json | OutputFormat::Jsonl) {
            bail!("--explain needs --format json or jsonl (for eyes there is byline explain)");
        }
        if self.error_rate.is_some() && matches!(self.format, OutputFormat::Csv | OutputFormat::Tsv)
        {
            bail!("--error-rate needs --format text, json or jsonl");
        }
        let style = Style {
            min_confidence: self.min_confidence,
            explains: self.explain,
            ..Style::default()
        };
        self.texts.run(style, |style, classifier| {
            Ok(self.format.writer(Style {
                label_sets: label_sets(classifier, self.error_rate)?,
                ..style
            }))
        })
    }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
