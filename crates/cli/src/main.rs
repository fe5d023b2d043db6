//! The program: arguments, files, messages. The only code that prints.

mod agree;
mod annotate;
mod arguments;
mod article;
mod batch;
mod check;
mod classify;
mod content;
mod crossval;
mod data;
mod emitted;
mod evaluate;
mod exchange;
mod explain;
mod folder;
mod global;
mod input;
mod inspect;
mod log;
mod message;
mod model;
mod offsets;
mod outcome;
mod output;
mod progress;
mod quotes;
mod report;
mod schema;
mod settings;
mod shares;
mod shell;
mod sink;
mod start;
mod suggest;
mod texts;
mod threads;
mod train;
mod usage;
mod version;
mod worksheet;
mod write_error;

use std::process::ExitCode;

use arguments::Cli;
use data::{ColumnArgs, DataArgs, LabelArgs, read_corpus};
use model::{analysis_builder, classifier, error_rate, label_sets};
use outcome::Outcome;
use threads::ThreadArgs;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    match start::start(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::BelowThreshold | Outcome::Faulty) => ExitCode::from(1),
        // Whoever reads our output has seen enough.
        Err(error) if message::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => message::error(&error),
    }
}
