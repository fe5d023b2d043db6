//! `byline completions` and `byline man`: what shells and `man` know of the program.

use anyhow::Context;
use clap::{Args, Command, ValueHint};
use clap_complete::Shell;

use crate::files::{Files, OutputPath};
use crate::outcome::Outcome;
use crate::output::sink::Sink;

/// Writes completions for a shell
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,

    /// File to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<OutputPath>,
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
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: Option<OutputPath>,
}

const MAN_EXAMPLES: &str = "\
Examples:
  byline man | man -l -
  byline man ~/.local/share/man/man1";

impl CompletionsArgs {
    /// `command` is the whole command line.
    pub(crate) fn run(self, mut command: Command, mut files: Files) -> anyhow::Result<Outcome> {
        let target = files.target(self.output.as_deref())?;
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "byline", &mut script);
        Sink::put(&target, &script)?;
        Ok(Outcome::Done)
    }
}

impl ManArgs {
    /// `command` is the whole command line.
    pub(crate) fn run(self, command: Command, mut files: Files) -> anyhow::Result<Outcome> {
        let mut command = command.disable_help_subcommand(true);
        command.build();
        let Some(folder) = self.folder else {
            Sink::put(&files.target(None)?, &page(command)?)?;
            return Ok(Outcome::Done);
        };
        std::fs::create_dir_all(&*folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        for subcommand in command.get_subcommands() {
            let name = format!("byline-{}", subcommand.get_name());
            let target = files.target(Some(&folder.join(format!("{name}.1"))))?;
            Sink::put(&target, &page(subcommand.clone().display_name(name))?)?;
        }
        let target = files.target(Some(&folder.join("byline.1")))?;
        Sink::put(&target, &page(command)?)?;
        Ok(Outcome::Done)
    }
}

fn page(command: Command) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
