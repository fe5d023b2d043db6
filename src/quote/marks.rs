//! Where the quotation marks of a text stand and which way each may face.

use super::apostrophe::{Doubt, is_clitic, is_elision, is_short_and, measure, possessive};
use crate::span::Span;
use crate::text::scan;

/// Marks that can open and close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ ", and the doubled backticks and apostrophes of typewriters.
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
}

/// Which way a mark faces, judged by its neighbours alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    /// The neighbours do not tell; whether a quotation is open decides.
    Either,
}

/// One mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) family: Family,
    pub(super) side: Side,
    pub(super) doubt: Doubt,
    /// Whether both ends of a quotation look the same in this style.
    pub(super) is_straight: bool,
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// White space or the edge of the paragraph.
    Blank,
    Letter,
    Digit,
    /// `( [ {` and the like.
    Bracket,
    Dash,
    /// `…` or `...`, which may begin a quotation as well as end it.
    Ellipsis,
    /// `. , ; : ! ? ) ]` and everything else.
    Punctuation,
}

/// What stands on either side of a mark, looking through other marks: in `"'We` both stand before a letter.
#[derive(Clone, Copy, Debug)]
struct Around {
    before: Beside,
    after: Beside,
}

/// Marks with nothing but other marks and the stars and lines of emphasis between them. All have the same around them,
/// so that a run is read once, however many marks it is made of.
#[derive(Clone, Copy, Debug)]
struct Run {
    end: usize,
    around: Around,
}

impl Run {
    /// The run that the mark at `span` stands in.
    fn around(text: &str, passage: Span, span: Span) -> Self {
        let mut left = &text[passage.start..span.start];
        let mut right = &text[span.end..passage.end];
        // Mostly a letter or a space stands there.
        let is_end = |byte: u8| byte == b' ' || byte.is_ascii_alphanumeric();
        if !left.bytes().next_back().is_some_and(is_end) {
            left = left.trim_end_matches(is_looked_through);
        }
        if !right.bytes().next().is_some_and(is_end) {
            right = right.trim_start_matches(is_looked_through);
        }
        Self {
            end: passage.end - right.len(),
            around: Around {
                before: beside(left.chars().rev()),
                after: beside(right.chars()),
            },
        }
    }
}

/// Whether a byte can begin a mark: `"`, `'`, the backtick and the lead bytes of the curly marks and of « ».
#[allow(
    clippy::needless_bitwise_bool,
    reason = "comparisons of many bytes at once, without a branch"
)]
fn is_lead(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\'') | (byte == b'`') | (byte == 0xC2) | (byte == 0xE2)
}

/// Adds the marks inside `passage` to `marks`, in order; apostrophes that can be nothing else are left out.
///
/// `passage` must lie on character boundaries of `text`.
pub(super) fn lex(text: &str, passage: Span, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut run = None;
    let mut at = passage.start;
    while let Some(step) = scan::position(&bytes[at..passage.end], is_lead) {
        at += step;
        let Some((glyph, len)) = glyph_at(&bytes[at..passage.end]) else {
            at += 1;
            continue;
        };
        let span = Span::new(at, at + len);
        at = span.end;
        if is_between_letters(bytes, passage, span) && matches!(glyph, '\'' | '’' | '‘' | '`') {
            continue;
        }
        let around = match run {
            Some(Run { end, around }) if span.end <= end => around,
            _ => run.insert(Run::around(text, passage, span)).around,
        };
        marks.extend(judge(text, passage, span, glyph, around));
    }
}

/// The mark that `bytes` begins with, and its length in bytes. Two single marks are given as a double one: `''` as ”, ` `` ` as “.
fn glyph_at(bytes: &[u8]) -> Option<(char, usize)> {
    let found = match bytes {
        [b'"', ..] => ('"', 1),
        [b'\'', b'\'', ..] => ('”', 2),
        [b'\'', ..] => ('\'', 1),
        [b'`', b'`', ..] => ('“', 2),
        [b'`', ..] => ('`', 1),
        [0xC2, 0xAB, ..] => ('«', 2),
        [0xC2, 0xBB, ..] => ('»', 2),
        [0xE2, 0x80, 0x99, 0xE2, 0x80, 0x99, ..] => ('”', 6),
        [0xE2, 0x80, 0x98, 0xE2, 0x80, 0x98, ..] => ('“', 6),
        [0xE2, 0x80, third, ..] => match third {
            0x98 | 0x9B => ('‘', 3),
            0x99 => ('’', 3),
            0x9A => ('‚', 3),
            0x9C | 0x9F => ('“', 3),
            0x9D => ('”', 3),
            0x9E => ('„', 3),
            0xB9 => ('‹', 3),
            0xBA => ('›', 3),
            _ => return None,
        },
        _ => return None,
    };
    Some(found)
}

