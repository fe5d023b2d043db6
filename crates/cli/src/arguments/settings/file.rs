//! The settings file.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::{ArgAction, Command};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Origin, Setting, read, settable};
use crate::say::suggest::did_you_mean;

/// What the file sets.
pub(super) struct SettingsFile {
    pub(super) path: PathBuf,
    entries: Vec<Entry>,
}

struct Entry {
    /// The command of its table, empty at the top.
    command: String,
    key: String,
    values: Vec<String>,
    line: usize,
}

impl SettingsFile {
    /// Reads the file and checks that every key is a flag of `program`, of the command in whose table it stands.
    pub(super) fn read(path: &Path, program: &Command) -> anyhow::Result<Self> {
        let text = read(path)?;
        let at = |offset: usize| {
            let line = text[..offset.min(text.len())].matches('\n').count() + 1;
            format!("{}:{line}", path.display())
        };
        let table = DeTable::parse(&text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            anyhow!("{}: {}", at(offset), error.message())
        })?;
        let mut file = Self {
            path: path.to_owned(),
            entries: Vec::new(),
        };
        for (key, value) in table.get_ref() {
            let place = at(key.span().start);
            if let DeValue::Table(table) = value.get_ref() {
                let name = key.get_ref().as_ref();
                let Some(command) = program.find_subcommand(name) else {
                    let names = program.get_subcommands().map(Command::get_name);
                    let names: Vec<&str> = names.collect();
                    bail!(
                        "{place}: unknown table [{name}], expected the name of a command{}",
                        did_you_mean(name, &names)
                    );
                };
                for (key, value) in table {
                    file.add(&[command], name, key, value, &text, &at)?;
                }
            } else {
                let mut commands: Vec<&Command> = program.get_subcommands().collect();
                commands.push(program);
                file.add(&commands, "", key, value, &text, &at)?;
            }
        }
        Ok(file)
    }

    /// What the file sets for a flag of a command.
    pub(super) fn setting(&self, command: &str, flag: &str) -> Option<Setting> {
        let find = |command: &str| {
            let mut entries = self.entries.iter();
            entries.find(|entry| entry.command == command && entry.key == flag)
        };
        let entry = find(command).or_else(|| find(""))?;
        Some(Setting {
            values: entry.values.clone(),
            origin: Origin::File {
                path: self.path.clone(),
                line: entry.line,
            },
        })
    }

    fn add(
        &mut self,
        commands: &[&Command],
        table: &str,
        key: &Spanned<DeString<'_>>,
        value: &Spanned<DeValue<'_>>,
        text: &str,
        at: &dyn Fn(usize) -> String,
    ) -> anyhow::Result<()> {
        let name = key.get_ref().as_ref();
        let place = at(key.span().start);
        let args = commands.iter().flat_map(|command| command.get_arguments());
        let args: Vec<_> = args.filter_map(|arg| Some((settable(arg)?, arg))).collect();
        let Some((_, arg)) = args.iter().find(|(flag, _)| *flag == name) else {
            let mut flags: Vec<&str> = args.iter().map(|(flag, _)| *flag).collect();
            flags.sort_unstable();
            flags.dedup();
            let of = match table {
                "" => "any command".to_owned(),
                table => format!("byline {table}"),
            };
            bail!(
                "{place}: unknown key \"{name}\", expected the long name of a flag of {of}{}",
                did_you_mean(name, &flags)
            );
        };
        let values = match value.get_ref() {
            DeValue::Array(list) => list.iter().map(|value| scalar(value.get_ref())).collect(),
            value => scalar(value).map(|value| vec![value]),
        };
        let Some(values): Option<Vec<String>> = values else {
            bail!("{place}: {name} holds a table or a list in a list, expected a value");
        };
        let is_switch = matches!(arg.get_action(), ArgAction::SetTrue);
        if is_switch && value.get_ref().as_bool().is_none() {
            bail!(
                "{place}: {name} is \"{}\", expected true or false",
                values.join(",")
            );
        }
        self.entries.push(Entry {
            command: table.to_owned(),
            key: name.to_owned(),
            values,
            line: text[..key.span().start].matches('\n').count() + 1,
        });
        Ok(())
    }
}

/// A value as it would be written on the command line; none of tables and lists.
fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(value) => Some(value.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}
