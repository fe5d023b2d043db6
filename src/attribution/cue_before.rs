//! The cue before a quotation.

use super::cue::{Cue, NEAR, REACH};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::is_finite_cue;

impl Tokens<'_> {
    /// The cue left of the quotation token `at` in the same sentence: *Smith said*, *Smith called it*, *Smith:*.
    pub(super) fn cue_before(&self, at: usize) -> Option<Cue> {
        let start = (at.saturating_sub(REACH)..at)
            .rev()
            .find(|&idx| self.is_stop(idx))
            .map_or(at.saturating_sub(REACH), |idx| idx + 1);
        if self.word(start).eq_ignore_ascii_case("according") && self.word(start + 1) == "to" {
            let subject = self.subject_after(start + 2);
            return Some(Cue {
                tokens: (start, start + 1),
                subject,
                confidence: 0.9,
            });
        }
        let verbs = || (start..at).rev().filter(|&idx| self.is_cue(idx));
        let is_near = |verb: usize| at - verb <= NEAR && self.is_direct_form(verb);
        verbs()
            .filter(|&verb| (self.is_strong_cue(verb) && self.is_said(verb)) || is_near(verb))
            .filter_map(|verb| self.cue_at(verb, start, at))
            .find(|cue| !self.is_empty_subject(cue))
            .or_else(|| verbs().find_map(|verb| self.cue_at(verb, start, at)))
            .or_else(|| self.name_and_colon(at, start))
    }

    /// Whether a verb that does not plainly say has only *it* for its subject: *it shows that “…”*.
    pub(super) fn is_empty_subject(&self, cue: &Cue) -> bool {
        !self.is_strong_cue(cue.tokens.0)
            && cue
                .subject
                .is_some_and(|subject| self.word(subject.first).eq_ignore_ascii_case("it"))
    }

    /// The cue that the verb at `verb` is for a quotation at `at`.
    pub(super) fn cue_at(&self, verb: usize, start: usize, at: usize) -> Option<Cue> {
        let word = self.word(verb);
        let before = verb.checked_sub(1).filter(|&before| before >= start);
        let distance = at - verb;
        let confidence = if distance <= 3 {
            0.95
        } else if distance <= 10 {
            0.85
        } else {
            0.7
        };
        let with = |subject| {
            Some(Cue {
                tokens: (verb, verb),
                subject,
                confidence,
            })
        };
        // *“A,” said Smith, “B”*: the verb stands between the quotation before and its subject.
        if before.is_none_or(|before| {
            self.quote(before).is_some()
                || self.mark(before) == Some(',')
                    && before
                        .checked_sub(1)
                        .is_some_and(|idx| self.quote(idx).is_some())
        }) && let Some(subject) = self.subject_after(verb + 1).filter(|_| is_finite_cue(word))
        {
            return with(Some(subject));
        }
        if self.is_passive(verb, start) {
            let by = (verb + 1..at).take(6).find(|&idx| self.word(idx) == "by");
            if let Some(by) = by {
                return with(self.subject_after(by + 1));
            }
            return matches!(word, "quoted" | "cited")
                .then(|| with(self.subject_before(verb)))
                .flatten();
        }
        if word.ends_with("ing")
            || before.is_some_and(|before| {
                matches!(self.word(before), "to" | "and" | "then" | "but" | "or")
            })
        {
            if before.is_some_and(|before| self.mark(before) == Some(','))
                && let Some(subject) = self.sentence_subject(verb)
            {
                return with(Some(subject));
            }
            let as_saying = before.is_some_and(|before| self.word(before) == "as");
            let is_linked = before.is_some_and(|before| {
                matches!(self.word(before), "and" | "then" | "but" | "or" | "to")
            });
            let earlier = (start..verb).rev().take(2 * REACH).find(|&idx| {
                (is_finite_cue(self.word(idx)) && self.is_cue(idx))
                    || (!is_linked && self.is_finite_verb(idx))
            });
            let subject = match earlier {
                Some(earlier) if as_saying && self.word(earlier) == "quoted" => {
                    self.subject_before(earlier)
                }
                Some(earlier) => self
                    .inverted(earlier)
                    .filter(|_| {
                        earlier
                            .checked_sub(1)
                            .is_some_and(|idx| self.quote(idx).is_some())
                    })
                    .and_then(|cue| cue.subject)
                    .or_else(|| self.subject_before(earlier)),
                None => None,
            };
            return with(subject.or_else(|| self.sentence_subject(verb)));
        }
        if !is_finite_cue(word) && !self.has_plural_subject(verb) {
            let is_modal = before.is_some_and(|before| {
                matches!(
                    self.word(before),
                    "would" | "did" | "could" | "will" | "might" | "may" | "not" | "should"
                )
            });
            return is_modal.then(|| with(self.subject_before(verb))).flatten();
        }
        with(
            self.subject_before(verb)
                .or_else(|| self.sentence_subject(verb)),
        )
    }

    /// Whether a form of *be* makes the participle at `verb` passive.
    pub(super) fn is_passive(&self, verb: usize, start: usize) -> bool {
        let is_be = |idx: usize| {
            matches!(
                self.word(idx),
                "was" | "were" | "is" | "are" | "been" | "be" | "being"
            )
        };
        self.word(verb).ends_with('d')
            && (verb.saturating_sub(3).max(start)..verb).rev().any(|idx| {
                is_be(idx)
                    && (idx + 1..verb).all(|between| {
                        self.word(between).ends_with("ly")
                            || matches!(
                                self.word(between),
                                "also" | "not" | "once" | "often" | "widely"
                            )
                    })
            })
    }

    /// *Jane Smith: “…”*, *BROWN:“…”*.
    pub(super) fn name_and_colon(&self, at: usize, start: usize) -> Option<Cue> {
        let colon = at
            .checked_sub(1)
            .filter(|&idx| self.mark(idx) == Some(':') && idx > start)?;
        let first = (start..colon).find(|&idx| self.is_word(idx))?;
        let is_name = (first..colon).all(|idx| {
            !self.is_word(idx)
                || self.is_name_word(idx)
                || matches!(self.word(idx), "of" | "the" | "de" | "van" | "von" | "and")
        });
        if !(is_name && colon - first <= 8) {
            return None;
        }
        let last = (first..colon).take_while(|&idx| self.is_word(idx)).last()?;
        Some(Cue {
            tokens: (colon, colon),
            subject: Some(Phrase {
                first,
                last,
                is_name: true,
            }),
            confidence: 0.9,
        })
    }
}
