//! Which blocks are credits of embedded posts, and which are their words.

use super::super::StructureKind;
use super::super::post::{Credit, Place, credit, is_frame, is_set_in};
use super::{Position, Roles};

/// A set-in post has its credit within this many blocks.
const POST_REACH: usize = 6;

impl Roles<'_> {
    /// What a block is there for that is the credit of a post and nothing else; an account over the article is its author's.
    pub(super) fn credit_kind(&self, idx: usize, position: Position) -> Option<StructureKind> {
        let credit = self.credit(idx).filter(|credit| credit.start == 0)?;
        let is_author = credit.place == Place::AfterIfSetApart && position != Position::Body;
        Some(if is_author {
            StructureKind::Byline
        } else {
            StructureKind::Post
        })
    }

    /// The credit of a post that the block is or ends with.
    pub(in super::super) fn credit(&self, idx: usize) -> Option<Credit> {
        if !self.has_accounts {
            return None;
        }
        credit(self.shapes.get(idx)?.span.of(self.text))
    }

    /// Whether the block holds words of a post: it ends in a credit, or the credit stands beside it or, where both are
    /// set in, near it.
    pub(super) fn is_posted(&self, idx: usize) -> bool {
        let places = |idx: usize, wanted: &[Place]| {
            self.credit(idx)
                .is_some_and(|credit| credit.start == 0 && wanted.contains(&credit.place))
        };
        let before = idx.saturating_sub(POST_REACH)..idx;
        let after = idx + 1..self.shapes.len().min(idx + 1 + POST_REACH);
        let is_near = || {
            let is_set_in = |idx: &usize| is_set_in(self.text, self.shapes[*idx].span.start);
            is_set_in(&idx)
                && (after
                    .clone()
                    .take_while(is_set_in)
                    .any(|idx| places(idx, &[Place::Before, Place::Framed]))
                    || before
                        .clone()
                        .rev()
                        .take_while(is_set_in)
                        .any(|idx| places(idx, &[Place::After, Place::AfterIfSetApart])))
        };
        let is_headed = || {
            before.clone().next_back().is_some_and(|before| {
                places(before, &[Place::After]) || is_frame(self.shapes[before].span.of(self.text))
            })
        };
        self.credit(idx).is_some() || places(idx + 1, &[Place::Before]) || is_headed() || is_near()
    }
}
