//! The `byline` program.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(cli::Outcome::Done) => ExitCode::SUCCESS,
        Ok(cli::Outcome::BelowThreshold | cli::Outcome::Faulty) => ExitCode::from(1),
        // Whoever reads our output has seen enough.
        Err(error) if cli::message::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            cli::message::error(&error);
            ExitCode::from(2)
        }
    }
}
