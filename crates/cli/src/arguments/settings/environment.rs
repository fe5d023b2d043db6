//! Settings from environment variables.

use clap::Command;

use super::settable;
use crate::say::message;
use crate::say::suggest::nearest;

const PREFIX: &str = "BYLINE_";

/// The environment variable of a flag.
pub(super) fn variable(command: &str, flag: &str) -> String {
    let separator = if command.is_empty() { "" } else { "_" };
    let name = format!("{PREFIX}{command}{separator}{flag}");
    name.replace('-', "_").to_ascii_uppercase()
}

/// The value of a variable; an empty one sets nothing.
pub(super) fn in_environment(name: &str) -> Option<String> {
    // What is no text is a value too: one that no flag takes.
    let value = std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    value.filter(|value| !value.is_empty())
}

/// Warns of variables that set nothing, but are spelt much like one that would. Others may belong to other programs.
pub(super) fn warn_of_misspelt(command: &Command) {
    let mut given: Vec<String> = std::env::vars_os()
        .filter_map(|(name, _)| name.to_str()?.strip_prefix(PREFIX).map(str::to_owned))
        .collect();
    if given.is_empty() {
        return;
    }
    given.sort_unstable();
    let known = names(command);
    for name in given.iter().filter(|name| !known.contains(name)) {
        if let Some(meant) = nearest(name, &known) {
            message::warning(&format!(
                "{PREFIX}{name} sets nothing; did you mean {PREFIX}{meant}?"
            ));
        }
    }
}

/// What can stand behind the prefix.
fn names(command: &Command) -> Vec<String> {
    let mut names = vec!["CONFIG".to_owned()];
    for subcommand in command.get_subcommands() {
        let flags = command.get_arguments().chain(subcommand.get_arguments());
        for flag in flags.filter_map(settable) {
            for owner in ["", subcommand.get_name()] {
                names.push(variable(owner, flag)[PREFIX.len()..].to_owned());
            }
        }
    }
    names
}
