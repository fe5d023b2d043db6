//! Blocks to structure lines and paragraphs of sentences.

use super::boundary::sentence_end;
use super::chars::{char_at, is_closing_quote, is_dash, skip_gap, trim_gap_end};
use super::dateline::{dateline_end, timestamp_end};
use super::labels::run_in_label_end;
use super::line_kind::{Shape, is_signature, kind_by_words};
use super::list::{Marker, marker_at, next_item};
use super::wrap::Block;
use super::{Segmentation, Sentence, StructureKind, StructureLine};
use crate::span::Span;

/// A headline is followed by prose within this many blocks: byline, date, picture and standfirst may stand between.
const TITLE_REACH: usize = 8;

/// Fills `segmentation` from the blocks of `text`.
pub(super) fn outline(text: &str, blocks: &[Block], segmentation: &mut Segmentation) {
    let shapes: Vec<Shape> = blocks
        .iter()
        .map(|block| Shape::of(text, block.span))
        .collect();
    let mut outline = Outline {
        text,
        has_prose: shapes.iter().any(|shape| shape.is_prose()),
        shapes: &shapes,
        segmentation,
        section_idx: None,
        marker: None,
        has_title: false,
        is_head: true,
    };
    for idx in 0..shapes.len() {
        outline.block(idx);
    }
}

struct Outline<'a> {
    text: &'a str,
    shapes: &'a [Shape],
    segmentation: &'a mut Segmentation,
    section_idx: Option<usize>,
    /// The mark of the latest list item.
    marker: Option<Marker>,
    /// Whether any block of the document is prose.
    has_prose: bool,
    has_title: bool,
    /// Whether no prose has come yet.
    is_head: bool,
}

