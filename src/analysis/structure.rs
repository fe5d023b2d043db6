//! A line that is no sentence.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::builder::Source;
use super::owned;
use crate::document::Document;
use crate::segment::{StructureKind, StructureLine};
use crate::span::Span;

/// A line, or a part of one, that is no sentence.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// use byline::segment::StructureKind;
/// let text = "LEEDS (PA) – The bridge fell on Monday.";
/// let analysis = byline::Classifier::embedded()?.analyse_text(text, &AnalysisOptions::default());
/// let line = &analysis.structure[0];
/// assert_eq!((line.kind, &*line.text), (StructureKind::Dateline, "LEEDS (PA) –"));
/// assert!(line.begins_line && !line.ends_line);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnalysedLine<'a> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends: one past the last.
    pub end: usize,
    /// What it is there for.
    pub kind: StructureKind,
    /// Its words as they stand in the text.
    pub text: Cow<'a, str>,
    /// Whether no sentence or other such line stands before it on its line.
    pub begins_line: bool,
    /// Whether nothing stands behind it on its line: a dateline, a label or a list mark may run into a sentence.
    pub ends_line: bool,
}

impl<'a> AnalysedLine<'a> {
    pub(super) fn new(line: StructureLine, document: &Document, source: &Source<'a>) -> Self {
        let (start, end) = source.place(line.span);
        let (before, after) = neighbours(line.span, document);
        Self {
            start,
            end,
            kind: line.kind,
            text: source.words(line.span),
            begins_line: before.is_none_or(|end| source.breaks_between(end, line.span.start)),
            ends_line: after.is_none_or(|start| source.breaks_between(line.span.end, start)),
        }
    }

    pub(super) fn into_owned(self) -> AnalysedLine<'static> {
        AnalysedLine {
            text: owned(self.text),
            start: self.start,
            end: self.end,
            kind: self.kind,
            begins_line: self.begins_line,
            ends_line: self.ends_line,
        }
    }
}

/// Where what stands before a line ends, and where what stands after it starts.
fn neighbours(line: Span, document: &Document) -> (Option<usize>, Option<usize>) {
    let sentences = document.sentences();
    let lines = document.structure();
    let n_sentences = sentences.partition_point(|sentence| sentence.span.start < line.start);
    let n_lines = lines.partition_point(|other| other.span.start < line.start);
    let before = [
        sentences[..n_sentences]
            .last()
            .map(|sentence| sentence.span.end),
        lines[..n_lines].last().map(|other| other.span.end),
    ];
    let after = [
        sentences
            .get(n_sentences)
            .map(|sentence| sentence.span.start),
        // The line itself comes first.
        lines.get(n_lines + 1).map(|other| other.span.start),
    ];
    (
        before.into_iter().flatten().max(),
        after.into_iter().flatten().min(),
    )
}
