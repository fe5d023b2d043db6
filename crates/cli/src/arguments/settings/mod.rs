//! Settings from the environment and from `byline.toml`: defaults of flags, by their long names.
//!
//! A flag on the command line beats the environment, the environment beats the file, and the file beats what the
//! program would do by itself. In both, what is meant for one command beats what is meant for all: `BYLINE_CLASSIFY_FORMAT`
//! beats `BYLINE_FORMAT`, and `format` in the table `[classify]` beats `format` at the top. The file is the nearest
//! `byline.toml` upward from the current folder, or the one that `--config` names. Paths in it are relative to it.

mod environment;
mod file;
mod show;

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::bail;
use byline_read::Source;
use clap::{Arg, ArgAction, Command, ValueHint};

use self::environment::{in_environment, variable};
use self::file::SettingsFile;
use crate::say::message;

pub(crate) use show::ConfigArgs;

/// Everything that is set outside of the command line.
pub(crate) struct Settings {
    file: Option<SettingsFile>,
}

/// One value that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// One string, or several for a list.
    pub(crate) values: Vec<String>,
    pub(crate) origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Environment(String),
    File { path: PathBuf, line: usize },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment(name) => f.write_str(name),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
        }
    }
}

/// Flags that cannot be set elsewhere: they say where settings are, or end the program.
const UNSETTABLE: [&str; 3] = ["config", "help", "version"];

/// The command that shows settings, which is ruled by none.
const SHOWS_SETTINGS: &str = "config";

impl Settings {
    /// Finds and reads the file, if there is one; `command` is the whole command line.
    pub(crate) fn load(args: &[OsString], command: &Command) -> anyhow::Result<Self> {
        let path = match Self::early(args, "config", &["--config"]) {
            Some(named) if named == "none" => None,
            Some(named) if named.is_empty() => {
                bail!("--config has no value, expected a file or none")
            }
            Some(named) => Some(PathBuf::from(named)),
            None => nearest(),
        };
        let file = path.map(|path| SettingsFile::read(&path, command));
        Ok(Self {
            file: file.transpose()?,
        })
    }

    /// The value of a flag, or else of its environment variable, before arguments are parsed.
    pub(crate) fn early(args: &[OsString], name: &str, flags: &[&str]) -> Option<String> {
        let mut args = before_files(args).map(|arg| arg.to_string_lossy());
        while let Some(arg) = args.next() {
            for flag in flags {
                match arg.strip_prefix(flag) {
                    Some("") => return args.next().map(Into::into),
                    Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
                    _ => {}
                }
            }
        }
        in_environment(&variable("", name))
    }

    /// The subcommand of `command` that the arguments name.
    pub(crate) fn command_name(args: &[OsString], command: &Command) -> Option<String> {
        let mut args = before_files(args).skip(1).map(|arg| arg.to_string_lossy());
        let name = args.find(|arg| command.find_subcommand(arg.as_ref()).is_some());
        name.map(Into::into)
    }

    /// What is set for a flag of a command; of all commands where its name is empty.
    pub(crate) fn setting(&self, command: &str, flag: &str) -> Option<Setting> {
        let names = [variable(command, flag), variable("", flag)];
        for name in names {
            if let Some(value) = in_environment(&name) {
                return Some(Setting {
                    values: vec![value],
                    origin: Origin::Environment(name),
                });
            }
        }
        self.file.as_ref()?.setting(command, flag)
    }

    /// The command with what is set as the defaults of its flags. A flag that contradicts one among `args` keeps its own.
    pub(crate) fn apply(&self, command: Command, args: &[OsString]) -> Command {
        let command = command.mut_args(|arg| self.preset("", arg));
        command.mut_subcommands(|subcommand| {
            let name = subcommand.get_name().to_owned();
            if name == SHOWS_SETTINGS {
                return subcommand;
            }
            let contradicted = contradicted(&subcommand, args);
            subcommand.mut_args(|arg| {
                if contradicted.iter().any(|id| arg.get_id() == id.as_str()) {
                    arg
                } else {
                    self.preset(&name, arg)
                }
            })
        })
    }

