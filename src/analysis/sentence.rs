//! A sentence with its label.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::explanation::AnalysedExplanation;
use super::owned;
use super::summary::PerLabel;
use crate::label::Label;
use crate::score::argmax;

/// A sentence with its label and all that is known of it.
///
/// ```
/// use byline::analysis::{AnalysisOptions, Verdict};
/// use byline::{Classifier, Label};
/// let options = AnalysisOptions::default().with_min_confidence(Some(1.0));
/// let analysis = Classifier::embedded()?.analyse_text("The rate rose to 4 %.", &options);
/// let sentence = &analysis.sentences[0];
/// assert_eq!(sentence.label, Verdict::Undecided);
/// assert_eq!(sentence.most_probable(), Label::Factual);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnalysedSentence<'a> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends: one past the last.
    pub end: usize,
    /// The sentence as it stands in the text, line breaks included.
    pub text: Cow<'a, str>,
    /// Number of words.
    pub words: usize,
    /// Index of its paragraph, among those that hold sentences.
    pub paragraph: usize,
    /// Index, in `structure`, of the latest heading or label before it; null before the first one.
    pub section: Option<usize>,
    /// Whose voice it is, or that this is undecided.
    pub label: Verdict,
    /// The labels among which the right one is, but for the error rate asked for; absent unless one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<Label>>,
    /// Probability of the most probable label, from 0 to 1.
    pub confidence: f32,
    /// Probability of each label; they add up to 1.
    pub probabilities: PerLabel,
    /// Indexes, in `quotations`, of those that share at least a character with it.
    pub quotations: Vec<usize>,
    /// What the label comes from; absent unless it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<AnalysedExplanation<'a>>,
}

/// Whose voice a sentence is, or that the model is less sure than was asked for.
///
/// ```
/// use byline::analysis::Verdict;
/// use byline::Label;
/// assert_eq!(Verdict::from(Label::Quote).name(), "quote");
/// assert_eq!(Verdict::Undecided.label(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The record: the author reports.
    Factual,
    /// A source: words given as somebody's own.
    Quote,
    /// The author: judges, recommends, mocks or concludes.
    Opinion,
    /// Less sure than was asked for.
    Undecided,
}

impl AnalysedSentence<'_> {
    /// The most probable label, whether or not it is sure enough; a tie goes to the earlier one.
    #[must_use]
    pub fn most_probable(&self) -> Label {
        argmax(self.probabilities.into())
    }

    pub(super) fn into_owned(self) -> AnalysedSentence<'static> {
        AnalysedSentence {
            text: owned(self.text),
            explanation: self.explanation.map(AnalysedExplanation::into_owned),
            start: self.start,
            end: self.end,
            words: self.words,
            paragraph: self.paragraph,
            section: self.section,
            label: self.label,
            labels: self.labels,
            confidence: self.confidence,
            probabilities: self.probabilities,
            quotations: self.quotations,
        }
    }
}

impl Verdict {
    /// The name used in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.label().map_or("undecided", Label::name)
    }

    /// One sign: `F`, `Q`, `O` or `?`.
    #[must_use]
    pub fn letter(self) -> char {
        self.label().map_or('?', Label::letter)
    }

    /// The label; `None` if undecided.
    #[must_use]
    pub fn label(self) -> Option<Label> {
        match self {
            Self::Factual => Some(Label::Factual),
            Self::Quote => Some(Label::Quote),
            Self::Opinion => Some(Label::Opinion),
            Self::Undecided => None,
        }
    }
}

impl From<Label> for Verdict {
    fn from(label: Label) -> Self {
        match label {
            Label::Factual => Self::Factual,
            Label::Quote => Self::Quote,
            Label::Opinion => Self::Opinion,
        }
    }
}
