//! What a quotation is and how the text shows it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What a marked span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuotationKind {
    /// Words of a source: at least five, or a clause of its own.
    Speech,
    /// A few words of a source inside the author's sentence, or a scare quote.
    Fragment,
    /// A title, a name or a term in marks.
    TitleOrTerm,
}

/// How a text shows that words are somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuotationForm {
    /// “ ” „ ", and the doubled backticks and apostrophes of typewriters.
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « » ‹ ›
    Guillemet,
    /// A dash before it: *– We will stay, said the miner.*
    Dash,
    /// A name and a colon before it, in a text written in turns.
    Turn,
    /// A paragraph set apart or announced, without marks.
    Block,
    /// A question before it, in an interview.
    Answer,
    /// A letter to the paper that is answered in it.
    Letter,
    /// A post in a social network, embedded with the credit of its account.
    Post,
}

impl QuotationForm {
    /// Its name in output files.
    ///
    /// ```
    /// use byline::quote::QuotationForm;
    /// assert_eq!(QuotationForm::Post.name(), "post");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Double => "double",
            Self::Single => "single",
            Self::Guillemet => "guillemet",
            Self::Dash => "dash",
            Self::Turn => "turn",
            Self::Block => "block",
            Self::Answer => "answer",
            Self::Letter => "letter",
            Self::Post => "post",
        }
    }

    /// Whether quotation marks show it.
    #[must_use]
    pub fn is_marked(self) -> bool {
        matches!(self, Self::Double | Self::Single | Self::Guillemet)
    }
}

/// A stretch of words given as somebody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// From the first mark to one past the last; across paragraphs where the speech runs on.
    pub span: Span,
    /// What stands between the marks.
    pub content: Span,
    /// What it is.
    pub kind: QuotationKind,
    /// How many quotations are around it: 0 for an outer one.
    pub depth: u8,
    /// How the text shows it.
    pub form: QuotationForm,
    /// Number of words in the content.
    pub n_words: usize,
    /// The sentences that it touches, as indexes into [`Segmentation::sentences`](crate::segment::Segmentation).
    pub sentences: Range<usize>,
}
