//! Dates and hours on lines of their own.

use super::super::StructureKind;
use super::super::timestamp::{is_date, timestamp_end};
use super::Rule;
use crate::lexicon::DATE_OPENINGS;

/// A line that says when the article was published has at most this many words.
const MOST_WORDS: usize = 14;

/// Among the rules of the line: nothing but a date is said.
pub(super) const DATE: Rule = Rule {
    name: "date",
    kind: Some(StructureKind::Timestamp),
    example: "Bridge falls in storm\n\n=> Monday, March 4, 2024\n\nThe bridge fell on Monday night.",
    applies: |block| is_date(block.line),
};

/// Beside the other openings: no opening of one kind begins one of another, so that their order does not matter.
pub(super) const DATED: Rule = Rule {
    name: "opening of a date",
    kind: Some(StructureKind::Timestamp),
    example: "Bridge falls in storm\n\n=> Published on our page at 5 in the morning\n\nThe bridge fell on Monday night.",
    applies: |block| {
        let line = block.line;
        DATE_OPENINGS.heads(line)
            && block.shape.n_words <= MOST_WORDS
            && line.bytes().any(|byte| byte.is_ascii_digit())
    },
};

/// After posts, whose credits hold hours, too; before prose is asked for, since a live blog may have none yet.
pub(super) const HOUR: Rule = Rule {
    name: "hour of an entry",
    kind: Some(StructureKind::Timestamp),
    example: "The bridge fell on Monday night.\n\n=> [10:42 am]\n\nThe council meets at noon.",
    applies: |block| {
        let span = block.shape.span;
        timestamp_end(block.text(), span.start, span.end) == Some(span.end)
    },
};
