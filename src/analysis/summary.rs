//! Counts and shares of a whole article.

use serde::{Deserialize, Serialize};

use super::sentence::{AnalysedSentence, Verdict};
use crate::label::Label;

/// Counts and shares of a whole article.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let classifier = byline::Classifier::embedded()?;
/// let summary = classifier.analyse_text("The rate rose to 4 %.", &AnalysisOptions::default()).summary;
/// assert_eq!((summary.sentences, summary.words, summary.factual), (1, 5, 1));
/// assert_eq!(summary.shares.factual, 1.0);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Summary {
    /// Number of sentences.
    pub sentences: usize,
    /// Number of words in them.
    pub words: usize,
    /// Number of factual sentences.
    pub factual: usize,
    /// Number of sentences that quote.
    pub quote: usize,
    /// Number of sentences that give the author's opinion.
    pub opinion: usize,
    /// Number of sentences that are less sure than was asked for; they are in none of the three.
    pub undecided: usize,
    /// Share of each voice among all sentences, from 0 to 1; 0 where there is no sentence. With the undecided they add
    /// up to 1.
    pub shares: PerLabel,
}

/// A number for each label.
///
/// ```
/// use byline::analysis::PerLabel;
/// assert_eq!(PerLabel::from([0.75, 0.25, 0.0]).quote, 0.25);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PerLabel {
    /// Of *factual*.
    pub factual: f32,
    /// Of *quote*.
    pub quote: f32,
    /// Of *opinion*.
    pub opinion: f32,
}

impl From<[f32; Label::COUNT]> for PerLabel {
    /// Columns as in [`Label::ALL`].
    fn from([factual, quote, opinion]: [f32; Label::COUNT]) -> Self {
        Self {
            factual,
            quote,
            opinion,
        }
    }
}

impl From<PerLabel> for [f32; Label::COUNT] {
    /// Columns as in [`Label::ALL`].
    fn from(numbers: PerLabel) -> Self {
        [numbers.factual, numbers.quote, numbers.opinion]
    }
}

impl Summary {
    pub(super) fn of(sentences: &[AnalysedSentence<'_>]) -> Self {
        let mut summary = Self {
            sentences: sentences.len(),
            words: sentences.iter().map(|sentence| sentence.words).sum(),
            ..Self::default()
        };
        for sentence in sentences {
            *match sentence.label {
                Verdict::Factual => &mut summary.factual,
                Verdict::Quote => &mut summary.quote,
                Verdict::Opinion => &mut summary.opinion,
                Verdict::Undecided => &mut summary.undecided,
            } += 1;
        }
        let n_sentences = sentences.len().max(1) as f32;
        let counts = [summary.factual, summary.quote, summary.opinion];
        summary.shares = counts.map(|n| n as f32 / n_sentences).into();
        summary
    }
}
