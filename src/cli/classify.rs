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

    /// Give each sentence a set of labels, which is to lack the right one at most this often; not for tables and pages
    #[arg(long, value_name = "P", value_parser = error_rate, conflicts_with = "min_confidence")]
    error_rate: Option<f64>,

    /// Say for each sentence what its label comes from; for the formats json and jsonl (html always does)
    #[arg(long)]
    explain: bool,
}

const EXAMPLES: &str = "\
Examples:
  byline classify article.txt
  byline classify --format json article.txt > article.json
  byline classify --format html --output page.html *.txt
  byline classify --emit-text article.txt article.html
  byline classify --input-format lines --format jsonl articles.txt
  byline classify --format csv --output labelled.csv sentences.csv
  cat article.txt | byline classify --min-confidence 0.8
  byline classify --error-rate 0.05 article.txt

Tables (.csv, .tsv, .jsonl): one row is one sentence and gets one label, in row
order. Rows with the same article are read as one document. Of a web page
(.html) only the article is read; of Markdown (.md), the words. Starts and ends
are bytes into the text as read, in UTF-8, which --emit-text writes; for tables,
into the rows of the document joined together.";

impl ClassifyArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        use OutputFormat::{Csv, Html, Json, Jsonl, Tsv};
        if self.explain && !matches!(self.format, Json | Jsonl | Html) {
            bail!("--explain needs --format json or jsonl (for eyes there is byline explain)");
        }
        if self.error_rate.is_some() && matches!(self.format, Csv | Tsv | Html) {
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
