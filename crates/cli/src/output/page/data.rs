//! What the page shows of a sentence on demand.

use byline::{Explanation, Label};
use serde::Serialize;

use super::super::Classified;
use super::super::quotations::shown;
use super::super::strongest::{Strongest, shown_text};
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
    /// Kind, words, name and value of the strongest parts.
    parts: Vec<(&'static str, String, &'a str, f32)>,
    /// Names and values of what is left.
    sums: Vec<(&'static str, f32)>,
}

impl<'a> Data<'a> {
    pub(super) fn new(classified: &'a Classified, sayings: Vec<Saying<'a>>) -> Self {
        let sentences = classified.predictions.iter().zip(&classified.explanations);
        let text = classified.document.text();
        Self {
            sentences: sentences
                .map(|(prediction, explanation)| {
                    Explained::new(explanation, prediction.probabilities, text)
                })
                .collect(),
            sayings,
        }
    }
}

impl<'a> Explained<'a> {
    fn new(explanation: &'a Explanation, probabilities: [f32; Label::COUNT], text: &str) -> Self {
        let Strongest { parts, sums } = Strongest::of(explanation, TOP);
        let parts = parts.into_iter().map(|part| {
            let words = shown_text(part, text);
            (part.kind.name(), words, &*part.name, shown(part.value))
        });
        Self {
            probabilities: probabilities.map(shown),
            runner_up: explanation.runner_up,
            score: shown(explanation.score),
            parts: parts.collect(),
            sums: sums
                .into_iter()
                .map(|(name, sum)| (name, shown(sum)))
                .collect(),
        }
    }
}
