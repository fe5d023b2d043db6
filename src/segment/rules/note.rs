//! Notes that close an article: who its author is, who else reported, where to write to them.

use super::super::StructureKind;
use super::super::shape::Shape;
use super::{Block, Facts, Rule, kind_of_line};
use crate::lexicon::{
    AUTHOR_OPENINGS, AUTHOR_PHRASES, CONTACT_OPENINGS, CONTACT_PHRASES, OPENERS, TELLING_VERBS,
    THANKS, WRITERS,
};
use crate::text::chars::{is_bullet, is_gap};

/// An article closes with at most so many.
const MOST_NOTES: usize = 4;

/// Notes have at most this many words.
const MOST_WORDS: usize = 60;

/// The name of an author has at most this many words.
const MOST_NAMES: usize = 4;

/// Bylines have at most this many bytes.
const BYLINE_BYTES: usize = 80;

/// The occupation stands within this many words after *is a*.
const ROLE_REACH: usize = 10;

/// Before the rules for stops: a note is prose like any other, and only its place and its words tell.
pub(super) const CLOSING_NOTE: Rule = Rule {
    name: "note at the end",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\nNobody was hurt.\n\n=> Jane Doe is a writer based in Leeds.",
    applies: is_closing_note,
};

/// Whether the block is a note under the article: it and all that follows it tell of its author or its sources.
fn is_closing_note(block: &Block<'_>) -> bool {
    let &Block {
        blocks,
        idx,
        position,
        ..
    } = block;
    let shapes = blocks.shapes;
    let n_blocks = shapes.len();
    let line = |idx: usize| shapes[idx].span.of(blocks.text);
    let introduces = |idx: usize| {
        let before = &blocks.text[..shapes[idx].span.start];
        is_author_note(line(idx), shapes[idx], before)
    };
    let is_note = |idx: usize| {
        // Where several people are introduced, one a line, they are what the text is about.
        is_service_note(line(idx), shapes[idx])
            || (introduces(idx)
                && !(idx > 1 && introduces(idx - 1))
                && !(idx + 1 < n_blocks && introduces(idx + 1)))
    };
    let is_credit = |idx: usize| blocks.credit(idx).is_some_and(|credit| credit.start == 0);
    idx > 0
        && idx + MOST_NOTES >= n_blocks
        && is_note(idx)
        && (idx + 1..n_blocks).all(|idx| {
            is_note(idx) || is_credit(idx) || kind_of_line(&blocks.block(idx, position)).is_some()
        })
}

/// Whether the line, one of the last of a text, says how to reach its author or who helped.
fn is_service_note(line: &str, shape: Shape) -> bool {
    shape.n_words <= MOST_WORDS
        && (is_contact(line) || is_thanks(line) || AUTHOR_OPENINGS.heads(line))
        && may_be_note(line)
}

/// Whether the line, one of the last of a text, tells who its author is: *Jane Doe is a professor of law at Leeds.*
///
/// `before` is the text before it, which names no Doe but as its author.
fn is_author_note(line: &str, shape: Shape, before: &str) -> bool {
    shape.n_words <= MOST_WORDS
        && introduced(line)
            .is_some_and(|surname| may_be_note(line) && !tells(line) && !names(before, surname))
}

fn may_be_note(line: &str) -> bool {
    !line.contains('?') && (!line.contains(['“', '"']) || names_work(line))
}

/// Whether what stands in marks is the title of a work, of which the line names the author.
fn names_work(line: &str) -> bool {
    let mut parts = line.split(['“', '”', '"']).skip(1).step_by(2);
    let is_title = |title: &str| {
        title.split(is_gap).all(|word| {
            word.len() <= 4 || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
    };
    parts.all(is_title)
        && [
            "author of",
            "book",
            "novel",
            "memoir",
            "editor of",
            "host of",
            "podcast",
            "biography",
            "collection",
        ]
        .iter()
        .any(|work| line.contains(work))
}

/// Whether the line says where to reach or follow somebody.
fn is_contact(line: &str) -> bool {
    line.contains('@') && (CONTACT_OPENINGS.heads(line) || CONTACT_PHRASES.is_within(line))
}

/// Whether the line says who helped to report: *Jane Doe contributed reporting.*
pub(super) fn is_thanks(line: &str) -> bool {
    line.ends_with(" contributed.") || THANKS.is_within(line)
}

/// The surname of the writer whom the line introduces by name and occupation.
///
/// Something may be said of them before it: *Jane Doe, a historian, teaches at Leeds*.
fn introduced(line: &str) -> Option<&str> {
    let mut rest = line
        .trim_start_matches(|c| is_bullet(c) || is_gap(c) || matches!(c, '*' | '_' | '–' | '—'));
    let mut surname = "";
    let mut n_names = 0;
    while let Some(word) = rest.split(is_gap).next().filter(|word| {
        word.starts_with(char::is_uppercase) && !word.ends_with([':', ';', '?', '!'])
    }) {
        if n_names == 0 && OPENERS.contains_as_written(word) {
            return None;
        }
        n_names += 1;
        surname = word.trim_end_matches(',');
        rest = rest[word.len()..].trim_start_matches(is_gap);
        if surname.len() < word.len() {
            rest = after_apposition(rest)?;
            break;
        }
    }
    let is_name = (2..=MOST_NAMES).contains(&n_names) && !surname.ends_with('.');
    (is_name && is_of_writer(rest)).then_some(surname)
}

/// What stands after the comma that ends what is said of somebody before the verb.
fn after_apposition(rest: &str) -> Option<&str> {
    const LONGEST: usize = 80;
    let comma = memchr::memchr(b',', &rest.as_bytes()[..rest.len().min(LONGEST)])?;
    Some(rest[comma + 1..].trim_start_matches(is_gap))
}

/// Whether what follows a name says that its bearer writes: *is a professor of law*, *covers the courts*.
fn is_of_writer(rest: &str) -> bool {
    if AUTHOR_PHRASES.heads(rest) {
        return true;
    }
    let mut words = rest.split(is_gap).filter(|word| !word.is_empty());
    if !matches!(words.next(), Some("is" | "was")) {
        return false;
    }
    let Some(next) = words.next() else {
        return false;
    };
    WRITERS.contains_as_written(next)
        || next.chars().all(char::is_alphabetic)
            && (matches!(next, "a" | "an" | "the") || next.starts_with(char::is_uppercase))
            && words
                .take(ROLE_REACH)
                .take_while(|word| !matches!(*word, "who" | "that" | "which"))
                .any(|word| WRITERS.contains_as_written(word.trim_end_matches([',', '.', ';'])))
}

/// Whether the line reports what somebody said.
fn tells(line: &str) -> bool {
    line.split(is_gap)
        .any(|word| TELLING_VERBS.contains_as_written(word.trim_end_matches([',', '.'])))
}

/// Whether `text` holds `name`, bylines aside.
fn names(text: &str, name: &str) -> bool {
    let is_byline = |line: &str| {
        line.len() <= BYLINE_BYTES && !line.trim_end().ends_with(['.', '?', '!', '”', '"'])
    };
    text.lines()
        .any(|line| line.contains(name) && !is_byline(line))
}