impl Outline<'_> {
    fn block(&mut self, idx: usize) {
        let shape = self.shapes[idx];
        if let Some(kind) = self.kind_of(idx) {
            self.has_title |= kind == StructureKind::Title;
            self.push_structure(shape.span, kind);
        } else {
            self.paragraph(idx);
            self.is_head &= !shape.is_prose();
        }
    }

    /// What the block is there for, or `None` for a paragraph.
    fn kind_of(&self, idx: usize) -> Option<StructureKind> {
        let shape = self.shapes[idx];
        let text = self.text;
        let Span { start, end } = shape.span;
        if self.shapes.len() == 1 {
            let is_separator = !shape.span.of(text).chars().any(char::is_alphanumeric);
            return is_separator.then_some(StructureKind::Separator);
        }
        if let Some(kind) = kind_by_words(text, shape) {
            return Some(kind);
        }
        if timestamp_end(text, start, end) == Some(end) {
            return Some(StructureKind::Timestamp);
        }
        if shape.ends_in_stop || !self.has_prose {
            return None;
        }
        if self.is_speaker(idx) {
            return Some(StructureKind::Speaker);
        }
        if self.is_head && !self.has_title && shape.is_title_like() && self.is_before_longer(idx) {
            return Some(StructureKind::Title);
        }
        if !shape.is_heading_like() || self.is_list_item(idx) {
            return None;
        }
        if is_signature(text, shape) && idx > 0 {
            return Some(StructureKind::Byline);
        }
        self.heads_something(idx).then_some(StructureKind::Heading)
    }

    /// Whether the line names a speaker: a name with a colon, or with a dash under a quotation.
    fn is_speaker(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        let line = shape.span.of(self.text);
        if shape.n_words <= 5 && line.ends_with(':') {
            return !line.chars().any(char::is_lowercase);
        }
        let name = line.trim_start_matches(is_dash).trim_start();
        name.len() < line.len()
            && !line.starts_with("- ")
            && shape.is_heading_like()
            && name.starts_with(|c: char| c.is_uppercase())
            && idx > 0
            && self.shapes[idx - 1].ends_in_quote
    }

    /// Whether a longer paragraph of prose follows soon.
    fn is_before_longer(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        self.shapes[idx + 1..]
            .iter()
            .take(TITLE_REACH)
            .any(|next| next.is_prose() && next.span.len() > shape.span.len())
    }

    /// Whether the block before or after it carries the same kind of list mark.
    fn is_list_item(&self, idx: usize) -> bool {
        let Some(marker) = self.marker_of(idx) else {
            return false;
        };
        let follows = idx
            .checked_sub(1)
            .and_then(|idx| self.marker_of(idx))
            .is_some_and(|previous| previous.is_followed_by(marker));
        let leads = self
            .marker_of(idx + 1)
            .is_some_and(|next| marker.is_followed_by(next));
        follows || leads
    }

    fn marker_of(&self, idx: usize) -> Option<Marker> {
        let span = self.shapes.get(idx)?.span;
        marker_at(self.text, span.start, span.end)
    }

    /// Whether the short line `idx` has prose under it, or closes the text as no sentence would.
    fn heads_something(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        let line = shape.span.of(self.text);
        if line.starts_with(|c: char| c.is_lowercase() || is_dash(c))
            || (line.ends_with([':', ';', ',']) && shape.n_words > 7)
        {
            return false;
        }
        let mut following = self.shapes[idx + 1..].iter().peekable();
        if following.peek().is_none() {
            return shape.n_words <= 3;
        }
        following
            .take(3)
            .any(|next| next.is_prose() || next.ends_in_quote)
    }

    fn push_structure(&mut self, span: Span, kind: StructureKind) {
        if kind.governs() {
            self.section_idx = Some(self.segmentation.structure.len());
        }
        self.segmentation
            .structure
            .push(StructureLine { span, kind });
    }

    /// Cuts off what stands at the head of a paragraph, then its sentences.
    fn paragraph(&mut self, idx: usize) {
        let Span { start, end } = self.shapes[idx].span;
        let mut at = start;
        if let Some(time) = timestamp_end(self.text, at, end) {
            at = self.push_head(at, time, end, StructureKind::Timestamp);
        }
        if let Some(label) = run_in_label_end(self.text, at, end) {
            at = self.push_head(at, label, end, StructureKind::Label);
        }
        if let Some(dateline) = dateline_end(self.text, at, end, self.is_head) {
            at = self.push_head(at, dateline, end, StructureKind::Dateline);
        }
        let mut first = None;
        let mut last = at;
        let mut is_block_head = true;
        while at < end {
            let mut limit = end;
            if let Some(marker) = self.item_at(idx, at, is_block_head) {
                self.marker = Some(marker);
                at = self.push_head(at, marker.end, end, StructureKind::ListMarker);
                if let Some(inner) = self.inner_marker(at, end) {
                    self.marker = Some(inner);
                    at = self.push_head(at, inner.end, end, StructureKind::ListMarker);
                }
            }
            if let Some(marker) = self.marker
                && let Some(next) = next_item(self.text, marker, at, end)
            {
                limit = trim_gap_end(self.text, at, next);
            }
            if limit <= at {
                limit = end;
            }
            let stop = sentence_end(self.text, at, limit);
            first.get_or_insert(at);
            last = stop;
            self.segmentation.sentences.push(Sentence {
                span: Span::new(at, stop),
                paragraph_idx: self.segmentation.paragraphs.len(),
                section_idx: self.section_idx,
            });
            at = skip_gap(self.text, stop, end);
            is_block_head = false;
        }
        self.marker = self.marker.filter(|_| !is_block_head);
        if let Some(first) = first {
            self.segmentation.paragraphs.push(Span::new(first, last));
        }
    }

    /// Adds what stands at the head of a paragraph; returns where the rest begins.
    fn push_head(
        &mut self,
        start: usize,
        head_end: usize,
        end: usize,
        kind: StructureKind,
    ) -> usize {
        let head_end = trim_gap_end(self.text, start, head_end);
        self.push_structure(Span::new(start, head_end), kind);
        skip_gap(self.text, head_end, end)
    }

    /// The mark of a list item at `at`, where a sentence begins.
    fn item_at(&self, idx: usize, at: usize, is_block_head: bool) -> Option<Marker> {
        let marker = marker_at(self.text, at, self.shapes[idx].span.end)?;
        let end = self.shapes[idx].span.end;
        if self
            .marker
            .is_some_and(|previous| previous.is_followed_by(marker))
        {
            return Some(marker);
        }
        let is_followed = || {
            next_item(self.text, marker, marker.end, end).is_some()
                || self
                    .marker_of(idx + 1)
                    .is_some_and(|next| marker.is_followed_by(next))
        };
        let stands_alone = is_block_head && !marker.needs_company();
        (stands_alone || (marker.is_first() && !is_closing(self.text, at) && is_followed()))
            .then_some(marker)
    }

    /// A number right after a bullet: `• 9. The first item`.
    fn inner_marker(&self, at: usize, end: usize) -> Option<Marker> {
        marker_at(self.text, at, end).filter(|marker| !marker.needs_company())
    }
}

/// Whether a closing mark stands at `at`.
fn is_closing(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(is_closing_quote)
}
