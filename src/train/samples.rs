//! The labelled sentences of a corpus, and the folds they are dealt out to.

use crate::corpus::Corpus;
use crate::features::{FeatureExtractor, FeatureVector, Scratch};
use crate::score::Scores;

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

/// The fold of each article: a seeded shuffle, dealt out in turn.
///
/// Whole articles, since the sentences of one are alike: a fit that has seen half of an article knows too much of the
/// other half.
pub(super) fn deal_folds(n_articles: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n_articles).collect();
    order.sort_by_key(|&article| {
        let mixed = (article as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ seed.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB)
    });
    let mut folds = vec![0; n_articles];
    for (position, article) in order.into_iter().enumerate() {
        folds[article] = position % N_FOLDS;
    }
    folds
}

/// Scores and label columns of the labelled sentences.
pub(super) fn labelled_scores<'a>(
    corpus: &'a Corpus,
    scores: &'a [Vec<Scores>],
) -> impl Iterator<Item = (Scores, usize)> + Clone + 'a {
    corpus
        .articles
        .iter()
        .zip(scores)
        .flat_map(|(article, scores)| {
            scores
                .iter()
                .zip(&article.gold)
                .filter_map(|(&scores, gold)| gold.map(|target| (scores, target)))
        })
}
