//! Cross-validation: every article answered by a model that was trained without its fold.

use byline::{Classifier, Prediction};
use byline_corpus::Corpus;

use crate::error::{Error, Result};
use crate::{TrainParams, train_without_fold};

/// How far [`cross_validate`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CrossValidationStep {
    /// Training without a fold begins.
    Training {
        /// The fold, from 0.
        fold: usize,
    },
    /// Training without a fold has ended, well or not.
    Trained {
        /// The fold, from 0.
        fold: usize,
    },
    /// Every article of a fold has been answered.
    Answered {
        /// The fold, from 0.
        fold: usize,
    },
}

/// What the model of each fold says of the articles in it: one list an article, one entry a sentence, in the order of the
/// corpus; sentences without a label have a prediction too.
///
/// `folds` has one entry an article, as [`deal_folds`](crate::deal_folds) and [`deal_groups`](crate::deal_groups) give
/// them; there are as many folds as the highest says. Unlike [`held_out_predictions`](crate::held_out_predictions),
/// whatever training learns, dictionary and calibration included, it learns from the other folds. `progress` is called
/// before and after each training, and when a fold is done. Cost: a training a fold.
///
/// The answers are scored together by [`Judge::outcomes_of`](crate::Judge::outcomes_of) and, fold by fold,
/// [`CrossValidation`](byline_evaluate::CrossValidation).
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions, LabelMap};
/// use byline_evaluate::CrossValidation;
/// use byline_train::{Judge, TrainParams, cross_validate};
/// let rows = "factual,The rate rose.\nquote,“We lost it all.”\nopinion,How absurd this is.\n".repeat(4);
/// let file = Ok(("a.csv".into(), format!("label,text\n{rows}").into_bytes()));
/// let corpus = Corpus::from_files([file], &CorpusOptions::default())?;
/// let folds = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
/// let answers = cross_validate(&corpus, &folds, &TrainParams::default(), |_| {})?;
/// assert_eq!(answers.len(), 12);
/// let judge = Judge::new(&corpus, &LabelMap::default())?;
/// let outcomes = judge.outcomes_of(&corpus, &answers);
/// let scores = CrossValidation::new(judge.labels(), &outcomes, &folds);
/// assert_eq!((scores.folds.len(), scores.together.evaluation.n), (2, 12));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Fold`] with the first fold that [`train`](crate::train) fails without.
///
/// Source: M. Stone, *Cross-validatory choice and assessment of statistical predictions*, 1974.
pub fn cross_validate(
    corpus: &Corpus,
    folds: &[usize],
    params: &TrainParams,
    mut progress: impl FnMut(CrossValidationStep),
) -> Result<Vec<Vec<Prediction>>> {
    let n_folds = folds.iter().max().map_or(0, |last| last + 1);
    let mut answers = vec![Vec::new(); corpus.articles.len()];
    for fold in 0..n_folds {
        progress(CrossValidationStep::Training { fold });
        let model = train_without_fold(corpus, folds, fold, params);
        progress(CrossValidationStep::Trained { fold });
        let model = model.map_err(|source| Error::Fold {
            fold,
            source: Box::new(source),
        })?;
        let classifier = Classifier::new(model);
        let articles = corpus.articles.iter().zip(folds).enumerate();
        for (article_idx, (article, _)) in articles.filter(|(_, (_, of))| **of == fold) {
            answers[article_idx] = classifier.classify(&article.document);
        }
        progress(CrossValidationStep::Answered { fold });
    }
    Ok(answers)
}
