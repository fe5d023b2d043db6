//! Who speaks, on a line of their own.

use super::super::StructureKind;
use super::super::names::names_person;
use super::{Facts, Rule};
use crate::text::chars::is_dash;

/// The name of a speaker has at most this many words.
const MOST_WORDS: usize = 5;

/// Before the headline: a transcript may begin with a speaker.
pub(super) const TURN: Rule = Rule {
    name: "speaker with a colon",
    kind: Some(StructureKind::Speaker),
    needs: Facts::NONE,
    example: "=> MR LEE:\n\nThe bridge fell on Monday night.",
    applies: |block| {
        let line = block.line;
        line.ends_with(':')
            && block.shape.n_words <= MOST_WORDS
            && !line.chars().any(char::is_lowercase)
    },
};

/// Beside the other: under a quotation, a dash does what the colon does over it.
pub(super) const SIGNED: Rule = Rule {
    name: "speaker after a dash",
    kind: Some(StructureKind::Speaker),
    needs: Facts::NONE,
    example: "The bridge was never going to stand.\n\n=> – Jane Doe, mayor\n\nNobody was hurt.",
    applies: |block| {
        let line = block.line;
        let name = line.trim_start_matches(is_dash).trim_start();
        name.len() < line.len()
            && !line.starts_with("- ")
            && !line.ends_with(':')
            && block.shape.is_heading_like()
            && names_person(name)
            && block
                .previous()
                .is_some_and(|previous| previous.ends_in_stop)
    },
};
