//! Notes that close an article: who its author is, who else reported, where to write to them.

use super::super::line_kind::{Shape, kind_by_words};
use super::super::words::is_opener;
use super::Roles;
use crate::text::chars::is_gap;

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

/// Occupations of those who write for papers, in small letters.
const ROLES: [&str; 28] = [
    "writer",
    "columnist",
    "journalist",
    "reporter",
    "correspondent",
    "editor",
    "author",
    "co-author",
    "contributor",
    "critic",
    "blogger",
    "novelist",
    "essayist",
    "broadcaster",
    "commentator",
    "professor",
    "lecturer",
    "fellow",
    "scholar",
    "historian",
    "researcher",
    "economist",
    "scientist",
    "director",
    "teacher",
    "lawyer",
    "student",
    "analyst",
];

impl Roles<'_> {
    /// Whether the block is a note under the article: it and all that follows it tell of its author or its sources.
    pub(super) fn is_closing_note(&self, idx: usize) -> bool {
        let line = |idx: usize| self.shapes[idx].span.of(self.text);
        let introduces = |idx: usize| {
            let before = &self.text[..self.shapes[idx].span.start];
            is_author_note(line(idx), self.shapes[idx], before)
        };
        let is_note = |idx: usize| {
            // Where several people are introduced, one a line, they are what the text is about.
            is_service_note(line(idx), self.shapes[idx])
                || (introduces(idx)
                    && !introduces(idx - 1)
                    && !(idx + 1 < self.shapes.len() && introduces(idx + 1)))
        };
        let is_credit = |idx: usize| self.credit(idx).is_some_and(|credit| credit.start == 0);
        idx > 1
            && idx + MOST_NOTES >= self.shapes.len()
            && is_note(idx)
            && (idx + 1..self.shapes.len()).all(|idx| {
                is_note(idx)
                    || is_credit(idx)
                    || kind_by_words(self.text, self.shapes[idx]).is_some()
            })
    }
}

/// Whether the line, one of the last of a text, says how to reach its author or who helped.
fn is_service_note(line: &str, shape: Shape) -> bool {
    (is_contact(line) || is_thanks(line)) && may_be_note(line, shape)
}

/// Whether the line, one of the last of a text, tells who its author is: *Jane Doe is a professor of law at Leeds.*
///
/// `before` is the text before it, which names no Doe but as its author.
fn is_author_note(line: &str, shape: Shape, before: &str) -> bool {
    introduced(line)
        .is_some_and(|surname| may_be_note(line, shape) && !tells(line) && !names(before, surname))
}

fn may_be_note(line: &str, shape: Shape) -> bool {
    shape.n_words <= MOST_WORDS && !line.contains(['“', '"', '?'])
}

/// Whether the line says where to reach or follow somebody.
fn is_contact(line: &str) -> bool {
    const OPENINGS: [&str; 10] = [
        "Follow ",
        "Email ",
        "E-mail ",
        "Contact ",
        "Reach ",
        "Write to ",
        "You can ",
        "Twitter: ",
        "Find ",
        "Send ",
    ];
    const WAYS: [&str; 5] = [
        " can be reached at ",
        " can be contacted at ",
        " tweets at ",
        " tweets as ",
        " tweets @",
    ];
    line.contains('@')
        && (OPENINGS.iter().any(|opening| line.starts_with(opening))
            || WAYS.iter().any(|way| line.contains(way)))
}

/// Whether the line says who helped to report: *Jane Doe contributed reporting.*
fn is_thanks(line: &str) -> bool {
    line.ends_with(" contributed.")
        || line.contains(" contributed reporting")
        || line.contains(" contributed to this ")
}

/// The surname of the writer whom the line introduces by name and occupation.
fn introduced(line: &str) -> Option<&str> {
    let mut words = line
        .split(is_gap)
        .filter(|word| !word.is_empty())
        .peekable();
    let mut n_names = 0;
    let mut surname = "";
    while let Some(word) = words.next_if(|word| {
        word.starts_with(char::is_uppercase) && !word.ends_with([',', ':', ';', '?', '!'])
    }) {
        if n_names == 0 && is_opener(word) {
            return None;
        }
        n_names += 1;
        surname = word;
    }
    if !(2..=MOST_NAMES).contains(&n_names) || surname.ends_with('.') {
        return None;
    }
    let verb = words.next()?;
    let next = words.next().unwrap_or_default();
    let is_writer = match (verb, next) {
        ("is" | "was", "a" | "an" | "the") => words
            .take(ROLE_REACH)
            .take_while(|word| !matches!(*word, "who" | "that" | "which"))
            .any(|word| ROLES.contains(&word.trim_end_matches([',', '.', ';']))),
        ("covers" | "teaches", _)
        | ("writes", "about" | "for" | "on")
        | ("reports", "on" | "from" | "for")
        | ("reported", "from") => true,
        _ => false,
    };
    is_writer.then_some(surname)
}

/// Whether the line reports what somebody said.
fn tells(line: &str) -> bool {
    line.split(is_gap).any(|word| {
        matches!(
            word.trim_end_matches([',', '.']),
            "said" | "says" | "told" | "added"
        )
    })
}

/// Whether `text` holds `name`, bylines aside.
fn names(text: &str, name: &str) -> bool {
    let is_byline = |line: &str| {
        line.len() <= BYLINE_BYTES && !line.trim_end().ends_with(['.', '?', '!', '”', '"'])
    };
    text.lines()
        .any(|line| line.contains(name) && !is_byline(line))
}
