//! One judged sentence: what the data says and what the model says.

/// What the data and the model say of one sentence.
///
/// ```
/// use byline_evaluate::Outcome;
/// let outcome = Outcome { gold: 0, predicted: 1, probabilities: vec![0.4, 0.6], cluster: 0 };
/// assert!(!outcome.is_correct());
/// assert_eq!(outcome.confidence(), 0.6);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Index of the label the data gives.
    pub gold: usize,
    /// Index of the label the model answers.
    pub predicted: usize,
    /// One finite probability a label; they sum to 1.
    pub probabilities: Vec<f64>,
    /// Which article the sentence stands in; any numbers will do, equal ones mean the same article.
    pub cluster: usize,
}

impl Outcome {
    /// Whether the model answers what the data says.
    #[must_use]
    pub fn is_correct(&self) -> bool {
        self.gold == self.predicted
    }

    /// Probability of the predicted label.
    ///
    /// Not always the highest one: in a [`Grouping`](super::Grouping) two improbable labels can together outweigh the
    /// model's answer.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.probabilities[self.predicted]
    }
}

/// Stops early, and with the reason, where outcomes do not belong to the labels.
pub(super) fn assert_fits(n_labels: usize, outcomes: &[Outcome]) {
    for (outcome_idx, outcome) in outcomes.iter().enumerate() {
        assert!(
            outcome.gold < n_labels && outcome.predicted < n_labels,
            "outcome {outcome_idx} has gold label {} and predicted label {}, expected indexes below {n_labels}",
            outcome.gold,
            outcome.predicted,
        );
        assert!(
            outcome.probabilities.len() == n_labels,
            "outcome {outcome_idx} has {} probabilities, expected {n_labels}",
            outcome.probabilities.len(),
        );
    }
}
