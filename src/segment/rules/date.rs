//! Dates and hours on lines of their own.

use super::super::StructureKind;
use super::super::timestamp::{is_date, is_date_word, timestamp_end};
use super::{Facts, Rule};
use crate::lexicon::{AGES, DATE_OPENINGS};
use crate::text::chars::is_gap;

/// A line that says when the article was published has at most this many words.
const MOST_WORDS: usize = 14;

/// Among the rules of the line: nothing but a date is said.
pub(super) const DATE: Rule = Rule {
    name: "date",
    kind: Some(StructureKind::Timestamp),
    needs: Facts::SHORT,
    example: "Bridge falls in storm\n\n=> Monday, March 4, 2024\n\nThe bridge fell on Monday night.",
    applies: |block| is_date(block.line) || is_age(block.line),
};

/// Beside the other openings: no opening of one kind begins one of another, so that their order does not matter.
pub(super) const DATED: Rule = Rule {
    name: "opening of a date",
    kind: Some(StructureKind::Timestamp),
    needs: Facts::NO_PROSE.and(Facts::DATE),
    example: "Bridge falls in storm\n\n=> Published on our page at 5 in the morning\n\nThe bridge fell on Monday night.",
    applies: |block| {
        let line = block.line;
        DATE_OPENINGS
            .head_len(line)
            .is_some_and(|len| is_dated(&line[len..]))
            && block.shape.n_words <= MOST_WORDS
            && !block.shape.is_prose()
            && line.bytes().any(|byte| byte.is_ascii_digit())
    },
};

/// After posts, whose credits hold hours, too; before prose is asked for, since a live blog may have none yet.
pub(super) const HOUR: Rule = Rule {
    name: "hour of an entry",
    kind: Some(StructureKind::Timestamp),
    needs: Facts::SIGN,
    example: "The bridge fell on Monday night.\n\n=> [10:42 am]\n\nThe council meets at noon.",
    applies: |block| {
        let span = block.shape.span;
        timestamp_end(block.text(), span.start, span.end) == Some(span.end)
    },
};

/// Whether a date or an hour may follow where `rest` begins: a sentence may open with *Updated rules* as well.
fn is_dated(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c| is_gap(c) || matches!(c, ':' | '-' | '–' | '|'));
    let word = rest.split(is_gap).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit())
        || is_date_word(word.trim_end_matches(','))
        || matches!(word, "at" | "on" | "by" | "our" | "in")
}

/// Whether the line says how long ago something was published: *Published 3 hours ago*.
fn is_age(line: &str) -> bool {
    const LONGEST: usize = 40;
    if line.len() > LONGEST || !(line.ends_with("ago") || line.ends_with("now")) {
        return false;
    }
    let opening = DATE_OPENINGS.head_len(line).unwrap_or_default();
    let age =
        line[opening..].trim_start_matches(|c| is_gap(c) || matches!(c, ':' | '·' | '•' | '|'));
    let unit = age.trim_start_matches(|c: char| c.is_ascii_digit());
    age.eq_ignore_ascii_case("just now")
        || (unit.len() < age.len() && AGES.contains(unit.trim_start()))
}
