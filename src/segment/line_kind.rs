//! What a line that may not be a sentence is there for.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::StructureKind;
use super::byline::{is_byline, is_credit};
use super::labels::is_label_line;
use super::stop::tag_end;
use super::timestamp::is_date;
use crate::span::Span;
use crate::text::chars::{is_closing_quote, is_dash, is_opening_quote};
use crate::text::scan;

/// Lines longer than this, in bytes, are prose unless they are the headline.
const LONGEST_HEADING: usize = 100;

/// Headings have at most this many words.
const MOST_HEADING_WORDS: usize = 14;

/// What stands around a post has at most this many words.
const LONGEST_FRAME: usize = 6;

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
                "post" => StructureKind::Post,
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
    /// Number of words, counted by the white space between them; not counted where the line is too long for a heading.
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
                1 + scan::count(line.as_bytes(), |byte| byte <= b' ')
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
    pub(super) fn is_title_like(self, text: &str) -> bool {
        !self.ends_in_stop
            && self.span.len() <= LONGEST_TITLE
            && self.n_words <= 32
            && !self.span.of(text).ends_with(':')
    }
}

/// What the line says of itself by its own words, wherever it stands.
pub(super) fn kind_by_words(text: &str, shape: Shape) -> Option<StructureKind> {
    let line = shape.span.of(text);
    if is_separator(line) {
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
    if is_credit(line, shape) {
        return Some(StructureKind::Caption);
    }
    if is_service_by_end(line) {
        return Some(StructureKind::Service);
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
        .filter(|&kind| match kind {
            StructureKind::Timestamp => holds_date(line, shape),
            StructureKind::Post => shape.n_words <= LONGEST_FRAME,
            _ => true,
        })
}

/// Whether the line thanks a contributor or sends readers to somebody's page.
fn is_service_by_end(line: &str) -> bool {
    let thanks = ["report.", "story.", "article."]
        .iter()
        .any(|end| line.ends_with(end))
        && (line.contains(" contributed to this ") || line.contains(" contributed reporting "));
    let follows = line.starts_with("Follow ")
        && [
            " on Twitter",
            " on X",
            " on Facebook",
            " on Instagram",
            " on Bluesky",
        ]
        .iter()
        .any(|place| line.contains(place));
    thanks || follows
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

/// Whether the line holds no words: stars, dashes, a page number, nothing but tags of markup.
pub(super) fn is_separator(line: &str) -> bool {
    let mut rest = line;
    while rest.starts_with('<')
        && let Some(end) = tag_end(rest, 0, rest.len())
    {
        rest = rest[end..].trim_start();
    }
    let is_page_number = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    is_page_number || !rest.chars().any(char::is_alphanumeric)
}

/// Whether the line is a quotation with its source after a dash: *“…” – Jane Doe*.
pub(super) fn is_pull_quote(text: &str, span: Span) -> bool {
    let line = span.of(text);
    line.starts_with(is_opening_quote)
        && line.match_indices(is_dash).any(|(at, _)| {
            line[..at]
                .trim_end()
                .ends_with(|c| is_closing_quote(c) || matches!(c, '.' | '!' | '?'))
        })
}
