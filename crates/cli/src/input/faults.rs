//! What cannot be read in a run: passed over, counted, and named at the end.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::bail;

use crate::say::message::counted;
use crate::say::{log, message};

/// What is lost to a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// All of a file.
    File,
    /// What follows in a file.
    Rest,
    /// A row of a table, or a line.
    Row,
    /// A field that a row has, in tables of results.
    Field,
    /// That the rows of an article are read together.
    Whole,
}

/// The faults of one run, noted from any thread.
#[derive(Clone, Default)]
pub(crate) struct Faults {
    is_strict: bool,
    found: Arc<Mutex<Found>>,
}

#[derive(Default)]
struct Found {
    /// Every file, and the first of the rest.
    named: Vec<anyhow::Error>,
    /// How many of the rest are named.
    n_rows_named: usize,
    /// How often each [`Loss`] was met.
    losses: [usize; 5],
    n_files: usize,
    n_rows: usize,
    n_blank: usize,
}

/// So many faults are named that concern no more than a row; who is told everything is told of all.
const MAX_ROWS_NAMED: usize = 5;

impl Faults {
    /// No fault; `is_strict` says whether the first one ends the run.
    pub(crate) fn new(is_strict: bool) -> Self {
        Self {
            is_strict,
            found: Arc::default(),
        }
    }

    /// Whether the first fault ends the run.
    pub(crate) fn is_strict(&self) -> bool {
        self.is_strict
    }

    /// Notes a fault, after which the run goes on.
    ///
    /// # Errors
    /// The fault itself, if it ends the run.
    pub(crate) fn add(&self, loss: Loss, error: anyhow::Error) -> anyhow::Result<()> {
        if self.is_strict {
            return Err(error);
        }
        let mut found = self.lock();
        found.losses[loss as usize] += 1;
        found.name(error, matches!(loss, Loss::File | Loss::Rest));
        Ok(())
    }

    /// Counts files, those with faults among them.
    pub(crate) fn count_files(&self, n: usize) {
        self.lock().n_files += n;
    }

    /// Counts the rows of a table, those with faults among them, and those without text.
    pub(crate) fn count_rows(&self, n: usize, n_blank: usize) {
        let mut found = self.lock();
        found.n_rows += n;
        found.n_blank += n_blank;
    }

    /// Number of faults so far.
    pub(crate) fn n(&self) -> usize {
        self.lock().losses.iter().sum()
    }

    /// Adds the faults of a part of the run, whose files are counted already.
    pub(crate) fn absorb(&self, part: &Self) {
        let mut part = part.lock();
        let mut found = self.lock();
        let n_of_files = part.named.len() - part.n_rows_named;
        let is_of_rows = n_of_files == 0;
        for error in part.named.drain(..) {
            found.name(error, !is_of_rows);
        }
        for (sum, n) in found.losses.iter_mut().zip(part.losses) {
            *sum += n;
        }
        found.n_rows += part.n_rows;
        found.n_blank += part.n_blank;
    }

    /// Says what was met.
    ///
    /// # Errors
    /// If there was any fault: how many of what; of a file that was all there was to read, the fault itself.
    pub(crate) fn say(&self) -> anyhow::Result<()> {
        let mut found = self.lock();
        if found.n_blank > 0 {
            let verb = if found.n_blank == 1 { "holds" } else { "hold" };
            message::note(&format!(
                "{} of {} {verb} no text",
                found.n_blank,
                counted(found.n_rows, "row")
            ));
        }
        let n_faults: usize = found.losses.iter().sum();
        if n_faults == 0 {
            return Ok(());
        }
        let mut named: Vec<_> = found.named.drain(..).collect();
        if found.n_files == 1
            && n_faults == 1
            && found.losses[Loss::File as usize] == 1
            && let Some(error) = named.pop()
        {
            return Err(error);
        }
        for error in &named {
            message::error(error);
        }
        let n_others = n_faults - named.len();
        if n_others > 0 {
            message::warning(&format!(
                "{n_others} more like these (--verbose names every one)"
            ));
        }
        let reasons = if n_faults == 1 { "reason" } else { "reasons" };
        bail!("{}, for the {reasons} above", found.summary())
    }

    fn lock(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Found {
    fn name(&mut self, error: anyhow::Error, is_of_file: bool) {
        if is_of_file {
            self.named.push(error);
        } else if self.n_rows_named < MAX_ROWS_NAMED || log::is_verbose() {
            self.n_rows_named += 1;
            self.named.push(error);
        }
    }

    /// `1 of 4 files has no result, 2 of 120 rows are left out`
    fn summary(&self) -> String {
        let of_files = format!(" of {}", counted(self.n_files, "file"));
        let of_rows = format!(" of {}", counted(self.n_rows, "row"));
        let parts = [
            (of_files.as_str(), "has no result", "have no result"),
            (
                &of_files,
                "is not read to its end",
                "are not read to their end",
            ),
            (&of_rows, "is left out", "are left out"),
            (
                &of_rows,
                "lacks a field that has no column",
                "lack fields that have no column",
            ),
            ("", "article is read in parts", "articles are read in parts"),
        ];
        let parts = parts.into_iter().zip(self.losses);
        let parts = parts
            .filter(|&(_, n)| n > 0)
            .map(|((of, one, several), n)| {
                let what = if n == 1 { one } else { several };
                format!("{n}{of} {what}")
            });
        parts.collect::<Vec<_>>().join(", ")
    }
}
