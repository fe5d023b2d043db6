//! The share of each label in a group of documents, as counted and as corrected.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::adjusted_shares::{CollectionPart, adjusted_shares};
use super::confusion::ConfusionMatrix;
use super::resample::BootstrapParams;
use super::share_tally::GroupCounts;

/// What a classifier answered for labelled articles that it had not seen, one matrix an article.
///
/// A model of Byline keeps these counts as plain numbers (its *held-out answers*).
///
/// ```
/// use byline_evaluate::HeldOutMatrices;
/// let matrices = HeldOutMatrices::of(&[[[9, 1], [2, 8]]], &[[[10, 0], [1, 9]]]);
/// assert_eq!(matrices.sentence[0].support(1), 10);
/// assert!(!matrices.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HeldOutMatrices {
    /// Of sentences asked about alone.
    pub sentence: Vec<ConfusionMatrix>,
    /// Of sentences asked about in their article.
    pub article: Vec<ConfusionMatrix>,
}

impl HeldOutMatrices {
    /// From counts: of each article a row for each true label, with a number for each answer.
    #[must_use]
    pub fn of<const N: usize>(sentence: &[[[u64; N]; N]], article: &[[[u64; N]; N]]) -> Self {
        let matrices =
            |counts: &[[[u64; N]; N]]| counts.iter().copied().map(ConfusionMatrix::from).collect();
        Self {
            sentence: matrices(sentence),
            article: matrices(article),
        }
    }

    /// Whether either way of asking is without answers, so that nothing can be corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sentence.is_empty() || self.article.is_empty()
    }
}

/// The share of one label among sentences, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Share {
    /// Of the answers as they are.
    pub counted: f64,
    /// As [`adjusted`](super::AdjustedShares::adjusted) for what the classifier mixes up; `None` where it cannot be told.
    pub corrected: Option<f64>,
    /// The lower end of its 95 % interval.
    pub lower: Option<f64>,
    /// The upper end of its 95 % interval.
    pub upper: Option<f64>,
}

/// The shares of all labels among the sentences of a group.
///
/// Serialised with the labels in their order.
///
/// ```
/// use byline_evaluate::{BootstrapParams, GroupCounts, HeldOutMatrices, LabelShares};
/// let mut group = GroupCounts::new(2);
/// group.in_article.add(&[55, 45]);
/// // Of twenty sentences of the first label 18 are found, of twenty of the second 16.
/// let held_out = HeldOutMatrices::of(&[], &[[[9, 1], [2, 8]], [[9, 1], [2, 8]]]);
/// let shares = LabelShares::new(&["news", "comment"], &group, &held_out, &BootstrapParams::default());
/// assert_eq!((shares.sentences, shares.labels["news"].counted), (100, 0.55));
/// // 0.55 = 0.9 · 0.5 + 0.2 · 0.5
/// assert!((shares.labels["news"].corrected.unwrap() - 0.5).abs() < 1e-12);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LabelShares {
    /// Number of sentences.
    pub sentences: u64,
    /// The share of each label.
    pub labels: IndexMap<String, Share>,
}

impl LabelShares {
    /// Counts and corrects the shares of a group; `labels` are the names, in the order of the indexes.
    ///
    /// The method and its assumptions are those of [`adjusted_shares`].
    ///
    /// # Panics
    /// If group and matrices are not made for as many labels as there are names.
    #[must_use]
    pub fn new(
        labels: &[&str],
        group: &GroupCounts,
        held_out: &HeldOutMatrices,
        params: &BootstrapParams,
    ) -> Self {
        let parts = [
            CollectionPart {
                validation: &held_out.sentence,
                observed: &group.alone,
            },
            CollectionPart {
                validation: &held_out.article,
                observed: &group.in_article,
            },
        ];
        let adjusted = adjusted_shares(&parts, params);
        let adjusted = adjusted.as_ref();
        let intervals = adjusted.and_then(|shares| shares.intervals.as_ref());
        let n_sentences = group.n();
        let counts = group.counts();
        assert!(
            counts.len() == labels.len(),
            "found {} labels counted, expected {}",
            counts.len(),
            labels.len()
        );
        let shares = labels.iter().zip(counts).enumerate();
        Self {
            sentences: n_sentences,
            labels: shares
                .map(|(label, (name, n))| {
                    let interval = intervals.map(|intervals| intervals[label]);
                    let share = Share {
                        counted: n as f64 / n_sentences.max(1) as f64,
                        corrected: adjusted.map(|shares| shares.adjusted[label]),
                        lower: interval.map(|interval| interval.lower),
                        upper: interval.map(|interval| interval.upper),
                    };
                    ((*name).to_owned(), share)
                })
                .collect(),
        }
    }
}
