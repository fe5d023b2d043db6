//! Why a line was taken for what it is.

use super::super::{Scratch, StructureKind};
use super::{Position, decide};
use crate::text::plain::Plain;
use crate::text::span::Span;

/// Why each block of lines was taken for what it is, in reading order: the rule that decided it.
///
/// ```
/// use byline::segment::{StructureKind, decisions};
/// let decisions = decisions("Bridge falls in storm\n\n@janedoe\n\nThe bridge fell on Monday night.");
/// assert_eq!(decisions[1].kind, Some(StructureKind::Byline));
/// assert_eq!(decisions[1].rule, "account over the article");
/// ```
#[must_use]
pub fn decisions(text: &str) -> Vec<Decision> {
    let Some(plain) = Plain::of(text) else {
        return decisions_of_plain(text);
    };
    let mut decisions = decisions_of_plain(&plain.text);
    for decision in &mut decisions {
        decision.span = plain.as_read(decision.span);
    }
    decisions
}

fn decisions_of_plain(text: &str) -> Vec<Decision> {
    let mut scratch = Scratch::default();
    let blocks = scratch.blocks(text);
    let mut position = Position::default();
    let decision = |idx| {
        let shape = blocks.shape(idx);
        let rule = decide(&blocks.block(idx, position));
        position = position.after(rule.kind, shape);
        Decision {
            span: shape.span,
            kind: rule.kind,
            rule: rule.name,
        }
    };
    (0..blocks.len()).map(decision).collect()
}

/// What a block of lines was taken for, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// The bytes of the block, without white space around them.
    pub span: Span,
    /// What it was taken for; `None` for a paragraph.
    pub kind: Option<StructureKind>,
    /// The name of the rule that decided it.
    pub rule: &'static str,
}
