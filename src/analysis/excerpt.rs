//! Words of the text and where they are.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::builder::Source;
use super::owned;
use crate::span::Span;

/// Words of the text and where they are.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let classifier = byline::Classifier::embedded()?;
/// let analysis = classifier.analyse_text("“Yes,” said Ada Brook.", &AnalysisOptions::default());
/// let cue = analysis.quotations[0].cue.as_ref().unwrap();
/// assert_eq!(cue.text, "said");
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Excerpt<'a> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends: one past the last.
    pub end: usize,
    /// The words.
    pub text: Cow<'a, str>,
}

impl<'a> Excerpt<'a> {
    pub(super) fn new(span: Span, source: &Source<'a>) -> Self {
        let (start, end) = source.place(span);
        Self {
            start,
            end,
            text: source.words(span),
        }
    }

    pub(super) fn into_owned(self) -> Excerpt<'static> {
        Excerpt {
            start: self.start,
            end: self.end,
            text: owned(self.text),
        }
    }
}
