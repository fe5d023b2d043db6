//! Whether a stop ends its sentence, judged by what stands around it.

use super::dot::ends_at_dot;
use super::follow::{Following, Initial};
use super::list::{marker_at, next_item};
use super::stop::{Stop, StopKind};
use super::tag::{after_dash, is_tag, signature_end};
use crate::lexicon::{OPENERS, abbreviation};
use crate::text::chars::{
    char_at, char_before, floor, is_closing_quote, is_dash, is_gap, is_opening_quote, skip_gap,
};

/// How far a bracket may run; beyond that it is taken for a stray one.
const LONGEST_BRACKET: usize = 400;

/// Cries in a row, with their marks, have at most this many bytes on either side of a stop.
const LONGEST_CRY: usize = 60;

/// A stop that may end the sentence from `start`.
pub(super) struct Candidate<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) limit: usize,
    pub(super) stop: Stop,
    /// Where a bracket opened inside the sentence, if it is still open.
    pub(super) open_bracket: Option<usize>,
}

impl Candidate<'_> {
    /// Where the sentence ends if this stop ends it.
    pub(super) fn end(&self) -> Option<usize> {
        let Self {
            text, limit, stop, ..
        } = *self;
        let after = char_at(text, stop.end)?;
        if !is_gap(after) {
            return self.end_without_space(after);
        }
        let next = skip_gap(text, stop.end, limit);
        if self.is_omission() {
            return None;
        }
        let c = char_at(text, next)?;
        // No sentence begins with one of these.
        if matches!(c, ',' | ';' | ':' | '&') {
            return None;
        }
        if is_dash(c) {
            return self.end_before_dash(next);
        }
        let following = Following::read(text, next, limit);
        let is_year_in_brackets = stop.kind == StopKind::Mark
            && c == '('
            && following.is_digit()
            && following.rest.starts_with(')');
        let goes_on = is_year_in_brackets
            || (following.initial == Initial::Small && !starts_list(text, next, limit))
            || (stop.kind == StopKind::Ellipsis && self.is_pause(&following))
            || self.is_inside_bracket()
            || (stop.closes_quotation && is_tag(text, next, limit, stop.kind == StopKind::Mark))
            || !self.stop_ends(&following);
        (!goes_on).then_some(stop.end)
    }

    /// Whether the stop itself, before a capital, a digit or a mark, ends a sentence.
    fn stop_ends(&self, following: &Following<'_>) -> bool {
        let stop = self.stop;
        let closes_inner_bracket = stop.closes_bracket && self.open_bracket.is_some();
        if stop.kind == StopKind::Mark {
            if self.is_inside_cries() {
                return false;
            }
            let is_name =
                !stop.closes_quotation && ends_in_marked_name(self.text, self.start, stop);
            return !is_name
                && (!closes_inner_bracket || OPENERS.contains_as_written(following.word));
        }
        if stop.kind == StopKind::Ellipsis {
            return true;
        }
        ends_at_dot(self.text, self.start, stop, following, closes_inner_bracket)
    }

    /// Whether it is a speaker's pause: `we just ... I don't know`.
    fn is_pause(&self, following: &Following<'_>) -> bool {
        !self.stop.closes_quotation
            && char_before(self.text, self.stop.start).is_some_and(is_gap)
            && following.word.split(['\'', '’']).next() == Some("I")
    }

    /// Whether it is one of several cries in a sentence that goes on: *chants of “Now! Now!” rose*.
    fn is_inside_cries(&self) -> bool {
        let Self {
            text,
            start,
            limit,
            stop,
            ..
        } = *self;
        let from = floor(text, start.max(stop.start.saturating_sub(LONGEST_CRY)));
        let opens = text[from..stop.start]
            .char_indices()
            .any(|(at, c)| matches!(c, '“' | '"' | '‘') && from + at > start);
        if !opens || stop.closes_quotation {
            return false;
        }
        let ahead = &text[stop.end..floor(text, limit.min(stop.end + LONGEST_CRY))];
        let mut before = ' ';
        for (at, c) in ahead.char_indices() {
            if is_closing_quote(c) && matches!(before, '!' | '?') {
                let after = ahead[at + c.len_utf8()..].trim_start_matches(is_gap);
                return after.starts_with(|c: char| c.is_lowercase() || c == ',');
            }
            if c == '.' || is_opening_quote(c) && c != '\'' && c != '’' {
                return false;
            }
            before = c;
        }
        false
    }

    /// Whether it stands for left-out words: `[…]`.
    fn is_omission(&self) -> bool {
        self.stop.kind == StopKind::Ellipsis
            && matches!(char_before(self.text, self.stop.start), Some('[' | '('))
    }

    /// Whether a bracket is open that began in the middle of the sentence and closes soon.
    fn is_inside_bracket(&self) -> bool {
        let Some(open) = self.open_bracket else {
            return false;
        };
        if self.stop.closes_bracket {
            return false;
        }
        let bytes = self.text.as_bytes();
        let reach = self.limit.min(open + LONGEST_BRACKET);
        bytes
            .get(self.stop.end..reach)
            .and_then(|rest| {
                rest.iter()
                    .position(|byte| matches!(byte, b'(' | b'[' | b')' | b']'))
                    .map(|at| matches!(rest[at], b')' | b']'))
            })
            .unwrap_or(false)
    }

    /// Where the sentence ends if a dash follows at `dash`: after a signature (`“…” – Name`), not before an aside.
    fn end_before_dash(&self, dash: usize) -> Option<usize> {
        let Self {
            text, limit, stop, ..
        } = *self;
        let next = after_dash(text, dash, limit);
        if next >= limit || char_at(text, next)?.is_lowercase() {
            return None;
        }
        if stop.closes_quotation
            && let Some(end) = signature_end(text, next, limit)
        {
            return Some(end);
        }
        Some(stop.end)
    }

    /// Where the sentence ends although no space follows the stop: `the plan.The`, `the plan.12 The`.
    fn end_without_space(&self, after: char) -> Option<usize> {
        let Self {
            text, limit, stop, ..
        } = *self;
        if after.is_ascii_digit() {
            return stop.note_numbers_end(text, limit);
        }
        let is_wide = matches!(char_before(text, stop.end), Some('。' | '．' | '！' | '？'));
        if is_wide {
            return Some(stop.end);
        }
        if stop.kind == StopKind::Ellipsis || self.is_inside_bracket() {
            return None;
        }
        let opens = is_opening_quote(after);
        let letter_at = if opens {
            stop.end + after.len_utf8()
        } else {
            stop.end
        };
        let following = Following::read(text, letter_at, limit);
        if !following.is_capital() || (following.word.chars().count() < 2 && following.word != "I")
        {
            return None;
        }
        let is_plain_word = following.is_whole() && is_lower_before(text, self.start, stop.start);
        (is_plain_word && self.stop_ends(&following)).then_some(stop.end)
    }
}

