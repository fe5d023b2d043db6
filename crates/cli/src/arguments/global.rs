//! Flags of every command: how the program speaks, and where its settings are.

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

use crate::say::log;

/// What every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct GlobalArgs {
    /// Settings file, or none [default: the nearest byline.toml, upward from here]
    #[arg(long, global = true, value_name = "FILE|none")]
    config: Option<PathBuf>,

    /// When to use colours
    #[arg(
        long,
        visible_alias = "colour",
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto"
    )]
    color: ColorWhen,

    /// Say what is done and how long it takes; twice for more
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,

    /// Print warnings and errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` or `CLICOLOR_FORCE` says otherwise
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

impl ColorWhen {
    /// Holds for all that is written from now on.
    pub(crate) fn apply(self) {
        match self {
            Self::Auto => {}
            Self::Always => anstream::ColorChoice::Always.write_global(),
            Self::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

impl GlobalArgs {
    /// Holds for all that is written and said from now on.
    pub(crate) fn apply(&self) {
        self.color.apply();
        log::start(self.quiet, self.verbose);
    }
}
