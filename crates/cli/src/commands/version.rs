//! What is in this program.

use std::fmt::Write as _;

use byline::Model;
use byline::model::FORMAT_VERSION;
use sha2::{Digest as _, Sha256};

use crate::outcome::Outcome;
use crate::output::sink::Sink;

/// Prints the version of the program, in long those of the model file and of the default model too.
pub(crate) fn print(is_long: bool) -> anyhow::Result<Outcome> {
    let mut text = concat!("byline ", env!("CARGO_PKG_VERSION"), "\n").to_owned();
    if is_long {
        let date = Model::embedded_card()
            .lines()
            .find_map(|line| line.strip_prefix("Date: "));
        let date = date.and_then(|line| line.split('.').next());
        // Writing to memory cannot fail.
        let _ = writeln!(
            text,
            "model file format {FORMAT_VERSION}\ndefault model of {}, {}",
            date.unwrap_or("unknown date"),
            hash(Model::embedded_file()),
        );
    }
    let mut sink = Sink::stdout();
    sink.write(text.as_bytes())?;
    sink.finish()?;
    Ok(Outcome::Done)
}

/// The first digits of the SHA-256 of a model file, enough to tell models apart.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().take(6).map(|byte| format!("{byte:02x}"));
    format!("sha256 {}", digits.collect::<String>())
}
