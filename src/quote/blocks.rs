//! The stretches of text that marks are paired in.

use crate::segment::Segmentation;
use crate::span::Span;

/// A paragraph or a line of structure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) span: Span,
    /// Whether quotations pass over it: a heading neither continues nor ends one.
    pub(super) is_structure: bool,
    /// Its marks, a range of the list of all marks.
    pub(super) marks: (usize, usize),
}

/// Fills `blocks` with the paragraphs and the structure lines between them, in reading order; spans that do not fit
/// `text` are left out.
pub(super) fn blocks(text: &str, segmentation: &Segmentation, blocks: &mut Vec<Block>) {
    blocks.clear();
    blocks.reserve(segmentation.paragraphs.len() + segmentation.structure.len());
    let mut structure = segmentation
        .structure
        .iter()
        .map(|line| line.span)
        .peekable();
    let mut reached = 0;
    let mut push = |span: Span, is_structure: bool| {
        if span.start >= reached
            && span.start < span.end
            && text.get(span.start..span.end).is_some()
        {
            reached = span.end;
            blocks.push(Block {
                span,
                is_structure,
                marks: (0, 0),
            });
        }
    };
    for &paragraph in &segmentation.paragraphs {
        while let Some(line) = structure.next_if(|line| line.start < paragraph.start) {
            push(line, true);
        }
        push(paragraph, false);
    }
    structure.for_each(|line| push(line, true));
}
