//! The headline.

use super::super::StructureKind;
use super::super::dateline::dateline_end;
use super::{Block, Position, Rule, kind_of_line};

/// A headline is followed by prose within this many blocks: byline, date, picture and standfirst may stand between.
const TITLE_REACH: usize = 8;

/// A headline with a stop has at most this many words.
const MOST_WORDS: usize = 24;

/// Before the rules for stops: the first line over a byline, a date or a dateline is the headline, even with a stop.
pub(super) const OVER_BYLINE: Rule = Rule {
    name: "first line over a byline",
    kind: Some(StructureKind::Title),
    example: "=> Why the bridge fell.\n\nBy Jane Doe\n\nThe bridge fell on Monday night.",
    applies: |block| block.position == Position::Start && block.idx == 0 && is_over_byline(block),
};

/// After speakers, whose names open transcripts; before headings, which stand below it.
pub(super) const TITLE: Rule = Rule {
    name: "headline",
    kind: Some(StructureKind::Title),
    example: "=> Bridge falls in storm\n\nThe bridge fell on Monday night.",
    applies: |block| {
        block.position == Position::Start
            && block.shape.is_title_like(block.text())
            && is_over_longer(block)
    },
};

/// Whether the block, of one sentence, stands over a byline, a date or a dateline.
fn is_over_byline(block: &Block<'_>) -> bool {
    let Some(&next) = block.next() else {
        return false;
    };
    let is_head = || {
        let next = block.blocks.block(block.idx + 1, block.position);
        matches!(
            kind_of_line(&next),
            Some(StructureKind::Byline | StructureKind::Timestamp)
        )
    };
    let has_dateline =
        || dateline_end(block.text(), next.span.start, next.span.end, false).is_some();
    block.shape.n_words <= MOST_WORDS
        && block.blocks.len() > 2
        && (is_head() || has_dateline())
        && block.is_one_sentence()
}

/// Whether a longer paragraph of prose follows soon.
fn is_over_longer(block: &Block<'_>) -> bool {
    block
        .following()
        .iter()
        .take(TITLE_REACH)
        .any(|next| next.is_prose() && next.span.len() * 3 / 2 > block.shape.span.len())
}
