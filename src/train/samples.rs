//! The labelled sentences of a corpus, and the folds they are dealt out to.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;
use crate::features::{FeatureExtractor, FeatureVector, Scratch};
use crate::score::Scores;

/// Number of folds: with five, each fit sees four fifths of the articles.
pub(super) const N_FOLDS: usize = 5;
/// Articles a series has on average, at least: names that merely end in a digit are no series.
const MIN_SERIES: usize = 3;

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
/// What is dealt are whole series, articles whose names differ in the number at their end (*markets-007*), where the
/// corpus has a series or more for each fold, else whole articles. Articles of one series are of one kind; a fit that
/// has seen the kind is surer of itself than it will be on articles of other hands, and what the context layer and
/// the calibration learn from it would be too bold.
pub(super) fn deal_folds(corpus: &Corpus, seed: u64) -> Vec<usize> {
    let series = |id: &str| id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let names: Vec<String> = corpus
        .articles
        .iter()
        .map(|article| series(&article.id))
        .collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    if distinct.len() < N_FOLDS || distinct.len() * MIN_SERIES > names.len() {
        return deal(names.len(), seed);
    }
    let numbers: BTreeMap<&String, usize> = distinct.into_iter().zip(0..).collect();
    let dealt = deal(numbers.len(), seed);
    names.iter().map(|name| dealt[numbers[name]]).collect()
}

/// The fold of each of `n` things.
fn deal(n: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&thing| {
        let mixed = (thing as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ seed.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB)
    });
    let mut folds = vec![0; n];
    for (position, thing) in order.into_iter().enumerate() {
        folds[thing] = position % N_FOLDS;
    }
    folds
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
