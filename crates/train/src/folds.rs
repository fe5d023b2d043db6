//! Articles dealt out to folds.

use std::collections::{BTreeMap, BTreeSet};

use byline_corpus::Corpus;

/// Articles a series has on average, at least: names that merely end in a digit are no series.
const MIN_SERIES: usize = 3;

/// The fold of each article, below `n_folds`, which is at least 1.
///
/// What is dealt are whole series, articles whose names differ in the number at their end (*markets-007*), where the
/// corpus has a series or more for each fold, else whole articles. Articles of one series are of one kind; a fit that
/// has seen the kind is surer of itself than it will be on articles of other hands, and what is learned from its
/// answers, or said of them, would be too bold.
///
/// They are shuffled by the seed and dealt out in turn. Where that leaves a fold without one of the labels, as in small
/// corpora, they are dealt so that labels are spread as evenly as can be.
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
///
/// Source: the dealing by labels is that of scikit-learn's `StratifiedGroupKFold`, but for the measure of evenness.
#[must_use]
pub fn deal_folds(corpus: &Corpus, n_folds: usize, seed: u64) -> Vec<usize> {
    let series = |id: &str| id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let articles = corpus.articles.iter();
    let names: Vec<String> = articles.map(|article| series(&article.id)).collect();
    let n_series = names.iter().collect::<BTreeSet<_>>().len();
    if n_series < n_folds || n_series * MIN_SERIES > names.len() {
        let each: Vec<usize> = (0..names.len()).collect();
        return deal(corpus, &each, n_folds, seed);
    }
    deal_groups(corpus, &names, n_folds, seed)
}

/// As [`deal_folds`], with articles of the same name in `groups`, one entry an article, in the same fold.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions};
/// use byline_train::deal_groups;
/// let rows = "text,label\nIt rained.,factual\nIt snowed.,factual\nIt hailed.,factual\n";
/// let file = Ok(("a.csv".into(), rows.as_bytes().to_vec()));
/// let corpus = Corpus::from_files([file], &CorpusOptions::default())?;
/// let folds = deal_groups(&corpus, &["Echo", "Post", "Echo"].map(String::from), 2, 0);
/// assert!(folds[0] == folds[2] && folds[0] != folds[1]);
/// # Ok::<(), byline_train::Error>(())
/// ```
#[must_use]
pub fn deal_groups(corpus: &Corpus, groups: &[String], n_folds: usize, seed: u64) -> Vec<usize> {
    let distinct: BTreeSet<&String> = groups.iter().collect();
    let numbers: BTreeMap<&String, usize> = distinct.into_iter().zip(0..).collect();
    let numbered: Vec<usize> = groups.iter().map(|name| numbers[name]).collect();
    deal(corpus, &numbered, n_folds, seed)
}

/// The fold of each article, those of one number in `groups`, which count from 0, in the same.
fn deal(corpus: &Corpus, groups: &[usize], n_folds: usize, seed: u64) -> Vec<usize> {
    let n_groups = groups.iter().max().map_or(0, |last| last + 1);
    let mut counts = vec![vec![0; corpus.labels.len()]; n_groups];
    for (article, &group) in corpus.articles.iter().zip(groups) {
        for label in article.gold.iter().flatten() {
            counts[group][*label] += 1;
        }
    }
    let order = shuffled(n_groups, seed);
    let mut folds = in_turn(&order, n_folds.max(1));
    if !has_every_label(&counts, &folds, n_folds) {
        folds = evenly(&counts, &order, n_folds.max(1));
    }
    groups.iter().map(|&group| folds[group]).collect()
}

/// The numbers below `n` in an order that is drawn by the seed.
fn shuffled(n: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&group| {
        let mixed = (group as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ seed.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB)
    });
    order
}

fn in_turn(order: &[usize], n_folds: usize) -> Vec<usize> {
    let mut folds = vec![0; order.len()];
    for (position, &group) in order.iter().enumerate() {
        folds[group] = position % n_folds;
    }
    folds
}

