//! Two models on the same data.

use std::path::Path;

use byline_evaluate::{BootstrapParams, Comparison, ConfusionMatrix, Interval, Outcome, compare};
use serde::Serialize;

/// How the model compares with another one.
#[derive(Debug, Serialize)]
pub(super) struct Against {
    /// File of the other model.
    pub(super) model: String,
    /// Macro-F1 of the other model.
    pub(super) macro_f1: Option<f64>,
    /// Sentences that both have right.
    pub(super) n_both: u64,
    /// Sentences that only this model has right.
    pub(super) n_only_this: u64,
    /// Sentences that only the other model has right.
    pub(super) n_only_other: u64,
    /// Sentences that neither has right.
    pub(super) n_neither: u64,
    /// Of `McNemar`'s exact test.
    pub(super) p_value: f64,
    /// Macro-F1 of this model minus that of the other.
    pub(super) macro_f1_difference: Option<f64>,
    /// Its 95 % interval.
    pub(super) macro_f1_difference_interval: Option<Interval>,
}

impl Against {
    pub(super) fn new(
        path: &Path,
        labels: &[String],
        this: &[Outcome],
        other: &[Outcome],
    ) -> anyhow::Result<Self> {
        let Comparison {
            n_both,
            n_only_first,
            n_only_second,
            n_neither,
            p_value,
            macro_f1_difference,
            macro_f1_difference_interval,
            ..
        } = compare(labels, other, this, &BootstrapParams::default())?;
        Ok(Self {
            model: path.display().to_string(),
            macro_f1: ConfusionMatrix::of(labels.len(), other).macro_f1(),
            n_both,
            n_only_this: n_only_second,
            n_only_other: n_only_first,
            n_neither,
            p_value,
            macro_f1_difference,
            macro_f1_difference_interval,
        })
    }
}
