//! Which sentence is next, and what was done before.

use std::collections::VecDeque;

use byline::Label;

use byline_corpus::{Worksheet, WorksheetRow};

/// The sentences to be labelled in one sitting.
pub(super) struct Queue {
    /// Indices of rows.
    open: VecDeque<usize>,
    /// Rows that were labelled or skipped, the latest last.
    done: Vec<usize>,
}

impl Queue {
    /// The sentences without a label, at most `limit` of them.
    pub(super) fn new(sheet: &Worksheet, is_by_margin: bool, limit: Option<usize>) -> Self {
        let open = sheet.sentences().filter(|(_, row)| row.label.is_none());
        let mut open: Vec<usize> = open.map(|(row_idx, _)| row_idx).collect();
        if is_by_margin {
            let margin = |row_idx: &usize| margin(&sheet.rows[*row_idx]);
            // Stable: equally certain sentences stay in order.
            open.sort_by(|a, b| margin(a).total_cmp(&margin(b)));
        }
        open.truncate(limit.unwrap_or(usize::MAX));
        Self {
            open: open.into(),
            done: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Index of the row that is asked for.
    pub(super) fn current(&self) -> Option<usize> {
        self.open.front().copied()
    }

    /// Its number, from 1, and how many there are in all.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.done.len() + 1, self.done.len() + self.open.len())
    }

    /// Labels the current sentence, or leaves it without a label, and goes on to the next.
    pub(super) fn label(&mut self, sheet: &mut Worksheet, label: Option<Label>) {
        if let Some(row_idx) = self.open.pop_front() {
            sheet.rows[row_idx].label = label;
            self.done.push(row_idx);
        }
    }

    /// Goes back by one sentence and takes its label away; whether there was one to go back to.
    pub(super) fn undo(&mut self, sheet: &mut Worksheet) -> bool {
        let Some(row_idx) = self.done.pop() else {
            return false;
        };
        sheet.rows[row_idx].label = None;
        self.open.push_front(row_idx);
        true
    }
}

/// How much more probable the most probable label is than the next one.
fn margin(row: &WorksheetRow) -> f32 {
    row.guess.as_ref().map_or(0.0, |guess| {
        guess.confidence() - guess.probabilities[guess.runner_up().column()]
    })
}
