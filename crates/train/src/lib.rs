//! Labelled articles to a model.
//!
//! 1. The dictionary: words, stems and pairs that the model will know.
//! 2. The features of every labelled sentence, by the same extractor as in use.
//! 3. The first layer, fitted on everything, and for each fold of articles once without it.
//! 4. The context layer, on the first layer's answers for articles it has not seen.
//! 5. Calibration and conformal thresholds, on answers of both layers for articles they have not seen.

mod calibration;
mod component;
mod cross_validation;
mod design;
mod dictionary;
pub mod error;
mod folds;
mod held_out;
mod judge;
mod label_noise;
mod layers;
mod learning_curve;
mod logistic;
mod manifest;
mod samples;
pub mod vectors;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use component::{Component, UnknownComponent};
pub use cross_validation::{CrossValidationStep, cross_validate};
pub use error::{Error, Result};
pub use folds::{deal_folds, deal_groups, train_without_fold};
pub use held_out::held_out_predictions;
pub use judge::Judge;
pub use label_noise::{LabelDoubt, LabelNoise};
pub use learning_curve::{LearningPoint, LearningStep, learning_curve};

use crate::calibration::{fit_cautious_temperature, threshold_table};
use crate::design::Design;
use crate::dictionary::build_extractor;
use crate::held_out::confusion_by_article;
use crate::layers::{FirstLayer, fit_context};
use crate::manifest::manifest;
use crate::samples::{N_FOLDS, Samples, labelled_scores};
use crate::vectors::WordVectors;
use byline::features::FeatureConfig;
use byline::internals::{Calibration, ModelParts, Thresholds};
use byline::model::{HeldOutAnswers, Model};
use byline::score::Scores;
use byline_corpus::Corpus;

/// How to train.
///
/// ```
/// use byline_train::{Component, TrainParams};
/// let params = TrainParams::default().with_seed(7).without(Component::Bigrams);
/// assert_eq!((params.seed, params.features.bigrams), (7, false));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TrainParams {
    /// Folder of word vectors, or none.
    pub vectors: Option<PathBuf>,
    /// Seed of the folds.
    pub seed: u64,
    /// Parts of the feature extractor.
    pub features: FeatureConfig,
    /// Whether the article informs its sentences.
    pub context: bool,
}

impl Default for TrainParams {
    fn default() -> Self {
        Self {
            vectors: None,
            seed: 0,
            features: FeatureConfig::default(),
            context: true,
        }
    }
}

impl TrainParams {
    /// With the word vectors of a folder, or without any.
    #[must_use]
    pub fn with_vectors(mut self, folder: Option<PathBuf>) -> Self {
        self.vectors = folder;
        self
    }

    /// With another seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

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

/// Trains a model on every labelled sentence of `corpus`, whose labels are those of [`Label`](byline::Label).
///
/// The same corpus and parameters give the same bytes, whatever the size of the rayon pool that it is called in.
///
/// # Errors
/// [`Error::ClassMissing`] if a label has no sentence, [`Error::TooFewArticles`] if there is only one article, and as
/// [`WordVectors::read`] for the word vectors.
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
    corpus.require_every_label()?;
    if corpus.articles.len() < 2 {
        return Err(Error::TooFewArticles {
            found: corpus.articles.len(),
        });
    }
    let vectors = match &params.vectors {
        Some(folder) => WordVectors::read(folder)?,
        None => WordVectors::default(),
    };
    let extractor = build_extractor(corpus, &vectors, params.features);
    let folds = deal_folds(corpus, N_FOLDS, params.seed);
    let samples = Samples::extract(corpus, &extractor, &folds);
    let design = Design::new(&extractor, &vectors, &samples.vectors);
    let FirstLayer {
        weights,
        intercept,
        held_out: first,
    } = FirstLayer::fit(corpus, &extractor, &design, &samples, &folds)?;
    let labelled = labelled_scores(corpus, &first, &folds);
    let sentence = fit_cautious_temperature(&labelled);
    let of_sentence = threshold_table(&labelled, sentence);
    let alone = confusion_by_article(corpus, &first);

    let (context, article, mut held_out) = if params.context {
        let (layer, scores) = fit_context(corpus, &first, &folds)?;
        let article = fit_cautious_temperature(&labelled_scores(corpus, &scores, &folds));
        (Some(layer), article, scores)
    } else {
        (None, sentence, first)
    };
    for score in held_out.iter_mut().flatten().flatten() {
        *score *= article;
    }
    let of_article = threshold_table(&labelled_scores(corpus, &held_out, &folds), 1.0);
    let answers = HeldOutAnswers {
        sentence: alone,
        article: confusion_by_article(corpus, &held_out),
    };
    // The file rounds weights; what is returned is what the file will hold.
    let model = Model::assemble(ModelParts {
        manifest: manifest(corpus, params, &extractor, answers),
        extractor,
        weights,
        intercept,
        context,
        calibration: Calibration { sentence, article },
        thresholds: Thresholds {
            sentence: of_sentence,
            article: of_article,
        },
    })?;
    Ok(Fitted { model, held_out })
}
