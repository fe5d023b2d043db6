//! The end of a letter.

use super::super::StructureKind;
use super::super::names::{is_name, names_person};
use super::super::shape::Shape;
use super::mail::takes_leave;
use super::{Block, Facts, Rule};
use crate::lexicon::PLACE_PARTICLES;
use crate::text::chars::is_gap;

/// A signature has at most this many words.
const MOST_SIGNATURE_WORDS: usize = 10;

/// The phrase before it has at most this many words.
const MOST_CLOSING_WORDS: usize = 4;

/// Before headings, since letters stand one under the other: the next one is prose below the signature.
pub(super) const SIGNATURE: Rule = Rule {
    name: "signature of a letter",
    kind: Some(StructureKind::Byline),
    needs: Facts::NONE,
    example: "The bridge was never going to stand.\n\n=> Jane Doe, Whitby\n\nThe council should have known.",
    applies: |block| block.idx > 0 && is_signature(block.line, block.shape),
};

/// Beside signatures, which it comes before.
pub(super) const CLOSING: Rule = Rule {
    name: "leave at the end of a letter",
    kind: Some(StructureKind::Byline),
    needs: Facts::NONE,
    example: "The bridge was never going to stand.\n\n=> Yours sincerely,\n\nThe council should have known.",
    applies: |block| {
        block.idx > 0
            && block.shape.n_words <= MOST_CLOSING_WORDS
            && takes_leave(block.line)
            && (block.line.ends_with(',') || is_over_name(block))
    },
};

/// Whether the line below is a name and nothing else.
fn is_over_name(block: &Block<'_>) -> bool {
    block.next().is_some_and(|next| {
        next.is_heading_like()
            && next.n_words <= MOST_CLOSING_WORDS
            && names_person(next.span.of(block.text()))
    })
}

/// Whether the line is a name and a place, all in capitals.
fn is_signature(line: &str, shape: Shape) -> bool {
    shape.n_words <= MOST_SIGNATURE_WORDS
        && line.split_once(',').is_some_and(|(name, place)| {
            is_name(name)
                && place.split(is_gap).all(|word| {
                    word.is_empty()
                        || word.starts_with(char::is_uppercase)
                        || PLACE_PARTICLES.contains_as_written(word)
                })
        })
}
