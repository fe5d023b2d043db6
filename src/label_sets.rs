//! Sets of labels that hold the right one as often as was asked for.

use crate::classifier::Prediction;
use crate::error::{Error, Result};
use crate::label::Label;
use crate::model::{Model, Thresholds};

/// Turns predictions into sets of labels with a promised error rate; [`Model::label_sets`] makes it.
///
/// The thresholds come from sentences of the training data, each answered without its article: the promise holds as
/// far as the text is of their kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSets {
    error_rate: f64,
    sentence: f64,
    article: f64,
}

impl Model {
    /// The sets in which the right label is missing at most as often as `error_rate` says; `None` if the model was
    /// written without the thresholds that they need.
    ///
    /// ```
    /// use byline::{Classifier, Document};
    /// let classifier = Classifier::embedded()?;
    /// let predictions = classifier.classify(&Document::new("“It is lost,” she said. How absurd!"));
    /// let sets = classifier.model().label_sets(0.1)?.expect("the default model has thresholds");
    /// let labels: Vec<_> = sets.of(&predictions[0], predictions.len()).collect();
    /// assert!(labels.contains(&predictions[0].label));
    /// # Ok::<(), byline::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::ErrorRate`] if the error rate is not above 0 and below 1.
    pub fn label_sets(&self, error_rate: f64) -> Result<Option<LabelSets>> {
        if !(error_rate > 0.0 && error_rate < 1.0) {
            return Err(Error::ErrorRate { found: error_rate });
        }
        let Thresholds { sentence, article } = &self.thresholds;
        let sets = LabelSets {
            error_rate,
            sentence: sentence.min_probability(error_rate),
            article: article.min_probability(error_rate),
        };
        Ok((!sentence.0.is_empty() && !article.0.is_empty()).then_some(sets))
    }
}

impl LabelSets {
    /// The labels in the set of a prediction, in column order: at least the predicted one. `n_sentences` is the number
    /// of sentences of its document.
    pub fn of(self, prediction: &Prediction, n_sentences: usize) -> impl Iterator<Item = Label> {
        let probabilities = prediction.probabilities.map(f64::from);
        let least = self.min_probability(n_sentences);
        let predicted = prediction.label;
        Label::ALL
            .into_iter()
            .filter(move |&label| probabilities[label.column()] >= least || label == predicted)
    }

    /// The error rate that was asked for.
    #[must_use]
    pub fn error_rate(self) -> f64 {
        self.error_rate
    }

    /// The lowest probability of a label in the sets of a document of so many sentences: one alone has no article to
    /// inform it.
    #[must_use]
    pub fn min_probability(self, n_sentences: usize) -> f64 {
        if n_sentences > 1 {
            self.article
        } else {
            self.sentence
        }
    }
}
