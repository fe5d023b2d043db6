//! Lines that name who wrote the text.

use super::super::StructureKind;
use super::super::names::{is_byline_name, is_name, is_short_name};
use super::super::shape::Shape;
use super::{Block, Facts, Position, Rule};
use crate::lexicon::{BYLINE_OPENINGS, NEWS_AGENCIES, OPENERS, PAPERS, PRESS, is_agency};
use crate::text::chars::{is_gap, is_long_dash};

/// Bylines have at most this many words.
const MOST_WORDS: usize = 16;

/// The names of several authors have at most this many words.
const MOST_NAMES: usize = 8;

/// What an author does for a paper is said in at most this many words.
const MOST_POST_WORDS: usize = 6;

/// Under the headline or a byline alone: elsewhere it may head a section.
pub(super) const POST: Rule = Rule {
    name: "post of the author",
    kind: Some(StructureKind::Byline),
    needs: Facts::NONE,
    example: "Bridge falls in storm\n\nBy Jane Doe\n\n=> Local Democracy Reporter\n\nThe bridge fell on Monday night.",
    applies: |block| {
        let is_under_byline = || {
            block
                .previous()
                .is_some_and(|previous| is_byline(previous.span.of(block.text()), *previous))
        };
        (block.position == Position::UnderTitle || is_under_byline()) && is_post(block)
    },
};

/// After labels, since *Opinion by* is a byline and *Opinion* is not; before headings, which are as short.
pub(super) const BYLINE: Rule = Rule {
    name: "byline",
    kind: Some(StructureKind::Byline),
    needs: Facts::BRIEF.and(Facts::NO_STOP_BUT_R),
    example: "Bridge falls in storm\n\n=> Jane Doe, Staff Writer\n\nThe bridge fell on Monday night.",
    applies: |block| is_byline(block.line, block.shape),
};

/// Before headings, and only where a byline is looked for: under the headline a mere name is the author's.
pub(super) const NAME: Rule = Rule {
    name: "name under the headline",
    kind: Some(StructureKind::Byline),
    needs: Facts::NONE,
    example: "Bridge falls in storm\n\n=> Jane Doe\n\nThe bridge fell on Monday night.",
    applies: |block| block.position == Position::UnderTitle && is_bare_name(block),
};

/// Whether the line names its author: *By Jane Doe*, *Jane Doe, Staff Writer*.
fn is_byline(line: &str, shape: Shape) -> bool {
    if shape.n_words > MOST_WORDS
        || shape.n_words < 2
        || shape.ends_in_quote
        || (shape.ends_in_stop && !line.ends_with("Jr.") && !line.ends_with("Sr."))
        || line.contains(|c| c == ':' || is_long_dash(c))
    {
        return false;
    }
    if let Some((first, names)) = line.split_once(is_gap)
        && first.eq_ignore_ascii_case("by")
    {
        let (name, post) = names.split_once([',', '|']).unwrap_or((names, ""));
        return names.split(is_gap).filter(|word| !word.is_empty()).count() > 1
            && (is_byline_name(names)
                || (is_byline_name(name) && post.split(is_gap).any(|word| PRESS.contains(word))));
    }
    line.starts_with(char::is_uppercase) && BYLINE_OPENINGS.heads(line) || has_post(line)
}

/// Whether a name stands before the first comma or bar, and what they do for a paper after it.
fn has_post(line: &str) -> bool {
    line.split_once([',', '|']).is_some_and(|(name, post)| {
        is_short_name(name)
            && post.split([' ', ',', '/']).any(|word| {
                let word = word.trim_matches(|c: char| !c.is_alphabetic());
                // *PA* is a state after a place more often than an agency after a name.
                PAPERS.contains_as_written(word)
                    || PRESS.contains(word)
                    || (is_agency(&NEWS_AGENCIES, word) && word != "PA")
            })
    })
}

/// Whether the words are names, with the small words of a byline between them.
pub(super) fn is_names(words: &str) -> bool {
    is_byline_name(words)
}

/// Whether the line says what its author does for the paper: *Local Democracy Reporter*.
fn is_post(block: &Block<'_>) -> bool {
    let line = block.line;
    let last = line.split(is_gap).next_back().unwrap_or_default();
    (1..=MOST_POST_WORDS).contains(&block.shape.n_words)
        && !block.shape.ends_in_stop
        && (PRESS.contains(last) || PAPERS.contains_as_written(last))
        && last.starts_with(char::is_uppercase)
        && line
            .split(is_gap)
            .next()
            .is_some_and(|first| !OPENERS.contains_as_written(first))
        && is_byline_name(line)
}

/// Whether the line is a name and nothing else: two to four words with capitals.
fn is_bare_name(block: &Block<'_>) -> bool {
    let line = block.line;
    let is_short = (2..=4).contains(&block.shape.n_words)
        || (block.shape.n_words <= MOST_NAMES && line.contains(" and "));
    is_short
        && !line.contains(['?', '!', ':', '“', '"', '‘'])
        && line
            .split(is_gap)
            .all(|word| !OPENERS.contains_as_written(word))
        && is_name(line)
}
