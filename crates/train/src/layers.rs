//! The two layers of the model, each with answers for articles that it has not seen.

use ndarray::Array2;

use crate::design::Design;
use crate::error::{Error, Result};
use crate::logistic::{FitError, Folds, MultinomialLogistic, SparseRows, fit_folds};
use crate::samples::{N_FOLDS, Samples};
use byline::features::Scratch;
use byline::internals::{
    ContextLayer, ContextVector, FeatureExtractor, N_CONTEXT, context_vectors,
};
use byline::label::Label;
use byline::score::{Scores, WeightRow, score};
use byline_corpus::Corpus;

/// Penalty of the first layer: of 1e-5 to 1e-3 the weakest that helped on dev and on articles of other hands.
const ALPHA: f64 = 5e-5;
/// Penalty of the context layer: the weaker 1e-3 was better on dev by 0.003 and worse on articles of other hands by 0.01.
const CONTEXT_ALPHA: f64 = 1e-2;

/// The first layer.
pub(super) struct FirstLayer {
    pub(super) weights: Vec<WeightRow>,
    pub(super) intercept: WeightRow,
    /// Scores of every sentence of every article, by the fit that has not seen the article.
    pub(super) held_out: Vec<Vec<Scores>>,
}

impl FirstLayer {
    /// Fits on `samples`, those of `corpus`, which are of `labels`. `folds` has one entry an article.
    pub(super) fn fit(
        corpus: &Corpus,
        extractor: &FeatureExtractor,
        design: &Design<'_>,
        samples: &Samples,
        folds: &[usize],
        labels: &[Label],
    ) -> Result<Self> {
        let records = design.expand(&samples.vectors);
        let (targets, of) = (&samples.targets, Folds::new(&samples.folds, N_FOLDS));
        let (fits, whole) = fit_folds(&records, targets, of, labels, ALPHA).map_err(fit_error)?;
        let tables: Vec<_> = fits
            .iter()
            .map(|fit| (design.fold(&fit.coefficients), intercept(fit)))
            .collect();
        let mut scratch = Scratch::default();
        let held_out = corpus.articles.iter().zip(folds).map(|(article, &fold)| {
            let (weights, intercept) = &tables[fold];
            let mut scores = Vec::new();
            extractor.for_each(&article.document, &mut scratch, |_, _, vector| {
                scores.push(score(weights, intercept, vector));
            });
            scores
        });
        Ok(Self {
            held_out: held_out.collect(),
            weights: design.fold(&whole.coefficients),
            intercept: intercept(&whole),
        })
    }
}

/// The context layer fitted on the first layer's answers for sentences of `labels`, and its own answers for articles it has not seen.
pub(super) fn fit_context(
    corpus: &Corpus,
    extractor: &FeatureExtractor,
    first: &[Vec<Scores>],
    folds: &[usize],
    labels: &[Label],
) -> Result<(ContextLayer, Vec<Vec<Scores>>)> {
    let vectors: Vec<Vec<ContextVector>> = corpus
        .articles
        .iter()
        .zip(first)
        .map(|(article, scores)| context_vectors(extractor, &article.document, scores))
        .collect();

    let mut rows = Vec::new();
    let mut targets = Vec::new();
    let mut sample_folds = Vec::new();
    for ((article, vectors), &fold) in corpus.articles.iter().zip(&vectors).zip(folds) {
        for (vector, gold) in vectors.iter().zip(&article.gold) {
            if let Some(target) = *gold {
                rows.push(*vector);
                targets.push(target);
                sample_folds.push(fold);
            }
        }
    }
    // The first columns are the sentence's own scores: that of a label without a sentence says nothing.
    let says_something = |column: usize| {
        Label::ALL
            .get(column)
            .is_none_or(|label| labels.contains(label))
    };
    let dense = Array2::from_shape_fn((rows.len(), N_CONTEXT), |(row, column)| {
        if says_something(column) {
            rows[row][column]
        } else {
            0.0
        }
    });
    let records = SparseRows::csr_from_dense(dense.view(), 0.0);
    let of = Folds::new(&sample_folds, N_FOLDS);
    let (fits, whole) =
        fit_folds(&records, &targets, of, labels, CONTEXT_ALPHA).map_err(fit_error)?;
    let layers: Vec<ContextLayer> = fits.iter().map(context_layer).collect();
    let held_out = vectors.iter().zip(folds).map(|(vectors, &fold)| {
        vectors
            .iter()
            .map(|vector| layers[fold].score(vector))
            .collect()
    });
    Ok((context_layer(&whole), held_out.collect()))
}

fn context_layer(fit: &MultinomialLogistic) -> ContextLayer {
    ContextLayer {
        weights: std::array::from_fn(|row| padded(fit.coefficients.row(row).iter().copied())),
        intercept: intercept(fit),
    }
}

fn intercept(fit: &MultinomialLogistic) -> WeightRow {
    padded(fit.intercept.iter().copied())
}

fn fit_error(source: FitError) -> Error {
    Error::Fit {
        source: Box::new(source),
    }
}

fn padded(mut columns: impl Iterator<Item = f64>) -> [f32; 4] {
    std::array::from_fn(|_| columns.next().unwrap_or(0.0) as f32)
}
