//! Labels that a model contradicts which has not seen them.

use byline::{Label, Prediction};
use byline_corpus::Error as CorpusError;
use byline_corpus::{Corpus, LabelMap};
use byline_train::Error;
use byline_train::{TrainParams, held_out_predictions};
use serde::Serialize;

use super::findings::SentenceRow;

/// The contradicted labels.
#[derive(Debug, Default, Serialize)]
pub(super) struct LabelNoise {
    /// Why labels were not checked, if they were not.
    pub(super) not_checked: Option<String>,
    /// Number of labels checked.
    pub(super) labelled: usize,
    /// Number of labels contradicted, listed or not.
    pub(super) contradicted: usize,
    /// The most doubtful, worst first.
    pub(super) rows: Vec<Doubt>,
}

/// A contradicted label.
#[derive(Debug, Serialize)]
pub(super) struct Doubt {
    #[serde(flatten)]
    pub(super) row: SentenceRow,
    /// What the model says.
    pub(super) predicted: &'static str,
    /// How probable the model holds the given label.
    pub(super) label_probability: f32,
    /// How probable it holds its own.
    pub(super) predicted_probability: f32,
}

impl LabelNoise {
    pub(super) fn unchecked(reason: impl Into<String>) -> Self {
        Self {
            not_checked: Some(reason.into()),
            ..Self::default()
        }
    }

    /// Trains on `corpus`, whose labels are as given, and lists the `top` most doubtful labels.
    ///
    /// A label that covers several of ours is not learned from; any of them is right for it.
    pub(super) fn find(
        corpus: &Corpus,
        map: &LabelMap,
        params: &TrainParams,
        top: usize,
    ) -> anyhow::Result<Self> {
        let meanings: Vec<&[Label]> = corpus
            .labels
            .iter()
            .map(|name| map.meaning(name).unwrap_or_default())
            .collect();
        let predictions = match held_out_predictions(&learnable(corpus, &meanings), params) {
            Ok(predictions) => predictions,
            // Too little data to learn from is a finding, not a failure.
            Err(error @ (Error::Corpus(CorpusError::ClassMissing { .. }) | Error::Fit { .. })) => {
                return Ok(Self::unchecked(format!("{:#}", anyhow::Error::new(error))));
            }
            Err(error) => return Err(error.into()),
        };
        let mut labelled = 0;
        let mut doubts = Vec::new();
        for (article_idx, (article, predictions)) in
            corpus.articles.iter().zip(&predictions).enumerate()
        {
            for (sentence_idx, (prediction, gold)) in
                predictions.iter().zip(&article.gold).enumerate()
            {
                let Some(gold) = gold else { continue };
                labelled += 1;
                let meaning = meanings[*gold];
                if !meaning.contains(&prediction.label) {
                    let probability = probability_of(meaning, prediction);
                    doubts.push((probability, article_idx, sentence_idx));
                }
            }
        }
        doubts.sort_by(|left, right| {
            let places = (left.1, left.2).cmp(&(right.1, right.2));
            left.0.total_cmp(&right.0).then(places)
        });
        let listed = doubts.iter().take(top);
        Ok(Self {
            not_checked: None,
            labelled,
            contradicted: doubts.len(),
            rows: listed
                .map(|&(label_probability, article_idx, sentence_idx)| {
                    let prediction = &predictions[article_idx][sentence_idx];
                    Doubt {
                        row: SentenceRow::new(corpus, &corpus.articles[article_idx], sentence_idx),
                        predicted: prediction.label.name(),
                        label_probability,
                        predicted_probability: prediction.confidence(),
                    }
                })
                .collect(),
        })
    }
}

fn probability_of(meaning: &[Label], prediction: &Prediction) -> f32 {
    let columns = meaning.iter().map(|label| label.column());
    columns.map(|column| prediction.probabilities[column]).sum()
}

/// The corpus with our labels in place of those given, as training needs it.
fn learnable(corpus: &Corpus, meanings: &[&[Label]]) -> Corpus {
    let mut corpus = corpus.clone();
    corpus.labels = Label::ALL.map(|label| label.name().to_owned()).to_vec();
    for gold in corpus
        .articles
        .iter_mut()
        .flat_map(|article| &mut article.gold)
    {
        *gold = gold.and_then(|given| match meanings[given] {
            [label] => Some(label.column()),
            _ => None,
        });
    }
    corpus
}
