//! What belongs to a mail and not to its words: headers, greetings, signatures.

use super::super::StructureKind;
use super::super::names::names_person;
use super::{Block, Facts, Rule};
use crate::lexicon::{CLOSINGS, GREETINGS, MAIL_HEADERS, OPENERS};
use crate::text::chars::is_gap;

/// Header lines of one mail have at most this many others between them.
const HEADER_REACH: usize = 2;

/// A greeting has at most this many words.
const MOST_GREETING_WORDS: usize = 5;

/// A name under a mail has at most this many words.
const MOST_NAME_WORDS: usize = 4;

/// What stands under the leave of a mail has at most this many lines.
const LEAVE_REACH: usize = 4;

/// What stands under the mark of a signature has at most this many lines.
const SIGNATURE_REACH: usize = 8;

/// What parts a mail from the signature under it.
const SIGNATURE_MARK: &str = "--";

/// Among the rules of the line, before those for fields: a header that holds a date is one of several headers.
pub(super) const HEADER: Rule = Rule {
    name: "header of a mail",
    kind: Some(StructureKind::Service),
    needs: Facts::NO_PROSE,
    example: "=> From: Jane Doe\n\nTo: desk@example.org\n\nThe bridge fell on Monday night.",
    applies: is_header,
};

/// Beside headers: it stands over the mail that is answered.
pub(super) const WROTE: Rule = Rule {
    name: "who wrote the quoted mail",
    kind: Some(StructureKind::Service),
    needs: Facts::COLON,
    example: "The bridge fell on Monday night.\n\n=> On Fri, 9 May 2025 at 10:02, Jane Doe wrote:\n\nIs it still there?",
    applies: |block| is_over_quoted(block.line),
};

/// Before headlines and headings, which are as short.
pub(super) const GREETING: Rule = Rule {
    name: "greeting of a mail",
    kind: Some(StructureKind::Service),
    needs: Facts::BRIEF,
    example: "=> Hi Jane,\n\nThe bridge fell on Monday night.",
    applies: |block| {
        block.shape.n_words <= MOST_GREETING_WORDS
            && block.line.ends_with([',', '!', ':', '–', '—'])
            && GREETINGS.heads(block.line)
            && names_receiver(block.line)
            // An open letter is its own headline.
            && (block.idx > 0 || !block.line.starts_with("Dear"))
    },
};

/// Before headings, since what follows under the name may be prose: the mail that was answered.
pub(super) const SENDER: Rule = Rule {
    name: "name under a mail",
    kind: Some(StructureKind::Byline),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\nBest,\n\n=> Jane\n\nOn Fri, 9 May 2025 at 10:02, Tom Hill wrote:\n\nIs it still there?",
    applies: is_sender,
};

/// Whether the line is a header of a mail and another one stands near it, or it holds an address.
fn is_header(block: &Block<'_>) -> bool {
    let Some(value) = header_value(block.line) else {
        return false;
    };
    if block.shape.is_prose() {
        return false;
    }
    let is_address = value.contains('@') && value.contains('.') && !value.contains(". ");
    let shapes = block.blocks.shapes;
    let near =
        block.idx.saturating_sub(HEADER_REACH)..shapes.len().min(block.idx + HEADER_REACH + 1);
    is_address
        || near.filter(|&idx| idx != block.idx).any(|idx| {
            let other = shapes[idx].span.of(block.text());
            !shapes[idx].is_prose()
                && header_value(other).is_some()
                && name_of(other) != name_of(block.line)
        })
}

/// What stands after the name of a header and its colon.
fn header_value(line: &str) -> Option<&str> {
    let value = line.get(name_of(line)?.len() + 1..)?;
    (value.is_empty() || value.starts_with(is_gap)).then_some(value)
}

/// The name of the header that `line` is.
fn name_of(line: &str) -> Option<&str> {
    const LONGEST_NAME: usize = 14;
    let colon = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST_NAME)])?;
    let name = line.get(..colon)?;
    MAIL_HEADERS.contains(name).then_some(name)
}

/// Whether the line says who wrote what follows, and when.
fn is_over_quoted(line: &str) -> bool {
    const LONGEST: usize = 200;
    line.len() <= LONGEST
        && (line.ends_with("wrote:") || line.ends_with("writes:"))
        && (line.starts_with("On ") || line.contains('@') || line.contains('<'))
        && line.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether all words of a greeting but the first are names or *all, team, everyone*.
fn names_receiver(line: &str) -> bool {
    let len = GREETINGS.head_len(line).unwrap_or_default();
    line[len..]
        .split(|c| is_gap(c) || matches!(c, ',' | '!' | ':' | '–' | '—'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(
                    word,
                    "all"
                        | "both"
                        | "everyone"
                        | "everybody"
                        | "folks"
                        | "team"
                        | "there"
                        | "and"
                        | "to"
                        | "again"
                        | "from"
                )
        })
}

/// Whether a name, or another line of a signature, stands where a mail ends: after its leave or the mark `--`, or over
/// the mail that it answers.
fn is_sender(block: &Block<'_>) -> bool {
    let line = block.line;
    let line_of = |idx: usize| block.blocks.shapes[idx].span.of(block.text());
    let is_name = || {
        block.shape.n_words <= MOST_NAME_WORDS
            && names_person(line)
            && !OPENERS.contains_as_written(line)
            && !line.contains(['?', '!', ':', '“', '"'])
    };
    let is_under_leave = || takes_leave(line_of(block.idx - 1));
    // What the sender is, under the name; whatever stands over prose may be a heading.
    let is_near_leave = || {
        !block.next().is_some_and(|next| next.is_prose())
            && (block.idx.saturating_sub(LEAVE_REACH)..block.idx)
                .rev()
                .take_while(|&idx| block.blocks.shapes[idx].is_heading_like())
                .any(|idx| takes_leave(line_of(idx)))
    };
    let is_over_answer = || {
        block.next().is_some_and(|next| {
            let next = next.span.of(block.text());
            is_over_quoted(next) || next == SIGNATURE_MARK
        })
    };
    let is_under_mark = || {
        (block.idx.saturating_sub(SIGNATURE_REACH)..block.idx)
            .rev()
            .take_while(|&idx| !block.blocks.shapes[idx].is_prose())
            .any(|idx| line_of(idx) == SIGNATURE_MARK)
    };
    !block.shape.ends_in_stop
        && block.idx > 0
        && ((is_name() && (is_under_leave() || is_over_answer()))
            || (block.shape.is_heading_like() && (is_under_mark() || is_near_leave())))
}

/// Whether the line takes leave and does nothing else.
pub(super) fn takes_leave(line: &str) -> bool {
    let words = line.trim_end_matches([',', '!', '.', '-', '–', ' ']);
    CLOSINGS.head_len(words) == Some(words.len()) || (line.ends_with(',') && CLOSINGS.heads(line))
}
