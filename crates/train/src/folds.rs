//! Articles dealt out to folds.

use std::collections::{BTreeMap, BTreeSet};

use byline_corpus::Corpus;

/// Articles a series has on average, at least: names that merely end in a digit are no series.
const MIN_SERIES: usize = 3;

/// The fold of each article, below `n_folds`, which is at least 1: a seeded shuffle, dealt out in turn.
///
/// What is dealt are whole series, articles whose names differ in the number at their end (*markets-007*), where the
/// corpus has a series or more for each fold, else whole articles. Articles of one series are of one kind; a fit that
/// has seen the kind is surer of itself than it will be on articles of other hands, and what is learned from its
/// answers, or said of them, would be too bold.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions};
/// use byline_train::deal_folds;
/// let rows = "text,label\nIt rained.,factual\nIt snowed.,factual\nIt hailed.,factual\n";
/// let file = Ok(("a.csv".into(), rows.as_bytes().to_vec()));
/// let corpus = Corpus::from_files([file], &CorpusOptions::default())?;
/// let mut folds = deal_folds(&corpus, 3, 0);
/// folds.sort();
/// assert_eq!(folds, [0, 1, 2]);
/// # Ok::<(), byline_train::Error>(())
/// ```
#[must_use]
pub fn deal_folds(corpus: &Corpus, n_folds: usize, seed: u64) -> Vec<usize> {
    let series = |id: &str| id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let articles = corpus.articles.iter();
    let names: Vec<String> = articles.map(|article| series(&article.id)).collect();
    let n_series = names.iter().collect::<BTreeSet<_>>().len();
    if n_series < n_folds || n_series * MIN_SERIES > names.len() {
        return deal(names.len(), n_folds, seed);
    }
    deal_groups(&names, n_folds, seed)
}

/// As [`deal_folds`], with articles of the same name in `groups`, one entry an article, in the same fold.
///
/// ```
/// use byline_train::deal_groups;
/// let folds = deal_groups(&["Echo", "Post", "Echo"].map(String::from), 2, 0);
/// assert!(folds[0] == folds[2] && folds[0] != folds[1]);
/// ```
#[must_use]
pub fn deal_groups(groups: &[String], n_folds: usize, seed: u64) -> Vec<usize> {
    let distinct: BTreeSet<&String> = groups.iter().collect();
    let numbers: BTreeMap<&String, usize> = distinct.into_iter().zip(0..).collect();
    let dealt = deal(numbers.len(), n_folds, seed);
    groups.iter().map(|name| dealt[numbers[name]]).collect()
}

/// The fold of each of `n` things.
fn deal(n: usize, n_folds: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&thing| {
        let mixed = (thing as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ seed.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB)
    });
    let mut folds = vec![0; n];
    for (position, thing) in order.into_iter().enumerate() {
        folds[thing] = position % n_folds.max(1);
    }
    folds
}
