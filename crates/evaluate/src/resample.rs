//! Articles drawn with replacement, and the intervals that come of it.

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::random::SplitMix64;
use super::ratio::real;

/// How to draw.
///
/// ```
/// use byline_evaluate::BootstrapParams;
/// assert_eq!(BootstrapParams::default().n_replicates, 1_000);
/// assert_eq!(BootstrapParams::default().with_seed(7).seed, 7);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BootstrapParams {
    /// Number of samples drawn.
    pub n_replicates: usize,
    /// Equal seeds give equal intervals.
    pub seed: u64,
}

impl Default for BootstrapParams {
    fn default() -> Self {
        Self {
            n_replicates: 1_000,
            seed: 20_040_229,
        }
    }
}

impl BootstrapParams {
    /// With another number of samples.
    #[must_use]
    pub fn with_n_replicates(mut self, n_replicates: usize) -> Self {
        self.n_replicates = n_replicates;
        self
    }

    /// With another seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }
}

/// A 95 % interval.
///
/// ```
/// use byline_evaluate::Interval;
/// let interval = Interval { lower: 0.61, upper: 0.72 };
/// assert!(interval.contains(0.7) && !interval.contains(0.5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The 2.5th percentile.
    pub lower: f64,
    /// The 97.5th percentile.
    pub upper: f64,
}

impl Interval {
    /// Whether `value` lies inside or on an end.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// The middle 95 % of `values`, interpolated linearly between neighbours; `None` if there are none.
    pub(super) fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        Some(Self {
            lower: quantile(&values, 25)?,
            upper: quantile(&values, 975)?,
        })
    }
}

/// The value below which `per_mille` thousandths of `sorted` lie.
fn quantile(sorted: &[f64], per_mille: usize) -> Option<f64> {
    let position = sorted.len().checked_sub(1)? * per_mille;
    let (rank, remainder) = (position / 1_000, position % 1_000);
    let below = sorted[rank];
    let above = sorted.get(rank + 1).copied().unwrap_or(below);
    Some(below + (above - below) * real(remainder as u64) / 1_000.0)
}

/// Numbers the articles of `outcomes` from 0: the number of each outcome's article, and how many there are.
pub(super) fn number_clusters(outcomes: &[Outcome]) -> (Vec<usize>, usize) {
    number(outcomes.iter().map(|outcome| outcome.cluster).collect())
}

/// Numbers `clusters` from 0: the number of each, and how many there are.
pub(super) fn number(clusters: Vec<usize>) -> (Vec<usize>, usize) {
    let mut distinct = clusters.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let numbers = clusters
        .into_iter()
        .map(|cluster| distinct.partition_point(|&other| other < cluster))
        .collect();
    (numbers, distinct.len())
}

/// Draws replicates of `n_clusters` articles and hands each to `measure`, as the number of times each article was drawn.
///
/// Draws nothing with fewer than two articles: a single one can only be drawn again, and the interval would be a point
/// where nothing is known.
pub(super) fn for_each_replicate(
    n_clusters: usize,
    params: &BootstrapParams,
    mut measure: impl FnMut(&[u64]),
) {
    if n_clusters < 2 {
        return;
    }
    let mut weights = vec![0; n_clusters];
    for replicate_idx in 0..params.n_replicates {
        draw(
            &mut SplitMix64::new(params.seed, replicate_idx as u64),
            &mut weights,
        );
        measure(&weights);
    }
}

/// Draws as many articles as there are weights, with replacement.
pub(super) fn draw(generator: &mut SplitMix64, weights: &mut [u64]) {
    weights.fill(0);
    for _ in 0..weights.len() {
        weights[generator.below(weights.len())] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_interpolated() {
        // 0, 1, …, 40: rank 0.025 · 40 = 1 and 0.975 · 40 = 39.
        let values: Vec<f64> = (0..=40).rev().map(f64::from).collect();
        assert_eq!(
            Interval::of(values),
            Some(Interval {
                lower: 1.0,
                upper: 39.0
            })
        );
        // Of 0 and 10, a fortieth of the way from either end.
        assert_eq!(
            Interval::of(vec![10.0, 0.0]),
            Some(Interval {
                lower: 0.25,
                upper: 9.75
            })
        );
        assert_eq!(Interval::of(Vec::new()), None);
    }

    #[test]
    fn draws_as_many_articles_as_there_are() {
        let mut n_replicates = 0;
        for_each_replicate(7, &BootstrapParams::default(), |weights| {
            assert_eq!(weights.iter().sum::<u64>(), 7);
            n_replicates += 1;
        });
        assert_eq!(n_replicates, 1_000);
    }

    #[test]
    fn a_single_article_is_never_drawn() {
        for_each_replicate(1, &BootstrapParams::default(), |_| unreachable!());
    }
}
