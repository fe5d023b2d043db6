//! What more training data would be worth: the same test for models trained on growing parts of a table.

use std::path::{Path, PathBuf};

use byline_corpus::Corpus;
use byline_train::{Judge, LearningPoint, LearningStep, TrainParams, learning_curve};

use super::EvaluateArgs;
use crate::arguments::data::read_corpus;
use crate::say::{message, progress};

impl EvaluateArgs {
    /// Trains on each part of the table, if one is given, and scores `data` each time.
    ///
    /// A part too small to train on is left out, with a note, and one that adds no article without.
    pub(super) fn learning_curve(
        &self,
        judge: &Judge,
        data: &Corpus,
        vectors: Option<PathBuf>,
    ) -> anyhow::Result<Option<Vec<LearningPoint>>> {
        let Some(path) = &self.learning_curve else {
            return Ok(None);
        };
        let options = self.data.options(None);
        let corpus = read_corpus(std::slice::from_ref(path), &options)?;
        warn_of_shared(path, &corpus, data);
        let params = TrainParams::default().with_vectors(vectors);
        let mut wheel = None;
        let points = learning_curve(&corpus, &params, judge, data, |step| match step {
            LearningStep::Training { percent } => {
                let text = format!("training on {percent} % of the articles");
                wheel = Some(progress::wheel(text));
            }
            LearningStep::Trained { .. } => {
                if let Some(wheel) = wheel.take() {
                    wheel.finish_and_clear();
                }
            }
            LearningStep::TooSmall { percent, reason } => message::note(&format!(
                "no training on {percent} % of the articles: {reason}"
            )),
            _ => {}
        })?;
        Ok(Some(points))
    }
}

fn warn_of_shared(path: &Path, corpus: &Corpus, data: &Corpus) {
    let n_shared = data.n_shared_with(corpus);
    if n_shared > 0 {
        message::warning(&format!(
            "{n_shared} of {} sentences of the data are in {} too, so the learning curve comes out too high",
            data.n_labelled(),
            path.display()
        ));
    }
}
