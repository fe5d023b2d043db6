//! How far people agree on the labels of the same sentences.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::alpha::Coincidences;
use super::bootstrap::Cells;
use super::confusion::ConfusionMatrix;
use super::kappa::cohen_kappa;
use super::resample::{BootstrapParams, Interval, for_each_replicate, number};

/// What several people say of one sentence.
///
/// ```
/// use byline_evaluate::JudgedSentence;
/// let sentence = JudgedSentence { labels: vec![Some(0), None, Some(2)], cluster: 4 };
/// assert_eq!(sentence.given(), [0, 2]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedSentence {
    /// One entry a person: index of the label given, or `None`.
    pub labels: Vec<Option<usize>>,
    /// Which article the sentence stands in; any numbers will do, equal ones mean the same article.
    pub cluster: usize,
}

impl JudgedSentence {
    /// The labels that were given, in the order of the people.
    #[must_use]
    pub fn given(&self) -> Vec<usize> {
        self.labels.iter().copied().flatten().collect()
    }
}

/// How far people agree; [`agreement`] has an example. Intervals are of 95 %, from articles drawn with replacement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Agreement {
    /// Number of sentences with labels of two people or more.
    pub n: usize,
    /// See [`krippendorff_alpha`](super::krippendorff_alpha): over all people.
    pub alpha: Option<f64>,
    /// Its interval.
    pub alpha_interval: Option<Interval>,
    /// Every two people.
    pub pairs: Vec<PairAgreement>,
}

/// How far two people agree on the sentences that both labelled; [`agreement`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PairAgreement {
    /// Indexes of the two people, the lower one first.
    pub people: [usize; 2],
    /// Number of sentences.
    pub n: usize,
    /// Share of equal labels.
    pub agreement: Option<f64>,
    /// Its interval.
    pub agreement_interval: Option<Interval>,
    /// See [`cohen_kappa`].
    pub kappa: Option<f64>,
    /// Its interval.
    pub kappa_interval: Option<Interval>,
    /// Each label by itself.
    pub per_label: IndexMap<String, LabelAgreement>,
    /// Counts of the labels of the first (rows) against those of the second.
    pub confusion: ConfusionMatrix,
}

/// How far two people agree on one label; [`agreement`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LabelAgreement {
    /// How probable it is that the other gave the label too where one of the two, taken at random, gave it; the F1 of
    /// one against the other.
    ///
    /// Source: specific agreement; J. L. Fleiss, *Statistical Methods for Rates and Proportions*, 1981, section 13.1.
    pub agreement: Option<f64>,
    /// Its interval.
    pub interval: Option<Interval>,
}

/// Measures how far people agree.
///
/// ```
/// use byline_evaluate::{BootstrapParams, JudgedSentence, agreement};
/// let labels = ["news", "comment"].map(String::from);
/// let sentence = |first, second, cluster| JudgedSentence {
///     labels: vec![Some(first), Some(second)],
///     cluster,
/// };
/// let sentences = [sentence(0, 0, 1), sentence(0, 1, 1), sentence(1, 1, 2), sentence(1, 1, 2)];
/// let found = agreement(&labels, &sentences, &BootstrapParams::default());
/// let pair = &found.pairs[0];
/// assert_eq!((pair.n, pair.agreement, pair.kappa), (4, Some(0.75), Some(0.5)));
/// assert_eq!(pair.per_label["comment"].agreement, Some(0.8));
/// ```
///
/// # Panics
/// If a label is not below the number of `labels`, or the sentences have different numbers of people.
#[must_use]
pub fn agreement(
    labels: &[String],
    sentences: &[JudgedSentence],
    params: &BootstrapParams,
) -> Agreement {
    let n_people = sentences.first().map_or(0, |first| first.labels.len());
    assert!(
        sentences
            .iter()
            .all(|sentence| sentence.labels.len() == n_people),
        "expected labels of {n_people} people for every sentence"
    );
    let firsts = 0..n_people;
    let pairs = firsts.flat_map(|first| (first + 1..n_people).map(move |second| [first, second]));
    let (alpha, alpha_interval) = alpha(labels.len(), sentences, params);
    Agreement {
        n: sentences
            .iter()
            .filter(|sentence| sentence.given().len() > 1)
            .count(),
        alpha,
        alpha_interval,
        pairs: pairs
            .map(|people| pair(labels, sentences, people, params))
            .collect(),
    }
}

