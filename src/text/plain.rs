//! A text as the stages read it: spaces of any width are plain spaces, characters that show nothing are absent, and the
//! marks of quoted mail are margin.
//!
//! Typesetting must not change what a text says: a name is the same name whether its space may break or not, and a word
//! the same word with a soft hyphen in it. The rules compare letters and spaces in hundreds of places, so that they are
//! given a text in which only those occur, and what they find is carried back to the bytes of the text as read.

use super::chars::char_at;
use super::span::Span;

/// The marks of quoted mail before a line take at most this many bytes, with the blanks between them.
const LONGEST_MARGIN: usize = 64;

/// A text without what must not matter, and the way back to the text as read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain {
    /// What the stages read.
    pub(crate) text: String,
    /// The `>` at the heads of lines, in the text as read: one entry for those that stand together.
    pub(crate) marks: Vec<Span>,
    /// Where the two texts drift apart, in order.
    points: Vec<Point>,
}

/// A place from which on offsets differ by another number than before.
#[derive(Clone, Copy, Debug, Default)]
struct Point {
    /// Where it is in the plain text.
    plain: usize,
    /// Where it is in the text as read, for what ends there.
    before: usize,
    /// Where it is in the text as read, for what starts there: past characters that show nothing.
    after: usize,
}

impl Plain {
    /// The plain form of `text`; `None` where it is plain already, as most texts are. That costs a look at each byte.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut plain = Self::default();
        let mut copied = 0;
        let mut at = 0;
        let has_marks = memchr::memchr(b'>', text.as_bytes()).is_some();
        while let Some((found, change)) = candidate(text, at, has_marks) {
            at = found + change.len();
            if change == Change::None {
                continue;
            }
            plain.text.push_str(&text[copied..found]);
            copied = at;
            match change {
                Change::Drop(_) => plain.drift(found, at),
                Change::Space(_) => {
                    plain.text.push(' ');
                    plain.drift(at, at);
                }
                Change::Margin => {
                    plain.text.push('\t');
                    plain.mark(text, found);
                    // A blank after the mark tells it from the tab that sets a paragraph in.
                    if char_at(text, at).is_some_and(|c| c != '>' && !c.is_whitespace()) {
                        plain.text.push(' ');
                        plain.drift(at, at);
                    }
                }
                Change::None => {}
            }
        }
        if copied == 0 {
            return None;
        }
        plain.text.push_str(&text[copied..]);
        Some(plain)
    }

    /// Notes that the plain text so far ends where `before` and `after` are in the text as read.
    fn drift(&mut self, before: usize, after: usize) {
        let plain = self.text.len();
        match self.points.last_mut() {
            Some(last) if last.plain == plain => last.after = after,
            _ => self.points.push(Point {
                plain,
                before,
                after,
            }),
        }
    }

    fn mark(&mut self, text: &str, at: usize) {
        match self.marks.last_mut() {
            Some(last) if text[last.end..at].bytes().all(|byte| byte == b' ') => last.end = at + 1,
            _ => self.marks.push(Span::new(at, at + 1)),
        }
    }

    /// The bytes, in the text as read, of what is `span` in the plain text. Characters that show nothing at its ends are
    /// left out.
    pub(crate) fn as_read(&self, span: Span) -> Span {
        let start = match self.last(|point| point.plain <= span.start) {
            Some(point) => point.after + (span.start - point.plain),
            None => span.start,
        };
        let end = match self.last(|point| point.plain <= span.end) {
            Some(point) if point.plain == span.end => point.before,
            Some(point) => point.after + (span.end - point.plain),
            None => span.end,
        };
        Span::new(start, end.max(start))
    }

    /// The bytes, in the plain text, of what is `span` in the text as read.
    pub(crate) fn in_plain(&self, span: Span) -> Span {
        let place = |at: usize| {
            let n_before = self.points.partition_point(|point| point.after <= at);
            let base = n_before
                .checked_sub(1)
                .map_or(Point::default(), |idx| self.points[idx]);
            let plain = base.plain + (at - base.after);
            let next = self.points.get(n_before);
            next.map_or(plain, |next| plain.min(next.plain))
        };
        Span::new(place(span.start), place(span.end))
    }

    fn last(&self, holds: impl Fn(&Point) -> bool) -> Option<Point> {
        let n_before = self.points.partition_point(holds);
        n_before.checked_sub(1).map(|idx| self.points[idx])
    }
}

/// What becomes of a character, with the bytes that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    None,
    Drop(usize),
    Space(usize),
    Margin,
}

impl Change {
    fn len(self) -> usize {
        match self {
            Self::None | Self::Margin => 1,
            Self::Drop(len) | Self::Space(len) => len,
        }
    }
}

/// The first place from `from` on that may have to change, and how; without `has_marks` there is no `>`.
fn candidate(text: &str, from: usize, has_marks: bool) -> Option<(usize, Change)> {
    let at = from + position(&text.as_bytes()[from..], has_marks)?;
    let change = match char_at(text, at) {
        Some('>') if is_quoting(text, at) => Change::Margin,
        Some(c) if shows_nothing(c) => Change::Drop(c.len_utf8()),
        Some(c) if is_odd_space(c) => Change::Space(c.len_utf8()),
        _ => Change::None,
    };
    Some((at, change))
}

/// Where the first character stands that [`candidate`] has to look at; without `has_marks` there is no `>`.
fn position(bytes: &[u8], has_marks: bool) -> Option<usize> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let mut start = 0;
    loop {
        let at = start + other_position(bytes.get(start..)?, has_marks)?;
        if may_change([byte(at), byte(at + 1), byte(at + 2)]) {
            return Some(at);
        }
        // Past the other bytes of the character.
        start = at
            + match bytes[at] {
                ..0xC0 => 1,
                0xC0..0xE0 => 2,
                0xE0..0xF0 => 3,
                0xF0.. => 4,
            };
    }
}

