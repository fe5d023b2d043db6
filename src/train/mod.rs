//! Labelled articles to a model.
//!
//! 1. The dictionary: words, stems and pairs that the model will know.
//! 2. The features of every labelled sentence, by the same extractor as in use.
//! 3. The first layer, once on everything, and once for each fold without that fold's articles.
//! 4. The context layer, on the first layer's answers for articles it has not seen.
//! 5. Calibration and conformal thresholds, on answers of both layers for articles they have not seen.

mod calibration;
mod component;
mod design;
mod dictionary;
mod held_out;
pub mod logistic;
pub mod vectors;

use std::collections::BTreeMap;
use std::path::PathBuf;

use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use ndarray::{Array1, Array2};
use rayon::prelude::*;
use sprs::CsMat;

pub use component::{Component, UnknownComponent};
pub use held_out::held_out_predictions;

use crate::context::{ContextVector, context_vectors};
use crate::corpus::Corpus;
use crate::error::{Error, Result};
use crate::features::indicator::N_INDICATORS;
use crate::features::{FeatureConfig, FeatureExtractor, FeatureVector, Scratch};
use crate::label::Label;
use crate::model::{
    Calibration, Conformal, ContextLayer, FORMAT_VERSION, Manifest, Model, Training,
};
use crate::score::{Scores, log_softmax};
use crate::train::calibration::{conformal_table, fit_temperature};
use crate::train::design::Design;
use crate::train::dictionary::build_extractor;
use crate::train::logistic::{MultinomialLogistic, SparseRecords};
use crate::train::vectors::WordVectors;

/// How to train.
#[derive(Clone, Debug)]
pub struct TrainParams {
    /// Folder of word vectors, or none.
    pub vectors: Option<PathBuf>,
    /// Seed of the folds.
    pub seed: u64,
    /// Number of threads; the model does not depend on it.
    pub n_threads: usize,
    /// Parts of the feature extractor.
    pub features: FeatureConfig,
    /// Whether the article informs its sentences.
    pub context: bool,
}

impl Default for TrainParams {
    fn default() -> Self {
        Self {
            vectors: None,
            seed: 1,
            n_threads: 1,
            features: FeatureConfig::default(),
            context: true,
        }
    }
}

impl TrainParams {
    /// The options by name, as far as the model depends on them.
    fn options(&self) -> BTreeMap<String, String> {
        let vectors = self
            .vectors
            .as_ref()
            .map_or_else(|| "none".to_owned(), |folder| folder.display().to_string());
        let mut options = BTreeMap::from([
            ("seed".to_owned(), self.seed.to_string()),
            ("vectors".to_owned(), vectors),
        ]);
        let missing: Vec<&str> = self.missing().map(Component::name).collect();
        if !missing.is_empty() {
            options.insert("without".to_owned(), missing.join(","));
        }
        options
    }
}

/// Penalty of the first layer.
const ALPHA: f64 = 3e-5;
/// Penalty of the context layer, whose features are few.
const CONTEXT_ALPHA: f64 = 1e-3;
const N_FOLDS: usize = 5;

/// Trains a model on every labelled sentence of `corpus`, whose labels are those of [`Label`].
///
/// # Errors
/// If a label has no sentence, or the word vectors cannot be read.
pub fn train(corpus: &Corpus, params: &TrainParams) -> Result<Model> {
    fit(corpus, params).map(|fitted| fitted.model)
}

/// A model, and what it would say of the articles it was fitted on if it had not seen them.
struct Fitted {
    model: Model,
    /// Calibrated scores of every sentence of every article, by the fits without the article's fold.
    held_out: Vec<Vec<Scores>>,
}

