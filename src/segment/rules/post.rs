//! Embedded posts: their credits, their words and the frames around them.

use super::super::StructureKind;
use super::super::post::{Place, is_frame, is_set_in};
use super::{Block, Facts, Position, Rule};

/// A set-in post has its credit within this many blocks.
const POST_REACH: usize = 6;

/// What stands around a post has at most this many words.
const MOST_FRAME_WORDS: usize = 6;

/// Beside the other openings: no opening of one kind begins one of another, so that their order does not matter.
pub(super) const FRAME: Rule = Rule {
    name: "frame of a post",
    kind: Some(StructureKind::Post),
    needs: Facts::BRIEF.and(Facts::FRAME),
    example: "The bridge fell on Monday night.\n\n=> View this post on Instagram\n\nNobody was hurt.",
    applies: |block| {
        let line = block.line;
        block.shape.n_words <= MOST_FRAME_WORDS
            && (is_frame(line) || line.starts_with("pic.twitter.com/"))
    },
};

/// Before credits: an account over the article is its author's and no post.
pub(super) const AUTHOR: Rule = Rule {
    name: "account over the article",
    kind: Some(StructureKind::Byline),
    needs: Facts::BEFORE_PROSE.and(Facts::ACCOUNT),
    example: "Bridge falls in storm\n\n=> @janedoe\n\nThe bridge fell on Monday night.",
    applies: |block| {
        block.position != Position::Body && is_credit(block, block.idx, &[Place::AfterIfSetApart])
    },
};

/// Before headings and bylines, which are names as well: an account with a hour or a signature is a post's.
pub(super) const CREDIT: Rule = Rule {
    name: "credit of a post",
    kind: Some(StructureKind::Post),
    needs: Facts::ACCOUNT,
    example: "The bridge fell on Monday night.\n\nIt is gone!\n\n=> — Jane Doe (@janedoe) March 3, 2024",
    applies: |block| is_credit(block, block.idx, &ANY_PLACE),
};

/// Before all that would take short words for a heading: what is said in a post is said in sentences.
pub(super) const WORDS: Rule = Rule {
    name: "words of a post",
    kind: None,
    needs: Facts::ACCOUNT,
    example: "The bridge fell on Monday night.\n\n=> It is gone!\n\n— Jane Doe (@janedoe) March 3, 2024",
    applies: is_posted,
};

const ANY_PLACE: [Place; 4] = [
    Place::Before,
    Place::Framed,
    Place::After,
    Place::AfterIfSetApart,
];

/// Whether the block `idx` is a credit and nothing else, and the words stand where one of `places` says.
fn is_credit(block: &Block<'_>, idx: usize, places: &[Place]) -> bool {
    block
        .blocks
        .credit(idx)
        .is_some_and(|credit| credit.start == 0 && places.contains(&credit.place))
}

/// Whether the block holds words of a post: it ends in a credit, or the credit stands beside it or, where both are
/// set in, near it.
fn is_posted(block: &Block<'_>) -> bool {
    let blocks = block.blocks;
    block.blocks.has_accounts
        && (blocks.credit(block.idx).is_some()
            || is_credit(block, block.idx + 1, &[Place::Before])
            || is_headed(block)
            || is_set_in_near(block))
}

/// Whether the block before it is the head or the frame of a post.
fn is_headed(block: &Block<'_>) -> bool {
    block.previous().is_some_and(|previous| {
        is_credit(block, block.idx - 1, &[Place::After]) || is_frame(previous.span.of(block.text()))
    })
}

/// Whether it is set in, and so is all up to a credit near it.
fn is_set_in_near(block: &Block<'_>) -> bool {
    let idx = block.idx;
    let shapes = block.blocks.shapes;
    let is_set_in = |idx: &usize| is_set_in(block.text(), shapes[*idx].span.start);
    let after = (idx + 1..shapes.len().min(idx + 1 + POST_REACH)).take_while(is_set_in);
    let before = (idx.saturating_sub(POST_REACH)..idx)
        .rev()
        .take_while(is_set_in);
    is_set_in(&idx)
        && (after
            .into_iter()
            .any(|idx| is_credit(block, idx, &[Place::Before, Place::Framed]))
            || before
                .into_iter()
                .any(|idx| is_credit(block, idx, &[Place::After, Place::AfterIfSetApart])))
}
