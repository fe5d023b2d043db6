//! How many threads a command uses.

use std::num::NonZeroUsize;

use anyhow::Context as _;
use clap::Args;

/// How many threads to use.
#[derive(Debug, Args)]
pub(crate) struct ThreadArgs {
    /// Number of threads, at most 1024 [default: one a core]
    #[arg(long, value_name = "N", value_parser = n_threads)]
    threads: Option<NonZeroUsize>,
}

impl ThreadArgs {
    /// The number asked for, or one a core.
    pub(crate) fn count(&self) -> usize {
        let asked = self.threads.map(NonZeroUsize::get);
        asked.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZeroUsize::get))
    }

    /// As many threads, ready to work.
    pub(crate) fn pool(&self) -> anyhow::Result<rayon::ThreadPool> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(self.count())
            .build()
            .context("cannot start the threads")
    }
}

/// More threads than any machine has cores only take time and memory to start.
const MOST: usize = 1024;

fn n_threads(text: &str) -> Result<NonZeroUsize, String> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return Err("expected a whole number".to_owned());
    }
    // What is too large for a number is too large for threads.
    match text.parse::<usize>().map(NonZeroUsize::new) {
        Ok(None) => Err("expected at least 1".to_owned()),
        Ok(Some(number)) if number.get() <= MOST => Ok(number),
        _ => Err(format!("expected at most {MOST}")),
    }
}
