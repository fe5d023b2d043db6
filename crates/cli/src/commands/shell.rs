//! `byline completions` and `byline man`: what shells and `man` know of the program.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Command};
use clap_complete::Shell;

use crate::outcome::Outcome;
use crate::output::sink::Sink;

/// Writes completions for a shell
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  byline completions bash > ~/.local/share/bash-completion/completions/byline
  byline completions zsh > ~/.zfunc/_byline
  byline completions fish > ~/.config/fish/completions/byline.fish
  byline completions powershell >> $PROFILE";

/// Writes the manual pages
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(crate) struct ManArgs {
    /// Folder to write a page for every command to [default: the main page, to standard output]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

const MAN_EXAMPLES: &str = "\
Examples:
  byline man | man -l -
  byline man ~/.local/share/man/man1";

impl CompletionsArgs {
    /// `command` is the whole command line.
    pub(crate) fn run(self, mut command: Command) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "byline", &mut script);
        Sink::put(None, &script)?;
        Ok(Outcome::Done)
    }
}

impl ManArgs {
    /// `command` is the whole command line.
    pub(crate) fn run(self, command: Command) -> anyhow::Result<Outcome> {
        let mut command = command.disable_help_subcommand(true);
        command.build();
        let Some(folder) = self.folder else {
            Sink::put(None, &page(command)?)?;
            return Ok(Outcome::Done);
        };
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        for subcommand in command.get_subcommands() {
            let name = format!("byline-{}", subcommand.get_name());
            let path = folder.join(format!("{name}.1"));
            Sink::put(Some(&path), &page(subcommand.clone().display_name(name))?)?;
        }
        Sink::put(Some(&folder.join("byline.1")), &page(command)?)?;
        Ok(Outcome::Done)
    }
}

fn page(command: Command) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
