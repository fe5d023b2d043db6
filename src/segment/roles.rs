//! What each block of a document is there for, judged by its words and by what stands around it.

mod notes;
mod posts;

use super::StructureKind;
use super::boundary::sentence_end;
use super::byline::{closes_text, is_bare_name, is_closing_phrase, is_signature, names_person};
use super::dateline::dateline_end;
use super::explainer::{has_question_headings, is_question};
use super::line_kind::{Shape, is_pull_quote, is_separator, kind_by_words};
use super::list::{Marker, capital_marker_at, marker_at};
use super::timestamp::timestamp_end;
use super::words::is_speech_verb;
use super::wrap::Block;
use crate::span::Span;
use crate::text::chars::{is_dash, is_gap, is_opening_quote, skip_gap};

/// A headline is followed by prose within this many blocks: byline, date, picture and standfirst may stand between.
const TITLE_REACH: usize = 8;

/// A heading is followed by prose within this many blocks: another heading or a caption may stand between.
const HEADING_REACH: usize = 3;

/// In a transcript somebody else speaks within this many blocks.
const SPEAKER_REACH: usize = 6;

/// The name of a speaker before its colon is shorter, in bytes.
const LONGEST_SPEAKER: usize = 40;

/// Numbered headings have at most this many blocks between them.
const NUMBER_REACH: usize = 30;

/// Where in the document a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Before any prose and without a headline so far.
    Start,
    /// Between the headline and the first prose.
    UnderTitle,
    /// After some prose.
    Body,
}

/// The blocks of a document and what is known of all of them.
pub(super) struct Roles<'t> {
    text: &'t str,
    shapes: &'t [Shape],
    /// Whether any block is prose.
    has_prose: bool,
    /// Whether short questions head its sections.
    has_question_headings: bool,
    /// Whether any account may be named: without one there is no post.
    has_accounts: bool,
}

