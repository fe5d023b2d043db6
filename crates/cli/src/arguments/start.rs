//! Arguments, environment and settings file to one command line.

use std::ffi::{OsStr, OsString};

use anyhow::anyhow;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, ValueEnum as _};

use crate::arguments::global::ColorWhen;
use crate::arguments::settings::Settings;
use crate::commands::{Cli, version};
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
    let cli = command
        .clone()
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match cli {
        Ok(cli) => {
            cli.global.apply();
            settings.report(&command);
            message::timed("all", || cli.run(&settings))
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
    let is_given = |arg: &OsStr| arg.to_string_lossy().split('=').next() == Some(flag);
    if args.iter().any(|arg| is_given(arg)) {
        return None;
    }
    let command = Settings::command_name(args, &Cli::command());
    let setting = settings.setting(command.as_deref().unwrap_or_default(), name)?;
    Some(anyhow!("{}: {}", setting.origin, wrong.told(name)))
}
