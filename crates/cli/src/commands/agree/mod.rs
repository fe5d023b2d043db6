//! `byline agree`: how far people who labelled the same sentences agree.

mod matching;
mod report;

use std::path::PathBuf;

use anyhow::bail;
use byline::Label;
use byline_evaluate::{BootstrapParams, LabelledSentence, Match, Matched, agreement};
use clap::{Args, ValueEnum};

use self::matching::labelled;
use self::report::AgreementReport;
use crate::arguments::data::ColumnArgs;
use crate::arguments::output::OutputArgs;
use crate::files::Files;
use crate::input::faults::Faults;
use crate::input::{InputFormat, worksheet};
use crate::outcome::Outcome;
use crate::output::ReportFormat;
use crate::say::message;

/// Measures how far labelled tables of the same sentences agree
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct AgreeArgs {
    /// Labelled tables of the same sentences, one a person
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    files: Vec<PathBuf>,

    /// How rows of the tables are brought together
    #[arg(long = "match", value_enum, default_value = "auto")]
    matching: MatchBy,

    /// Sentences in dispute to list; JSON always has all
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,

    #[command(flatten)]
    output: OutputArgs<ReportFormat>,

    #[command(flatten)]
    columns: ColumnArgs,
}

/// How rows are brought together, as asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MatchBy {
    /// By position, if the texts there are the same, else by text
    Auto,
    /// By article and number of the sentence in it
    Position,
    /// By text
    Text,
}

const EXAMPLES: &str = "\
Examples:
  byline agree ada.csv ben.csv
  byline agree ada.csv ben.csv cleo.csv --format json
  byline agree gold.csv predicted.csv --match text --top 100

Rows without a label count for nobody. Agreement on one label says how often the \
other person gave it too where one of the two, taken at random, gave it. \
Intervals resample whole articles.";

impl AgreeArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.clone().decide(&files)?;
        let mut sink = destination.open(&files.target(destination.path())?)?;
        let options = worksheet::options(&self.columns);
        let faults = Faults::new(true);
        let mut sheets = Vec::new();
        for path in &self.files {
            let format = InputFormat::Auto;
            let sheet = worksheet::read(vec![path.clone()], format, &options, &faults)?;
            if sheet.n_labelled() == 0 {
                bail!("{} has no labelled sentence", path.display());
            }
            sheets.push(sheet);
        }
        let people: Vec<_> = sheets.iter().map(labelled).collect();
        let matched = self.matched(&people)?;
        let sentences = matched.judged(&people);
        let labels = Label::ALL.map(|label| label.name().to_owned());
        let found = agreement(&labels, &sentences, &BootstrapParams::default());
        if found.n == 0 {
            bail!("the tables have no labelled sentence in common");
        }
        let report = AgreementReport::new(&self.files, &sheets, &matched, found, self.top);
        sink.write(&format.written(&report)?)?;
        sink.finish()?;
        // A label of no text counts for nobody.
        faults.say()?;
        Ok(Outcome::Done)
    }

    fn matched(&self, people: &[Vec<LabelledSentence<'_>>]) -> anyhow::Result<Matched> {
        if self.matching == MatchBy::Text {
            return Ok(Matched::new(people, Match::Text));
        }
        let matched = Matched::new(people, Match::Position);
        let contradiction = matched.contradiction(people);
        if self.matching == MatchBy::Position {
            if let Some((first, second)) = contradiction {
                bail!(
                    "the tables hold different sentences at one place, \"{first}\" and \"{second}\", expected the same (--match text brings them together by their words)"
                );
            }
        } else if contradiction.is_some() || matched.leaves_one_out(people.len()) {
            message::note("the tables differ in articles or order, so rows are matched by text");
            return Ok(Matched::new(people, Match::Text));
        }
        Ok(matched)
    }
}
