//! The score of one label over another, taken apart.
//!
//! With scores *s* of the first layer, the score of a sentence alone is *s* times the calibration factor. In an article
//! the second layer sees log *p* = *s* − log Σ exp *s* beside the features of the context, and is linear in both. So a
//! row of the weight table, which adds to all three of *s*, adds its three columns times three fixed *gains* to the
//! difference, whichever layer has the last word; what log Σ exp *s* adds is a part of its own.

use crate::context::{ContextVector, N_CONTEXT};
use crate::explain::surroundings::{Surrounding, usual};
use crate::explain::{Part, PartKind};
use crate::features::FeatureVector;
use crate::label::Label;
use crate::model::{ContextLayer, Model};
use crate::score::{Scores, WeightRow, log_softmax, score};
use crate::span::Span;

/// Name of the part that turning scores into probabilities adds.
pub(super) const NORMALISATION: &str = "turning scores into probabilities";

/// The score of a label minus that of another, for one sentence.
pub(super) struct Difference<'a> {
    model: &'a Model,
    context: Option<(&'a ContextLayer, &'a ContextVector)>,
    label: Label,
    other: Label,
    /// Calibration: what one point of the last layer's scores is worth.
    factor: f32,
    /// What one point of each of the first layer's scores adds.
    gains: Scores,
}

impl<'a> Difference<'a> {
    /// `context` is the second layer and what it sees, if the sentence stands in an article.
    pub(super) fn new(
        model: &'a Model,
        context: Option<(&'a ContextLayer, &'a ContextVector)>,
        label: Label,
        other: Label,
    ) -> Self {
        let mut difference = Self {
            model,
            context,
            label,
            other,
            factor: match context {
                Some(_) => model.calibration.article,
                None => model.calibration.sentence,
            },
            gains: [0.0; Label::COUNT],
        };
        difference.gains = match context {
            Some((layer, _)) => {
                std::array::from_fn(|column| difference.last_layer(&layer.weights[column]))
            }
            None => std::array::from_fn(|column| {
                let mut score = [0.0; 4];
                score[column] = 1.0;
                difference.last_layer(&score)
            }),
        };
        difference
    }

    /// The parts of the difference; `places` has one entry a row of `vector`.
    pub(super) fn parts(&self, vector: &FeatureVector, places: &[(PartKind, Span)]) -> Vec<Part> {
        let Self { model, .. } = self;
        let mut parts = Vec::new();
        let mut add = |kind, span, name: String, value| {
            parts.push(Part {
                kind,
                span,
                name,
                value,
            });
        };
        let weights = |row: u32| model.weights.get(row as usize).unwrap_or(&[0.0; 4]);
        for (&row, &(kind, span)) in vector.rows.iter().zip(places) {
            let value = vector.scale * self.first_layer(weights(row));
            add(kind, Some(span), model.extractor.name(row), value);
        }
        // What an average article adds, which belongs to the intercept.
        let mut usual_value = 0.0;
        // One of *yes* and *no* is on in every sentence, so what a fact says is the difference of the two; the weight of
        // *no* belongs to the intercept. Else most sentences would be explained by all that they are not.
        let mut plain_value = 0.0;
        let mut indicators: Vec<(String, f32)> = Vec::with_capacity(vector.indicators.len());
        for &row in &vector.indicators {
            let mut value = self.first_layer(weights(row));
            if let Some(plain) = model.extractor.plain_row(row) {
                let plain_weight = self.first_layer(weights(plain));
                plain_value += plain_weight;
                value -= plain_weight;
                if row == plain {
                    continue;
                }
            }
            // What several of them say in the same words is one reason.
            let name = model.extractor.name(row);
            match indicators.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sum)) => *sum += value,
                None => indicators.push((name, value)),
            }
        }
        for (name, value) in indicators {
            add(PartKind::Indicator, None, name, value);
        }
        if let Some((layer, context)) = self.context {
            let usual = usual(context);
            let weighed = |idx: usize, value: f32| value * self.last_layer(&layer.weights[idx]);
            for group in Surrounding::ALL {
                let features = (0..N_CONTEXT).filter(|&idx| Surrounding::of(idx) == Some(group));
                let value = features
                    .map(|idx| weighed(idx, context[idx] - usual[idx]))
                    .sum();
                add(
                    PartKind::Context,
                    None,
                    group.describe(context).to_owned(),
                    value,
                );
            }
            usual_value = (Label::COUNT..N_CONTEXT)
                .map(|idx| weighed(idx, usual[idx]))
                .sum();
            let scores = score(&model.weights, &model.intercept, vector);
            let log_sum = scores[0] - log_softmax(scores)[0];
            let value = -log_sum * self.gains.iter().sum::<f32>();
            add(PartKind::Context, None, NORMALISATION.to_owned(), value);
        }
        let value = self.first_layer(&model.intercept) + plain_value;
        let name = "where every sentence starts".to_owned();
        add(PartKind::Intercept, None, name, value);
        if let Some((layer, _)) = self.context {
            let value = self.last_layer(&layer.intercept) + usual_value;
            let name = "where every sentence of an article starts".to_owned();
            add(PartKind::Intercept, None, name, value);
        }
        parts
    }

    /// What weights of the first layer add.
    fn first_layer(&self, weights: &WeightRow) -> f32 {
        weights
            .iter()
            .zip(self.gains)
            .map(|(w, gain)| w * gain)
            .sum()
    }

    /// What weights of the layer that has the last word add: the one place where its scores are calibrated.
    fn last_layer(&self, weights: &WeightRow) -> f32 {
        self.factor * (weights[self.label.column()] - weights[self.other.column()])
    }
}
