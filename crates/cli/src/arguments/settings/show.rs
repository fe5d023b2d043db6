//! `byline config`: the settings in effect, and where each comes from.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command};
use serde::Serialize;

use super::{SHOWS_SETTINGS, Settings, settable};
use crate::arguments::output::OutputArgs;
use crate::files::Files;
use crate::outcome::Outcome;
use crate::output::{Report, ReportFormat};

/// Shows the settings in effect and where each comes from
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ConfigArgs {
    /// Command line to show the settings of, such as classify --format json [default: every command]
    #[arg(
        value_name = "COMMAND",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    command: Vec<OsString>,

    #[command(flatten)]
    output: OutputArgs<ReportFormat>,
}

const EXAMPLES: &str = "\
Examples:
  byline config
  byline config classify
  byline config classify --format json
  BYLINE_FORMAT=json byline config evaluate

What is shown could stand in a settings file, byline.toml: keys are the long \
names of flags, at the top for all commands that have them, in the table of a \
command for it alone. The nearest byline.toml counts, upward from the current \
folder, or the one that --config names. Environment variables are called \
BYLINE_FORMAT, or BYLINE_CLASSIFY_FORMAT for one command. A flag beats the \
environment, the environment beats the file.";

impl ConfigArgs {
    /// `command` is the whole command line.
    pub(crate) fn run(
        self,
        settings: &Settings,
        command: Command,
        mut files: Files,
    ) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.decide(&files)?;
        let mut sink = destination.open(&files.target(destination.path())?)?;
        let program = vec![OsString::from("byline")];
        let args: Vec<OsString> = program.into_iter().chain(self.command).collect();
        // What has to be given on a real command line need not be given to look at settings.
        let command = settings
            .apply(command, &args)
            .mut_subcommands(|subcommand| subcommand.mut_args(|arg| arg.required(false)));
        let mut shown = Shown {
            file: settings.file(),
            settings: Vec::new(),
        };
        let mut show = |name: &str, command: &Command, matches: &ArgMatches| {
            shown
                .settings
                .extend(in_effect(name, command, matches, settings));
        };
        if args.len() > 1 {
            let matches = command.clone().try_get_matches_from(&args)?;
            show("", &command, &matches);
            if let Some((name, matches)) = matches.subcommand()
                && let Some(command) = command.find_subcommand(name)
            {
                show(name, command, matches);
            }
        } else {
            let subcommands = command.get_subcommands().map(Command::get_name);
            for (idx, name) in subcommands.enumerate() {
                let args = ["byline", name].map(OsString::from);
                // A command that needs a file even so has shown nothing yet.
                let Ok(matches) = command.clone().try_get_matches_from(&args) else {
                    continue;
                };
                if idx == 0 {
                    show("", &command, &matches);
                }
                if let (Some((_, matches)), Some(command)) =
                    (matches.subcommand(), command.find_subcommand(name))
                {
                    show(name, command, matches);
                }
            }
        }
        sink.write(&format.written(&shown)?)?;
        sink.finish()?;
        Ok(Outcome::Done)
    }
}

/// All settings that were looked at.
#[derive(Serialize)]
struct Shown<'a> {
    file: Option<&'a Path>,
    settings: Vec<InEffect>,
}

/// The value of a flag.
#[derive(Serialize)]
struct InEffect {
    /// The command whose flag it is; empty for flags of every command.
    command: String,
    setting: String,
    value: String,
    /// As the settings file has it.
    #[serde(skip)]
    toml: String,
    origin: String,
}

impl Report for Shown<'_> {
    /// A settings file: a table a command, a key a line, with its origin after it.
    fn text(&self) -> String {
        let mut out = match self.file {
            Some(path) => format!("# settings file: {}\n", path.display()),
            None => "# no settings file\n".to_owned(),
        };
        for table in self.settings.chunk_by(|a, b| a.command == b.command) {
            let command = &table[0].command;
            if !command.is_empty() {
                // Writing to memory cannot fail.
                let _ = writeln!(out, "\n[{command}]");
            }
            let lines = table.iter();
            let lines =
                lines.map(|line| (format!("{} = {}", line.setting, line.toml), &line.origin));
            let lines: Vec<_> = lines.collect();
            let width = lines.iter().map(|(line, _)| line.chars().count()).max();
            let width = width.unwrap_or(0);
            for (line, origin) in lines {
                let _ = writeln!(out, "{line:<width$}  # {origin}");
            }
        }
        out
    }

    fn rows(&self) -> anyhow::Result<Vec<Vec<String>>> {
        let head = ["command", "setting", "value", "origin"].map(str::to_owned);
        let rows = self.settings.iter().map(|line| {
            let cells = [&line.command, &line.setting, &line.value, &line.origin];
            cells.map(String::clone).to_vec()
        });
        Ok(std::iter::once(head.to_vec()).chain(rows).collect())
    }
}

/// What is set for the flags of a command.
fn in_effect(
    name: &str,
    command: &Command,
    matches: &ArgMatches,
    settings: &Settings,
) -> Vec<InEffect> {
    let mut lines = Vec::new();
    if name == SHOWS_SETTINGS {
        return lines;
    }
    for arg in command.get_arguments() {
        let Some(flag) = settable(arg) else {
            continue;
        };
        let Ok(Some(values)) = matches.try_get_raw(arg.get_id().as_str()) else {
            continue;
        };
        let values: Vec<String> = values
            .map(|value| value.to_string_lossy().into_owned())
            .collect();
        let is_given =
            matches.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
        let origin = match settings.setting(name, flag) {
            _ if is_given => "flag".to_owned(),
            Some(setting) => setting.origin.to_string(),
            None => "default".to_owned(),
        };
        // An empty default says that nothing is set.
        if values.iter().any(|value| !value.is_empty()) {
            lines.push(InEffect {
                command: name.to_owned(),
                setting: flag.to_owned(),
                toml: shown(arg, &values),
                value: values.join(","),
                origin,
            });
        }
    }
    lines
}

/// A value as the settings file has it.
fn shown(arg: &Arg, values: &[String]) -> String {
    let is_bare = |value: &str| {
        matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Count)
            || value.parse::<f64>().is_ok_and(f64::is_finite)
    };
    let one = |value: &String| {
        if is_bare(value) {
            value.clone()
        } else {
            // Strings of JSON are strings of TOML.
            serde_json::Value::from(value.as_str()).to_string()
        }
    };
    match values {
        [value] => one(value),
        values => format!(
            "[{}]",
            values.iter().map(one).collect::<Vec<_>>().join(", ")
        ),
    }
}
