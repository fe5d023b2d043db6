//! Blocks to structure lines and paragraphs of sentences.

use super::boundary::sentence_end;
use super::dateline::{agency_start, dateline_end};
use super::labels::run_in_label_end;
use super::list::{Marker, capital_marker_at, end_before_item, marker_at, next_item};
use super::metadata::run_in_field;
use super::names::names_person;
use super::rules::{Blocks, Position, decide, stage_note_end};
use super::tag::{after_dash, signature_end};
use super::timestamp::timestamp_end;
use super::trailer::is_wordless;
use super::{Segmentation, Sentence, StructureKind, StructureLine};
use crate::span::Span;
use crate::text::chars::{is_dash, skip_gap, trim_gap_end};

/// Fills `segmentation` from `blocks`; `known` are those whose kind need not be judged.
pub(super) fn outline(
    blocks: &Blocks<'_>,
    known: &[StructureLine],
    segmentation: &mut Segmentation,
) {
    let mut outline = Outline {
        text: blocks.text(),
        blocks,
        known,
        segmentation,
        section_idx: None,
        marker: None,
        position: Position::Start,
    };
    for idx in 0..blocks.len() {
        outline.block(idx);
    }
}

struct Outline<'a> {
    text: &'a str,
    blocks: &'a Blocks<'a>,
    known: &'a [StructureLine],
    segmentation: &'a mut Segmentation,
    section_idx: Option<usize>,
    /// The mark of the latest list item.
    marker: Option<Marker>,
    position: Position,
}

