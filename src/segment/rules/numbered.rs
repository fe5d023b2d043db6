//! Numbered headings.

use super::super::StructureKind;
use super::super::boundary::sentence_end;
use super::{Block, Facts, Rule};
use crate::text::chars::skip_gap;

/// Numbered headings have at most this many words.
const MOST_WORDS: usize = 14;

/// Before the rules for stops: a numbered heading may keep its stop.
pub(super) const NUMBERED: Rule = Rule {
    name: "numbered heading",
    kind: Some(StructureKind::Heading),
    needs: Facts::SIGN,
    example: "Two things are known about it.\n\n=> 1. Everyone pays.\n\nThe bridge cost more than the road.\n\n\
              2. Nobody knew.\n\nThe council never asked the engineers.",
    applies: is_numbered_heading,
};

/// Whether it is one of several numbered lines with paragraphs between them.
fn is_numbered_heading(block: &Block<'_>) -> bool {
    let Some(marker) = block.marker().filter(|marker| marker.is_number()) else {
        return false;
    };
    let (text, end) = (block.text(), block.shape.span.end);
    block.shape.n_words <= MOST_WORDS
        && block.next().is_some_and(|next| next.is_prose())
        && block.next_marker().is_none()
        && block.previous_marker().is_none()
        && block.blocks.has_company(block.idx, marker)
        && sentence_end(text, skip_gap(text, marker.end, end), end) == end
}