/// Where the first byte stands that is a `>` or not ASCII; without `has_marks` there is no `>`.
fn other_position(bytes: &[u8], has_marks: bool) -> Option<usize> {
    // Bytes that are looked at together: nearly all are plain.
    const CHUNK: usize = 64;
    let is_plain = |chunk: &&[u8; CHUNK]| chunk.is_ascii() && !(has_marks && chunk.contains(&b'>'));
    let n_plain = bytes.as_chunks().0.iter().take_while(is_plain).count();
    let (words, rest) = bytes.as_chunks::<8>();
    for (idx, word) in words.iter().enumerate().skip(n_plain * CHUNK / 8) {
        let bits = other_bits(u64::from_le_bytes(*word));
        if bits != 0 {
            return Some(8 * idx + bits.trailing_zeros() as usize / 8);
        }
    }
    let at = rest
        .iter()
        .position(|&byte| byte == b'>' || !byte.is_ascii())?;
    Some(8 * words.len() + at)
}

/// The highest bit of each byte of `word` that is a `>` or not ASCII; of those above the lowest such byte, some may be
/// wrong.
fn other_bits(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    const MARK: u64 = 0x3E;
    // A byte that is zero borrows from its highest bit.
    let marks = word ^ (ONES * MARK);
    (word | (marks.wrapping_sub(ONES) & !marks)) & HIGHEST
}

/// Whether a `>` or a character that shows nothing or is an odd space may begin with these bytes.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "comparisons of many bytes at once, without a branch"
)]
fn may_change([first, second, third]: [u8; 3]) -> bool {
    let is_in = |byte: u8, from: u8, to: u8| (byte >= from) & (byte <= to);
    // U+2000 to U+200F and U+202A to U+202F, but not the marks between them; U+205F to U+206F.
    let is_general = ((second == 0x80) & (is_in(third, 0x80, 0x8F) | is_in(third, 0xAA, 0xAF)))
        | ((second == 0x81) & is_in(third, 0x9F, 0xAF));
    (first == b'>')
        | ((first == 0xC2) & ((second == 0xA0) | (second == 0xAD)))
        | ((first == 0xD8) & (second == 0x9C))
        | ((first == 0xE1) & ((second == 0x9A) | (second == 0xA0)))
        | ((first == 0xE2) & is_general)
        | ((first == 0xE3) & (second == 0x80))
        | ((first == 0xEF) & (second == 0xBB))
}

/// Whether `c` has no width and no meaning in a text: soft hyphen, zero-width space and joiners, direction marks, byte
/// order mark.
fn shows_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// Whether `c` is a space that does not break or has a width of its own.
fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Whether the `>` at `at` marks its line as quoted, as mail programs do: nothing but such marks stands before it, and no
/// figure or sign right after it.
fn is_quoting(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let margin = &bytes[at.saturating_sub(LONGEST_MARGIN)..at];
    let n_margin = margin
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'>'))
        .count();
    let is_at_head = match at.checked_sub(n_margin + 1) {
        None => true,
        Some(before) => n_margin < LONGEST_MARGIN && matches!(bytes[before], b'\n' | b'\r'),
    };
    let after = char_at(text, at + 1);
    is_at_head && after.is_none_or(|c| !(c.is_numeric() || matches!(c, '=' | '<' | '-' | '.')))
}

#[cfg(test)]
mod tests {
    use super::Plain;
    use crate::text::span::Span;

    #[test]
    fn spaces_are_plain_and_what_shows_nothing_is_absent() {
        let text =
            "Ann\u{a0}Doyle re\u{ad}signed.\u{200b} \u{202f}It\u{2060} is\u{2009}over.\u{feff}";
        let plain = Plain::of(text).unwrap();
        assert_eq!(plain.text, "Ann Doyle resigned.  It is over.");
        let resigned = plain.as_read(Span::new(10, 19));
        assert_eq!(resigned.of(text), "re\u{ad}signed.");
        assert_eq!(plain.in_plain(resigned), Span::new(10, 19));
        assert_eq!(plain.as_read(Span::new(3, 4)).of(text), "\u{a0}");
        assert_eq!(
            plain.as_read(Span::new(21, 32)).of(text),
            "It\u{2060} is\u{2009}over."
        );
    }

    #[test]
    fn marks_of_quoted_mail_are_margin() {
        let text = "> > Are you\n>well?\n\n> 5 is > 4.\n>5\na <b>c</b>";
        let plain = Plain::of(text).unwrap();
        assert_eq!(
            plain.text,
            "\t \t Are you\n\t well?\n\n\t 5 is > 4.\n>5\na <b>c</b>"
        );
        let marks: Vec<_> = plain.marks.iter().map(|mark| mark.of(text)).collect();
        assert_eq!(marks, ["> >", ">", ">"]);
    }

    #[test]
    fn most_texts_are_plain() {
        for text in [
            "",
            "It rained.",
            "“It’s – well – 5 < 6 > 4 …”",
            "naïve 漢字。",
            "👩🚀",
        ] {
            assert!(Plain::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn every_place_is_carried_there_and_back() {
        let text = "\u{feff}a\u{200b}\u{a0}\u{200b}b\u{ad}\u{ad}c \u{3000}\u{2009}d\u{200d}";
        let plain = Plain::of(text).unwrap();
        assert_eq!(plain.text, "a bc   d");
        for start in 0..plain.text.len() {
            for end in start + 1..=plain.text.len() {
                let span = Span::new(start, end);
                assert_eq!(plain.in_plain(plain.as_read(span)), span);
            }
        }
    }
}