impl Outline<'_> {
    fn block(&mut self, idx: usize) {
        let shape = self.blocks.shape(idx);
        let known = self.known_kind(shape.span);
        let kind = known.or_else(|| decide(&self.blocks.block(idx, self.position)).kind);
        match kind {
            Some(StructureKind::Title) => self.title(shape.span),
            Some(kind) => self.push_structure(shape.span, kind),
            None => self.paragraph(idx),
        }
        self.position = self.position.after(kind, shape);
    }

    /// What is known of the block at `span`; drops what lies before it from the list.
    fn known_kind(&mut self, span: Span) -> Option<StructureKind> {
        while let [line, rest @ ..] = self.known
            && line.span.start < span.start
        {
            self.known = rest;
        }
        let line = self.known.first()?;
        (line.span == span).then_some(line.kind)
    }

    /// Adds the headline, and before it a label that is set off by a mark: *Opinion: Why the bridge fell*.
    fn title(&mut self, span: Span) {
        let Span { mut start, end } = span;
        if let Some(label) = run_in_label_end(self.text, start, end)
            && self.text[start..label].ends_with(|c| is_dash(c) || matches!(c, ':' | '|' | ']'))
        {
            start = self.push_head(start, label, end, StructureKind::Label);
        }
        self.push_structure(Span::new(start, end), StructureKind::Title);
    }

    fn push_structure(&mut self, span: Span, kind: StructureKind) {
        if kind.governs() {
            self.section_idx = Some(self.segmentation.structure.len());
        }
        self.segmentation
            .structure
            .push(StructureLine { span, kind });
    }

    /// Cuts off what stands at the head of a paragraph, then its sentences, then the credit of a post.
    fn paragraph(&mut self, idx: usize) {
        let Span {
            start,
            end: block_end,
        } = self.blocks.shape(idx).span;
        let credit = self.blocks.credit(idx).map_or(0, |credit| credit.start);
        let end = if credit > 0 {
            trim_gap_end(self.text, start, start + credit)
        } else {
            block_end
        };
        // The agency that signs the report: `It rained. (AP)`.
        let signed = end;
        let end = match agency_start(&self.text[start..end]) {
            Some(len) => trim_gap_end(self.text, start, start + len),
            None => end,
        };
        let mut at = self.head(idx, end);
        let mut paragraph: Option<Span> = None;
        let mut is_block_head = true;
        let mut item_end = end;
        while at < end {
            if let Some(marker) = self.item(idx, at, is_block_head) {
                self.marker = Some(marker);
                at = self.push_head(at, marker.end, end, StructureKind::ListMarker);
                // A number right after a bullet: `• 9. The first item`.
                if let Some(inner) = marker_at(self.text, at, end).filter(|inner| inner.is_number())
                {
                    at = self.push_head(at, inner.end, end, StructureKind::ListMarker);
                }
                item_end = self.item_end(marker, at, end);
                // Nothing but the credit of a post may follow a mark.
                if at >= end {
                    break;
                }
            }
            if !is_block_head && self.is_signature(at, end) {
                self.push_structure(Span::new(at, end), StructureKind::Speaker);
                break;
            }
            if let Some(note) = stage_note_end(&self.text[at..end]) {
                at = self.push_head(at, at + note, end, StructureKind::Service);
                continue;
            }
            let stop = sentence_end(self.text, at, if at < item_end { item_end } else { end });
            let stop = end_before_item(self.text, at, stop, end).unwrap_or(stop);
            // Pictures and marks of notes after the last stop.
            let stop = if is_wordless(self.text, stop, end) {
                end
            } else {
                stop
            };
            paragraph.get_or_insert(Span::new(at, stop)).end = stop;
            self.segmentation.sentences.push(Sentence {
                span: Span::new(at, stop),
                paragraph_idx: self.segmentation.paragraphs.len(),
                section_idx: self.section_idx,
            });
            at = skip_gap(self.text, stop, end);
            is_block_head = false;
        }
        self.segmentation.paragraphs.extend(paragraph);
        let agency = skip_gap(self.text, end, signed);
        if agency < signed {
            self.push_structure(Span::new(agency, signed), StructureKind::Byline);
        }
        if credit > 0 {
            self.push_structure(Span::new(start + credit, block_end), StructureKind::Post);
        }
    }

    /// Cuts off fields of the article, a time, a label and a dateline; returns where the sentences begin.
    fn head(&mut self, idx: usize, end: usize) -> usize {
        let mut at = self.blocks.shape(idx).span.start;
        at = self.fields(at, end);
        if let Some(time) = timestamp_end(self.text, at, end) {
            at = self.push_head(at, time, end, StructureKind::Timestamp);
        }
        if let Some(label) = run_in_label_end(self.text, at, end) {
            at = self.push_head(at, label, end, StructureKind::Label);
        }
        let is_first = self.position != Position::Body && !self.blocks.is_near_speakers(idx);
        if let Some(dateline) = dateline_end(self.text, at, end, is_first) {
            at = self.push_head(at, dateline, end, StructureKind::Dateline);
            // The wire after the place: `LONDON -- (Marketwired) -- 03/04/25 --`.
            if self.text[at..end].starts_with('(')
                && let Some(wire) = dateline_end(self.text, at, end, is_first)
            {
                at = self.push_head(at, wire, end, StructureKind::Dateline);
                at = self.fields(at, end);
            }
        }
        at
    }

    /// Cuts off fields that describe the article; returns where the rest begins.
    fn fields(&mut self, mut at: usize, end: usize) -> usize {
        if self.position != Position::Body {
            while let Some((field, kind)) = run_in_field(self.text, at, end) {
                at = self.push_head(at, field, end, kind);
            }
        }
        at
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
    fn item(&self, idx: usize, at: usize, is_block_head: bool) -> Option<Marker> {
        let end = self.blocks.shape(idx).span.end;
        let capital = || {
            is_block_head
                .then(|| capital_marker_at(self.text, at, end))
                .flatten()
        };
        let marker = marker_at(self.text, at, end).or_else(capital)?;
        if self
            .marker
            .is_some_and(|previous| previous.is_followed_by(marker))
        {
            return Some(marker);
        }
        if is_block_head && !marker.needs_company() {
            return Some(marker);
        }
        let is_followed = next_item(self.text, marker, marker.end, end).is_some()
            || (is_block_head && self.blocks.has_company(idx, marker));
        is_followed.then_some(marker)
    }

    /// Where the list item at `at` ends if another one follows on its line, else `end`.
    fn item_end(&self, marker: Marker, at: usize, end: usize) -> usize {
        next_item(self.text, marker, at, end)
            .map(|next| trim_gap_end(self.text, at, next))
            .filter(|&limit| limit > at)
            .unwrap_or(end)
    }

    /// Whether only a dash and a name stand in `at..end`, as under a letter or an unmarked quotation.
    fn is_signature(&self, at: usize, end: usize) -> bool {
        let rest = &self.text[at..end];
        let next = after_dash(self.text, at, end);
        next > at
            && !rest.starts_with("- ")
            && !rest.ends_with('.')
            && signature_end(self.text, next, end) == Some(end)
            && names_person(&self.text[next..end])
    }
}
