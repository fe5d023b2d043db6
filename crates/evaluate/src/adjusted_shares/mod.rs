//! Shares of labels in a text collection, corrected for what the classifier is known to mix up.

use serde::{Deserialize, Serialize};

use super::confusion::ConfusionMatrix;
use super::mixing::{AnswerShares, Mixing, expected, shares_of, solve};
use super::observed::Observed;
use super::random::SplitMix64;
use super::resample::{BootstrapParams, Interval};

/// So many documents stand for a collection in a replicate; what varies between more of them is scaled down to them.
const MAX_DOCUMENTS: u64 = 100;

/// Documents that a classifier answers in one way, with what is known of that way.
///
/// A sentence alone is answered less well than one in its article: the two are parts of a collection.
#[derive(Clone, Copy, Debug)]
pub struct CollectionPart<'a> {
    /// One matrix an article of labelled data that the classifier has not seen.
    pub validation: &'a [ConfusionMatrix],
    /// The answers to the documents.
    pub observed: &'a Observed,
}

/// How much of a collection carries each label, one entry a label; [`adjusted_shares`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AdjustedShares {
    /// Shares of the answers as they are.
    pub observed: Vec<f64>,
    /// Shares that the answers point to, given how often the classifier mixes labels up; they sum to 1.
    pub adjusted: Vec<f64>,
    /// 95 % intervals of the shares that the labels truly have in these documents.
    ///
    /// `None` if the validation data leave them open: in most samples of its articles there is no solution. A single
    /// validation article adds no width.
    pub intervals: Option<Vec<Interval>>,
}

/// Adjusted classify-and-count: solves `observed = Cᵀ · true` for the true shares, where row `i` of `C` holds the shares of
/// answers to sentences of label `i` in the validation data; negative shares become 0 and the rest is scaled to sum to 1.
///
/// The correction assumes that the classifier mixes labels up in the collection as it does in the validation data; only
/// how frequent the labels are may differ. The intervals are about the documents that are there, not about others of
/// their kind. They hold what is unknown of `C`, by validation articles drawn with replacement, and the chance by which
/// the errors in these documents differ from the usual, by answers drawn from whole validation articles: for a single
/// article the second is most of it, and the interval is wide.
///
/// `None` if the collection is empty, a label has no validation sentence, or two labels are answered so much alike that
/// the equations have no single solution.
///
/// ```
/// use byline_evaluate::{BootstrapParams, CollectionPart, ConfusionMatrix, Observed, adjusted_shares};
/// // In two articles, of ten sentences of the first label nine are found, of ten of the second eight.
/// let article = |counts: [[u64; 2]; 2]| {
///     let mut article = ConfusionMatrix::new(2);
///     for (gold, row) in counts.into_iter().enumerate() {
///         for (predicted, count) in row.into_iter().enumerate() {
///             article.add(gold, predicted, count);
///         }
///     }
///     article
/// };
/// let validation = [article([[5, 0], [0, 5]]), article([[4, 1], [2, 3]])];
/// let mut observed = Observed::new(2);
/// observed.add(&[55, 45]);
/// // 0.55 = 0.9 · 0.5 + 0.2 · 0.5
/// let parts = [CollectionPart { validation: &validation, observed: &observed }];
/// let shares = adjusted_shares(&parts, &BootstrapParams::default()).unwrap();
/// assert!((shares.adjusted[0] - 0.5).abs() < 1e-12);
/// let interval = shares.intervals.unwrap()[0];
/// assert!(interval.lower < 0.45 && interval.upper > 0.55, "two articles tell little");
/// ```
///
/// Source: G. Forman, *Quantifying counts and costs via classification*, 2008; for several labels D. J. Hopkins and
/// G. King, 2010. The intervals are basic bootstrap intervals: A. C. Davison and D. V. Hinkley, *Bootstrap methods and
/// their application*, 1997, 2.4.
///
/// # Panics
/// If matrices and counts are not all made for the same number of labels.
#[must_use]
pub fn adjusted_shares(
    parts: &[CollectionPart<'_>],
    params: &BootstrapParams,
) -> Option<AdjustedShares> {
    let n_labels = parts.first()?.observed.counts().len();
    for part in parts {
        let articles = part.validation.iter();
        assert!(
            articles
                .map(ConfusionMatrix::n_labels)
                .all(|n| n == n_labels)
                && part.observed.counts().len() == n_labels,
            "every matrix and every count is expected to have {n_labels} labels"
        );
    }
    let n: u64 = parts.iter().map(|part| part.observed.n()).sum();
    let filled = parts.iter().filter(|part| part.observed.n() > 0);
    let parts: Vec<Part<'_>> = filled
        .map(|part| Part::new(*part, n))
        .collect::<Option<_>>()?;
    let mut counts = vec![0; n_labels];
    let mut raw = vec![0.0; n_labels];
    for part in &parts {
        for label in 0..n_labels {
            counts[label] += part.observed.counts()[label];
            raw[label] += part.weight * part.raw[label];
        }
    }
    let observed = shares_of(&counts)?;
    let adjusted = on_simplex(&raw)?;
    let errors = errors(&parts, n_labels, params);
    let intervals = errors.into_iter().enumerate().map(|(label, errors)| {
        let error = Interval::of(errors)?;
        let share = adjusted[label];
        Some(Interval {
            lower: (raw[label] - error.upper).clamp(0.0, share),
            upper: (raw[label] - error.lower).clamp(share, 1.0),
        })
    });
    Some(AdjustedShares {
        intervals: intervals.collect(),
        observed,
        adjusted,
    })
}

/// A part of a collection that has sentences.
struct Part<'a> {
    observed: &'a Observed,
    mixing: Mixing<'a>,
    answer_shares: AnswerShares,
    /// Its solution, which may lie outside of 0 to 1.
    raw: Vec<f64>,
    /// Its share of the sentences.
    weight: f64,
    /// Lengths of the documents that stand for it.
    lengths: Vec<u64>,
    /// What the chance in those documents is multiplied by to be that of all.
    scale: f64,
}

