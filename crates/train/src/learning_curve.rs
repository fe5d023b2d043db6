//! What more training data would be worth: the same test for models trained on growing parts of a corpus.

use byline::Classifier;
use byline_corpus::{Corpus, Error as CorpusError};
use byline_evaluate::{BootstrapParams, ConfusionMatrix, Interval, bootstrap};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::judge::Judge;
use crate::{TrainParams, train};

/// The parts of the articles to train on, in per cent.
const PARTS: [usize; 5] = [10, 20, 40, 70, 100];

/// How a model does that was trained on a part of the articles; [`learning_curve`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LearningPoint {
    /// Number of articles it was trained on.
    pub n_articles: usize,
    /// Number of labelled sentences in them.
    pub n_sentences: usize,
    /// Macro-F1 on the data that is scored, 0 to 1.
    pub macro_f1: Option<f64>,
    /// Its 95 % interval, from articles of that data drawn with replacement.
    pub macro_f1_interval: Option<Interval>,
}

/// How far [`learning_curve`] is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum LearningStep<'a> {
    /// Training on a part of the articles begins.
    Training {
        /// The part, in per cent.
        percent: usize,
    },
    /// Training on a part has ended, well or not.
    Trained {
        /// The part, in per cent.
        percent: usize,
    },
    /// A part is too small to train on, and is left out.
    TooSmall {
        /// The part, in per cent.
        percent: usize,
        /// What it lacks.
        reason: &'a Error,
    },
}

/// Trains on 10, 20, 40, 70 and 100 % of the articles of `corpus`, and scores each model on `data`, in the labels of `judge`.
///
/// A part holds the smaller ones. One that is too small to train on is left out, and so is one that adds no article: at
/// most five points, by growing number of articles. `progress` is called before and after each training. Cost: that of
/// about two and a half trainings on all articles.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions, LabelMap};
/// use byline_train::{Judge, LearningStep, TrainParams, learning_curve};
/// let rows = "factual,The rate rose.\nquote,“We lost it all.”\nopinion,How absurd this is.\n".repeat(4);
/// let file = Ok(("a.csv".into(), format!("label,text\n{rows}").into_bytes()));
/// let corpus = Corpus::from_files([file], &CorpusOptions::default())?;
/// let judge = Judge::new(&corpus, &LabelMap::default())?;
/// let mut parts = Vec::new();
/// let points = learning_curve(&corpus, &TrainParams::default(), &judge, &corpus, |step| {
///     if let LearningStep::Training { percent } = step {
///         parts.push(percent);
///     }
/// })?;
/// assert_eq!(parts, [10, 20, 40, 70, 100]);
/// assert_eq!(points.last().unwrap().n_articles, 12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`train`] for all articles, and for a part where it fails for another reason than that it is too small.
///
/// Source: F. Provost, D. Jensen and T. Oates, *Efficient progressive sampling*, 1999 (learning curves by growing samples).
pub fn learning_curve(
    corpus: &Corpus,
    params: &TrainParams,
    judge: &Judge,
    data: &Corpus,
    mut progress: impl FnMut(LearningStep<'_>),
) -> Result<Vec<LearningPoint>> {
    let mut points: Vec<LearningPoint> = Vec::new();
    for percent in PARTS {
        let part = part(corpus, percent);
        let n_articles = part.articles.len();
        if points
            .last()
            .is_some_and(|last| last.n_articles == n_articles)
        {
            continue;
        }
        progress(LearningStep::Training { percent });
        let trained = train(&part, params);
        progress(LearningStep::Trained { percent });
        match trained {
            Ok(model) => {
                let outcomes = judge.outcomes(&Classifier::new(model), data);
                let intervals = bootstrap(judge.labels(), &outcomes, &BootstrapParams::default());
                points.push(LearningPoint {
                    n_articles,
                    n_sentences: part.n_labelled(),
                    macro_f1: ConfusionMatrix::of(judge.labels().len(), &outcomes).macro_f1(),
                    macro_f1_interval: intervals.macro_f1,
                });
            }
            Err(
                reason @ (Error::Corpus(CorpusError::TooFewLabels { .. })
                | Error::TooFewArticles { .. }),
            ) if percent < 100 => progress(LearningStep::TooSmall {
                percent,
                reason: &reason,
            }),
            Err(error) => return Err(error),
        }
    }
    Ok(points)
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

#[cfg(test)]
mod tests {
    use byline::Document;
    use byline_corpus::{Article, Corpus, RowSource};

    use super::{PARTS, part};

    #[test]
    fn parts_grow_come_from_all_over_the_table_and_end_with_all() {
        let article = |idx: usize| Article {
            id: idx.to_string(),
            document: Document::new("It rained."),
            gold: vec![Some(0)],
            lines: vec![1],
            sources: vec![RowSource::default()],
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
