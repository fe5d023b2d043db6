//! Sets of labels that hold the right one as often as was asked for.

use serde::{Deserialize, Serialize};

use super::Model;
use crate::classifier::Prediction;
use crate::evaluate::{ConformalTable, ConformalThreshold, ErrorRateOutOfRange};
use crate::label::Label;

/// How probable the right labels of articles were that a model had not seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Conformal {
    /// For a sentence alone.
    pub(crate) sentence: ConformalTable,
    /// For a sentence with its article.
    pub(crate) article: ConformalTable,
}

/// Turns predictions into sets of labels with a promised error rate; [`Model::label_sets`] makes it.
///
/// The thresholds come from sentences of the training data, each answered without its article: the promise holds as
/// far as the text is of their kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSets {
    sentence: ConformalThreshold,
    article: ConformalThreshold,
}

impl Model {
    /// The sets in which the right label is missing at most as often as `error_rate` says; `None` if the model was
    /// written without the thresholds that they need.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("ten.csv");
    /// # let rows = "factual,The rate rose.\nquote,“We lost it all.”\nopinion,How absurd this is.\n".repeat(9);
    /// # std::fs::write(&path, format!("label,text\n{rows}"))?;
    /// # let corpus = byline::corpus::Corpus::read(&[path], &byline::corpus::CorpusOptions::default())?;
    /// # let model = byline::train::train(&corpus, &byline::train::TrainParams::default())?;
    /// use byline::{Classifier, Document};
    /// let classifier = Classifier::new(model);
    /// let predictions = classifier.classify(&Document::new("“It is lost,” she said. How absurd!"));
    /// let Some(sets) = classifier.model().label_sets(0.1)? else { unreachable!() };
    /// let labels: Vec<_> = sets.of(&predictions[0], predictions.len()).collect();
    /// assert!(labels.contains(&predictions[0].label));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// If the error rate is not above 0 and below 1.
    pub fn label_sets(&self, error_rate: f64) -> Result<Option<LabelSets>, ErrorRateOutOfRange> {
        let Conformal { sentence, article } = &self.conformal;
        let sets = LabelSets {
            sentence: sentence.threshold(error_rate)?,
            article: article.threshold(error_rate)?,
        };
        Ok((!sentence.is_empty() && !article.is_empty()).then_some(sets))
    }
}

impl LabelSets {
    /// The labels in the set of a prediction, in column order: at least the predicted one. `n_sentences` is the number
    /// of sentences of its document.
    pub fn of(self, prediction: &Prediction, n_sentences: usize) -> impl Iterator<Item = Label> {
        let probabilities = prediction.probabilities.map(f64::from);
        let least = self.threshold(n_sentences).min_probability;
        let predicted = prediction.label;
        Label::ALL
            .into_iter()
            .filter(move |&label| probabilities[label.column()] >= least || label == predicted)
    }

    /// The threshold for a sentence of a document of so many sentences: one alone has no article to inform it.
    #[must_use]
    pub fn threshold(self, n_sentences: usize) -> ConformalThreshold {
        if n_sentences > 1 {
            self.article
        } else {
            self.sentence
        }
    }
}
