//! Labelled articles to a model.
//!
//! 1. The dictionary: words, stems and pairs that the model will know.
//! 2. The features of every labelled sentence, by the same extractor as in use.
//! 3. The first layer, fitted on everything, and for each fold of articles once without it.
//! 4. The context layer, on the first layer's answers for articles it has not seen.
//! 5. Calibration and conformal thresholds, on answers of both layers for articles they have not seen.

mod answers;
mod calibration;
mod columns;
mod component;
mod cross_validation;
mod design;
mod dictionary;
pub mod error;
mod fit;
mod folds;
mod held_out;
mod judge;
mod label_noise;
mod layers;
mod learning_curve;
mod logistic;
mod manifest;
mod params;
mod samples;
mod speakers;
pub mod vectors;

pub use component::{Component, UnknownComponent};
pub use cross_validation::{CrossValidationStep, cross_validate};
pub use error::{Error, Result};
pub use fit::train;
pub use folds::{deal_folds, deal_groups};
pub use held_out::{held_out_predictions, train_without_fold};
pub use judge::Judge;
pub use label_noise::{LabelDoubt, LabelNoise};
pub use learning_curve::{LearningPoint, LearningStep, learning_curve};
pub use params::TrainParams;
pub use speakers::{SpeakerScores, score_speakers};