fn fit(corpus: &Corpus, params: &TrainParams) -> Result<Fitted> {
    // Labels are numbered as they occur: where one is missing, the numbers of the others are not their columns.
    corpus.require_every_label()?;
    let vectors = match &params.vectors {
        Some(folder) => WordVectors::read(folder)?,
        None => WordVectors::default(),
    };
    let extractor = build_extractor(corpus, &vectors, params.features);

    let (samples, targets, articles) = labelled_samples(corpus, &extractor);
    for label in Label::ALL {
        if !targets.contains(&label.column()) {
            return Err(Error::ClassMissing { label });
        }
    }
    let design = Design::new(&extractor, &vectors, &samples);
    let records = design.expand(&samples);
    let folds = folds(corpus, params.seed);

    let fits: Vec<MultinomialLogistic> = (0..=N_FOLDS)
        .into_par_iter()
        .map(|fold| {
            let in_fit = |sample: usize| folds[articles[sample]] != fold;
            fit_rows(&records, &targets, ALPHA, in_fit)
        })
        .collect::<Result<_>>()?;
    let [held_out @ .., whole] = fits.as_slice() else {
        return Err(Error::ClassMissing {
            label: Label::Factual,
        });
    };

    let weights = design.fold(&whole.coefficients);
    let intercept = padded(whole.intercept.iter().copied());
    let held_out: Vec<_> = held_out
        .iter()
        .map(|fit| {
            (
                design.fold(&fit.coefficients),
                padded(fit.intercept.iter().copied()),
            )
        })
        .collect();

    // First-layer scores of every sentence, by the fit that has not seen its article.
    let mut scratch = Scratch::default();
    let mut first: Vec<Vec<Scores>> = Vec::new();
    for (article, &fold) in corpus.articles.iter().zip(&folds) {
        let (weights, intercept) = &held_out[fold];
        let mut scores = Vec::new();
        extractor.for_each(&article.document, &mut scratch, |_, _, vector| {
            scores.push(crate::score::score(weights, intercept, vector));
        });
        first.push(scores);
    }
    let sentence = fit_temperature(&labelled_scores(corpus, &first));
    let of_sentence = conformal_table(labelled_scores(corpus, &first), sentence);

    let (context, article, mut held_out) = if params.context {
        let (layer, scores) = fit_context(corpus, &first, &folds)?;
        let article = fit_temperature(&labelled_scores(corpus, &scores));
        (Some(layer), article, scores)
    } else {
        (None, sentence, first)
    };
    for scores in held_out.iter_mut().flatten().flatten() {
        *scores *= article;
    }
    let of_article = conformal_table(labelled_scores(corpus, &held_out), 1.0);
    let model = Model {
        manifest: manifest(corpus, params, &extractor),
        extractor,
        weights,
        intercept,
        context,
        calibration: Calibration { sentence, article },
        conformal: Conformal {
            sentence: of_sentence,
            article: of_article,
        },
    };
    // The file rounds weights; what is returned is what the file will hold.
    let model = Model::from_bytes(&model.to_bytes())?;
    Ok(Fitted { model, held_out })
}

/// What the model will say of itself.
fn manifest(corpus: &Corpus, params: &TrainParams, extractor: &FeatureExtractor) -> Manifest {
    let vocabulary = &extractor.vocabulary;
    let count = |name: &str, n: usize| (name.to_owned(), n as u64);
    let n_labelled = |label: Label| {
        let gold = corpus.articles.iter().flat_map(|article| &article.gold);
        gold.filter(|&&gold| gold == Some(label.column())).count()
    };
    Manifest {
        format_version: FORMAT_VERSION,
        byline_version: env!("CARGO_PKG_VERSION").to_owned(),
        labels: Label::ALL.map(|label| label.name().to_owned()).to_vec(),
        features: BTreeMap::from([
            count("words", vocabulary.words().len()),
            count("stems", vocabulary.stems().len()),
            count("pairs of stems", extractor.bigrams().len()),
            count("indicators", N_INDICATORS as usize),
            count("rows of weights", extractor.n_rows()),
        ]),
        training: Training {
            data: corpus.files.clone(),
            n_articles: corpus.articles.len() as u64,
            n_sentences: Label::ALL
                .into_iter()
                .map(|label| count(label.name(), n_labelled(label)))
                .collect(),
            options: params.options(),
            metrics: BTreeMap::new(),
        },
    }
}

/// Features, label column and article index of every labelled sentence.
fn labelled_samples(
    corpus: &Corpus,
    extractor: &FeatureExtractor,
) -> (Vec<FeatureVector>, Vec<usize>, Vec<usize>) {
    let mut samples = Vec::new();
    let mut targets = Vec::new();
    let mut articles = Vec::new();
    let mut scratch = Scratch::default();
    for (article_idx, article) in corpus.articles.iter().enumerate() {
        extractor.for_each(
            &article.document,
            &mut scratch,
            |sentence_idx, _, vector| {
                if let Some(target) = article.gold[sentence_idx] {
                    samples.push(vector.clone());
                    targets.push(target);
                    articles.push(article_idx);
                }
            },
        );
    }
    (samples, targets, articles)
}

