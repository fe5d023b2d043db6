//! What models say of articles that they have not seen.

use super::{TrainParams, fit};
use crate::error::Result;
use byline::classifier::Prediction;
use byline::internals::argmax;
use byline::model::AnswerCounts;
use byline::score::Scores;
use byline_corpus::Corpus;

/// Articles whose answers a model keeps: more would make its file larger and the correction of shares no better.
const MAX_ARTICLES: usize = 1000;

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

/// The answers that held-out scores give, one matrix an article, for at most a thousand articles from all over the
/// corpus; those without a label are left out.
pub(super) fn confusion_by_article(corpus: &Corpus, scores: &[Vec<Scores>]) -> Vec<AnswerCounts> {
    let articles: Vec<_> = corpus
        .articles
        .iter()
        .zip(scores)
        .filter(|(article, _)| article.gold.iter().any(Option::is_some))
        .collect();
    let n_kept = articles.len().min(MAX_ARTICLES);
    let kept = (0..n_kept).map(|idx| articles[idx * articles.len() / n_kept]);
    let confusions = kept.map(|(article, scores)| {
        let mut confusion = AnswerCounts::default();
        for (gold, &scores) in article.gold.iter().zip(scores) {
            if let Some(gold) = *gold {
                confusion[gold][argmax(scores).column()] += 1;
            }
        }
        confusion
    });
    confusions.collect()
}
