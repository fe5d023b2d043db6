//! What more training data would be worth: the same test for models trained on growing parts of a table.

use std::path::Path;

use byline::Classifier;
use byline_corpus::Error as CorpusError;
use byline_corpus::{Corpus, CorpusOptions};
use byline_evaluate::{BootstrapParams, ConfusionMatrix, Interval, bootstrap};
use byline_train::Error;
use byline_train::Judge;
use byline_train::{TrainParams, train};
use serde::Serialize;

use super::EvaluateArgs;
use crate::train::vectors_folder;
use crate::{message, progress, read_corpus};

/// The parts of the articles to train on, in per cent.
const PARTS: [usize; 5] = [10, 20, 40, 70, 100];

/// How a model does that was trained on a part of the articles.
#[derive(Debug, Serialize)]
pub(super) struct LearningPoint {
    /// Number of articles it was trained on.
    pub(super) n_articles: usize,
    /// Number of labelled sentences in them.
    pub(super) n_sentences: usize,
    /// Macro-F1 on the data that is scored.
    pub(super) macro_f1: Option<f64>,
    /// Its 95 % interval.
    pub(super) macro_f1_interval: Option<Interval>,
}

impl EvaluateArgs {
    /// Trains on each part of the table, if one is given, and scores `data` each time.
    ///
    /// A part too small to train on is left out, with a note, and one that adds no article without.
    pub(super) fn learning_curve(
        &self,
        judge: &Judge,
        data: &Corpus,
    ) -> anyhow::Result<Option<Vec<LearningPoint>>> {
        let Some(path) = &self.learning_curve else {
            return Ok(None);
        };
        let options = CorpusOptions {
            columns: self.data.columns(),
            label_map: self.data.columns.labels.label_map.clone(),
            ..CorpusOptions::default()
        };
        let corpus = read_corpus(std::slice::from_ref(path), &options)?;
        warn_of_shared(path, &corpus, data);
        let params = TrainParams {
            vectors: vectors_folder(None, std::slice::from_ref(path))?,
            ..TrainParams::default()
        };
        let mut points: Vec<LearningPoint> = Vec::new();
        for percent in PARTS {
            let part = part(&corpus, percent);
            let n_articles = part.articles.len();
            if points
                .last()
                .is_some_and(|last| last.n_articles == n_articles)
            {
                continue;
            }
            let wheel = progress::wheel(format!("training on {percent} % of the articles"));
            let trained = train(&part, &params);
            wheel.finish_and_clear();
            match trained {
                Ok(model) => {
                    let outcomes = judge.outcomes(&Classifier::new(model), data);
                    let intervals =
                        bootstrap(judge.labels(), &outcomes, &BootstrapParams::default());
                    points.push(LearningPoint {
                        n_articles,
                        n_sentences: part.n_labelled(),
                        macro_f1: ConfusionMatrix::of(judge.labels().len(), &outcomes).macro_f1(),
                        macro_f1_interval: intervals.macro_f1,
                    });
                }
                Err(
                    error @ (Error::Corpus(CorpusError::ClassMissing { .. })
                    | Error::TooFewArticles { .. }),
                ) if percent < 100 => {
                    message::note(&format!(
                        "no training on {percent} % of the articles: {error}"
                    ));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Some(points))
    }
}

/// The articles whose multiple of the golden section falls into the first `percent` of the unit.
///
/// Multiples of the golden section lie evenly in every stretch of them, so a part is drawn from all over the table,
/// whatever its order, and a larger part holds the smaller ones.
fn part(corpus: &Corpus, percent: usize) -> Corpus {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let share = percent as f64 / 100.0;
    let articles = corpus.articles.iter().enumerate();
    let is_in = |&(idx, _): &(usize, _)| (idx as f64 * GOLDEN).fract() < share;
    Corpus {
        articles: articles
            .filter(is_in)
            .map(|(_, article)| article.clone())
            .collect(),
        ..corpus.clone()
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

#[cfg(test)]
mod tests {
    use byline::Document;
    use byline_corpus::{Article, Corpus};

    use super::{PARTS, part};

    #[test]
    fn parts_grow_come_from_all_over_the_table_and_end_with_all() {
        let article = |idx: usize| Article {
            id: idx.to_string(),
            document: Document::new("It rained."),
            gold: vec![Some(0)],
            lines: vec![1],
            extra: vec![None],
            file_idx: 0,
        };
        let corpus = Corpus {
            articles: (0..200).map(article).collect(),
            ..Corpus::default()
        };
        let mut before: Vec<String> = Vec::new();
        for percent in PARTS {
            let part = part(&corpus, percent);
            let ids: Vec<String> = part
                .articles
                .into_iter()
                .map(|article| article.id)
                .collect();
            assert!(
                ids.len().abs_diff(2 * percent) <= 2,
                "{percent}: {}",
                ids.len()
            );
            assert!(before.iter().all(|id| ids.contains(id)));
            let n_early = ids
                .iter()
                .filter(|id| id.parse::<usize>().unwrap() < 100)
                .count();
            assert!(n_early.abs_diff(percent) <= 2, "{percent}: {n_early}");
            before = ids;
        }
        assert_eq!(before.len(), 200);
    }
}