impl<'a> Part<'a> {
    fn new(part: CollectionPart<'a>, n: u64) -> Option<Self> {
        let CollectionPart {
            validation,
            observed,
        } = part;
        let n_labels = observed.counts().len();
        let mixing = Mixing::new(validation, n_labels);
        let answer_shares = mixing.answer_shares()?;
        let raw = solve(&answer_shares, &shares_of(observed.counts())?)?;
        let own = observed.n() as f64;
        let lengths = observed.lengths(MAX_DOCUMENTS);
        let n_drawn: u64 = lengths.iter().sum();
        Some(Self {
            weight: own / n as f64,
            scale: (n_drawn as f64 / own).sqrt(),
            observed,
            mixing,
            answer_shares,
            raw,
            lengths,
        })
    }

    /// The errors of the solution in replicates of the part, each with labels drawn by these shares; `None` where there is
    /// no solution.
    fn errors(&self, seed: u64, n_replicates: usize) -> Vec<Option<Vec<f64>>> {
        let n_labels = self.raw.len();
        // One more sentence of each label than was found, since what was not found may still be there.
        let n = self.observed.n() as f64;
        let found = on_simplex(&self.raw).unwrap_or_default().into_iter();
        let shares: Vec<f64> = found
            .map(|share| (share * n + 1.0) / (n + n_labels as f64))
            .collect();
        let generators = (0..n_replicates).map(|idx| SplitMix64::new(seed, idx as u64));
        let replicates = generators.map(|mut generator| self.draw(&shares, &mut generator));
        let mut replicates: Vec<Replicate> = replicates.collect();
        // Long articles are drawn more often than short ones, and may be answered otherwise.
        for answer in 0..n_labels {
            let sum: f64 = replicates
                .iter()
                .map(|replicate| replicate.chance[answer])
                .sum();
            let mean = sum / replicates.len() as f64;
            for replicate in &mut replicates {
                replicate.chance[answer] -= mean;
            }
        }
        let errors = replicates.into_iter().map(|replicate| {
            let answers = expected(&self.answer_shares, &replicate.labels).into_iter();
            let answers = answers
                .zip(replicate.chance)
                .map(|(share, chance)| share + chance);
            let solution = solve(&replicate.answer_shares?, &answers.collect::<Vec<_>>())?;
            let truth = replicate.labels.into_iter();
            Some(
                solution
                    .into_iter()
                    .zip(truth)
                    .map(|(found, true_share)| found - true_share)
                    .collect(),
            )
        });
        errors.collect()
    }

