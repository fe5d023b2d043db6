//! The `byline` program.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    match cli::start(&args) {
        Ok(cli::Outcome::Done) => ExitCode::SUCCESS,
        Ok(cli::Outcome::BelowThreshold | cli::Outcome::Faulty) => ExitCode::from(1),
        // Whoever reads our output has seen enough.
        Err(error) if cli::message::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => cli::message::error(&error),
    }
}
