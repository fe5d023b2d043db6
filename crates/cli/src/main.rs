//! The program: arguments, files, messages. The only code that prints.
//!
//! `arguments` makes one command line of arguments, environment and settings; `commands` has a file or folder a command;
//! `files` keeps what is read from being written over; `input` makes documents of files, `output` writes results in every
//! format; `say` writes messages, and `signals` is about what ends the program early.

mod arguments;
mod commands;
mod files;
mod input;
mod outcome;
mod output;
mod say;
mod signals;

use std::process::ExitCode;

use crate::arguments::start::start;
use crate::outcome::Outcome;
use crate::say::message;

fn main() -> ExitCode {
    signals::start();
    let args: Vec<_> = std::env::args_os().collect();
    match start(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::BelowThreshold | Outcome::Faulty) => ExitCode::from(1),
        // Whoever reads our output has seen enough.
        Err(error) if message::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => message::error(&error),
    }
}
