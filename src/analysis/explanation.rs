//! What a label comes from.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::builder::Source;
use super::owned;
use crate::explain::{Explanation, Part, PartKind, tokens};
use crate::label::Label;
use crate::span::Span;

/// What the label of a sentence comes from: the parts that its score over the next best label is the sum of.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let options = AnalysisOptions::default().with_explain(true);
/// let analysis = byline::Classifier::embedded()?.analyse_text("What a disgrace it is!", &options);
/// let explanation = analysis.sentences[0].explanation.as_ref().unwrap();
/// let sum: f32 = explanation.parts.iter().map(|part| part.value).sum();
/// assert!((sum - explanation.score).abs() < 1e-4);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnalysedExplanation<'a> {
    /// The most probable label.
    pub label: Label,
    /// The most probable of the other labels.
    pub runner_up: Label,
    /// Natural logarithm of how many times more probable the label is than the other.
    pub score: f32,
    /// Why, in one plain sentence without its full stop.
    #[serde(default)]
    pub reason: String,
    /// What the score is the sum of: words and pairs in reading order, indicators, context, intercepts.
    pub parts: Vec<AnalysedPart<'a>>,
}

/// One summand of a score.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let options = AnalysisOptions::default().with_explain(true);
/// let analysis = byline::Classifier::embedded()?.analyse_text("What a disgrace it is!", &options);
/// let parts = &analysis.sentences[0].explanation.as_ref().unwrap().parts;
/// let text = parts[0].text.as_deref();
/// assert_eq!((parts[0].kind.name(), parts[0].start, text), ("word", Some(0), Some("What")));
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnalysedPart<'a> {
    /// What it comes from.
    pub kind: PartKind,
    /// Where its word or pair starts; absent for what is in no single place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Where its word or pair ends: one past the last; absent for what is in no single place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Its word or pair as it stands in the text; absent for what is in no single place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// What the model knows it as.
    pub name: Cow<'a, str>,
    /// How much it adds: above zero it speaks for the label, below for the runner-up.
    pub value: f32,
}

impl<'a> AnalysedExplanation<'a> {
    /// Names of parts are what `name` makes of those of the explanation.
    pub(super) fn new<'f>(
        explanation: &'f Explanation,
        source: &Source<'a>,
        name: &impl Fn(&'f str) -> Cow<'a, str>,
    ) -> Self {
        let parts = explanation.parts.iter();
        Self {
            label: explanation.label,
            runner_up: explanation.runner_up,
            score: explanation.score,
            reason: explanation.reason(source.text()),
            parts: parts
                .map(|part| AnalysedPart::new(part, source, name(&part.name)))
                .collect(),
        }
    }

    /// Each token with all that begins there: its own part and the pairs whose first token it is; in reading order.
    /// Spans are in the unit of the analysis.
    #[must_use]
    pub fn tokens(&self) -> Vec<(Span, f32)> {
        let parts = self.parts.iter();
        tokens(&parts.filter_map(|part| {
            let span = Span::new(part.start?, part.end?);
            Some((part.kind, span, part.value))
        }))
    }

    pub(super) fn into_owned(self) -> AnalysedExplanation<'static> {
        AnalysedExplanation {
            label: self.label,
            runner_up: self.runner_up,
            score: self.score,
            reason: self.reason,
            parts: super::all(self.parts, AnalysedPart::into_owned),
        }
    }
}

impl<'a> AnalysedPart<'a> {
    fn new(part: &Part, source: &Source<'a>, name: Cow<'a, str>) -> Self {
        let place = part.span.map(|span| source.place(span));
        Self {
            kind: part.kind,
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
            text: part.span.map(|span| source.words(span)),
            name,
            value: part.value,
        }
    }

    fn into_owned(self) -> AnalysedPart<'static> {
        AnalysedPart {
            kind: self.kind,
            start: self.start,
            end: self.end,
            text: self.text.map(owned),
            name: owned(self.name),
            value: self.value,
        }
    }
}
