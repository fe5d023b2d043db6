//! Arguments, environment and settings file to one command line.

use std::ffi::OsString;

use anyhow::anyhow;
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _, ValueEnum as _};

use crate::arguments::global::ColorWhen;
use crate::arguments::settings::{Settings, is_given};
use crate::commands::{Cli, version};
use crate::files::Files;
use crate::outcome::Outcome;
use crate::say::message;
use crate::say::usage::WrongValue;

/// Does what the arguments ask for.
///
/// # Errors
/// Whatever keeps it from being done; a [`clap::Error`] where the arguments are wrong, or ask for help.
pub(crate) fn start(args: &[OsString]) -> anyhow::Result<Outcome> {
    // Help and errors of the arguments are coloured, so this is needed before they are parsed.
    let when = Settings::early(args, "color", &["--color", "--colour"]);
    if let Some(Ok(when)) = when.map(|when| ColorWhen::from_str(&when, false)) {
        when.apply();
    }
    let settings = match Settings::load(args, &Cli::command()) {
        Ok(settings) => settings,
        // Help is needed most where settings are wrong.
        Err(error) => {
            let Err(asked) = Cli::command().try_get_matches_from(args) else {
                return Err(error);
            };
            return Err(if asked.use_stderr() {
                error
            } else {
                asked.into()
            });
        }
    };
    let command = settings.apply(Cli::command(), args);
    let parsed = command
        .clone()
        .try_get_matches_from(args)
        .and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    match parsed {
        Ok((cli, matches)) => {
            cli.global.apply();
            settings.report(&command);
            let mut files = Files::named(&command, &matches)?;
            if let Some(file) = settings.file() {
                files.reads(file)?;
            }
            message::timed("all", || cli.run(&settings, files))
        }
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            let is_long = args.iter().any(|arg| arg == "--version");
            version::print(is_long)
        }
        Err(error) => Err(wrong_setting(&settings, args, &error).unwrap_or_else(|| error.into())),
    }
}

/// What to say where it is a setting that is wrong, and not an argument.
fn wrong_setting(
    settings: &Settings,
    args: &[OsString],
    error: &clap::Error,
) -> Option<anyhow::Error> {
    let wrong = WrongValue::of(error)?;
    let flag = wrong.flag;
    let name = flag.strip_prefix("--")?;
    let command = Cli::command();
    let subcommand = Settings::command_name(args, &command);
    let subcommand = subcommand.and_then(|name| command.find_subcommand(name));
    let mut known = command.get_arguments();
    let mut of_command = subcommand.into_iter().flat_map(Command::get_arguments);
    let is_meant = |arg: &&Arg| arg.get_long() == Some(name);
    let arg = of_command.find(is_meant).or_else(|| known.find(is_meant));
    if arg.is_some_and(|arg| is_given(arg, args)) {
        return None;
    }
    let name_of_command = subcommand.map_or("", Command::get_name);
    let setting = settings.setting(name_of_command, name)?;
    Some(anyhow!("{}: {}", setting.origin, wrong.told(name)))
}
