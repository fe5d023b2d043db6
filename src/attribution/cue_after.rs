//! The cue after a quotation.

use super::cue::{Cue, REACH};
use super::token::Tokens;
use crate::lexicon::{ROLES, THOUGHT_VERBS, TITLES};
use crate::lexicon::{is_finite_cue, is_pronoun};

impl Tokens<'_> {
    /// The cue right of the quotation token `at`: *said Smith*, *Smith said*, *according to Smith*, *– Smith*.
    pub(super) fn cue_after(&self, at: usize, ends_clause: bool) -> Option<Cue> {
        let mut from = at + 1;
        let mut is_dashed = false;
        while let Some(',' | '-' | '–' | '—' | '―') = self.mark(from) {
            is_dashed |= !matches!(self.mark(from), Some(','));
            from += 1;
        }
        if self.word(from).eq_ignore_ascii_case("according") && self.word(from + 1) == "to" {
            let subject = self.subject_after(from + 2);
            return Some(Cue {
                tokens: (from, from + 1),
                subject,
                confidence: 0.95,
            });
        }
        if let Some(cue) = self.inverted(from) {
            return Some(cue);
        }
        let word = self.word(from);
        let joins = word.is_empty()
            || matches!(
                word,
                "and"
                    | "but"
                    | "or"
                    | "as"
                    | "to"
                    | "in"
                    | "for"
                    | "that"
                    | "which"
                    | "when"
                    | "is"
                    | "was"
                    | "on"
                    | "of"
                    | "at"
                    | "with"
                    | "by"
            );
        let is_subject = is_pronoun(word)
            || self.is_name_word(from)
            || ROLES.contains(word)
            || TITLES.contains(word)
            || self.is_determiner(from)
            || (from + 1..from + 6).any(|idx| self.is_cue(idx))
            || (ends_clause && (from + 1..from + 9).any(|idx| self.is_strong_cue(idx)));
        let is_office =
            |idx: usize| TITLES.contains(self.word(idx)) || ROLES.contains(self.word(idx));
        let is_participle = word.ends_with("ing") && !self.is_capital(from) && !is_office(from + 1);
        let joins = joins || is_participle || !is_subject;
        if joins || (!ends_clause && !is_pronoun(word) && !self.is_name_word(from)) {
            return self.aside(from);
        }
        let verb = (from..from + REACH)
            .take_while(|&idx| {
                !self.is_stop(idx)
                    && self.quote(idx).is_none()
                    && !matches!(self.mark(idx), Some(';' | ':'))
            })
            .find(|&idx| {
                idx > from
                    && self.is_cue(idx)
                    && !(matches!(self.word(idx), "called" | "named") && self.is_name_word(idx + 1))
                    && !THOUGHT_VERBS.contains(self.word(idx))
                    && (is_finite_cue(self.word(idx)) || self.has_plural_subject(idx))
            });
        if let Some(verb) = verb {
            let is_close = (from..verb).filter(|&idx| self.is_word(idx)).count() <= 4;
            if ends_clause || is_close {
                let subject = self.subject_before(verb);
                return Some(Cue {
                    tokens: (verb, verb),
                    subject,
                    confidence: if ends_clause { 0.95 } else { 0.6 },
                });
            }
        }
        if is_dashed && ends_clause && self.is_name_word(from) {
            let subject = self.subject_after(from);
            return Some(Cue {
                tokens: (at + 1, at + 1),
                subject,
                confidence: 0.9,
            });
        }
        None
    }

    /// A cue set between commas or at the end of the sentence that goes on at `from`: *…” for years, she said.*
    pub(super) fn aside(&self, from: usize) -> Option<Cue> {
        let verb = (from..from + REACH)
            .take_while(|&idx| !self.is_stop(idx) && self.quote(idx).is_none())
            .find(|&idx| {
                let ends = self.is_stop(idx + 1) || self.mark(idx + 1) == Some(',');
                ends && self.is_strong_cue(idx) && self.is_cue(idx)
            })?;
        let subject = self.subject_before(verb)?;
        let comma = subject.first.checked_sub(1)?;
        (self.mark(comma) == Some(',') && comma >= from).then_some(Cue {
            tokens: (verb, verb),
            subject: Some(subject),
            confidence: 0.8,
        })
    }

    /// A verb before its subject at `from`: *said Smith*, *has said the minister*.
    pub(super) fn inverted(&self, from: usize) -> Option<Cue> {
        let verb = if is_finite_cue(self.word(from)) {
            from
        } else if matches!(self.word(from), "has" | "had" | "also" | "then")
            && is_finite_cue(self.word(from + 1))
        {
            from + 1
        } else {
            return None;
        };
        let mut after = verb + 1;
        while self.mark(after).is_some_and(|mark| mark == ',') || self.word(after) == "also" {
            after += 1;
        }
        if matches!(self.word(verb), "told" | "called")
            && after == verb + 1
            && !self.is_name_word(after)
        {
            return None;
        }
        let subject = self.subject_after(after)?;
        Some(Cue {
            tokens: (verb, verb),
            subject: Some(subject),
            confidence: 0.95,
        })
    }
}
