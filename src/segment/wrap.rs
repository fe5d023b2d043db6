//! Lines to blocks: which line breaks end a paragraph and which only wrap it.
//!
//! Plain text comes in two forms: broken at a steady width, or one paragraph a line. Where no empty lines tell the
//! paragraphs apart, the form is decided for the whole document by two facts of wrapped English: about four lines in
//! five go on in lower case, and nearly every line is full, that is, the next line's first word would not have fitted.

use super::lines::Line;
use super::list::{Marker, marker_at};
use super::trailer::{ends_in_stop, without_trailer};
use crate::span::Span;
use crate::text::chars::{char_at, char_before, is_closing_quote, is_gap, word_end};

/// Lines wider than this are paragraphs in one line, however many there are.
const WIDEST_WRAP: usize = 160;

/// Lines narrower than this are not wrapped text but a list, a poem or a table.
const NARROWEST_WRAP: usize = 24;

/// Joins the lines that a wrapped paragraph was broken into, and fills `blocks` with the spans of what is then a
/// paragraph or a structure line, without the gaps around them.
pub(super) fn blocks(text: &str, lines: &[Line], blocks: &mut Vec<Span>) {
    let width = wrap_width(text, lines);
    blocks.clear();
    let mut previous: Option<&Line> = None;
    let mut run_is_list = false;
    for (idx, line) in lines.iter().enumerate() {
        if line.follows_blank {
            run_is_list = width.is_none() && is_list_run(text, &lines[idx..]);
        }
        let joins = previous.is_some_and(|previous| {
            !line.follows_blank && !run_is_list && continues(text, previous, line, width)
        });
        match blocks.last_mut() {
            Some(block) if joins => {
                block.end = line.span.end;
            }
            _ => blocks.push(line.span),
        }
        previous = Some(line);
    }
}

/// The width at which the document is broken, or `None` if it is not.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widths = [0_u32; WIDEST_WRAP + 1];
    let (mut n_breaks, mut n_lower, mut n_wide) = (0_usize, 0_usize, 0_usize);
    for pair in lines.windows(2) {
        if pair[1].follows_blank {
            continue;
        }
        n_breaks += 1;
        n_lower += usize::from(starts_lower(text, pair[1].span));
        match pair[0].indent + columns(text, pair[0].span) {
            width if width <= WIDEST_WRAP => widths[width] += 1,
            _ => n_wide += 1,
        }
    }
    if n_lower * 3 < n_breaks || n_breaks == 0 || n_wide * 5 > n_breaks {
        return None;
    }
    // The widest line may be an accident; the nineteenth of twenty is not.
    let mut n_above = n_breaks / 20;
    for (width, &n) in widths.iter().enumerate().rev() {
        let n = n as usize;
        if n > n_above {
            return (width >= NARROWEST_WRAP).then_some(width);
        }
        n_above -= n;
    }
    None
}

/// Whether `line` goes on with the paragraph of `previous`; no empty line stands between them.
fn continues(text: &str, previous: &Line, line: &Line, width: Option<usize>) -> bool {
    if quoting_depth(text, previous) != quoting_depth(text, line) {
        return false;
    }
    let is_complete = ends_sentence(text, previous.span);
    if let Some(marker) = marker_at(text, line.span.start, line.span.end) {
        let follows = |previous: Marker| previous.is_followed_by(marker);
        let is_item = is_complete
            || !marker.needs_company()
            || marker_at(text, previous.span.start, previous.span.end).is_some_and(follows);
        if is_item {
            return false;
        }
    }
    if begins_with_stop(text, line.span) {
        return true;
    }
    if starts_lower(text, line.span) {
        return !is_complete || width.is_some();
    }
    let Some(width) = width else {
        // A bracket that was cut off a long line.
        return !is_complete
            && columns(text, previous.span) > 60
            && line.span.of(text).starts_with('(');
    };
    if line.indent > previous.indent + 1 && is_complete {
        return false;
    }
    let word = Span::new(
        line.span.start,
        word_end(text, line.span.start, line.span.end),
    );
    // Some programs break after a hyphen: then the part before it would have had to fit.
    let n_fitting = word
        .of(text)
        .find('-')
        .map_or(word.len(), |hyphen| hyphen + 1);
    let first_part = Span::new(word.start, word.start + n_fitting);
    let needs_space = usize::from(char_before(text, previous.span.end) != Some('-'));
    let is_full =
        previous.indent + columns(text, previous.span) + needs_space + columns(text, first_part)
            > width;
    is_full || (!is_complete && char_before(text, previous.span.end) == Some(','))
}

/// How many marks of quoted mail stand before the line: in the plain form of a text, tabs before a blank.
fn quoting_depth(text: &str, line: &Line) -> usize {
    let margin = &text[line.span.start - line.indent..line.span.start];
    if !margin.ends_with(' ') {
        return 0;
    }
    margin.bytes().filter(|&byte| byte == b'\t').count()
}

/// Whether the lines up to the next empty one are items without stops that begin in lower case.
fn is_list_run(text: &str, lines: &[Line]) -> bool {
    let n_lines = 1 + lines
        .iter()
        .skip(1)
        .take_while(|line| !line.follows_blank)
        .count();
    let run = &lines[..n_lines];
    n_lines > 2
        && starts_lower(text, run[0].span)
        && run
            .iter()
            .all(|line| line.span.len() < 2 * NARROWEST_WRAP && !ends_sentence(text, line.span))
}

/// Number of characters, or more than [`WIDEST_WRAP`] where the line is far longer than that.
fn columns(text: &str, span: Span) -> usize {
    if span.len() > 4 * WIDEST_WRAP {
        return span.len();
    }
    let bytes = &text.as_bytes()[span.start..span.end];
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// Whether a stop or comma was cut off the line before.
fn begins_with_stop(text: &str, span: Span) -> bool {
    let mut chars = span.of(text).chars();
    chars
        .next()
        .is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?'))
        && chars.next().is_none_or(is_gap)
}

fn starts_lower(text: &str, span: Span) -> bool {
    char_at(text, span.start).is_some_and(char::is_lowercase)
}

/// Whether the line ends in a stop, before any closing marks and notes.
fn ends_sentence(text: &str, span: Span) -> bool {
    let line = span.of(text);
    ends_in_stop(line)
        || line.ends_with(':')
        || ends_in_stop(without_trailer(line))
        || line
            .trim_end_matches(|c| is_closing_quote(c) || matches!(c, ')' | ']'))
            .ends_with(':')
}