/// Whether ASCII letters stand on both sides: the quick answer for nearly every apostrophe.
fn is_between_letters(bytes: &[u8], passage: Span, span: Span) -> bool {
    span.start > passage.start
        && span.end < passage.end
        && bytes[span.start - 1].is_ascii_alphabetic()
        && bytes[span.end].is_ascii_alphabetic()
}

/// The mark with side and doubt, or `None` for an apostrophe.
fn judge(text: &str, passage: Span, span: Span, glyph: char, around: Around) -> Option<Mark> {
    let Around { before, after } = around;
    let is_word_before = matches!(before, Beside::Letter | Beside::Digit);
    let is_word_after = matches!(after, Beside::Letter | Beside::Digit);
    let facing = facing(before, after);
    let (family, side) = match glyph {
        '"' => (Family::Double, facing),
        '“' if facing == Side::Close => (Family::Double, Side::Close),
        '“' | '„' => (Family::Double, Side::Open),
        '”' if facing == Side::Open => (Family::Double, Side::Either),
        '”' => (Family::Double, Side::Close),
        '«' if facing == Side::Close => (Family::Guillemet, Side::Either),
        '«' => (Family::Guillemet, Side::Open),
        '»' if facing == Side::Open => (Family::Guillemet, Side::Either),
        '»' => (Family::Guillemet, Side::Close),
        '‹' if facing == Side::Close => (Family::SingleGuillemet, Side::Either),
        '‹' => (Family::SingleGuillemet, Side::Open),
        '›' if facing == Side::Open => (Family::SingleGuillemet, Side::Either),
        '›' => (Family::SingleGuillemet, Side::Close),
        _ if is_word_before && is_word_after => return None,
        '\'' | '’' | '‘' if is_clitic(&text[span.end..passage.end]) => return None,
        '\'' | '’' | '‘'
            if facing != Side::Close && is_elision(&text[span.end..passage.end], glyph) =>
        {
            return None;
        }
        '\'' | '’' if is_short_and(&text[passage.start..span.start]) => return None,
        '’' if facing == Side::Open => return None,
        '`' if facing != Side::Open => return None,
        '‘' | '`' if facing == Side::Close => (Family::Single, Side::Close),
        '‘' | '`' | '‚' => (Family::Single, Side::Open),
        '’' => (Family::Single, Side::Close),
        _ => (Family::Single, facing),
    };
    let doubt = match family {
        Family::Double if side != Side::Open => measure(&text[passage.start..span.start]),
        Family::Single if side != Side::Open && is_word_before => {
            possessive(&text[passage.start..span.start])
        }
        _ => Doubt::None,
    };
    Some(Mark {
        span,
        family,
        side,
        doubt,
        is_straight: matches!(glyph, '"' | '\''),
    })
}

/// Whether a character stands beside a mark without parting it from what is beyond: another mark, or emphasis.
fn is_looked_through(char: char) -> bool {
    matches!(
        char,
        '"' | '\''
            | '`'
            | '‘'
            | '’'
            | '‛'
            | '“'
            | '”'
            | '‟'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '*'
            | '_'
    )
}

/// What kind of thing the next character is, of those that go away from a mark.
fn beside(mut chars: impl Iterator<Item = char>) -> Beside {
    match chars.next() {
        None | Some('\u{200B}' | '\u{FEFF}') => Beside::Blank,
        Some('(' | '[' | '{' | '<' | '/' | '|' | '¿' | '¡') => Beside::Bracket,
        Some('-' | '–' | '—' | '―' | '‒' | '‑') => Beside::Dash,
        Some('$' | '£' | '€' | '#' | '@' | '&' | '%') => Beside::Letter,
        Some(char) if char.is_whitespace() => Beside::Blank,
        Some(char) if char.is_numeric() => Beside::Digit,
        Some(char) if char.is_alphabetic() => Beside::Letter,
        Some('…') => Beside::Ellipsis,
        Some('.') if chars.next() == Some('.') => Beside::Ellipsis,
        Some(_) => Beside::Punctuation,
    }
}

/// Which way a mark faces between two neighbours.
fn facing(before: Beside, after: Beside) -> Side {
    use Beside::{Blank, Bracket, Dash, Digit, Ellipsis, Letter, Punctuation};
    match (before, after) {
        (Blank | Bracket, Letter | Digit | Bracket) | (Blank, Dash) => Side::Open,
        (Letter | Digit | Punctuation | Ellipsis, Blank | Punctuation | Dash | Ellipsis)
        | (Dash, Blank | Punctuation) => Side::Close,
        _ => Side::Either,
    }
}
