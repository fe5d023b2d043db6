//! What belongs to a press release and not to its words, and what ends an article.

use super::super::StructureKind;
use super::super::names::names_person;
use super::super::trailer::{ends_in_reference, is_address};
use super::{Facts, Rule};
use crate::lexicon::END_MARKS;
use crate::text::chars::{is_dash, is_gap};

/// A line that says how to reach somebody has at most this many words.
const MOST_WORDS: usize = 10;

/// The name of whom to ask stands within this many blocks of how to reach them.
const NAME_REACH: usize = 2;

/// A telephone number has at least this many digits.
const FEWEST_DIGITS: usize = 7;

/// Before separators of other kinds would be asked for prose: it ends whatever stands above it.
pub(super) const END: Rule = Rule {
    name: "mark of the end",
    kind: Some(StructureKind::Separator),
    needs: Facts::END,
    example: "The bridge fell on Monday night.\n\n=> – ENDS –\n\nJane Doe speaks for the council.",
    applies: |block| {
        let mark = block.line.trim_matches(|c: char| {
            is_dash(c) || is_gap(c) || matches!(c, '#' | '*' | '(' | ')' | '[' | ']')
        });
        let is_set_off = mark.len() < block.line.len() || !mark.contains(char::is_lowercase);
        is_set_off
            && !mark
                .bytes()
                .all(|byte| byte.is_ascii_digit() && mark.len() == block.line.len())
            && END_MARKS.contains(mark)
    },
};

/// Before headings, which are as short and have no stop.
pub(super) const CONTACT: Rule = Rule {
    name: "how to reach somebody",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\nNobody was hurt.\n\n=> +44 20 7946 0000\n\nThe council meets on Friday.",
    applies: |block| {
        let is_address = block.shape.n_words == 1 && is_address(block.line);
        block.idx > 0 && (is_address || is_contact(block.line, block.shape.n_words))
    },
};

/// Beside contacts: the name of whom they reach.
pub(super) const PERSON: Rule = Rule {
    name: "whom to reach",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> Jane Doe\n\nHarbour Press Office\n\npress@example.org",
    applies: |block| {
        let shapes = block.blocks.shapes;
        block.idx > 0
            && block.shape.is_heading_like()
            && !block.line.ends_with([':', ','])
            && names_person(block.line)
            && shapes[block.idx + 1..]
                .iter()
                .take(NAME_REACH)
                .map(|shape| (shape, shape.span.of(block.text())))
                .take_while(|(shape, line)| shape.is_heading_like() || ends_in_reference(line))
                .any(|(shape, line)| is_contact(line, shape.n_words))
    },
};

/// Whether the line is an address or a telephone number with few words around it.
fn is_contact(line: &str, n_words: usize) -> bool {
    if n_words > MOST_WORDS {
        return false;
    }
    let n_digits = line.bytes().filter(u8::is_ascii_digit).count();
    let is_number = |word: &str| {
        word.chars().all(|c| {
            c.is_ascii_digit() || is_dash(c) || matches!(c, '(' | ')' | '+' | '.' | '/' | 'x')
        }) && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    let is_mail = |word: &str| {
        word.split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let words = || {
        line.split(|c| is_gap(c) || matches!(c, ',' | ';' | '|' | '<' | '>' | ':'))
            .filter(|word| !word.is_empty())
    };
    let has_mail = line.as_bytes().contains(&b'@') && words().any(is_mail);
    let reaches = has_mail
        || (n_digits >= FEWEST_DIGITS
            && words()
                .filter(|word| is_number(word))
                .map(str::len)
                .sum::<usize>()
                >= FEWEST_DIGITS);
    if !reaches {
        return false;
    }
    let is_phone = has_mail
        || line.contains(['+', '(', '-'])
        || words().count() == words().filter(|word| is_number(word)).count();
    let is_rest_named = words()
        .filter(|word| !is_number(word) && !is_mail(word))
        .all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(word, "or" | "and" | "at" | "email" | "phone" | "tel")
        });
    is_phone && is_rest_named && !line.ends_with(['.', '?', '!'])
}
