//! `byline export` and `byline import`: to the tools in which people label, and back.

use std::path::{Path, PathBuf};

use anyhow::bail;
use byline_corpus::exchange::{self, ImportOptions, Imported, Task, export, import, to_csv};
use byline_read::Source;
use clap::{Args, ValueEnum, ValueHint};

use crate::arguments::data::ColumnArgs;
use crate::files::{Files, OutputPath};
use crate::input::faults::Faults;
use crate::input::worksheet;
use crate::input::worksheet::WorksheetArgs;
use crate::outcome::Outcome;
use crate::output::sink::Sink;
use crate::say::message;

/// Writes sentences for a labelling tool, with the model's guesses
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(crate) struct ExportArgs {
    /// Tables or articles; `-` and no path at all are standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The tool that is to read them
    #[arg(long, value_enum)]
    to: Tool,

    /// File to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<OutputPath>,

    #[command(flatten)]
    sheet: WorksheetArgs,
}

/// Turns what a labelling tool exports into a table that train accepts
#[derive(Debug, Args)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(crate) struct ImportArgs {
    /// Export of the tool; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The tool that wrote it
    #[arg(long, value_enum)]
    from: Tool,

    /// Take the labels of this person only: user or mail address in Label Studio, session or annotator in Prodigy
    #[arg(long, value_name = "NAME")]
    annotator: Option<String>,

    /// Table to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<OutputPath>,

    #[command(flatten)]
    columns: ColumnArgs,
}

/// A labelling tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Tool {
    /// JSON Lines of a project for text classification
    Doccano,
    /// JSON, one task a sentence
    LabelStudio,
    /// JSON Lines for the interface choice
    Prodigy,
}

impl From<Tool> for exchange::Tool {
    fn from(tool: Tool) -> Self {
        match tool {
            Tool::Doccano => Self::Doccano,
            Tool::LabelStudio => Self::LabelStudio,
            Tool::Prodigy => Self::Prodigy,
        }
    }
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  byline export articles.csv --to doccano > tasks.jsonl
  byline export article.txt --to prodigy > tasks.jsonl
  byline export articles.csv --to label-studio --output tasks.json

One task a sentence, without headings. A sentence that has a label in the table \
is handed on with it, every other with the model's guess. Set up the labels \
of a project in Label Studio as:
  <View>
    <Text name=\"text\" value=\"$text\"/>
    <Choices name=\"voice\" toName=\"text\" choice=\"single\">
      <Choice value=\"factual\"/><Choice value=\"quote\"/><Choice value=\"opinion\"/>
    </Choices>
  </View>";

const IMPORT_EXAMPLES: &str = "\
Examples:
  byline import admin.jsonl --from doccano --output labelled.csv
  byline import project-1.json --from label-studio --annotator 2 > labelled.csv
  prodigy db-out news | byline import - --from prodigy --output labelled.csv
  byline import project-2.csv --from label-studio --text-column headline

Sentences come back into the order in which they were exported, with their \
article. Of several labels of one sentence the latest counts; sentences that \
were skipped or rejected have none, and how many there are is said. JSON, JSON \
Lines and tables are read; of doccano, projects for sequence labelling too, if \
the spans of a sentence all have one label, of Label Studio JSON-MIN too.";

impl ExportArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        if self.files.is_empty() {
            files.reads(Path::new("-"))?;
        }
        let mut sink = Sink::open(&files.target(self.output.as_deref())?)?.harmless();
        let options = worksheet::options(&self.sheet.columns);
        let classifier = self.sheet.classifier()?;
        let faults = Faults::new(true);
        let mut sheet = worksheet::read(self.files, self.sheet.input_format, &options, &faults)?;
        sheet.guess(&classifier);
        let file = export(&Task::of_worksheet(&sheet), self.to.into());
        sink.write(file.as_bytes())?;
        sink.finish()?;
        // A row without text is no task.
        faults.say()?;
        Ok(Outcome::Done)
    }
}

impl ImportArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let mut sink = Sink::open(&files.target(self.output.as_deref())?)?.harmless();
        if self.annotator.is_some() && self.from == Tool::Doccano {
            bail!("doccano exports a file for each person, expected no --annotator");
        }
        let source = if self.file == Path::new("-") {
            Source::new(&self.file, std::io::stdin())?
        } else {
            Source::open(&self.file)?
        };
        let (columns, map) = (self.columns.columns(), self.columns.labels.label_map);
        let options = ImportOptions::new(columns, map).with_annotator(self.annotator);
        let imported = import(source, self.from.into(), &options)?;
        message::note(&told(&imported));
        sink.write(&to_csv(&imported.tasks)?)?;
        sink.finish()?;
        Ok(Outcome::Done)
    }
}

/// How many sentences have a label, and what else there was.
fn told(imported: &Imported) -> String {
    let Imported {
        tasks, left_out, ..
    } = imported;
    let n_labelled = tasks.iter().filter(|task| task.label.is_some()).count();
    let left_out = left_out.iter().map(|(why, n)| format!("{n} {why}"));
    let left_out: Vec<String> = left_out.collect();
    let separator = if left_out.is_empty() { "" } else { "; " };
    format!(
        "{n_labelled} of {} sentences have a label{separator}{}",
        tasks.len(),
        left_out.join(", ")
    )
}
