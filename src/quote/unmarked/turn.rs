//! The turns of a text, read paragraph by paragraph.

use super::paragraph::Paragraph;
use super::transcript::is_note;
use super::turn_style::TurnStyle;
use crate::quote::passage::{Passage, heads};
use crate::quote::speech::Speech;
use crate::segment::Sentence;
use crate::span::Span;

/// Reads the turns of a text, paragraph by paragraph.
pub(super) struct Turns {
    style: TurnStyle,
    /// Whether the last speech found is a turn that may go on.
    is_open: bool,
    /// The line before that names who speaks next.
    speaker: Option<Span>,
    /// The two as they were before the paragraph that is read.
    was_open: bool,
    named: Option<Span>,
}

impl Turns {
    pub(super) fn of(text: &str, passages: &[Passage], sentences: &[Sentence]) -> Self {
        let lines = passages
            .iter()
            .filter(|passage| passage.is_structure && passage.span.of(text).ends_with(':'));
        let heads = heads(passages, sentences).chain(lines.map(|passage| passage.span));
        Self {
            style: TurnStyle::of(text, heads, passages.len(), sentences.len()),
            is_open: false,
            speaker: None,
            was_open: false,
            named: None,
        }
    }

    /// Whether the text is all a transcript.
    pub(super) fn is_transcript(&self) -> bool {
        self.style.is_transcript()
    }

    /// Takes a passage that is not read for speech: it may name the next speaker, and ends a turn unless it is a note.
    pub(super) fn pass_over(&mut self, text: &str, passage: Passage) {
        let line = Some(passage.span).filter(|_| passage.is_structure);
        self.speaker = line.filter(|line| self.style.is_named_by(text, *line));
        self.is_open &= line.is_some_and(|line| is_note(line.of(text)));
    }

    /// Begins a paragraph: a turn ends before it unless [`read`](Self::read) finds that it goes on.
    pub(super) fn begin_paragraph(&mut self) {
        self.was_open = std::mem::take(&mut self.is_open);
        self.named = self.speaker.take();
    }

    /// Adds the turns of a paragraph to `found`, or lets the last one go on over it. Whether either was done.
    pub(super) fn read(
        &mut self,
        text: &str,
        paragraph: &Paragraph<'_>,
        found: &mut Vec<Speech>,
    ) -> bool {
        if !self.style.is_any() {
            return false;
        }
        let first = found.len();
        if self.style.add(text, paragraph.heads(), found) {
            let last = found[first..].last();
            self.is_open = last.is_some_and(|turn| turn.span.end == paragraph.span.end);
        } else if let Some(line) = self.named {
            self.is_open = self.style.add_named(text, line, paragraph.span, found);
        } else if self.was_open
            && let Some(turn) = found.last_mut()
        {
            self.is_open = self
                .style
                .extend(text, paragraph.span, paragraph.pairs(), turn);
        }
        self.is_open || found.len() > first
    }

    /// Ends the turn that may go on.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }
}
