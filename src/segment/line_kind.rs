//! What a line that may not be a sentence is there for.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::StructureKind;
use super::chars::{is_closing_quote, is_gap};
use super::labels::is_label_line;
use crate::span::Span;

/// Lines longer than this, in bytes, are prose unless they are the headline.
const LONGEST_HEADING: usize = 100;

/// Headings have at most this many words.
const MOST_HEADING_WORDS: usize = 14;

/// Headlines have at most this many bytes.
const LONGEST_TITLE: usize = 240;

/// Beginnings of lines that belong to the page, by kind, under their first byte.
static BEGINNINGS: LazyLock<HashMap<u8, Vec<(StructureKind, &'static str)>>> =
    LazyLock::new(|| {
        let mut beginnings: HashMap<u8, Vec<_>> = HashMap::new();
        for line in include_str!("service_lines.txt").lines() {
            let Some((kind, beginning)) = line.split_once(' ') else {
                continue;
            };
            let kind = match kind {
                "caption" => StructureKind::Caption,
                "service" => StructureKind::Service,
                "timestamp" => StructureKind::Timestamp,
                _ => continue,
            };
            if let Some(first) = beginning.bytes().next() {
                beginnings.entry(first).or_default().push((kind, beginning));
            }
        }
        beginnings
    });

/// What is known of a block before its sentences are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Its bytes.
    pub(super) span: Span,
    /// Number of words; counting stops where the line is too long for a heading.
    pub(super) n_words: usize,
    /// Whether it ends in a stop, before closing marks.
    pub(super) ends_in_stop: bool,
    /// Whether it ends in a closing quotation mark.
    pub(super) ends_in_quote: bool,
}

impl Shape {
    pub(super) fn of(text: &str, span: Span) -> Self {
        let line = span.of(text);
        let body =
            line.trim_end_matches(|c| is_closing_quote(c) || matches!(c, ')' | ']' | '*' | '_'));
        Self {
            span,
            n_words: if line.len() > LONGEST_TITLE {
                LONGEST_TITLE
            } else {
                1 + line
                    .as_bytes()
                    .windows(2)
                    .filter(|pair| pair[0] <= b' ' && pair[1] > b' ')
                    .count()
            },
            ends_in_stop: body.ends_with(['.', '?', '!', '…', '。', '！', '？']),
            ends_in_quote: line.ends_with(|c| is_closing_quote(c) && !matches!(c, '“' | '‘')),
        }
    }

    /// Whether it reads as prose: it ends in a stop and is no mere fragment.
    pub(super) fn is_prose(self) -> bool {
        self.ends_in_stop && self.n_words > 3
    }

    /// Whether it may head something: short, without a stop or a closing quotation mark at its end.
    pub(super) fn is_heading_like(self) -> bool {
        !self.ends_in_stop
            && !self.ends_in_quote
            && self.span.len() <= LONGEST_HEADING
            && self.n_words <= MOST_HEADING_WORDS
    }

    /// Whether it may be the headline.
    pub(super) fn is_title_like(self) -> bool {
        !self.ends_in_stop && self.span.len() <= LONGEST_TITLE && self.n_words <= 32
    }
}

/// What the line says of itself by its own words, wherever it stands.
pub(super) fn kind_by_words(text: &str, shape: Shape) -> Option<StructureKind> {
    let line = shape.span.of(text);
    if !line.chars().any(char::is_alphanumeric) {
        return Some(StructureKind::Separator);
    }
    if line.len() > LONGEST_TITLE {
        return None;
    }
    if is_label_line(text, shape.span.start, shape.span.end) {
        return Some(StructureKind::Label);
    }
    if is_byline(line, shape) {
        return Some(StructureKind::Byline);
    }
    if is_date(line) {
        return Some(StructureKind::Timestamp);
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        return Some(StructureKind::Heading);
    }
    let first = line.bytes().next()?.to_ascii_lowercase();
    BEGINNINGS
        .get(&first)?
        .iter()
        .find(|(_, beginning)| begins_with(line, beginning))
        .map(|&(kind, _)| kind)
        .filter(|&kind| kind != StructureKind::Timestamp || holds_date(line, shape))
}

