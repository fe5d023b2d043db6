//! Arguments of the commands that have people label sentences.

use std::path::PathBuf;

use byline::Classifier;
use byline_corpus::WorksheetOptions;
use clap::Args;

use crate::arguments::data::ColumnArgs;
use crate::input::InputFormat;

/// What is labelled, and which model guesses the labels.
#[derive(Debug, Args)]
pub(crate) struct WorksheetArgs {
    /// Model file [default: the model compiled in]
    #[arg(short, long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) input_format: InputFormat,

    #[command(flatten)]
    pub(crate) columns: ColumnArgs,
}

impl WorksheetArgs {
    pub(crate) fn classifier(&self) -> anyhow::Result<Classifier> {
        crate::arguments::model::classifier(self.model.as_deref())
    }
}

/// How the arguments ask for tables to be read.
pub(crate) fn options(columns: &ColumnArgs) -> WorksheetOptions {
    WorksheetOptions::new(columns.columns(), columns.labels.label_map.clone())
}