/// Alpha over all people, and its interval.
fn alpha(
    n_labels: usize,
    sentences: &[JudgedSentence],
    params: &BootstrapParams,
) -> (Option<f64>, Option<Interval>) {
    let (clusters, n_clusters) = number(sentences.iter().map(|found| found.cluster).collect());
    let mut by_cluster = vec![Coincidences::new(n_labels); n_clusters];
    for (sentence, &cluster) in sentences.iter().zip(&clusters) {
        by_cluster[cluster].add(&sentence.given());
    }
    let mut sum = Coincidences::new(n_labels);
    let mut weigh = |weights: &[u64]| {
        sum.clear();
        for (cluster, &weight) in by_cluster.iter().zip(weights) {
            sum.add_times(cluster, weight);
        }
        sum.alpha()
    };
    let alpha = weigh(&vec![1; n_clusters]);
    let mut replicates = Vec::new();
    for_each_replicate(n_clusters, params, |weights| {
        replicates.extend(weigh(weights));
    });
    (alpha, Interval::of(replicates))
}

fn pair(
    labels: &[String],
    sentences: &[JudgedSentence],
    people: [usize; 2],
    params: &BootstrapParams,
) -> PairAgreement {
    let mut keys = Vec::new();
    let mut confusion = ConfusionMatrix::new(labels.len());
    for sentence in sentences {
        if let [Some(first), Some(second)] = people.map(|person| sentence.labels[person]) {
            confusion.add(first, second, 1);
            keys.push((sentence.cluster, first, second));
        }
    }
    let n = keys.len();
    let (clusters, n_clusters) = number(keys.iter().map(|key| key.0).collect());
    for (key, cluster) in keys.iter_mut().zip(clusters) {
        key.0 = cluster;
    }
    let cells = Cells::of_keys(keys);
    let measure = |confusion: &ConfusionMatrix| {
        let of_label = (0..labels.len()).map(|label| confusion.class_scores(label).f1);
        let mut values = vec![confusion.accuracy(), cohen_kappa(confusion)];
        values.extend(of_label);
        values
    };
    let mut columns = vec![Vec::new(); 2 + labels.len()];
    let mut replicate = ConfusionMatrix::new(labels.len());
    for_each_replicate(n_clusters, params, |weights| {
        cells.weigh(weights, &mut replicate);
        for (column, value) in columns.iter_mut().zip(measure(&replicate)) {
            column.extend(value);
        }
    });
    let mut scores = measure(&confusion).into_iter().zip(columns);
    let mut next = || {
        let (value, replicates) = scores.next().unwrap_or_default();
        (value, Interval::of(replicates))
    };
    let (agreement, agreement_interval) = next();
    let (kappa, kappa_interval) = next();
    let per_label = labels.iter().map(|name| {
        let (agreement, interval) = next();
        (
            name.clone(),
            LabelAgreement {
                agreement,
                interval,
            },
        )
    });
    PairAgreement {
        people,
        n,
        agreement,
        agreement_interval,
        kappa,
        kappa_interval,
        per_label: per_label.collect(),
        confusion,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(rows: &[(&str, usize)]) -> Vec<JudgedSentence> {
        let label = |c: char| c.to_digit(10).map(|digit| digit as usize);
        let rows = rows.iter();
        rows.map(|&(labels, cluster)| JudgedSentence {
            labels: labels.chars().map(label).collect(),
            cluster,
        })
        .collect()
    }

    #[test]
    fn who_left_a_sentence_out_is_not_compared_on_it() {
        let labels = ["a", "b"].map(String::from);
        let sentences = judged(&[("00-", 1), ("01-", 1), ("-11", 2), ("1-1", 2), ("0--", 3)]);
        let found = agreement(&labels, &sentences, &BootstrapParams::default());
        assert_eq!(found.n, 4);
        let pairs: Vec<_> = found
            .pairs
            .iter()
            .map(|pair| (pair.people, pair.n))
            .collect();
        assert_eq!(pairs, [([0, 1], 2), ([0, 2], 1), ([1, 2], 1)]);
        assert_eq!(found.pairs[0].agreement, Some(0.5));
        // By chance the two would agree on as much.
        assert_eq!(found.pairs[0].kappa, Some(0.0));
        assert_eq!(found.pairs[1].kappa, None);
    }

    #[test]
    fn intervals_hold_the_score_and_need_two_articles() {
        let labels = ["a", "b"].map(String::from);
        let rows: Vec<(&str, usize)> = (0..60)
            .map(|i| (["00", "11", "01", "11", "00"][i % 5], i / 3))
            .collect();
        let found = agreement(&labels, &judged(&rows), &BootstrapParams::default());
        let pair = &found.pairs[0];
        assert!(pair.kappa_interval.unwrap().contains(pair.kappa.unwrap()));
        assert!(found.alpha_interval.unwrap().contains(found.alpha.unwrap()));
        assert!(pair.per_label["a"].interval.is_some());
        let single: Vec<_> = rows.iter().map(|&(labels, _)| (labels, 1)).collect();
        let found = agreement(&labels, &judged(&single), &BootstrapParams::default());
        assert_eq!(
            (found.alpha_interval, found.pairs[0].kappa_interval),
            (None, None)
        );
    }
}
