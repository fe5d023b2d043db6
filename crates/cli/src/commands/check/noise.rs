//! Labels that a model contradicts, as they are written.

use byline_corpus::{Corpus, LabelMap};
use byline_train::{LabelDoubt, TrainParams};
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
    pub(super) fn find(
        corpus: &Corpus,
        map: &LabelMap,
        params: &TrainParams,
        top: usize,
    ) -> anyhow::Result<Self> {
        let noise = match byline_train::LabelNoise::find(corpus, map, params) {
            Ok(noise) => noise,
            // Too little data to learn from is a finding, not a failure.
            Err(error) if byline_train::LabelNoise::is_too_little_data(&error) => {
                return Ok(Self::unchecked(format!("{:#}", anyhow::Error::new(error))));
            }
            Err(error) => return Err(error.into()),
        };
        let listed = noise.doubts.iter().take(top);
        Ok(Self {
            not_checked: None,
            labelled: noise.n_labelled,
            contradicted: noise.doubts.len(),
            rows: listed.map(|doubt| Doubt::new(corpus, doubt)).collect(),
        })
    }
}

impl Doubt {
    fn new(corpus: &Corpus, doubt: &LabelDoubt) -> Self {
        let article = &corpus.articles[doubt.article_idx];
        Self {
            row: SentenceRow::new(corpus, article, doubt.sentence_idx),
            predicted: doubt.predicted.name(),
            label_probability: doubt.label_probability,
            predicted_probability: doubt.predicted_probability,
        }
    }
}