    /// The settings file, if one is read.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// Says what was read, and warns of what was perhaps meant to be a setting of `command`, the whole command line.
    pub(crate) fn report(&self, command: &Command) {
        environment::warn_of_misspelt(command);
        if let Some(file) = &self.file {
            message::info(&format!("settings of {}", file.path.display()));
        }
    }

    fn preset(&self, command: &str, arg: Arg) -> Arg {
        let Some(flag) = settable(&arg) else {
            return arg;
        };
        let Some(setting) = self.setting(command, flag) else {
            return arg;
        };
        let values = setting.values_for(&arg);
        arg.required(false).default_values(values)
    }
}

impl Setting {
    /// The values as the flag takes them.
    fn values_for(&self, arg: &Arg) -> Vec<String> {
        let values = self.values.iter();
        let values: Vec<String> = match (arg.get_action(), &self.origin) {
            // What other programs take for yes and no is understood here too.
            (ArgAction::SetTrue, Origin::Environment(_)) => values
                .map(|value| match value.to_ascii_lowercase().as_str() {
                    "0" | "false" | "no" | "off" => "false".to_owned(),
                    _ => "true".to_owned(),
                })
                .collect(),
            (_, Origin::File { path, .. }) if is_path(arg) => {
                values.map(|value| beside(path, value)).collect()
            }
            _ => values.cloned().collect(),
        };
        let takes_many =
            arg.get_value_delimiter().is_some() || matches!(arg.get_action(), ArgAction::Append);
        if takes_many {
            values
        } else {
            vec![values.join(",")]
        }
    }
}

/// The name under which the argument can be set: its long name.
fn settable(arg: &Arg) -> Option<&str> {
    arg.get_long().filter(|name| !UNSETTABLE.contains(name))
}

/// The flags that contradict one of the arguments: settings only fill in, they never stand in the way.
fn contradicted(command: &Command, args: &[OsString]) -> Vec<String> {
    let given = command.get_arguments().filter(|arg| is_given(arg, args));
    let both = given.flat_map(|given| {
        let others = command.get_arguments().filter(|other| {
            let conflicts = |one: &Arg, two: &Arg| {
                let found = command.get_arg_conflicts_with(one);
                found.iter().any(|arg| arg.get_id() == two.get_id())
            };
            conflicts(given, other) || conflicts(other, given)
        });
        others.map(|other| other.get_id().to_string())
    });
    both.collect()
}

/// Whether a flag stands among the arguments.
pub(crate) fn is_given(flag: &Arg, args: &[OsString]) -> bool {
    let names = |name: &str| flag.get_long() == Some(name);
    before_files(args).any(|arg| {
        let arg = arg.to_string_lossy();
        match arg.strip_prefix("--") {
            Some(long) => long.split('=').next().is_some_and(names),
            None => flag.get_short().is_some_and(|short| {
                arg.strip_prefix('-')
                    .is_some_and(|rest| rest.starts_with(short))
            }),
        }
    })
}

/// The arguments before `--`, after which there are only files.
fn before_files(args: &[OsString]) -> impl Iterator<Item = &OsString> {
    args.iter().take_while(|arg| *arg != "--")
}

fn is_path(arg: &Arg) -> bool {
    let hint = arg.get_value_hint();
    matches!(
        hint,
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath
    )
}

/// A path of the file, from where the file lies; the words that stand for no path or for standard input stay.
fn beside(file: &Path, value: &str) -> String {
    if value == "none" || value == "-" {
        return value.to_owned();
    }
    let folder = file.parent().unwrap_or(Path::new(""));
    folder.join(value).to_string_lossy().into_owned()
}

/// `byline.toml` in the current folder or the nearest one above.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let paths = here.ancestors().map(|folder| folder.join("byline.toml"));
    let path = paths.into_iter().find(|path| path.is_file())?;
    // Shorter in messages, where it lies right here.
    let name = path.strip_prefix(&here).map(Path::to_owned);
    Some(name.unwrap_or(path))
}

/// Reads a text file whole.
fn read(path: &Path) -> anyhow::Result<String> {
    Ok(Source::open(path)?.into_text()?)
}
