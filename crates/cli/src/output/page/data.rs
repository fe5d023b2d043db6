//! What the page shows of a sentence on demand.

use byline::analysis::{AnalysedExplanation, PerLabel};
use byline::{Analysis, Label};
use serde::Serialize;

use super::super::strongest::{Strongest, kind_in_words, known_as, shown_text};
use super::sayings::Saying;

/// So many parts of each explanation are in the page: the rest is added up, so that pages stay small.
const TOP: usize = 8;

/// The data of an article, read by the script.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    /// One entry a sentence, in reading order.
    sentences: Vec<Explained<'a>>,
    sayings: Vec<Saying<'a>>,
}

#[derive(Serialize)]
struct Explained<'a> {
    /// Of each label.
    probabilities: [f32; Label::COUNT],
    runner_up: Label,
    score: f32,
    /// Why, in one sentence.
    reason: &'a str,
    /// Kind, words, name and value of the strongest parts; what needs no name beside its words has none.
    parts: Vec<(&'static str, String, &'a str, f32)>,
    /// Names and values of what is left.
    sums: Vec<(&'static str, f32)>,
}

impl<'a> Data<'a> {
    pub(super) fn new(analysis: &'a Analysis<'a>, sayings: Vec<Saying<'a>>) -> Self {
        let explained = analysis.sentences.iter().filter_map(|sentence| {
            let explanation = sentence.explanation.as_ref()?;
            Some(Explained::new(explanation, sentence.probabilities))
        });
        Self {
            sentences: explained.collect(),
            sayings,
        }
    }
}

impl<'a> Explained<'a> {
    fn new(explanation: &'a AnalysedExplanation<'a>, probabilities: PerLabel) -> Self {
        let Strongest { parts, sums } = Strongest::of(explanation, TOP);
        let parts = parts.into_iter().map(|part| {
            let name = match part.text {
                Some(_) => known_as(part).unwrap_or_default(),
                None => &part.name,
            };
            (
                kind_in_words(part.kind),
                shown_text(part),
                name,
                shown(part.value),
            )
        });
        Self {
            probabilities: <[f32; Label::COUNT]>::from(probabilities).map(shown),
            runner_up: explanation.runner_up,
            score: shown(explanation.score),
            reason: &explanation.reason,
            parts: parts.collect(),
            sums: sums
                .into_iter()
                .map(|(name, sum)| (name, shown(sum)))
                .collect(),
        }
    }
}

/// A number as it is shown: in thousandths.
fn shown(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
