//! The trained model: its tables and where they come from.

mod format;
mod id;
mod manifest;
mod thresholds;

use std::collections::BTreeMap;

pub use format::FORMAT_VERSION;
pub use id::{ModelId, UnknownModelId};
pub use manifest::{AnswerCounts, DataFile, HeldOutAnswers, Manifest, Training};
use serde::{Deserialize, Serialize};
pub use thresholds::{ThresholdTable, Thresholds};

use crate::attribution::{SpeakerRanker, SpeakerWeights};
use crate::context::{ContextVector, N_CONTEXT};
use crate::document::Document;
use crate::error::Result;
use crate::features::{FeatureExtractor, FeatureVector, Scratch};
use crate::score::{Scores, WeightRow};

/// A trained model, ready to score.
#[derive(Clone, Debug)]
pub struct Model {
    /// That of the file; of no file before it is written.
    pub(crate) id: ModelId,
    pub(crate) manifest: Manifest,
    pub(crate) extractor: FeatureExtractor,
    pub(crate) weights: Vec<WeightRow>,
    pub(crate) intercept: WeightRow,
    pub(crate) context: Option<ContextLayer>,
    pub(crate) calibration: Calibration,
    pub(crate) thresholds: Thresholds,
    pub(crate) speakers: SpeakerRanker,
}

/// What training makes a model of.
#[doc(hidden)]
#[derive(Debug)]
pub struct ModelParts {
    /// Where it comes from.
    pub manifest: Manifest,
    /// The dictionary and the configuration of the features.
    pub extractor: FeatureExtractor,
    /// A row a feature.
    pub weights: Vec<WeightRow>,
    /// Added to the sum of every sentence.
    pub intercept: WeightRow,
    /// The second layer, or none.
    pub context: Option<ContextLayer>,
    /// Factors on scores.
    pub calibration: Calibration,
    /// Lowest probabilities of labels in sets.
    pub thresholds: Thresholds,
    /// Weights of the ranker of speakers.
    pub speakers: SpeakerWeights,
}

/// The second layer: weights of the context features.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextLayer {
    /// A row a context feature.
    pub weights: [WeightRow; N_CONTEXT],
    /// Added to every sum.
    pub intercept: WeightRow,
}

/// Factors that turn scores into scores whose probabilities can be trusted.
///
/// Source: temperature scaling; C. Guo et al., On Calibration of Modern Neural Networks (2017), 4.2.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// For a sentence alone.
    pub sentence: f32,
    /// For a sentence with its article.
    pub article: f32,
}

impl ContextLayer {
    /// The scores of a sentence by its context, not calibrated.
    #[must_use]
    pub fn score(&self, vector: &ContextVector) -> Scores {
        let mut sum = self.intercept;
        for (value, row) in vector.iter().zip(&self.weights) {
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += value * weight;
            }
        }
        [sum[0], sum[1], sum[2]]
    }
}

/// A static, since every use of a constant could be a copy of it.
static EMBEDDED: &[u8] = include_bytes!("../../models/default.byline");

impl Model {
    /// The file of the default model, which is compiled in.
    ///
    /// ```
    /// assert!(byline::Model::embedded_file().starts_with(b"BYLINE"));
    /// ```
    #[must_use]
    pub fn embedded_file() -> &'static [u8] {
        EMBEDDED
    }

    /// What is known of the default model, in Markdown: its data, its figures, its limits.
    ///
    /// ```
    /// assert!(byline::Model::embedded_card().starts_with("# "));
    /// ```
    #[must_use]
    pub fn embedded_card() -> &'static str {
        include_str!("../../models/default.card.md")
    }

    /// The default model, which is compiled in.
    ///
    /// # Errors
    /// None for a crate built from a whole source tree: a test reads the model.
    pub fn embedded() -> Result<Self> {
        Self::from_bytes(EMBEDDED)
    }

    /// A model of its parts, as the file would hold it: weights are rounded to 16 bits.
    ///
    /// # Errors
    /// [`Error::Model`](crate::Error::Model) if a part does not fit the others.
    #[doc(hidden)]
    pub fn assemble(parts: ModelParts) -> Result<Self> {
        let model = Self {
            id: ModelId::default(),
            manifest: parts.manifest,
            extractor: parts.extractor,
            weights: parts.weights,
            intercept: parts.intercept,
            context: parts.context,
            calibration: parts.calibration,
            thresholds: parts.thresholds,
            speakers: SpeakerRanker::new(&parts.speakers),
        };
        Self::from_bytes(&model.to_bytes())
    }

    /// Where it comes from and what it holds.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The ranker that says who of the candidates has said a quotation.
    #[must_use]
    pub fn speakers(&self) -> &SpeakerRanker {
        &self.speakers
    }

    /// Calls `emit` with the features of every sentence, in order: what [`score`](crate::score::score) sums up.
    ///
    /// Rows ascend to the number of rows of weights in [`manifest`](Self::manifest), which is not reached. Allocates
    /// nothing once `scratch` has grown to the longest sentence.
    ///
    /// ```
    /// use byline::features::Scratch;
    /// use byline::{Document, Model};
    /// let document = Document::new("It rained. “We stayed in,” she said.");
    /// let mut n_sentences = 0;
    /// Model::embedded()?.for_each_vector(&document, &mut Scratch::default(), |vector| {
    ///     assert!(!vector.rows.is_empty());
    ///     n_sentences += 1;
    /// });
    /// assert_eq!(n_sentences, 2);
    /// # Ok::<(), byline::Error>(())
    /// ```
    pub fn for_each_vector(
        &self,
        document: &Document,
        scratch: &mut Scratch,
        mut emit: impl FnMut(&FeatureVector),
    ) {
        self.extractor
            .for_each(document, scratch, |_, _, vector| emit(vector));
    }

    /// Adds what was measured on it to its manifest.
    pub fn record_metrics(&mut self, metrics: BTreeMap<String, f64>) {
        self.manifest.training.metrics.extend(metrics);
    }
}
