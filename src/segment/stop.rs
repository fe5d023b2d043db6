//! A stop with everything that belongs to it: `?!`, `…`, `. . .`, closing marks, note numbers.

use super::trailer::{bracketed_note_end, is_note_sign};
use crate::text::chars::{char_at, char_before, is_closing_quote, is_gap, skip_gap};

/// What a run of stops amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StopKind {
    /// A single full stop.
    Dot,
    /// `…`, `...` or `. . .`.
    Ellipsis,
    /// A question or exclamation mark, whatever stands with it.
    Mark,
}

/// One or more stops and the closing marks after them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// First byte of the stops.
    pub(super) start: usize,
    /// One past the last closing mark.
    pub(super) end: usize,
    /// What the stops are.
    pub(super) kind: StopKind,
    /// Whether a quotation mark closes after it.
    pub(super) closes_quotation: bool,
    /// Whether a bracket closes after it.
    pub(super) closes_bracket: bool,
}

impl Stop {
    /// The stops at `at`, if one stands there.
    pub(super) fn read(text: &str, at: usize, limit: usize) -> Option<Self> {
        let mut stop = Self {
            start: at,
            end: at,
            kind: StopKind::Dot,
            closes_quotation: false,
            closes_bracket: false,
        };
        stop.read_stops(text, limit);
        if stop.end == at {
            return None;
        }
        stop.read_closers(text, limit);
        Some(stop)
    }

    fn read_stops(&mut self, text: &str, limit: usize) {
        let mut n_dots = 0;
        while self.end < limit {
            match char_at(text, self.end) {
                Some('.') => n_dots += 1,
                Some('…') => n_dots += 3,
                Some('?' | '!' | '‽' | '⁇' | '⁈' | '⁉' | '‼' | '？' | '！') => {
                    self.kind = StopKind::Mark;
                }
                Some('。' | '．') => {}
                Some(c) if is_gap(c) && n_dots > 0 && self.kind == StopKind::Dot => {
                    if !is_spaced_dot(text, self.end + c.len_utf8(), limit) {
                        break;
                    }
                }
                _ => break,
            }
            self.end += char_at(text, self.end).map_or(1, char::len_utf8);
        }
        if n_dots > 1 && self.kind == StopKind::Dot {
            self.kind = StopKind::Ellipsis;
        }
        self.give_back_omission(text, limit);
    }

    /// Of four dots with spaces, `end. . . . Next`, the first ends the sentence and three stand for what was left out.
    fn give_back_omission(&mut self, text: &str, limit: usize) {
        if !text[self.start..self.end].starts_with(". . . .") {
            return;
        }
        let follows_word = char_before(text, self.start).is_some_and(char::is_alphanumeric);
        let next = skip_gap(text, self.end, limit);
        if follows_word && next > self.end && next < limit {
            self.end = self.start + 1;
            self.kind = StopKind::Dot;
        }
    }

    fn read_closers(&mut self, text: &str, limit: usize) {
        while self.end < limit {
            let Some(c) = char_at(text, self.end) else {
                break;
            };
            let after = self.end + c.len_utf8();
            if is_closing_quote(c) {
                // An apostrophe or an opening mark: `Jr.'s`, `Stop."Go`.
                if char_at(text, after).is_some_and(char::is_alphanumeric)
                    && (after < limit)
                    && (matches!(c, '“' | '‘' | '\'' | '’'))
                {
                    break;
                }
                self.closes_quotation = true;
            } else if c == '\\' && matches!(char_at(text, after), Some('"' | '\'')) {
                // A quotation mark that was escaped and never unescaped.
            } else if matches!(c, ')' | ']' | '}') {
                self.closes_bracket = true;
            } else if matches!(c, '[' | '(') {
                match bracketed_note_end(text, self.end, limit) {
                    Some(end) => {
                        self.end = end;
                        continue;
                    }
                    None => break,
                }
            } else if matches!(c, '«' | '‹') {
                // Guillemets the other way round: `»Oui.« She left.`
                if char_at(text, after).is_some_and(char::is_alphanumeric) && after < limit {
                    break;
                }
                self.closes_quotation = true;
            } else if c == '<' {
                match tag_end(text, self.end, limit) {
                    Some(end) if text[after..].starts_with('/') => {
                        self.end = end;
                        continue;
                    }
                    _ => break,
                }
            } else if is_gap(c) {
                // French spacing, `« Oui. »`, and notes, `the plan. [3]`.
                match char_at(text, after).filter(|_| after < limit) {
                    Some('»')
                        if !char_at(text, after + '»'.len_utf8())
                            .is_some_and(char::is_alphanumeric) =>
                    {
                        self.closes_quotation = true;
                        self.end = after + '»'.len_utf8();
                    }
                    Some('[') => match bracketed_note_end(text, after, limit) {
                        Some(end) => self.end = end,
                        None => break,
                    },
                    _ => break,
                }
                continue;
            } else if !is_note_sign(c) {
                break;
            }
            self.end = after;
        }
    }

    /// The end of note numbers right after the stop, as in `the plan.11 12 The`.
    pub(super) fn note_numbers_end(self, text: &str, limit: usize) -> Option<usize> {
        let before = char_before(text, self.start)?;
        if self.closes_quotation
            || self.kind == StopKind::Ellipsis
            || !(before.is_lowercase() || before == ')')
        {
            return None;
        }
        let bytes = text.as_bytes();
        let mut at = self.end;
        loop {
            let n_digits = bytes[at..limit]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if n_digits == 0 || n_digits > 3 {
                return None;
            }
            at += n_digits;
            let next = skip_gap(text, at, limit);
            match bytes[at..limit].first() {
                None => return Some(at),
                Some(b',' | b'-') => at += 1,
                _ if next > at && bytes.get(next).is_some_and(u8::is_ascii_digit) => at = next,
                _ if next > at && char_at(text, next).is_some_and(char::is_uppercase) => {
                    return Some(at);
                }
                _ => return None,
            }
        }
    }
}

/// Whether a lone dot stands at `at`: one of `. . .`.
fn is_spaced_dot(text: &str, at: usize, limit: usize) -> bool {
    at < limit
        && char_at(text, at) == Some('.')
        && (at + 1 >= limit
            || char_at(text, at + 1)
                .is_none_or(|c| is_gap(c) || is_closing_quote(c) || matches!(c, ')' | ']' | '.')))
}

/// The end of a tag of markup at `at`: `</em>`, `<p class="lead">`.
pub(super) fn tag_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    const LONGEST_TAG: usize = 200;
    let bytes = text.as_bytes().get(at..limit.min(at + LONGEST_TAG))?;
    let name = bytes
        .strip_prefix(b"</")
        .or_else(|| bytes.strip_prefix(b"<"))?;
    name.first().filter(|byte| byte.is_ascii_lowercase())?;
    let len = bytes[1..]
        .iter()
        .position(|byte| matches!(byte, b'>' | b'<'))?
        + 1;
    (bytes[len] == b'>').then_some(at + len + 1)
}