/// Whether the line is short and has a figure in it, as a date has.
fn holds_date(line: &str, shape: Shape) -> bool {
    shape.n_words <= 14 && line.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether `line` begins with `beginning`, whatever its case, and a word ends there.
fn begins_with(line: &str, beginning: &str) -> bool {
    let Some(head) = line.as_bytes().get(..beginning.len()) else {
        return false;
    };
    let is_same = head
        .iter()
        .zip(beginning.bytes())
        .all(|(&found, wanted)| found.eq_ignore_ascii_case(&wanted));
    // A curly apostrophe is longer than a straight one; lines with it are rare enough to be missed.
    is_same
        && line.as_bytes().get(beginning.len()).is_none_or(|byte| {
            !byte.is_ascii_alphanumeric() || !beginning.ends_with(|c: char| c.is_alphanumeric())
        })
}

/// Whether the line names its author: *By Jane Doe*, *Jane Doe, Staff Writer*.
fn is_byline(line: &str, shape: Shape) -> bool {
    if shape.n_words > 16
        || shape.n_words < 2
        || shape.ends_in_quote
        || line.contains([':', '–', '—'])
    {
        return false;
    }
    let ends_in_stop = shape.ends_in_stop && !line.ends_with("Jr.") && !line.ends_with("Sr.");
    if ends_in_stop {
        return false;
    }
    let mut words = line.split(is_gap).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    if first.eq_ignore_ascii_case("by") {
        return words.clone().count() > 1 && is_name(words, false);
    }
    let second = words.clone().next().unwrap_or_default();
    if second == "by"
        && matches!(
            first,
            "Words"
                | "Text"
                | "Story"
                | "Report"
                | "Written"
                | "Analysis"
                | "Opinion"
                | "Comment"
                | "Interview"
                | "Posted"
        )
    {
        return true;
    }
    // A name and a post or a place.
    let Some((name, post)) = line.split_once([',', '|']) else {
        return false;
    };
    let is_person = name.split(is_gap).filter(|word| !word.is_empty()).count() <= 5
        && is_name(name.split(is_gap).filter(|word| !word.is_empty()), true);
    let has_post = post.split([' ', ',', '/']).any(|word| {
        matches!(
            word.trim_matches(|c: char| !c.is_alphabetic()),
            "Writer"
                | "writer"
                | "Reporter"
                | "reporter"
                | "Correspondent"
                | "correspondent"
                | "Editor"
                | "editor"
                | "Staff"
                | "Columnist"
                | "columnist"
                | "Contributor"
                | "contributor"
                | "Bureau"
                | "Journalist"
                | "Press"
                | "Reuters"
                | "Times"
                | "Post"
                | "AFP"
                | "AP"
        )
    });
    is_person && has_post
}

/// Whether the words are those of names: capitals, initials and the small words between them.
fn is_name<'w>(mut words: impl Iterator<Item = &'w str>, is_person: bool) -> bool {
    words.all(|word| {
        let word = word.trim_matches(|c: char| {
            matches!(
                c,
                ',' | '.' | ';' | '(' | ')' | '|' | '*' | '_' | '-' | '–' | '—'
            )
        });
        word.is_empty()
            || word.starts_with(|c: char| c.is_uppercase())
            || matches!(
                word,
                "and"
                    | "de"
                    | "da"
                    | "del"
                    | "di"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "al"
                    | "bin"
                    | "ibn"
                    | "la"
                    | "le"
                    | "du"
                    | "dos"
                    | "&"
            )
            || (!is_person
                && matches!(
                    word,
                    "in" | "for"
                        | "of"
                        | "the"
                        | "at"
                        | "with"
                        | "editor"
                        | "correspondent"
                        | "reporter"
                        | "writer"
                        | "chief"
                        | "staff"
                ))
    })
}

/// Whether the line ends a letter: a name and a place, all in capitals, as *Jane Doe, Leeds*.
pub(super) fn is_signature(text: &str, shape: Shape) -> bool {
    let line = shape.span.of(text);
    let Some((name, place)) = line.split_once(',') else {
        return false;
    };
    shape.n_words <= 10
        && is_name(name.split(is_gap), true)
        && place.split(is_gap).all(|word| {
            word.is_empty()
                || word.starts_with(|c: char| c.is_uppercase())
                || matches!(word, "on" | "of" | "the" | "upon" | "le" | "la" | "de")
        })
}

/// Whether the line is a date or a time and nothing else.
fn is_date(line: &str) -> bool {
    if line.len() > 60 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut has_date = false;
    let is_date = line
        .split(|c: char| {
            is_gap(c) || matches!(c, ',' | '|' | '/' | '(' | ')' | '·' | '•' | '-' | '–' | '—')
        })
        .filter(|word| !word.is_empty())
        .all(|word| {
            let name = word.trim_end_matches('.');
            let is_name = super::words::is_time_word(name) || is_half_day(name);
            let is_number = name.starts_with(|c: char| c.is_ascii_digit())
                && name
                    .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'))
                    .len()
                    <= 2;
            has_date |= is_name || name.contains(':');
            is_name
                || is_number
                || matches!(
                    name,
                    "at" | "of" | "Updated" | "Published" | "updated" | "Posted"
                )
        });
    is_date && has_date
}

fn is_half_day(word: &str) -> bool {
    ["am", "pm", "a.m", "p.m"]
        .iter()
        .any(|half| word.eq_ignore_ascii_case(half))
}
