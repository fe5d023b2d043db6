//! What follows a stop: a new sentence, or more of the same.

use super::stop::tag_end;
use crate::lexicon::OPENERS;
use crate::text::chars::{char_at, is_dash, is_gap, is_opening_quote};

/// What a word begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Initial {
    Capital,
    /// A small letter, other than in names such as *iPhone*.
    Small,
    Digit,
    /// Such a name, a letter without case, a sign.
    Other,
}

/// The first word after a stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Following<'t> {
    /// Its letters and digits.
    pub(super) word: &'t str,
    /// What it begins with.
    pub(super) initial: Initial,
    /// Whether quotation marks stand before it.
    pub(super) is_quoted: bool,
    /// Whether a bracket opens before it.
    pub(super) is_bracketed: bool,
    /// Whether it stands in a short bracket after which the sentence goes on: *Smith et al. (Nature) found*.
    pub(super) is_aside: bool,
    /// What stands after its letters.
    pub(super) rest: &'t str,
}

impl<'t> Following<'t> {
    /// Reads the word at `at`, which is not in a gap.
    pub(super) fn read(text: &'t str, mut at: usize, limit: usize) -> Self {
        let mut is_quoted = false;
        let is_bracketed = matches!(char_at(text, at), Some('(' | '[')) && at < limit;
        let is_aside = is_bracketed && is_aside(&text[at..limit]);
        while at < limit {
            match char_at(text, at) {
                Some(c) if is_opening_quote(c) => is_quoted = true,
                Some('(' | '[' | '{' | '¿' | '¡' | '*' | '_' | '\\') => {}
                Some('<') => match tag_end(text, at, limit) {
                    Some(end) => {
                        at = end;
                        continue;
                    }
                    None => break,
                },
                Some(c) if is_gap(c) && is_quoted => {}
                _ => break,
            }
            at += char_at(text, at).map_or(1, char::len_utf8);
        }
        let rest = &text[at.min(limit)..limit];
        let len = rest
            .find(|c: char| !(matches!(c, '\'' | '’') || c.is_alphanumeric()))
            .unwrap_or(rest.len());
        let word = &rest[..len];
        let mut chars = word.chars();
        let first = chars.next().unwrap_or(' ');
        Self {
            word,
            initial: if first.is_uppercase() {
                Initial::Capital
            } else if first.is_ascii_digit() {
                Initial::Digit
            } else if first.is_lowercase() && !chars.any(char::is_uppercase) {
                Initial::Small
            } else {
                Initial::Other
            },
            is_quoted,
            is_bracketed,
            is_aside,
            rest: &rest[len..],
        }
    }

    /// Whether chapter and verse stand here, and not an hour: `4:8`.
    pub(super) fn is_verse(&self) -> bool {
        let verse = self.rest.strip_prefix(':').unwrap_or_default();
        let after = verse.trim_start_matches(|c: char| c.is_ascii_digit());
        let next = after.trim_start_matches(is_gap);
        let is_hour = ["am", "pm", "a.m", "p.m", "AM", "PM", "GMT"]
            .iter()
            .any(|half| next.starts_with(half));
        self.is_digit() && after.len() < verse.len() && !is_hour
    }

    /// Whether nothing else stands before the end of a bracket or its next part: the year of `(Cal. 1973)`.
    pub(super) fn ends_bracket(&self) -> bool {
        self.rest.starts_with([')', ']', ',', ';'])
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.initial == Initial::Capital
    }

    /// Whether it begins with a digit.
    pub(super) fn is_digit(&self) -> bool {
        self.initial == Initial::Digit
    }

    /// Whether nothing but a mark or a gap follows its letters: no stop or sign within a longer token.
    pub(super) fn is_whole(&self) -> bool {
        let mut chars = self.rest.chars();
        chars.next().is_none_or(|c| {
            is_gap(c)
                || is_dash(c)
                || matches!(c, ',' | ';' | ':' | '?' | '!' | ')')
                || is_opening_quote(c)
                || (c == '.' && chars.next().is_none_or(is_gap))
        })
    }

    /// Whether the word after it begins with a small letter.
    pub(super) fn is_before_lower(&self) -> bool {
        self.rest
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_lowercase))
    }

    /// Whether a new sentence is likelier than a name that goes on.
    pub(super) fn opens_sentence(&self) -> bool {
        self.is_quoted
            || OPENERS.contains_as_written(self.word)
            || !(self.is_capital() || self.is_digit())
    }
}

/// Whether the bracket that `text` opens with closes soon, and the sentence goes on after it in small letters or with a
/// comma.
fn is_aside(text: &str) -> bool {
    const LONGEST_ASIDE: usize = 60;
    let reach = &text.as_bytes()[1..text.len().min(LONGEST_ASIDE)];
    let Some(close) = memchr::memchr2(b')', b']', reach) else {
        return false;
    };
    let rest = &text[close + 2..];
    let after = rest.trim_start_matches(is_gap);
    after.starts_with(|c: char| c.is_lowercase() || (rest.len() == after.len() && c == ','))
}
