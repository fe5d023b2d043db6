//! Quotations: which words are given as somebody else's.
//!
//! Marks are found in one pass over the bytes, judged by their neighbours, and paired by a state machine that works
//! paragraph by paragraph: a stray or missing mark costs one paragraph at most. Whose words they are is not asked
//! here; see [`attribution`](crate::attribution).

mod apostrophe;
mod blocks;
mod continuation;
mod dash;
mod interview;
mod kind;
mod letter;
mod marks;
mod pairing;
mod post;
#[cfg(test)]
mod tests;
mod transcript;
mod turn;
mod unmarked;
pub(crate) mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::segment::Segmentation;
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
    /// The sentences that it touches, as indexes into [`Segmentation::sentences`].
    pub sentences: Range<usize>,
}

/// Finds the quotations of a segmented text, in order of their start, an inner one after the one around it.
///
/// Two quotations are disjoint, or one lies inside the other. A quotation that opens again at the head of each
/// paragraph and closes once is one quotation. One that is never closed ends with its paragraph; a closing mark
/// alone is no quotation. Cost: one pass over the bytes, and a few steps a mark.
///
/// ```
/// use byline::{quote, segment};
/// let text = "He said: “We don’t have the ‘time’.”";
/// let found = quote::find_quotations(text, &segment::segment(text));
/// assert_eq!(found[0].content.of(text), "We don’t have the ‘time’.");
/// assert_eq!((found[1].content.of(text), found[1].depth), ("time", 1));
/// ```
#[must_use]
pub fn find_quotations(text: &str, segmentation: &Segmentation) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    find_quotations_into(
        text,
        segmentation,
        &mut Workspace::default(),
        &mut quotations,
    );
    quotations
}

/// Buffers of [`find_quotations_into`], kept from one text to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workspace {
    blocks: Vec<blocks::Block>,
    marks: Vec<marks::Mark>,
    pairing: pairing::Workspace,
    unmarked: Vec<unmarked::Unmarked>,
    ends: Vec<usize>,
}

/// As [`find_quotations`], into a list that is kept from one text to the next.
pub(crate) fn find_quotations_into(
    text: &str,
    segmentation: &Segmentation,
    workspace: &mut Workspace,
    quotations: &mut Vec<Quotation>,
) {
    let Workspace {
        blocks,
        marks,
        pairing,
        unmarked: speeches,
        ends,
    } = workspace;
    blocks::blocks(text, segmentation, blocks);
    marks.clear();
    for block in blocks.iter_mut() {
        let first = marks.len();
        marks::lex(text, block.span, marks);
        block.marks = (first, marks.len());
    }
    let is_in_rows = segmentation.paragraphs.len() == segmentation.sentences.len();
    pairing::pair(text, blocks, marks, is_in_rows, pairing);
    let pairs = &pairing.pairs;
    *speeches = unmarked::unmarked(
        text,
        blocks,
        &segmentation.sentences,
        pairs,
        std::mem::take(speeches),
    );
    quotations.clear();
    ends.clear();
    let mut builder = Builder {
        text,
        segmentation,
        blocks,
        block_idx: 0,
        first_sentence: 0,
        ends,
        quotations,
    };
    let mut unmarked = speeches.iter().copied().peekable();
    for &pair in pairs {
        while let Some(quotation) =
            unmarked.next_if(|unmarked| unmarked.span.start <= pair.span.start)
        {
            builder.push_unmarked(quotation);
        }
        builder.push_pair(pair);
    }
    unmarked.for_each(|quotation| builder.push_unmarked(quotation));
}

/// Turns pairs into quotations, in order of their start.
struct Builder<'a> {
    text: &'a str,
    segmentation: &'a Segmentation,
    blocks: &'a [blocks::Block],
    block_idx: usize,
    first_sentence: usize,
    /// Ends of the quotations around the next one.
    ends: &'a mut Vec<usize>,
    quotations: &'a mut Vec<Quotation>,
}

impl Builder<'_> {
    fn push_pair(&mut self, pair: pairing::Pair) {
        while self.block_idx + 1 < self.blocks.len()
            && self.blocks[self.block_idx].span.end <= pair.span.start
        {
            self.block_idx += 1;
        }
        let n_words = words::count(pair.content.of(self.text));
        let kind = if pair.is_continued {
            QuotationKind::Speech
        } else {
            let block = self.blocks[self.block_idx].span;
            kind::kind(self.text, block, pair.span, pair.content, n_words)
        };
        let form = match pair.family {
            marks::Family::Double => QuotationForm::Double,
            marks::Family::Single => QuotationForm::Single,
            marks::Family::Guillemet | marks::Family::SingleGuillemet => QuotationForm::Guillemet,
        };
        self.push(pair.span, pair.content, kind, form, n_words);
    }

    fn push_unmarked(&mut self, unmarked: unmarked::Unmarked) {
        let n_words = words::count(unmarked.content.of(self.text));
        self.push(
            unmarked.span,
            unmarked.content,
            QuotationKind::Speech,
            unmarked.form,
            n_words,
        );
    }

    fn push(
        &mut self,
        span: Span,
        content: Span,
        kind: QuotationKind,
        form: QuotationForm,
        n_words: usize,
    ) {
        while self.ends.pop_if(|end| *end <= span.start).is_some() {}
        let depth = u8::try_from(self.ends.len()).unwrap_or(u8::MAX);
        self.ends.push(span.end);
        let sentences = &self.segmentation.sentences;
        let touches = |from: usize, until: &dyn Fn(&Span) -> bool| {
            sentences[from..]
                .iter()
                .take_while(|sentence| until(&sentence.span))
                .count()
                + from
        };
        self.first_sentence = touches(self.first_sentence, &|sentence| sentence.end <= span.start);
        let end = touches(self.first_sentence, &|sentence| sentence.start < span.end);
        self.quotations.push(Quotation {
            span,
            content,
            kind,
            depth,
            form,
            n_words,
            sentences: self.first_sentence..end,
        });
    }
}
