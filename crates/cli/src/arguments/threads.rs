//! How many threads a command uses.

use std::num::NonZeroUsize;

use anyhow::Context as _;
use clap::Args;

/// How many threads to use.
#[derive(Debug, Args)]
pub(crate) struct ThreadArgs {
    /// Number of threads [default: one a core]
    #[arg(long, value_name = "N")]
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
