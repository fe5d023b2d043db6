//! `byline shares`: how much of the articles is in which voice.

mod grouping;
mod report;
mod tally;

use anyhow::bail;
use byline_evaluate::HeldOutMatrices;
use clap::Args;

use self::grouping::Grouping;
use self::report::report;
use self::tally::Tally;
use crate::arguments::output::{OutputArgs, or_folder};
use crate::files::Files;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::{Collector, Output, Passing, ReportFormat, Results};
use crate::say::message;
use crate::say::message::counted;

/// Reports how much of articles, or of groups of them, carries each label, corrected for the model's errors
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, mut_arg("output", or_folder))]
pub(crate) struct SharesArgs {
    #[command(flatten)]
    texts: TextArgs,

    /// Columns of tables whose values make the groups, such as outlet,month; of dates the year, month or day, as in
    /// date:month [default: the article]
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    by: Vec<String>,

    #[command(flatten)]
    output: OutputArgs<ReportFormat>,
}

const EXAMPLES: &str = "\
Examples:
  byline shares article.txt
  byline shares news/
  byline shares --by outlet sentences.csv
  byline shares --by outlet,date:month news.csv
  byline shares --by outlet,month --rows article --format csv news.parquet

Counted are the labels as they are given. A model that takes a third of all \
opinions for facts counts too few opinions: the corrected share undoes this, by \
what the model answered for articles that it had not seen in training (adjusted \
classify and count). The 95 % interval is about the sentences that were read; it \
holds what is unknown of the model's errors and the chance in them. For a single \
article it is wide: there the corrected share says little, over many articles \
much. The correction trusts that labels are mixed up here as they were there.

Rows of a table that name no article, unless each holds one, are counted by file. \
Of rows that hold whole articles (--rows) the sentences are counted. Dates are \
written as 2026-05-31, with or without a time.";

impl SharesArgs {
    pub(crate) fn run(self, files: Files) -> anyhow::Result<Outcome> {
        let Self { texts, by, output } = self;
        let (format, destination) = output.decide(&files)?;
        texts.run(files, &destination, |_, classifier| {
            let answers = &classifier.model().manifest().training.held_out;
            let held_out = HeldOutMatrices::of(&answers.sentence, &answers.article);
            if held_out.is_empty() {
                bail!("the model holds no answers for articles it had not seen, train it again");
            }
            let tally = Tally::new(by.iter().cloned().map(Grouping::new).collect());
            Ok(Output::Collector(Box::new(Shares {
                needed: tally.needed(),
                tally,
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
    format: ReportFormat,
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
        if self.tally.n_undated() > 0 {
            message::warning(&format!(
                "{} without a date such as 2026-05-31, in groups of what they have in its place",
                counted(self.tally.n_undated(), "sentence")
            ));
        }
        let report = report(&self.tally, &self.held_out);
        out.append(&mut self.format.written(&report)?);
        Ok(())
    }

    fn passing(&self) -> Passing {
        Passing::Values
    }

    fn needed(&self) -> &[String] {
        &self.needed
    }

    fn extension(&self) -> &'static str {
        match self.format {
            ReportFormat::Text => "txt",
            ReportFormat::Json => "json",
            ReportFormat::Jsonl => "jsonl",
            ReportFormat::Csv => "csv",
            ReportFormat::Tsv => "tsv",
        }
    }
}
