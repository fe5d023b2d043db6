//! Rules that take a block for a paragraph, so that those after them need not ask again.

use super::super::list::Marker;
use super::{Block, Facts, Rule};
use crate::text::chars::{is_closing_quote, is_dash, is_opening_quote};

/// After separators alone: a text of one line is somebody's sentence, however short.
pub(super) const ALONE: Rule = Rule {
    name: "line alone",
    kind: None,
    needs: Facts::NONE,
    example: "=> Analysis",
    applies: |block| block.blocks.len() == 1,
};

/// Before all that look at words: no line but a paragraph is so long, and most blocks are.
pub(super) const LONG: Rule = Rule {
    name: "long line",
    kind: None,
    needs: Facts::NONE,
    example: "=> Photo: the bridge had carried the road from the harbour to the market for a hundred and twelve years when \
              the storm of Monday night took the first of its four arches and, before the morning, the second and the \
              third, and with them the only way over the river\n\nNobody was hurt.",
    applies: |block| block.shape.is_long(),
};

/// Before headings and titles, which stand over prose: without any, short lines are a list or a poem.
pub(super) const NO_PROSE: Rule = Rule {
    name: "text without prose",
    kind: None,
    needs: Facts::NONE,
    example: "=> The bridge\n\nThe river under it",
    applies: |block| !block.blocks.has_prose,
};

/// After the few lines that keep their stop as headings; no other ends in one.
pub(super) const STOP: Rule = Rule {
    name: "stop at the end",
    kind: None,
    needs: Facts::NONE,
    example: "Bridge falls in storm\n\n=> Nobody was hurt.\n\nThe council meets on Friday to talk about it.",
    applies: |block| block.shape.ends_in_stop,
};

/// Beside the stop at the end, and after it, since it has to look for stops inside.
pub(super) const SENTENCES: Rule = Rule {
    name: "several sentences",
    kind: None,
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> It was old. Everybody knew\n\nThe council meets on Friday.",
    applies: |block| !block.is_one_sentence(),
};

/// After the headline, which may be longer; a heading, a signature or a note is not.
pub(super) const WIDE: Rule = Rule {
    name: "too long for a heading",
    kind: None,
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> It had carried the road from the harbour to the market for a hundred \
              and twelve years and more\n\nNobody was hurt.",
    applies: |block| !block.shape.is_heading_like(),
};

/// Before headings: an item without a stop is as short as one.
pub(super) const ITEM: Rule = Rule {
    name: "item of a list",
    kind: None,
    needs: Facts::NONE,
    example: "The council wants three things now.\n\n=> • a new bridge\n\n• a ferry until then\n\nIt meets on Friday.",
    applies: is_item,
};

/// Before signatures and headings, which have names and no stop, too.
pub(super) const PULL_QUOTE: Rule = Rule {
    name: "pull quote",
    kind: None,
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> “We knew.” – Jane Doe\n\nThe council meets on Friday.",
    applies: |block| is_pull_quote(block.line),
};

/// What no rule knows.
pub(super) static PARAGRAPH: Rule = Rule {
    name: "paragraph",
    kind: None,
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> and then the road\n\nThe council meets on Friday.",
    applies: |_| true,
};

/// Whether the block before or after it carries the list mark that comes before or after its own, counted up or down.
fn is_item(block: &Block<'_>) -> bool {
    let Some(marker) = block.marker() else {
        return false;
    };
    let is_next = |other: Marker| other.is_followed_by(marker) || marker.is_followed_by(other);
    block.previous_marker().is_some_and(is_next) || block.next_marker().is_some_and(is_next)
}

/// Whether the line is a quotation with its source after a dash: *“…” – Jane Doe*.
fn is_pull_quote(line: &str) -> bool {
    line.starts_with(is_opening_quote)
        && line.match_indices(is_dash).any(|(at, _)| {
            line[..at]
                .trim_end()
                .ends_with(|c| is_closing_quote(c) || matches!(c, '.' | '!' | '?'))
        })
}
