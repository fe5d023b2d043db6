//! What a model keeps of its answers for articles that it had not seen.

use byline::internals::argmax;
use byline::model::AnswerCounts;
use byline::score::Scores;
use byline_corpus::Corpus;

/// Articles whose answers a model keeps: more would make its file larger and the correction of shares no better.
const MAX_ARTICLES: usize = 1000;

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
