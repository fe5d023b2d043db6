//! `byline shares`: how much of the articles is in which voice.

mod report;
mod tally;

use anyhow::bail;
use byline_evaluate::HeldOutMatrices;
use clap::{Args, ValueEnum};

use self::report::report;
use self::tally::Tally;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::{Collector, Output, Passing, Results};

/// Reports how much of articles, or of groups of them, carries each label, corrected for the model's errors
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SharesArgs {
    #[command(flatten)]
    texts: TextArgs,

    /// Columns of tables whose values make the groups, such as outlet,month [default: the article]
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    by: Vec<String>,

    /// How to write the shares
    #[arg(long, value_enum, default_value = "text")]
    format: SharesFormat,
}

const EXAMPLES: &str = "\
Examples:
  byline shares article.txt
  byline shares news/
  byline shares --by outlet sentences.csv
  byline shares --by outlet,month --rows article --format csv news.parquet

Counted are the labels as they are given. A model that takes a third of all
opinions for facts counts too few opinions: the corrected share undoes this, by
what the model answered for articles that it had not seen in training (adjusted
classify and count). The 95 % interval is about the sentences that were read; it
holds what is unknown of the model's errors and the chance in them. For a single
article it is wide: there the corrected share says little, over many articles
much. The correction trusts that labels are mixed up here as they were there.

Rows of a table that name no article, unless each holds one, are counted by file.
Of rows that hold whole articles (--rows) the sentences are counted.";

/// How shares are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SharesFormat {
    /// For eyes
    Text,
    /// One object
    Json,
    /// Comma-separated table with a header, one row a group
    Csv,
}

impl SharesArgs {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let Self { texts, by, format } = self;
        texts.run(|_, classifier| {
            let answers = &classifier.model().manifest().training.held_out;
            let held_out = HeldOutMatrices::of(&answers.sentence, &answers.article);
            if held_out.is_empty() {
                bail!("the model holds no answers for articles it had not seen, train it again");
            }
            Ok(Output::Collector(Box::new(Shares {
                tally: Tally::new(by.clone()),
                needed: by.clone(),
                held_out,
                format,
            })))
        })
    }
}

/// Counts the labels of all documents.
struct Shares {
    tally: Tally,
    /// Columns that every table is to have.
    needed: Vec<String>,
    held_out: HeldOutMatrices,
    format: SharesFormat,
}

impl Collector for Shares {
    fn add(&mut self, results: Results, _: &mut Vec<u8>) -> anyhow::Result<()> {
        results
            .documents
            .iter()
            .for_each(|document| self.tally.add(document));
        Ok(())
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> anyhow::Result<()> {
        report(&self.tally, &self.held_out, self.format, out)
    }

    fn passing(&self) -> Passing {
        Passing::Values
    }

    fn needed(&self) -> &[String] {
        &self.needed
    }

    fn extension(&self) -> &'static str {
        match self.format {
            SharesFormat::Text => "txt",
            SharesFormat::Json => "json",
            SharesFormat::Csv => "csv",
        }
    }
}
