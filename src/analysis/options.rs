//! What an analysis is asked for.

use serde::{Deserialize, Serialize};

use crate::text::OffsetUnit;

/// What an analysis is asked for; written into it, so that a result says how it was made.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// use byline::text::OffsetUnit;
/// let options: AnalysisOptions = serde_json::from_str(r#"{"offsets": "characters"}"#)?;
/// assert_eq!(options, AnalysisOptions::default().with_offsets(OffsetUnit::Characters));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AnalysisOptions {
    /// What starts and ends count.
    pub offsets: OffsetUnit,
    /// A sentence whose label is less probable than this, from 0 to 1, is undecided; null for none.
    pub min_confidence: Option<f32>,
    /// How often, above 0 and below 1, the set of labels of a sentence may lack the right one; null for no sets. A rate
    /// out of this range gives none, and so does a model without the thresholds for it.
    pub error_rate: Option<f64>,
    /// Whether to look for who said what: speakers, cues and reported speech.
    pub speakers: bool,
    /// A speaker less probable than this, from 0 to 1, is left out: nobody is better than somebody else.
    pub min_speaker_confidence: f32,
    /// Whether to say for each sentence what its label comes from.
    pub explain: bool,
}

/// Below this the speaker is more probably somebody else.
const MIN_SPEAKER_CONFIDENCE: f32 = 0.5;

impl Default for AnalysisOptions {
    /// Bytes, a label for every sentence, speakers that are more probable than not, no explanations.
    fn default() -> Self {
        Self {
            offsets: OffsetUnit::Bytes,
            min_confidence: None,
            error_rate: None,
            speakers: true,
            min_speaker_confidence: MIN_SPEAKER_CONFIDENCE,
            explain: false,
        }
    }
}

impl AnalysisOptions {
    /// The same with starts and ends that count this.
    #[must_use]
    pub fn with_offsets(self, offsets: OffsetUnit) -> Self {
        Self { offsets, ..self }
    }

    /// The same, where a sentence below this confidence is undecided.
    #[must_use]
    pub fn with_min_confidence(self, min_confidence: Option<f32>) -> Self {
        Self {
            min_confidence,
            ..self
        }
    }

    /// The same with sets of labels that lack the right one at most this often.
    #[must_use]
    pub fn with_error_rate(self, error_rate: Option<f64>) -> Self {
        Self { error_rate, ..self }
    }

    /// The same with or without who said what.
    #[must_use]
    pub fn with_speakers(self, speakers: bool) -> Self {
        Self { speakers, ..self }
    }

    /// The same, where a speaker below this confidence is left out.
    #[must_use]
    pub fn with_min_speaker_confidence(self, min_speaker_confidence: f32) -> Self {
        Self {
            min_speaker_confidence,
            ..self
        }
    }

    /// The same with or without explanations.
    #[must_use]
    pub fn with_explain(self, explain: bool) -> Self {
        Self { explain, ..self }
    }
}