/// Whether every fold has a sentence of every label that there is one of. `counts` has a row a group, a column a label.
fn has_every_label(counts: &[Vec<usize>], folds: &[usize], n_folds: usize) -> bool {
    let n_labels = counts.first().map_or(0, Vec::len);
    (0..n_labels).all(|label| {
        let groups = counts.iter().zip(folds);
        let with_label = groups.filter(|(counts, _)| counts[label] > 0);
        let distinct: BTreeSet<usize> = with_label.map(|(_, fold)| *fold).collect();
        distinct.is_empty() || distinct.len() == n_folds
    })
}

/// Groups that hold most of the labels first, each into the fold where that leaves the labels spread most evenly, measured
/// by the squares of each label's shares; of equal folds into the one with fewest groups. No fold stays empty that can
/// be filled.
fn evenly(counts: &[Vec<usize>], order: &[usize], n_folds: usize) -> Vec<usize> {
    let n_labels = counts.first().map_or(0, Vec::len);
    let totals: Vec<usize> = (0..n_labels)
        .map(|label| counts.iter().map(|counts| counts[label]).sum())
        .collect();
    let shares = |group: usize| -> Vec<f64> {
        let parts = counts[group].iter().zip(&totals);
        parts
            .map(|(&n, &total)| n as f64 / total.max(1) as f64)
            .collect()
    };
    let weight = |group: usize| -> f64 { shares(group).iter().sum() };
    let mut order = order.to_vec();
    order.sort_by(|&a, &b| weight(b).total_cmp(&weight(a)));
    let mut sums = vec![vec![0.0; n_labels]; n_folds];
    let mut n_groups = vec![0usize; n_folds];
    let mut folds = vec![0; counts.len()];
    for (position, &group) in order.iter().enumerate() {
        let shares = shares(group);
        let n_empty = n_groups.iter().filter(|n| **n == 0).count();
        let fills_empty = order.len() - position <= n_empty;
        let unevenness = |fold: usize| -> f64 {
            let pairs = sums[fold].iter().zip(&shares);
            pairs.map(|(sum, share)| share * (2.0 * sum + share)).sum()
        };
        let candidates = (0..n_folds).filter(|&fold| !fills_empty || n_groups[fold] == 0);
        let best = candidates.min_by(|&a, &b| {
            let by_labels = unevenness(a).total_cmp(&unevenness(b));
            by_labels.then_with(|| n_groups[a].cmp(&n_groups[b]))
        });
        let fold = best.unwrap_or(0);
        folds[group] = fold;
        n_groups[fold] += 1;
        for (sum, share) in sums[fold].iter_mut().zip(shares) {
            *sum += share;
        }
    }
    folds
}

#[cfg(test)]
mod tests {
    use super::{evenly, has_every_label, in_turn, shuffled};

    /// Groups of one sentence each.
    fn one_each(labels: &[usize]) -> Vec<Vec<usize>> {
        let count = |label: &usize| (0..3).map(|other| usize::from(other == *label)).collect();
        labels.iter().map(count).collect()
    }

    #[test]
    fn labels_are_spread_over_the_folds_for_every_seed() {
        let counts = one_each(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]);
        let mut n_spread_in_turn = 0;
        for seed in 0..50 {
            let order = shuffled(counts.len(), seed);
            let folds = evenly(&counts, &order, 3);
            assert!(has_every_label(&counts, &folds, 3), "{seed}: {folds:?}");
            let mut sizes = [0; 3];
            for &fold in &folds {
                sizes[fold] += 1;
            }
            sizes.sort_unstable();
            assert_eq!(sizes, [4, 5, 5], "{seed}");
            n_spread_in_turn += usize::from(has_every_label(&counts, &in_turn(&order, 3), 3));
        }
        assert!(n_spread_in_turn < 50);
    }

    #[test]
    fn a_label_that_is_too_rare_for_all_folds_is_in_as_many_as_can_be() {
        let counts = one_each(&[0, 0, 0, 0, 0, 0, 1, 1]);
        let folds = evenly(&counts, &shuffled(8, 0), 4);
        assert_ne!(folds[6], folds[7]);
    }

    #[test]
    fn no_fold_stays_empty_that_can_be_filled() {
        let mut counts = one_each(&[2, 2, 2]);
        counts.push(vec![9, 9, 9]);
        let mut folds = evenly(&counts, &shuffled(4, 0), 4);
        folds.sort_unstable();
        assert_eq!(folds, [0, 1, 2, 3]);
    }
}
