//! The `byline` program.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::start(std::env::args_os().collect()) {
        Ok(cli::Outcome::Done) => ExitCode::SUCCESS,
        Ok(cli::Outcome::BelowThreshold | cli::Outcome::Faulty) => ExitCode::from(1),
        // Whoever reads our output has seen enough.
        Err(error) if cli::message::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => match error.downcast_ref::<clap::Error>() {
            Some(usage) => {
                // Help that nobody reads is no failure.
                let _ = usage.print();
                ExitCode::from(if usage.use_stderr() { 2 } else { 0 })
            }
            None => {
                cli::message::error(&error);
                ExitCode::from(2)
            }
        },
    }
}
