//! How much each feature speaks for a candidate, and how sure that makes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::candidate::Candidate;
use super::feature::{Feature, N_FEATURES, feature_names};

/// Weights of the features of candidates: a conditional logit.
///
/// A candidate's score is the sum of the weights of its features. The probability that it is the speaker is the
/// exponential of its score over the sum of those of all candidates, *nobody* among them.
/// Source: D. `McFadden`, Conditional logit analysis of qualitative choice behavior (1973).
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakerRanker {
    /// By the number of the feature.
    weights: Vec<f32>,
}

/// A ranker as a file holds it: weights by the name of the feature, those of 0 left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpeakerWeights(pub BTreeMap<String, f32>);

impl SpeakerRanker {
    /// A ranker with the weights of a file. Names that are not known are passed over.
    #[must_use]
    pub fn new(weights: &SpeakerWeights) -> Self {
        let names = feature_names();
        let weight = |name: &String| weights.0.get(name).copied().unwrap_or(0.0);
        Self {
            weights: names.iter().map(weight).collect(),
        }
    }

    /// The weights by name.
    #[must_use]
    pub fn weights(&self) -> SpeakerWeights {
        let named = feature_names().into_iter().zip(&self.weights);
        let named = named.filter(|(_, weight)| **weight != 0.0);
        SpeakerWeights(named.map(|(name, &weight)| (name, weight)).collect())
    }

    /// The sum of the weights of features.
    fn score(&self, features: &[Feature]) -> f32 {
        debug_assert_eq!(self.weights.len(), N_FEATURES);
        features
            .iter()
            .map(|feature| self.weights[feature.idx()])
            .sum()
    }

    /// The place of the best candidate and its probability; the first of equal ones.
    pub(super) fn best(&self, candidates: &[Candidate]) -> Option<(usize, f32)> {
        let scores: Vec<f32> = candidates
            .iter()
            .map(|candidate| self.score(&candidate.features))
            .collect();
        let mut best = 0;
        for (idx, &score) in scores.iter().enumerate() {
            if score > scores[best] {
                best = idx;
            }
        }
        let top = *scores.get(best)?;
        let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
        Some((best, 1.0 / sum))
    }
}
