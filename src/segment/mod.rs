//! Text to paragraphs, sentences and structure lines.

use serde::Serialize;

use crate::span::Span;

/// One sentence of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without white space around them.
    pub span: Span,
    /// Index of the paragraph that holds it.
    pub paragraph_idx: usize,
    /// Index of the heading or label it stands under, among the structure lines.
    pub section_idx: Option<usize>,
}

/// What a line that is not a sentence is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StructureKind {
    /// The headline of the article.
    Title,
    /// Who wrote it: *By Jane Doe*.
    Byline,
    /// Where and when it was written: *LONDON (Reuters) –*.
    Dateline,
    /// Heads a section.
    Heading,
    /// Says what kind of text follows: *Analysis*, *Author's Opinion*.
    Label,
    /// Explains a picture.
    Caption,
    /// Numbers or marks an item of a list.
    ListMarker,
    /// Points elsewhere: *Read more: …*.
    Service,
}

/// A line, or the head of one, that is not a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StructureLine {
    /// Its bytes, without white space around them.
    pub span: Span,
    /// What it is there for.
    pub kind: StructureKind,
}

/// Paragraphs, sentences and structure lines of one text, each list in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// Paragraphs that hold at least one sentence.
    pub paragraphs: Vec<Span>,
    /// Sentences; disjoint, none empty.
    pub sentences: Vec<Sentence>,
    /// Structure lines; disjoint, and disjoint from the sentences.
    pub structure: Vec<StructureLine>,
}

impl Segmentation {
    /// Adds a sentence or heading that was split off by someone else, after all that is there.
    pub(crate) fn push_row(&mut self, span: Span, is_joined: bool, is_heading: bool) {
        if is_heading {
            self.structure.push(StructureLine {
                span,
                kind: StructureKind::Heading,
            });
            return;
        }
        match self.paragraphs.last_mut() {
            Some(paragraph) if is_joined => paragraph.end = span.end,
            _ => self.paragraphs.push(span),
        }
        self.sentences.push(Sentence {
            span,
            paragraph_idx: self.paragraphs.len() - 1,
            section_idx: self.structure.len().checked_sub(1),
        });
    }
}

/// Splits `text` into paragraphs, sentences and structure lines.
#[must_use]
pub fn segment(text: &str) -> Segmentation {
    let mut segmentation = Segmentation::default();
    let span = Span::new(0, text.len()).trimmed(text);
    if !span.is_empty() {
        segmentation.push_row(span, false, false);
    }
    segmentation
}