/// The fold of each article: a seeded shuffle, dealt out in turn.
fn folds(corpus: &Corpus, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.articles.len()).collect();
    order.sort_by_key(|&article| {
        let mixed = (article as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            ^ seed.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB)
    });
    let mut folds = vec![0; order.len()];
    for (position, article) in order.into_iter().enumerate() {
        folds[article] = position % N_FOLDS;
    }
    folds
}

/// Fits on the rows that `in_fit` names.
fn fit_rows(
    records: &CsMat<f64>,
    targets: &[usize],
    alpha: f64,
    in_fit: impl Fn(usize) -> bool,
) -> Result<MultinomialLogistic> {
    let mut offsets = vec![0];
    let mut columns = Vec::new();
    let mut values = Vec::new();
    let mut chosen = Vec::new();
    for (sample, row) in records.outer_iterator().enumerate() {
        if in_fit(sample) {
            columns.extend_from_slice(row.indices());
            values.extend_from_slice(row.data());
            offsets.push(columns.len());
            chosen.push(targets[sample]);
        }
    }
    let rows = CsMat::new((chosen.len(), records.cols()), offsets, columns, values);
    let data = DatasetBase::new(SparseRecords(rows), Array1::from(chosen));
    MultinomialLogistic::params(Label::COUNT)
        .alpha(alpha)
        .fit(&data)
        .map_err(|source| Error::Fit { source })
}

/// The context layer fitted on all articles, and its scores for each article by a fit without the article's fold.
fn fit_context(
    corpus: &Corpus,
    first: &[Vec<Scores>],
    folds: &[usize],
) -> Result<(ContextLayer, Vec<Vec<Scores>>)> {
    let mut vectors: Vec<Vec<ContextVector>> = Vec::new();
    let mut rows = Vec::new();
    let mut targets = Vec::new();
    let mut articles = Vec::new();
    for (article_idx, (article, scores)) in corpus.articles.iter().zip(first).enumerate() {
        let log_probabilities: Vec<Scores> =
            scores.iter().map(|&scores| log_softmax(scores)).collect();
        let mut article_vectors = Vec::new();
        context_vectors(&article.document, &log_probabilities, &mut article_vectors);
        for (vector, gold) in article_vectors.iter().zip(&article.gold) {
            if let Some(target) = gold {
                rows.extend(vector.iter().map(|&value| f64::from(value)));
                targets.push(*target);
                articles.push(article_idx);
            }
        }
        vectors.push(article_vectors);
    }
    let shape = (targets.len(), crate::context::N_CONTEXT);
    let dense = Array2::from_shape_vec(shape, rows).map_err(|error| Error::Model {
        reason: error.to_string(),
    })?;
    let records = CsMat::csr_from_dense(dense.view(), 0.0);
    let fits: Vec<ContextLayer> = (0..=N_FOLDS)
        .into_par_iter()
        .map(|fold| {
            let fit = fit_rows(&records, &targets, CONTEXT_ALPHA, |sample| {
                folds[articles[sample]] != fold
            })?;
            Ok(ContextLayer {
                weights: std::array::from_fn(|row| {
                    padded(fit.coefficients.row(row).iter().copied())
                }),
                intercept: padded(fit.intercept.iter().copied()),
            })
        })
        .collect::<Result<_>>()?;
    let scores = vectors
        .iter()
        .zip(folds)
        .map(|(vectors, &fold)| {
            vectors
                .iter()
                .map(|vector| fits[fold].score(vector))
                .collect()
        })
        .collect();
    Ok((fits[N_FOLDS].clone(), scores))
}

/// Scores and label columns of the labelled sentences.
fn labelled_scores<'a>(
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

fn padded(mut columns: impl Iterator<Item = f64>) -> [f32; 4] {
    std::array::from_fn(|_| columns.next().unwrap_or(0.0) as f32)
}