impl<'t> Roles<'t> {
    /// `shapes` is the buffer for what is known of each block.
    pub(super) fn new(text: &'t str, blocks: &[Block], shapes: &'t mut Vec<Shape>) -> Self {
        shapes.clear();
        shapes.extend(blocks.iter().map(|block| Shape::of(text, block.span)));
        Self {
            text,
            has_prose: shapes.iter().any(|shape| shape.is_prose()),
            has_question_headings: has_question_headings(text, shapes),
            has_accounts: memchr::memchr(b'@', text.as_bytes()).is_some(),
            shapes,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.shapes.len()
    }

    pub(super) fn shape(&self, idx: usize) -> Shape {
        self.shapes[idx]
    }

    /// What the block is there for, or `None` for a paragraph. `position`: what came before it.
    pub(super) fn kind(&self, idx: usize, position: Position) -> Option<StructureKind> {
        let shape = self.shapes[idx];
        let text = self.text;
        if self.shapes.len() == 1 {
            return is_separator(shape.span.of(text)).then_some(StructureKind::Separator);
        }
        if let Some(kind) = kind_by_words(text, shape) {
            return Some(kind);
        }
        if self.has_accounts {
            if let Some(kind) = self.credit_kind(idx, position) {
                return Some(kind);
            }
            if self.is_posted(idx) {
                return None;
            }
        }
        if timestamp_end(text, shape.span.start, shape.span.end) == Some(shape.span.end) {
            return Some(StructureKind::Timestamp);
        }
        if !self.has_prose {
            return None;
        }
        if self.is_closing_note(idx) {
            return Some(StructureKind::Service);
        }
        let is_question_heading = self.has_question_headings && is_question(text, self.shapes, idx);
        if is_question_heading || self.is_numbered_heading(idx) {
            return Some(StructureKind::Heading);
        }
        let may_be_title = position == Position::Start;
        if may_be_title && idx == 0 && self.is_before_byline(idx) {
            return Some(StructureKind::Title);
        }
        if shape.ends_in_stop || !self.is_one_sentence(idx) {
            return None;
        }
        if self.is_speaker(idx) {
            return Some(StructureKind::Speaker);
        }
        if may_be_title && shape.is_title_like(text) && self.is_before_longer(idx) {
            return Some(StructureKind::Title);
        }
        if position == Position::UnderTitle && is_bare_name(text, shape) {
            return Some(StructureKind::Byline);
        }
        self.kind_of_short(idx)
    }

    /// What a block without a stop is there for, if it is short enough for a heading.
    fn kind_of_short(&self, idx: usize) -> Option<StructureKind> {
        let shape = self.shapes[idx];
        if !shape.is_heading_like()
            || self.is_list_item(idx)
            || is_pull_quote(self.text, shape.span)
        {
            return None;
        }
        if idx > 0 && (is_signature(self.text, shape) || is_closing_phrase(self.text, shape)) {
            return Some(StructureKind::Byline);
        }
        if idx + 1 == self.shapes.len() {
            return closes_text(self.text, shape).then_some(StructureKind::Service);
        }
        self.heads_something(idx).then_some(StructureKind::Heading)
    }

    /// Whether it is one of several numbered lines with paragraphs between them: *1. Everyone pays.*
    fn is_numbered_heading(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        let Some(marker) = self.marker(idx).filter(|marker| marker.is_number()) else {
            return false;
        };
        let is_neighbour = |other: usize| {
            self.marker(other)
                .is_some_and(|other| marker.is_followed_by(other) || other.is_followed_by(marker))
        };
        let Span { start: _, end } = shape.span;
        shape.n_words <= 14
            && self.shapes.get(idx + 1).is_some_and(|next| next.is_prose())
            && self.marker(idx + 1).is_none()
            && idx
                .checked_sub(1)
                .is_none_or(|before| self.marker(before).is_none())
            && (idx.saturating_sub(NUMBER_REACH)..idx + NUMBER_REACH).any(is_neighbour)
            && sentence_end(self.text, skip_gap(self.text, marker.end, end), end) == end
    }

    /// Whether some other block near `idx` begins with a name in capitals and a colon, as in a transcript.
    pub(super) fn is_near_speakers(&self, idx: usize) -> bool {
        let names_speaker = |shape: &Shape| {
            let line = shape.span.of(self.text);
            let reach = &line.as_bytes()[..line.len().min(LONGEST_SPEAKER)];
            memchr::memchr(b':', reach)
                .is_some_and(|colon| colon > 0 && !line[..colon].chars().any(char::is_lowercase))
        };
        self.shapes
            .iter()
            .skip(idx + 1)
            .take(SPEAKER_REACH)
            .any(names_speaker)
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
            && names_person(name)
            && idx > 0
            && self.shapes[idx - 1].ends_in_stop
    }

    /// Whether no sentence ends inside the block.
    fn is_one_sentence(&self, idx: usize) -> bool {
        let Span { start, end } = self.shapes[idx].span;
        sentence_end(self.text, start, end) == end
    }

    /// Whether the block, of one sentence, stands over a byline, a date or a dateline: a headline, even with a stop.
    fn is_before_byline(&self, idx: usize) -> bool {
        let Some(&next) = self.shapes.get(idx + 1) else {
            return false;
        };
        self.shapes[idx].n_words <= 24
            && self.shapes.len() > 2
            && (matches!(
                kind_by_words(self.text, next),
                Some(StructureKind::Byline | StructureKind::Timestamp)
            ) || dateline_end(self.text, next.span.start, next.span.end, false).is_some())
            && self.is_one_sentence(idx)
    }

    /// Whether a longer paragraph of prose follows soon.
    fn is_before_longer(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        self.shapes[idx + 1..]
            .iter()
            .take(TITLE_REACH)
            .any(|next| next.is_prose() && next.span.len() * 3 / 2 > shape.span.len())
    }

    /// Whether the block before or after it carries the same kind of list mark.
    fn is_list_item(&self, idx: usize) -> bool {
        let Some(marker) = self.marker(idx) else {
            return false;
        };
        let follows = idx
            .checked_sub(1)
            .and_then(|idx| self.marker(idx))
            .is_some_and(|previous| previous.is_followed_by(marker));
        let leads = self
            .marker(idx + 1)
            .is_some_and(|next| marker.is_followed_by(next));
        follows || leads
    }

    /// The list mark at the head of a block.
    pub(super) fn marker(&self, idx: usize) -> Option<Marker> {
        let span = self.shapes.get(idx)?.span;
        marker_at(self.text, span.start, span.end)
            .or_else(|| capital_marker_at(self.text, span.start, span.end))
    }

    /// Whether the line with a colon leads up to a list or to somebody's words: *Ann Poe added:*.
    fn introduces(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        let mut words = shape.span.of(self.text).trim_end_matches(':').split(is_gap);
        let is_before_quotation = self
            .shapes
            .get(idx + 1)
            .is_some_and(|next| next.span.of(self.text).starts_with(is_opening_quote));
        shape.n_words > 4
            || self.marker(idx + 1).is_some()
            || is_before_quotation
            || words.any(is_speech_verb)
    }

    /// Whether the short line `idx` has prose under it.
    fn heads_something(&self, idx: usize) -> bool {
        let shape = self.shapes[idx];
        let line = shape.span.of(self.text);
        if line.ends_with(['-', '–', '—']) || (line.ends_with(':') && self.introduces(idx)) {
            return false;
        }
        if line.starts_with(|c: char| c.is_lowercase() || is_dash(c))
            || (line.ends_with([';', ',']) && shape.n_words > 7)
        {
            return false;
        }
        self.shapes[idx + 1..]
            .iter()
            .take(HEADING_REACH)
            .any(|next| next.is_prose() || next.ends_in_quote)
    }
}
