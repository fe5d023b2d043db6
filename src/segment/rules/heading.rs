//! Headings and labels.

use super::super::StructureKind;
use super::super::labels::is_label_line;
use super::{Block, Facts, Rule};
use crate::lexicon::{AUXILIARIES, TAG_VERBS};
use crate::text::chars::{is_dash, is_gap, is_opening_quote};

/// A heading is followed by prose within this many blocks: another heading or a caption may stand between.
const HEADING_REACH: usize = 3;

/// A line that ends in a comma or semicolon and has more words than this goes on below it.
const MOST_WORDS_BEFORE_COMMA: usize = 7;

/// A line that ends in a colon and has more words than this leads up to what follows.
const MOST_WORDS_BEFORE_COLON: usize = 4;

/// Before bylines and headings: a label is a short line without a stop, too, and says more than they do.
pub(super) const LABEL: Rule = Rule {
    name: "label",
    kind: Some(StructureKind::Label),
    needs: Facts::LABEL,
    example: "The bridge fell on Monday night.\n\n=> Author's Opinion\n\nIt was never going to stand.",
    applies: |block| is_label_line(block.text(), block.shape.span.start, block.shape.span.end),
};

/// Among the rules of the line: the mark decides, whatever the words.
pub(super) const MARKED: Rule = Rule {
    name: "heading marked by #",
    kind: Some(StructureKind::Heading),
    needs: Facts::SIGN,
    example: "The bridge fell on Monday night.\n\n=> ## What it cost.\n\nNobody has counted it.",
    applies: |block| {
        let line = block.line;
        line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')
    },
};

/// Last: a short line over prose is a heading if it is nothing else.
pub(super) const HEADING: Rule = Rule {
    name: "short line over prose",
    kind: Some(StructureKind::Heading),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> The cost\n\nNobody has counted it.",
    applies: heads_something,
};

/// Whether the short line has prose under it, and does not itself go on there.
fn heads_something(block: &Block<'_>) -> bool {
    let line = block.line;
    let goes_on = is_clause(line)
        || line.ends_with(is_dash)
        || line.starts_with(|c: char| c.is_lowercase() || is_dash(c))
        || (line.ends_with([';', ',']) && block.shape.n_words > MOST_WORDS_BEFORE_COMMA)
        || (line.ends_with(':') && introduces(block));
    !goes_on
        && block
            .following()
            .iter()
            .take(HEADING_REACH)
            .any(|next| next.is_prose() || next.ends_in_quote)
}

/// Whether the line is a clause that somebody left without its stop: a pronoun, an auxiliary verb, small letters.
fn is_clause(line: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let mut words = line.split(is_gap).filter(|word| !word.is_empty());
    let (Some(subject), Some(verb)) = (words.next(), words.next()) else {
        return false;
    };
    matches!(subject, "He" | "She" | "It" | "They" | "We" | "There")
        && AUXILIARIES.contains_as_written(verb)
        && words.clone().count() + 2 >= FEWEST_WORDS
        && words.all(|word| !word.starts_with(char::is_uppercase) || word.len() > 4)
}

/// Whether the line with a colon leads up to a list or to somebody's words: *Ann Poe added:*.
fn introduces(block: &Block<'_>) -> bool {
    let is_before_quotation = block
        .next()
        .is_some_and(|next| next.span.of(block.text()).starts_with(is_opening_quote));
    block.shape.n_words > MOST_WORDS_BEFORE_COLON
        || block.next_marker().is_some()
        || is_before_quotation
        || block
            .line
            .trim_end_matches(':')
            .split(is_gap)
            .any(|word| TAG_VERBS.contains_as_written(word))
}
