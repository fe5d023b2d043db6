//! What models say of articles that they have not seen.

use crate::error::Result;
use crate::fit::{fit, train};
use crate::params::TrainParams;
use byline::classifier::Prediction;
use byline::model::Model;
use byline_corpus::Corpus;

/// Predictions for every sentence of every article, each by a model that has not seen the labels of that article.
///
/// The articles are dealt out to five folds, the same as in [`train`](super::train) with the same seed, and a model is
/// fitted without each fold. Only the list of known words and the two calibration factors come from all articles.
/// Shape: articles, sentences; sentences without a label get a prediction too. With the context layer, unless
/// `params` leaves it out.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions};
/// use byline_train::{TrainParams, held_out_predictions};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("ten.csv");
/// let rows = "factual,The rate rose.\nquote,“We lost it all.”\nopinion,How absurd this is.\n".repeat(4);
/// std::fs::write(&path, format!("label,text\n{rows}"))?;
/// let corpus = Corpus::read(&[path], &CorpusOptions::default())?;
/// let predictions = held_out_predictions(&corpus, &TrainParams::default())?;
/// assert_eq!(predictions.len(), 12);
/// assert_eq!(predictions[1][0].label, byline::Label::Quote);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`train`](super::train); a single article leaves nothing to learn from.
///
/// Source: M. Stone, Cross-validatory choice and assessment of statistical predictions (1974).
pub fn held_out_predictions(corpus: &Corpus, params: &TrainParams) -> Result<Vec<Vec<Prediction>>> {
    let held_out = fit(corpus, params)?.held_out;
    let predictions = corpus.articles.iter().zip(held_out);
    Ok(predictions
        .map(|(article, scores)| {
            let sentences = article.document.sentences().iter().zip(scores);
            sentences
                .map(|(sentence, scores)| Prediction::new(sentence.span, scores))
                .collect()
        })
        .collect())
}

/// Trains on the articles of all folds but `left_out`, as if those of it did not exist: dictionary, weights, calibration
/// and thresholds know nothing of them. `folds` has one entry an article.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions};
/// use byline_train::{TrainParams, train_without_fold};
/// let rows = "factual,The rate rose.\nquote,“We lost it all.”\nopinion,How absurd this is.\n".repeat(4);
/// let file = Ok(("a.csv".into(), format!("label,text\n{rows}").into_bytes()));
/// let corpus = Corpus::from_files([file], &CorpusOptions::default())?;
/// let folds = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1];
/// let model = train_without_fold(&corpus, &folds, 0, &TrainParams::default())?;
/// assert_eq!(model.manifest().training.n_articles, 9);
/// # Ok::<(), byline_train::Error>(())
/// ```
///
/// # Errors
/// As [`train`], for the articles that are left.
pub fn train_without_fold(
    corpus: &Corpus,
    folds: &[usize],
    left_out: usize,
    params: &TrainParams,
) -> Result<Model> {
    let articles = corpus.articles.iter().zip(folds);
    let others = articles.filter(|&(_, &fold)| fold != left_out);
    let others = Corpus {
        labels: corpus.labels.clone(),
        articles: others.map(|(article, _)| article.clone()).collect(),
        files: corpus.files.clone(),
        unusable: Vec::new(),
    };
    train(&others, params)
}