/// Whether the first of several list items stands at `at`, inside a line.
fn starts_list(text: &str, at: usize, limit: usize) -> bool {
    marker_at(text, at, limit)
        .is_some_and(|marker| next_item(text, marker, marker.end, limit).is_some())
}

/// Whether a small word or a number with no stop, slash or sign in it ends at `at`.
fn is_lower_before(text: &str, start: usize, at: usize) -> bool {
    let mut n_letters = 0;
    for c in text[start..at].chars().rev() {
        if is_gap(c) || is_opening_quote(c) || is_dash(c) || c == '(' {
            break;
        }
        let is_word_char = c.is_lowercase()
            || matches!(c, '’' | '\'' | ')' | ',')
            || c.is_ascii_digit()
            || (c.is_uppercase() && n_letters > 1);
        if !is_word_char {
            return false;
        }
        n_letters += 1;
    }
    n_letters > 1
}

/// Whether the word with this mark is a name that is written with it: *Yahoo!*
fn ends_in_marked_name(text: &str, start: usize, stop: Stop) -> bool {
    let Some(word) = text.get(start..stop.start + 1) else {
        return false;
    };
    let word = word
        .rsplit(|c: char| is_gap(c) || is_opening_quote(c))
        .next()
        .unwrap_or_default();
    word.ends_with('!') && abbreviation(word).is_some()
}
