//! Captions and credits of pictures.

use super::super::StructureKind;
use super::super::shape::Shape;
use super::{Facts, Rule};
use crate::lexicon::{AGENCIES, CAPTION_OPENINGS, is_agency};

/// Credits have at most this many words.
const MOST_CREDIT_WORDS: usize = 8;

/// Before headings, which have names in them as well.
pub(super) const AGENCY: Rule = Rule {
    name: "credit with an agency",
    kind: Some(StructureKind::Caption),
    needs: Facts::BRIEF,
    example: "Bridge falls in storm\n\n=> Jane Doe / AP\n\nThe bridge fell on Monday night.",
    applies: |block| is_credit(block.line, block.shape),
};

/// Beside the other openings: no opening of one kind begins one of another, so that their order does not matter.
pub(super) const CAPTION: Rule = Rule {
    name: "opening of a caption",
    kind: Some(StructureKind::Caption),
    needs: Facts::CAPTION,
    example: "Bridge falls in storm\n\n=> Photo: the bridge before the storm.\n\nThe bridge fell on Monday night.",
    applies: |block| {
        // Who owns pictures may be in the news.
        let is_told = block.shape.is_prose()
            && block
                .line
                .get(..5)
                .is_some_and(|head| head.eq_ignore_ascii_case("getty"));
        CAPTION_OPENINGS.heads(block.line) && !is_told
    },
};

/// Beside the other: a page may set the word apart from the caption.
pub(super) const UNDER_WORD: Rule = Rule {
    name: "caption under its word",
    kind: Some(StructureKind::Caption),
    needs: Facts::UNDER_MARK,
    example: "The bridge fell on Monday night.\n\nImage caption,\n\n=> The bridge before the storm\n\nNobody was hurt.",
    applies: |block| {
        block.previous().is_some_and(|previous| {
            let word = previous.span.of(block.text());
            let is_word = || {
                ["Image caption", "Caption", "Media caption"]
                    .iter()
                    .any(|caption| word.trim_end_matches([',', ':']) == *caption)
            };
            word.ends_with([',', ':']) && is_word()
        })
    },
};

/// Whether the line credits a picture to a person and an agency.
fn is_credit(line: &str, shape: Shape) -> bool {
    shape.n_words <= MOST_CREDIT_WORDS
        && line.contains('/')
        && line
            .trim_matches(['(', ')'])
            .split(['/', ','])
            .any(|part| is_agency(&AGENCIES, part.trim()))
}
