//! A sentence broken into lines, with some of its words marked.

use std::io::Write;

use anstyle::Style as Paint;
use byline::Span;
use unicode_width::UnicodeWidthChar as _;

use crate::say::plain::shown;

/// How a word is marked: by its colour, or by signs under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Colour(Paint),
    Sign(char),
}

/// A character as it is shown.
#[derive(Clone, Copy)]
struct Cell {
    shown: char,
    /// Columns that it takes.
    width: usize,
    mark: Option<Mark>,
}

/// Writes `text` in lines of at most `width` columns, with the marked words marked.
///
/// Spans of `marks` are in bytes of `text`, ascending. The first line continues what is written already, the others
/// begin with `indent`, and signs follow on a line of their own.
pub(crate) fn write_marked(
    text: &str,
    marks: &[(Span, Mark)],
    indent: &str,
    width: usize,
    out: &mut Vec<u8>,
) {
    let cells = cells(text, marks);
    for (line_idx, line) in wrap(&cells, width).iter().enumerate() {
        if line_idx > 0 {
            out.extend_from_slice(indent.as_bytes());
        }
        write_words(line, out);
        write_signs(line, indent, out);
    }
}

/// White space becomes single spaces; characters that could steer a terminal are replaced.
fn cells(text: &str, marks: &[(Span, Mark)]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(text.len());
    let mut marks = marks.iter().peekable();
    for (at, c) in shown(text) {
        while marks.next_if(|(span, _)| span.end <= at).is_some() {}
        let mark = marks.peek().filter(|(span, _)| span.contains(at));
        let shown = match c {
            _ if is_space(text, at) => ' ',
            _ => c,
        };
        if shown == ' ' && cells.last().is_some_and(|last| last.shown == ' ') {
            continue;
        }
        cells.push(Cell {
            shown,
            width: shown.width().unwrap_or(1),
            mark: mark.map(|&&(_, mark)| mark),
        });
    }
    cells
}

/// Whether white space stands there, controls that break lines included.
fn is_space(text: &str, at: usize) -> bool {
    text[at..].starts_with(char::is_whitespace)
}

/// Breaks at spaces, and inside words that are wider than a line.
fn wrap(cells: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    let columns = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    let mut lines = Vec::new();
    let mut line: Vec<Cell> = Vec::new();
    let mut n_columns = 0;
    for word in cells.split_inclusive(|cell| cell.shown == ' ') {
        let n_spaces = usize::from(word.last().is_some_and(|cell| cell.shown == ' '));
        if n_columns > 0 && n_columns + columns(word) - n_spaces > width {
            lines.push(std::mem::take(&mut line));
            n_columns = 0;
        }
        for &cell in word {
            if n_columns > 0 && n_columns + cell.width > width && cell.shown != ' ' {
                lines.push(std::mem::take(&mut line));
                n_columns = 0;
            }
            line.push(cell);
            n_columns += cell.width;
        }
    }
    lines.push(line);
    lines
}

fn write_words(line: &[Cell], out: &mut Vec<u8>) {
    let n_cells = line
        .iter()
        .rposition(|cell| cell.shown != ' ')
        .map_or(0, |last| last + 1);
    for run in line[..n_cells].chunk_by(|a, b| a.mark == b.mark) {
        let paint = match run[0].mark {
            Some(Mark::Colour(paint)) => paint,
            _ => Paint::new(),
        };
        let words: String = run.iter().map(|cell| cell.shown).collect();
        // Writing to memory cannot fail.
        let _ = write!(out, "{paint}{words}{paint:#}");
    }
    out.push(b'\n');
}

/// The line under the words, if any of them has a sign.
fn write_signs(line: &[Cell], indent: &str, out: &mut Vec<u8>) {
    let sign = |cell: &Cell| match cell.mark {
        Some(Mark::Sign(sign)) => Some(sign),
        _ => None,
    };
    let Some(last) = line.iter().rposition(|cell| sign(cell).is_some()) else {
        return;
    };
    out.extend_from_slice(indent.as_bytes());
    let columns = line[..=last]
        .iter()
        .flat_map(|cell| std::iter::repeat_n(sign(cell).unwrap_or(' '), cell.width));
    out.extend_from_slice(columns.collect::<String>().as_bytes());
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use anstyle::AnsiColor;
    use byline::Span;
    use proptest::prelude::*;

    use super::{Mark, shown, write_marked};

    fn written(text: &str, marks: &[(Span, Mark)], width: usize) -> String {
        let mut out = b"> ".to_vec();
        write_marked(text, marks, "  ", width, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn signs_stand_under_their_words_on_every_line() {
        let marks = [(0, 2, '+'), (8, 14, '-'), (18, 22, '+')];
        let marks = marks.map(|(start, end, sign)| (Span::new(start, end), Mark::Sign(sign)));
        assert_eq!(
            written("It was\n wasted on them all.", &marks, 14),
            "> It was wasted\n  ++     ------\n  on them all.\n     ++++\n"
        );
    }

    #[test]
    fn wide_characters_have_wide_signs() {
        let mark = [(Span::new(0, 6), Mark::Sign('+'))];
        assert_eq!(written("東京 rose", &mark, 20), "> 東京 rose\n  ++++\n");
    }

    #[test]
    fn colours_need_no_second_line() {
        let mark = [(Span::new(2, 3), Mark::Colour(AnsiColor::Red.on_default()))];
        assert_eq!(written("a b c", &mark, 20), "> a \u{1b}[31mb\u{1b}[0m c\n");
    }

    proptest! {
        #[test]
        fn lines_keep_the_width_and_all_words(text in "\\PC*|[a-z \n\t\u{1b}]*", width in 4usize..30) {
            let written = written(&text, &[], width);
            let mut kept = String::new();
            for line in written.lines() {
                let line = &line[2..];
                prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= width);
                kept += line;
            }
            let is_word = |c: &char| !c.is_whitespace();
            let words: String = text.char_indices().zip(shown(&text)).filter(|((_, c), _)| is_word(c)).map(|(_, (_, c))| c).collect();
            let kept: String = kept.chars().filter(is_word).collect();
            prop_assert_eq!(kept, words);
        }
    }
}
