//! Lowest probabilities of labels in sets that hold the right one as often as was asked for.

use serde::{Deserialize, Serialize};

/// Keeps an error rate such as 0.057 from falling a step lower by the arithmetic of doubles.
const ROUNDING: f64 = 1e-9;

/// The lowest probability of a label in a set, by error rate: 0 first, 1 last, evenly spaced between.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ThresholdTable(pub Vec<f32>);

impl ThresholdTable {
    /// The threshold for an error rate above 0 and below 1; one between two steps gets the lower step, so that its
    /// promise holds. 0, which every label reaches, for an empty table.
    #[expect(
        clippy::cast_sign_loss,
        reason = "the error rate lies between 0 and 1, so the step is no less than 0"
    )]
    #[must_use]
    pub fn min_probability(&self, error_rate: f64) -> f64 {
        let n_steps = self.0.len().saturating_sub(1);
        let step = (error_rate * n_steps as f64 + ROUNDING) as usize;
        self.0.get(step).copied().unwrap_or(0.0).into()
    }
}

/// How probable the right labels of articles were that a model had not seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// For a sentence alone.
    pub sentence: ThresholdTable,
    /// For a sentence with its article.
    pub article: ThresholdTable,
}
