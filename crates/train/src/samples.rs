//! The labelled sentences of a corpus, with the folds of their articles.

use byline::features::{FeatureVector, Scratch};
use byline::internals::FeatureExtractor;
use byline::score::Scores;
use byline_corpus::Corpus;

/// Number of folds: with five, each fit sees four fifths of the articles.
pub(super) const N_FOLDS: usize = 5;

/// What is learned from, one entry a labelled sentence in each list.
#[derive(Debug, Default)]
pub(super) struct Samples {
    pub(super) vectors: Vec<FeatureVector>,
    /// Label columns.
    pub(super) targets: Vec<usize>,
    /// The fold of the sentence's article.
    pub(super) folds: Vec<usize>,
}

impl Samples {
    /// Extracts the features of every labelled sentence. `folds` has one entry an article.
    pub(super) fn extract(corpus: &Corpus, extractor: &FeatureExtractor, folds: &[usize]) -> Self {
        let mut samples = Self::default();
        let mut scratch = Scratch::default();
        for (article, &fold) in corpus.articles.iter().zip(folds) {
            let gold = &article.gold;
            extractor.for_each(
                &article.document,
                &mut scratch,
                |sentence_idx, _, vector| {
                    if let Some(target) = gold[sentence_idx] {
                        samples.vectors.push(vector.clone());
                        samples.targets.push(target);
                        samples.folds.push(fold);
                    }
                },
            );
        }
        samples
    }
}

/// Scores and label columns of the labelled sentences, by the fold of their article.
pub(super) fn labelled_scores(
    corpus: &Corpus,
    scores: &[Vec<Scores>],
    folds: &[usize],
) -> Vec<Vec<(Scores, usize)>> {
    let mut by_fold = vec![Vec::new(); N_FOLDS];
    for ((article, scores), &fold) in corpus.articles.iter().zip(scores).zip(folds) {
        let labelled = scores.iter().zip(&article.gold);
        by_fold[fold]
            .extend(labelled.filter_map(|(&scores, gold)| gold.map(|gold| (scores, gold))));
    }
    by_fold
}
