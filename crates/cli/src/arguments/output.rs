//! Where a command writes, and how, as arguments.

use std::path::Path;

use anyhow::bail;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};

use crate::files::{Files, OutputPath, Target};
use crate::input::folder::is_folder;
use crate::output::sink::Sink;
use crate::say::message;

/// Where a command writes, and in which of the formats `F`; the first of them is for eyes.
#[derive(Clone, Debug, Args)]
pub(crate) struct OutputArgs<F: ValueEnum + Send + Sync + 'static> {
    /// File to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<OutputPath>,

    /// How to write it [default: as the name of --output ends, else text]
    #[arg(short, long, value_enum)]
    format: Option<F>,

    /// Begin csv and tsv with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
}

/// Where results go, and what is done to them whatever they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Destination {
    path: Option<OutputPath>,
    has_mark: bool,
    is_for_eyes: bool,
    is_binary: bool,
}

/// Formats by the ends of names of files.
const EXTENSIONS: [(&str, &[&str]); 7] = [
    ("text", &["txt", "text"]),
    ("json", &["json"]),
    ("jsonl", &["jsonl", "ndjson"]),
    ("csv", &["csv"]),
    ("tsv", &["tsv", "tab"]),
    ("parquet", &["parquet"]),
    ("html", &["html", "htm"]),
];

/// The format that is only for eyes, in every command.
const TEXT: &str = "text";

/// What Excel takes for the sign of UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl<F: ValueEnum + Send + Sync + 'static> OutputArgs<F> {
    /// The format, as asked for or as the name of the file has it, and where results go.
    ///
    /// # Errors
    /// If the file is one of those that are read, or if its name is that of another kind of file.
    pub(crate) fn decide(self, files: &Files) -> anyhow::Result<(F, Destination)> {
        let file = self.output.as_deref().filter(|path| !is_folder(path));
        if let Some(file) = file {
            files.spare(file)?;
        }
        let extension = file.and_then(extension);
        let format = match (self.format, &extension) {
            (Some(format), Some(extension)) => {
                if of_extension(extension).is_some_and(|meant| meant != name(&format)) {
                    message::note(&format!(
                        "{} is written as {}, as --format says",
                        file.unwrap_or(Path::new("")).display(),
                        name(&format)
                    ));
                }
                format
            }
            (Some(format), None) => format,
            (None, Some(extension)) => by_extension(extension)?,
            (None, None) => by_name(TEXT)?,
        };
        let name = name(&format);
        let destination = Destination {
            has_mark: self.bom && matches!(&*name, "csv" | "tsv"),
            is_for_eyes: name == TEXT,
            is_binary: name == "parquet",
            path: self.output,
        };
        Ok((format, destination))
    }
}

impl Destination {
    /// The path given; none is standard output.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Opens the place, which is here or in the folder that it names.
    pub(crate) fn open(&self, target: &Target) -> anyhow::Result<Sink> {
        let mut sink = Sink::open(target)?;
        if self.is_binary && sink.is_terminal() {
            bail!("Parquet is not for a terminal, expected --output with a file");
        }
        if !self.is_for_eyes {
            sink = sink.harmless();
        }
        if self.has_mark {
            sink.write(BYTE_ORDER_MARK.as_bytes())?;
        }
        Ok(sink)
    }
}

/// How a name ends, if that looks like the name of a format: a letter, and a few letters and digits.
fn extension(path: &Path) -> Option<String> {
    const LONGEST: usize = 8;
    let extension = path.extension()?.to_str()?;
    let is_name = extension.len() <= LONGEST
        && extension.starts_with(|c: char| c.is_ascii_alphabetic())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then(|| extension.to_ascii_lowercase())
}

/// The name of the format of files with this extension.
fn of_extension(extension: &str) -> Option<&'static str> {
    let mut known = EXTENSIONS.iter();
    let found = known.find(|(_, extensions)| extensions.contains(&extension));
    found.map(|(name, _)| *name)
}

fn by_extension<F: ValueEnum>(extension: &str) -> anyhow::Result<F> {
    let meant = of_extension(extension).unwrap_or_default();
    if let Some(format) = F::value_variants()
        .iter()
        .find(|format| name(*format) == meant)
    {
        return Ok(format.clone());
    }
    let written = F::value_variants().iter().filter_map(|format| {
        let name = name(format);
        let mut known = EXTENSIONS.iter();
        let (_, extensions) = known.find(|(known, _)| *known == name)?;
        Some(format!(".{}", extensions.first()?))
    });
    let written: Vec<String> = written.collect();
    bail!(
        "--output ends in .{extension}, expected {}, or --format to say what it is",
        written.join(", ")
    )
}

fn by_name<F: ValueEnum>(name: &str) -> anyhow::Result<F> {
    F::from_str(name, false).map_err(anyhow::Error::msg)
}

fn name<F: ValueEnum>(format: &F) -> String {
    let value = format.to_possible_value();
    value
        .as_ref()
        .map_or("", PossibleValue::get_name)
        .to_owned()
}

/// The help of `--output` where a folder can be given too.
pub(crate) fn or_folder(arg: clap::Arg) -> clap::Arg {
    arg.value_name("FILE|DIR").help(
        "File to write, whole or not at all, or a folder (that is there or ends in /) for a file of results for each file read [default: standard output]",
    )
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
    enum Known {
        Text,
        Json,
        Csv,
    }

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        output: OutputArgs<Known>,
    }

    fn decided(args: &[&str]) -> Result<Known, String> {
        let line = Line::try_parse_from(["x"].iter().chain(args)).unwrap();
        let decided = line.output.decide(&Files::default());
        decided
            .map(|(format, _)| format)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_name_of_the_file_says_the_format_unless_it_is_asked_for() {
        let table: [(&[&str], Known); 9] = [
            (&[], Known::Text),
            (&["-o", "a.csv"], Known::Csv),
            (&["-o", "a.CSV"], Known::Csv),
            (&["-o", "b/a.json"], Known::Json),
            (&["-o", "a.txt"], Known::Text),
            (&["-o", "a"], Known::Text),
            (&["-o", "report.2026"], Known::Text),
            (&["-o", "-"], Known::Text),
            (&["-f", "json", "-o", "a.xlsx"], Known::Json),
        ];
        for (args, expected) in table {
            assert_eq!(decided(args), Ok(expected), "{args:?}");
        }
        for name in ["a.parquet", "a.xlsx", "a.html"] {
            let error = decided(&["-o", name]).unwrap_err();
            assert!(
                error.ends_with("expected .txt, .json, .csv, or --format to say what it is"),
                "{error}"
            );
        }
    }
}
