//! How a classifier mixes labels up: from labelled articles, drawn again as they came.

use super::confusion::ConfusionMatrix;
use super::random::SplitMix64;
use super::resample::draw;

/// A pivot below this leaves the shares undetermined: two labels are answered (almost) alike.
const SMALLEST_PIVOT: f64 = 1e-6;

/// Labelled articles that the classifier has not seen.
pub(super) struct Mixing<'a> {
    articles: &'a [ConfusionMatrix],
    /// For each label the articles that have a sentence of it.
    with_label: Vec<Vec<usize>>,
    /// For each label and each of those articles, the number of its sentences in those up to there.
    n_up_to: Vec<Vec<u64>>,
    n_labels: usize,
}

/// Row `i` holds the shares of answers to sentences of label `i`.
pub(super) type AnswerShares = Vec<Vec<f64>>;

impl<'a> Mixing<'a> {
    pub(super) fn new(articles: &'a [ConfusionMatrix], n_labels: usize) -> Self {
        let mut mixing = Self {
            articles,
            with_label: vec![Vec::new(); n_labels],
            n_up_to: vec![Vec::new(); n_labels],
            n_labels,
        };
        for label in 0..n_labels {
            let mut n = 0;
            for (article_idx, article) in articles.iter().enumerate() {
                if article.support(label) > 0 {
                    n += article.support(label);
                    mixing.with_label[label].push(article_idx);
                    mixing.n_up_to[label].push(n);
                }
            }
        }
        mixing
    }

    /// The shares of answers in all articles; `None` if a label has no sentence.
    pub(super) fn answer_shares(&self) -> Option<AnswerShares> {
        self.weighted(&vec![1; self.articles.len()])
    }

    /// The shares of answers in as many articles, drawn with replacement; `None` if a label has no sentence.
    pub(super) fn drawn_answer_shares(&self, generator: &mut SplitMix64) -> Option<AnswerShares> {
        let mut weights = vec![1; self.articles.len()];
        if weights.len() > 1 {
            draw(generator, &mut weights);
        }
        self.weighted(&weights)
    }

    fn weighted(&self, weights: &[u64]) -> Option<AnswerShares> {
        let mut sums = vec![vec![0; self.n_labels]; self.n_labels];
        for (article, weight) in self.articles.iter().zip(weights) {
            for (sums, counts) in sums.iter_mut().zip(article.rows()) {
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count * weight;
                }
            }
        }
        sums.iter().map(|counts| shares_of(counts)).collect()
    }

    /// Adds to `answers` those to `n` sentences of `label` in one document.
    ///
    /// They come from one labelled article, drawn again and again as far as it has too few: errors of one article
    /// resemble each other, and answers drawn from several would vary too little. Every label is expected to have a
    /// sentence.
    pub(super) fn draw_answers(
        &self,
        label: usize,
        mut n: u64,
        generator: &mut SplitMix64,
        answers: &mut [u64],
    ) {
        let n_up_to = &self.n_up_to[label];
        let Some(&n_sentences) = n_up_to.last() else {
            return;
        };
        let sentence = generator.below(n_sentences as usize) as u64;
        let place = n_up_to.partition_point(|&n| n <= sentence);
        let article = &self.articles[self.with_label[label][place]];
        while n > 0 {
            let mut left = article.rows()[label].clone();
            let mut n_left: u64 = left.iter().sum();
            while n > 0 && n_left > 0 {
                let mut sentence = generator.below(n_left as usize) as u64;
                let answer = left.iter().position(|&count| {
                    let is_here = sentence < count;
                    sentence = sentence.saturating_sub(count);
                    is_here
                });
                let Some(answer) = answer else {
                    break;
                };
                left[answer] -= 1;
                answers[answer] += 1;
                n_left -= 1;
                n -= 1;
            }
        }
    }
}

/// The shares that `counts` are of their sum; `None` if that is 0.
pub(super) fn shares_of(counts: &[u64]) -> Option<Vec<f64>> {
    let total = counts.iter().sum();
    counts
        .iter()
        .map(|&count| super::ratio::ratio(count, total))
        .collect()
}

/// The shares of answers that are to be expected where the labels have these shares.
pub(super) fn expected(answer_shares: &AnswerShares, shares: &[f64]) -> Vec<f64> {
    let of = |answer: usize| -> f64 {
        let rows = answer_shares.iter().zip(shares);
        rows.map(|(row, share)| row[answer] * share).sum()
    };
    (0..shares.len()).map(of).collect()
}

/// The shares of labels that the shares of answers point to: the solution of `answers = Cᵀ · labels`, which may lie
/// below 0 or above 1; `None` if there is no single one.
pub(super) fn solve(answer_shares: &AnswerShares, answers: &[f64]) -> Option<Vec<f64>> {
    // One equation an answer: its shares by label, then its share in all.
    let equations = answers.iter().enumerate().map(|(answer, &share)| {
        let coefficients = answer_shares.iter().map(|row| row[answer]);
        coefficients.chain([share]).collect()
    });
    eliminate(equations.collect())
}

/// Gauss–Jordan elimination with partial pivoting; each equation holds its coefficients and then its right side.
fn eliminate(mut equations: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let n = equations.len();
    for column in 0..n {
        let pivot = (column..n).max_by(|&a, &b| {
            equations[a][column]
                .abs()
                .total_cmp(&equations[b][column].abs())
        })?;
        equations.swap(column, pivot);
        let pivot_row = equations[column].clone();
        if pivot_row[column].abs() < SMALLEST_PIVOT {
            return None;
        }
        for (row_idx, row) in equations.iter_mut().enumerate() {
            let factor = row[column] / pivot_row[column];
            if row_idx != column {
                for (value, pivot_value) in row.iter_mut().zip(&pivot_row) {
                    *value -= factor * pivot_value;
                }
            }
        }
    }
    let solution = equations.iter().enumerate();
    Some(solution.map(|(label, row)| row[n] / row[label]).collect())
}
