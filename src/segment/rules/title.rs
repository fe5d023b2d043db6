//! The headline.

use super::super::StructureKind;
use super::super::dateline::dateline_end;
use super::super::shape::Shape;
use super::{Block, Facts, Position, Rule, kind_of_line};

/// A headline is followed by prose within this many blocks: byline, date, picture and standfirst may stand between.
const TITLE_REACH: usize = 8;

/// The lines of a page between a headline and its article are looked through up to here.
const PAGE_REACH: usize = 40;

/// A headline with a stop has at most this many words.
const MOST_WORDS: usize = 24;

/// Before the rules for stops: the first line over a byline, a date or a dateline is the headline, even with a stop.
pub(super) const OVER_BYLINE: Rule = Rule {
    name: "first line over a byline",
    kind: Some(StructureKind::Title),
    needs: Facts::BEFORE_PROSE,
    example: "=> Why the bridge fell.\n\nBy Jane Doe\n\nThe bridge fell on Monday night.",
    applies: |block| block.position == Position::Start && block.idx == 0 && is_over_byline(block),
};

/// Before the rules for stops: a question over a heading is a headline, since nothing else has a heading right below it.
pub(super) const QUESTION: Rule = Rule {
    name: "question over a heading",
    kind: Some(StructureKind::Title),
    needs: Facts::BEFORE_PROSE,
    example: "=> What made the bridge fall?\n\nThe storm\n\nThe bridge fell on Monday night.",
    applies: |block| {
        block.position == Position::Start
            && block.line.ends_with(['?', '!'])
            && block.shape.n_words <= MOST_WORDS
            && is_over_heading(block)
            && block.is_one_sentence()
    },
};

/// After speakers, whose names open transcripts; before headings, which stand below it.
pub(super) const TITLE: Rule = Rule {
    name: "headline",
    kind: Some(StructureKind::Title),
    needs: Facts::NONE,
    example: "=> Bridge falls in storm\n\nThe bridge fell on Monday night.",
    applies: |block| {
        block.position == Position::Start
            && block.shape.is_title_like(block.text())
            && !is_item(block)
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
    let has_dateline = |shape: &Shape| {
        dateline_end(block.text(), shape.span.start, shape.span.end, false).is_some()
    };
    block.shape.n_words <= MOST_WORDS
        && block.blocks.len() > 2
        && (is_head() || has_dateline(&next))
        // The first of several items, each with its dateline.
        && !has_dateline(&block.shape)
        && block.is_one_sentence()
}

/// Whether the mark at the head of the block can only be that of a list item.
fn is_item(block: &Block<'_>) -> bool {
    block.marker().is_some_and(|marker| {
        !marker.needs_company() || block.blocks.has_company(block.idx, marker)
    })
}

/// Whether a short line without a stop follows, and prose under it.
fn is_over_heading(block: &Block<'_>) -> bool {
    let [heading, prose, ..] = block.following() else {
        return false;
    };
    let is_heading = heading.is_heading_like()
        && heading.n_words > 1
        && !heading.span.of(block.text()).ends_with([',', ';', ':'])
        && block.next_marker().is_none();
    is_heading && prose.is_prose()
}

/// Whether a longer paragraph of prose follows soon; lines of the page between do not count.
fn is_over_longer(block: &Block<'_>) -> bool {
    let is_longer =
        |next: &Shape| next.is_prose() && next.span.len() * 3 / 2 > block.shape.span.len();
    let Some(n_between) = block
        .following()
        .iter()
        .take(PAGE_REACH)
        .position(is_longer)
    else {
        return false;
    };
    let is_of_page = |idx: usize| {
        let next = block.blocks.block(idx, block.position);
        kind_of_line(&next).is_some_and(|kind| kind != StructureKind::Heading)
    };
    let first = block.idx + 1;
    n_between < TITLE_REACH
        || (first..first + n_between)
            .filter(|&idx| !is_of_page(idx))
            .count()
            < TITLE_REACH
}