    /// Documents like those of the part, with labels drawn by these shares.
    fn draw(&self, shares: &[f64], generator: &mut SplitMix64) -> Replicate {
        let n_labels = self.raw.len();
        let mut labels = vec![0; n_labels];
        let mut answers = vec![0; n_labels];
        for &length in &self.lengths {
            for (label, share) in shares.iter().enumerate() {
                let sentences = share * length as f64;
                let is_whole = |n: &u64| (n + 1) as f64 <= sentences;
                let n_whole = (0..length).take_while(is_whole).count() as u64;
                let n = n_whole + u64::from(generator.unit() < sentences.fract());
                labels[label] += n;
                self.mixing.draw_answers(label, n, generator, &mut answers);
            }
        }
        let answer_shares = self.mixing.drawn_answer_shares(generator);
        // Rounding may leave a very short document without a sentence.
        let (Some(labels), Some(answers)) = (shares_of(&labels), shares_of(&answers)) else {
            return Replicate {
                answer_shares,
                labels: shares.to_vec(),
                chance: vec![0.0; n_labels],
            };
        };
        let differences = answers.iter().zip(expected(&self.answer_shares, &labels));
        let chance = differences
            .map(|(found, expected)| (found - expected) * self.scale)
            .collect();
        Replicate {
            answer_shares,
            labels,
            chance,
        }
    }
}

/// A part of a collection as it might have been.
struct Replicate {
    /// The shares of answers in drawn validation articles.
    answer_shares: Option<AnswerShares>,
    /// The true shares of its labels.
    labels: Vec<f64>,
    /// How far the shares of its answers are from what was to be expected.
    chance: Vec<f64>,
}

/// How far the solution is from the truth in collections like this one: one list a label, one entry a replicate. Empty
/// lists if most replicates have no solution.
fn errors(parts: &[Part<'_>], n_labels: usize, params: &BootstrapParams) -> Vec<Vec<f64>> {
    let mut errors = vec![vec![0.0; n_labels]; params.n_replicates];
    let mut is_solved = vec![true; params.n_replicates];
    for (part_idx, part) in parts.iter().enumerate() {
        let seed = params.seed.wrapping_add(part_idx as u64);
        for (replicate_idx, error) in part
            .errors(seed, params.n_replicates)
            .into_iter()
            .enumerate()
        {
            match error {
                Some(error) => {
                    for (sum, error) in errors[replicate_idx].iter_mut().zip(error) {
                        *sum += part.weight * error;
                    }
                }
                None => is_solved[replicate_idx] = false,
            }
        }
    }
    let solved = errors
        .iter()
        .zip(is_solved)
        .filter(|(_, is_solved)| *is_solved);
    let solved: Vec<&Vec<f64>> = solved.map(|(error, _)| error).collect();
    if 2 * solved.len() < params.n_replicates {
        return vec![Vec::new(); n_labels];
    }
    let of_label = |label: usize| solved.iter().map(|error| error[label]).collect();
    (0..n_labels).map(of_label).collect()
}

/// The shares without those below 0, scaled to sum to 1.
fn on_simplex(shares: &[f64]) -> Option<Vec<f64>> {
    let total: f64 = shares.iter().map(|share| share.max(0.0)).sum();
    let scaled = shares.iter().map(|share| share.max(0.0) / total);
    (total > 0.0).then(|| scaled.collect())
}

#[cfg(test)]
mod tests;
