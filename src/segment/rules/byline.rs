//! Lines that name who wrote the text.

use super::super::StructureKind;
use super::super::names::{is_byline_name, is_name, is_short_name};
use super::super::shape::Shape;
use super::{Block, Position, Rule};
use crate::lexicon::{BYLINE_OPENINGS, NEWS_AGENCIES, OPENERS, PAPERS, PRESS, is_agency};
use crate::text::chars::{is_gap, is_long_dash};

/// Bylines have at most this many words.
const MOST_WORDS: usize = 16;

/// After labels, since *Opinion by* is a byline and *Opinion* is not; before headings, which are as short.
pub(super) const BYLINE: Rule = Rule {
    name: "byline",
    kind: Some(StructureKind::Byline),
    example: "Bridge falls in storm\n\n=> Jane Doe, Staff Writer\n\nThe bridge fell on Monday night.",
    applies: |block| is_byline(block.line, block.shape),
};

/// Before headings, and only where a byline is looked for: under the headline a mere name is the author's.
pub(super) const NAME: Rule = Rule {
    name: "name under the headline",
    kind: Some(StructureKind::Byline),
    example: "Bridge falls in storm\n\n=> Jane Doe\n\nThe bridge fell on Monday night.",
    applies: |block| block.position == Position::UnderTitle && is_bare_name(block),
};

/// Whether the line names its author: *By Jane Doe*, *Jane Doe, Staff Writer*.
fn is_byline(line: &str, shape: Shape) -> bool {
    if shape.n_words > MOST_WORDS
        || shape.n_words < 2
        || shape.ends_in_quote
        || line.contains(|c| c == ':' || is_long_dash(c))
        || (shape.ends_in_stop && !line.ends_with("Jr.") && !line.ends_with("Sr."))
    {
        return false;
    }
    if let Some((first, names)) = line.split_once(is_gap)
        && first.eq_ignore_ascii_case("by")
    {
        return names.split(is_gap).filter(|word| !word.is_empty()).count() > 1
            && is_byline_name(names);
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

/// Whether the line is a name and nothing else: two to four words with capitals.
fn is_bare_name(block: &Block<'_>) -> bool {
    let line = block.line;
    (2..=4).contains(&block.shape.n_words)
        && !line.contains(['?', '!', ':', '“', '"', '‘'])
        && line
            .split(is_gap)
            .all(|word| !OPENERS.contains_as_written(word))
        && is_name(line)
}
