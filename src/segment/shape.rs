//! What is known of a block before its sentences are looked for.

use super::trailer::{ends_in_reference, ends_in_stop, without_trailer};
use crate::text::chars::is_closing_quote;
use crate::text::scan;
use crate::text::span::Span;

/// Lines longer than this, in bytes, are prose unless they are the headline.
const LONGEST_HEADING: usize = 100;

/// Headings have at most this many words.
const MOST_HEADING_WORDS: usize = 14;

/// Headlines have at most this many bytes.
pub(super) const LONGEST_TITLE: usize = 240;

/// Headlines have at most this many words.
const MOST_TITLE_WORDS: usize = 32;

/// Length and end of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Its bytes.
    pub(super) span: Span,
    /// Number of words, counted by the white space between them; not counted where the line is too long for a heading.
    pub(super) n_words: usize,
    /// Whether it ends in a stop, before closing marks and notes.
    pub(super) ends_in_stop: bool,
    /// Whether it ends in a closing quotation mark.
    pub(super) ends_in_quote: bool,
    /// Whether the mark of a note or an address in the web ends it, and not a stop.
    pub(super) ends_in_reference: bool,
}

impl Shape {
    pub(super) fn of(text: &str, span: Span) -> Self {
        let line = span.of(text);
        let has_stop = ends_in_stop(line) || ends_in_stop(without_trailer(line));
        Self {
            span,
            n_words: if line.len() > LONGEST_TITLE {
                LONGEST_TITLE
            } else {
                1 + scan::count(line.as_bytes(), |byte| byte <= b' ')
            },
            ends_in_stop: has_stop,
            ends_in_quote: line.ends_with(|c| is_closing_quote(c) && !matches!(c, '“' | '‘')),
            ends_in_reference: !has_stop && ends_in_reference(line),
        }
    }

    /// Whether it reads as prose: it ends in a stop and is no mere fragment.
    pub(super) fn is_prose(self) -> bool {
        self.ends_in_stop && self.n_words > 3
    }

    /// Whether it is longer than any line that is not prose.
    pub(super) fn is_long(self) -> bool {
        self.span.len() > LONGEST_TITLE
    }

    /// Whether it may head something: short, without a stop or a closing quotation mark at its end.
    pub(super) fn is_heading_like(self) -> bool {
        !self.ends_in_stop
            && !self.ends_in_quote
            && !self.ends_in_reference
            && self.span.len() <= LONGEST_HEADING
            && self.n_words <= MOST_HEADING_WORDS
    }

    /// Whether it may be the headline.
    pub(super) fn is_title_like(self, text: &str) -> bool {
        !self.ends_in_stop
            && !self.ends_in_reference
            && self.span.len() <= LONGEST_TITLE
            && self.n_words <= MOST_TITLE_WORDS
            && !self.span.of(text).ends_with(':')
    }
}
