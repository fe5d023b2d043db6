//! Arguments of the commands that have people label sentences.

use std::path::PathBuf;

use byline::Classifier;
use clap::Args;

use crate::cli::ColumnArgs;
use crate::cli::input::InputFormat;

/// What is labelled, and which model guesses the labels.
#[derive(Debug, Args)]
pub(in crate::cli) struct WorksheetArgs {
    /// Model file [default: the model compiled in]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    pub(in crate::cli) input_format: InputFormat,

    #[command(flatten)]
    pub(in crate::cli) columns: ColumnArgs,
}

impl WorksheetArgs {
    pub(in crate::cli) fn classifier(&self) -> anyhow::Result<Classifier> {
        crate::cli::classifier(self.model.as_deref())
    }
}
