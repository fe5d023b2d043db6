//! `byline annotate`: a person labels sentences, the least certain first.

mod keys;
mod queue;
mod screen;

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::bail;
use byline_corpus::{LabelMap, Worksheet, WorksheetOptions};
use byline_read::Error;
use clap::{Args, ValueEnum, ValueHint};

use self::keys::{Key, Keys};
use self::queue::Queue;
use self::screen::Screen;
use crate::files::{Files, OutputPath, Target};
use crate::input::faults::Faults;
use crate::input::worksheet::WorksheetArgs;
use crate::input::{InputFormat, worksheet};
use crate::outcome::Outcome;
use crate::output::sink::Sink;
use crate::say::message;

/// Asks you for the label of each sentence, the least certain first
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct AnnotateArgs {
    /// Table or article to label
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Table to write, after every key; what is labelled there already is not asked again [default: FILE with the ending .labelled.csv]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<OutputPath>,

    /// Which sentences come first
    #[arg(long, value_enum, default_value = "uncertain")]
    order: Order,

    /// Ask for at most so many sentences
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// Ask for every sentence, as if FILE had no labels
    #[arg(long)]
    ignore_labels: bool,

    #[command(flatten)]
    sheet: WorksheetArgs,
}

/// In which order sentences are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// Those first whose two most probable labels are closest
    Uncertain,
    /// As they stand
    Document,
}

const EXAMPLES: &str = "\
Examples:
  byline annotate article.txt
  byline annotate sentences.csv --output labelled.csv --limit 50
  byline annotate labelled.csv --ignore-labels --output second.csv
  byline train labelled.csv --output my.byline

Keys: f factual, q quote, o opinion, Enter the label that the model guesses, \
s skip, u undo, ? help, x or Esc end. Where standard input is no terminal, the \
keys are read from it, a letter each. All rows are written, those without a \
label as context, which train uses and does not learn from. A table (.csv) can \
be its own --output: it is gone on with where it lies, if all that is in it stays.";

impl AnnotateArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        if self.file == Path::new("-") {
            bail!("standard input is where the keys come from, expected a file to label");
        }
        let output = match &self.output {
            Some(path) => path.to_path_buf(),
            None => self.file.with_extension("labelled.csv"),
        };
        let is_worksheet = self
            .file
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("csv"));
        let target = if is_worksheet && files.victim(&output) == Some(&*self.file) {
            // A worksheet is gone on with where it lies, unless anything in it would be lost.
            files.target_in_place(&output)?
        } else {
            files.target(Some(&output))?
        };
        let mut options = worksheet::options(&self.sheet.columns);
        options.ignores_labels = self.ignore_labels;
        let format = self.sheet.input_format;
        let strict = Faults::new(true);
        let mut sheet = worksheet::read(vec![self.file.clone()], format, &options, &strict)?;
        if output.exists() {
            // What was written there has our labels.
            let options = WorksheetOptions::new(options.columns, LabelMap::default());
            let done = worksheet::read(vec![output.clone()], InputFormat::Csv, &options, &strict)?;
            take_labels(&mut sheet, &done, &output)?;
        }
        sheet.guess(&self.sheet.classifier()?);
        let mut queue = Queue::new(&sheet, self.order == Order::Uncertain, self.limit);
        // Written at once and after every key: whoever stops at any moment has lost nothing.
        let table = sheet.to_csv()?;
        if output.exists() {
            keeps_all(&output, &table)?;
        }
        Sink::put(&target, &table)?;
        if queue.is_empty() {
            message::note("every sentence has a label already");
        } else {
            ask(&mut sheet, &mut queue, &target)?;
        }
        message::note(&format!(
            "{} of {} sentences are labelled in {}",
            sheet.n_labelled(),
            sheet.sentences().count(),
            output.display()
        ));
        Ok(Outcome::Done)
    }
}

/// Shows one sentence after the other until all have been seen or there is no further key.
fn ask(sheet: &mut Worksheet, queue: &mut Queue, output: &Target) -> anyhow::Result<()> {
    let mut keys = Keys::open(std::io::stdin().is_terminal());
    let mut screen = Screen::open();
    while let Some(row_idx) = queue.current() {
        screen.sentence(sheet, row_idx, queue.position())?;
        loop {
            let Some(key) = keys.next()? else {
                return screen.end();
            };
            match key {
                Key::Label(label) => queue.label(sheet, Some(label)),
                Key::Accept => {
                    let guess = sheet.rows[row_idx].guess.as_ref();
                    queue.label(sheet, guess.map(|guess| guess.label));
                }
                Key::Skip => queue.label(sheet, None),
                Key::Undo if queue.undo(sheet) => {}
                Key::Undo => {
                    screen.say("there is nothing to undo")?;
                    continue;
                }
                Key::Help => {
                    screen.help()?;
                    continue;
                }
                Key::End => return screen.end(),
                Key::Other(c) => {
                    screen.say(&format!("{c:?} is no key here, ? lists them"))?;
                    continue;
                }
            }
            Sink::put(output, &sheet.to_csv()?)?;
            screen.answer(key, sheet.rows[row_idx].label)?;
            break;
        }
    }
    Ok(())
}

/// Checks that every cell of the table at `path` stands in the one that is to take its place, at the same place.
fn keeps_all(path: &Path, table: &[u8]) -> anyhow::Result<()> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let rows = |bytes| {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes)
            .into_byte_records()
    };
    let (mut before, mut after) = (rows(bytes), rows(table));
    let is_kept = before.all(|before| {
        let (Ok(before), Some(Ok(after))) = (before, after.next()) else {
            return false;
        };
        before.iter().eq(after.iter().take(before.len()))
    });
    if is_kept {
        return Ok(());
    }
    bail!(
        "{} holds more than a worksheet of the file to label, and would lose it, expected another file as --output",
        path.display()
    )
}

/// Takes over the labels of an earlier run, whose sentences are to be the same.
fn take_labels(sheet: &mut Worksheet, done: &Worksheet, path: &Path) -> anyhow::Result<()> {
    let differs = |message: String| {
        anyhow::anyhow!(
            "{} {message}, expected those of the file to label (--output names another table)",
            path.display()
        )
    };
    if done.rows.len() != sheet.rows.len() {
        let (found, expected) = (done.rows.len(), sheet.rows.len());
        return Err(differs(format!("holds {found} rows, not {expected}")));
    }
    let pairs = sheet.rows.iter_mut().zip(&done.rows);
    for (number, (row, done)) in pairs.enumerate() {
        if row.text != done.text {
            return Err(differs(format!(
                "holds another sentence in row {}",
                number + 1
            )));
        }
        row.label = done.label;
    }
    Ok(())
}
