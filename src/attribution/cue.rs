//! The cue of a quotation and the phrase that it belongs to.

use super::subject::Phrase;
use super::token::Tokens;
use super::{REPORTING_VERBS, ROLES, STRONG, THOUGHT, TITLES};
use crate::quote::words::{is_finite_cue, is_pronoun};

/// How many tokens before and after a quotation are read for a cue.
const REACH: usize = 40;

/// Within how many tokens a verb that is not one of plain saying is the cue of the quotation after it.
const NEAR: usize = 6;

/// Forms in *-s* that are never nouns.
const VERBS_ONLY: [&str; 36] = [
    "says",
    "tells",
    "adds",
    "asks",
    "writes",
    "insists",
    "argues",
    "explains",
    "believes",
    "thinks",
    "admits",
    "agrees",
    "warns",
    "recalls",
    "describes",
    "declares",
    "concedes",
    "concludes",
    "suggests",
    "acknowledges",
    "continues",
    "responds",
    "maintains",
    "contends",
    "asserts",
    "announces",
    "confirms",
    "complains",
    "predicts",
    "observes",
    "testifies",
    "stresses",
    "goes",
    "reads",
    "laments",
    "exclaims",
];

/// A cue and its subject, as token indexes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// First and last token of the cue; the same one for a verb.
    pub(super) tokens: (usize, usize),
    pub(super) subject: Option<Phrase>,
    pub(super) confidence: f32,
}

impl Tokens<'_> {
    /// Whether the word at `idx` is a reporting verb in a form that can carry a subject here.
    pub(super) fn is_cue(&self, idx: usize) -> bool {
        let word = self.word(idx);
        if word.is_empty() || (self.is_capital(idx) && !self.is_all_capitals(word)) {
            return false;
        }
        let is_noun = idx.checked_sub(1).is_some_and(|before| {
            matches!(
                self.word(before).to_ascii_lowercase().as_str(),
                "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "no"
                    | "any"
                    | "some"
                    | "of"
                    | "in"
                    | "for"
                    | "this"
                    | "and"
                    | "on"
                    | "with"
                    | "by"
                    | "from"
            ) && !(word.ends_with("ing") || word == "said" || word == "told")
        });
        if is_noun || (is_ambiguous(word) && !self.has_clear_subject(idx)) {
            return false;
        }
        is_finite_cue(word) || REPORTING_VERBS.contains(word)
    }

    /// Whether a name, a pronoun or a noun for a person stands right before `idx`, so that *calls* or *states* is a verb there.
    fn has_clear_subject(&self, idx: usize) -> bool {
        let Some(before) = idx.checked_sub(1) else {
            return false;
        };
        let word = self.word(before);
        if word.ends_with("’s")
            || word.ends_with("'s")
            || word.starts_with(|char: char| char.is_ascii_digit())
        {
            return false;
        }
        is_pronoun(word)
            || self.is_name_word(before)
            || ROLES.contains(word)
            || TITLES.contains(word)
            || word.ends_with("ly")
            || word == "also"
            || matches!(self.mark(before), Some(',' | ')'))
    }

    /// Whether the word at `idx` is a verb of plain saying.
    pub(super) fn is_strong_cue(&self, idx: usize) -> bool {
        STRONG.contains(self.word(idx))
    }

    fn is_all_capitals(&self, word: &str) -> bool {
        word.len() > 2 && !word.contains(char::is_lowercase)
    }

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
                    && !THOUGHT.contains(self.word(idx))
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
    fn aside(&self, from: usize) -> Option<Cue> {
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
    fn inverted(&self, from: usize) -> Option<Cue> {
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

    /// Whether a base form at `idx` (*say*) has a subject that takes it, and no *to* or modal before it.
    fn has_plural_subject(&self, idx: usize) -> bool {
        let Some(before) = idx.checked_sub(1) else {
            return false;
        };
        let word = self.word(before);
        if word == "to" && idx > 1 && self.word(idx - 2) == "used" {
            return true;
        }
        !self.word(idx).ends_with("ing")
            && !word.ends_with("’s")
            && !word.ends_with("'s")
            && ((word.ends_with('s') && !matches!(word, "is" | "was" | "has" | "does"))
                || word.ends_with("people")
                || (is_pronoun(word) && !matches!(word, "he" | "she" | "it"))
                || word.ends_with("ly")
                || word == "also")
    }

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

    /// Whether the verb at `verb` has a form that a subject takes, or is a participle.
    fn is_said(&self, verb: usize) -> bool {
        let word = self.word(verb);
        is_finite_cue(word) || word.ends_with("ing") || self.has_plural_subject(verb)
    }

    /// Whether a verb that does not plainly say has only *it* for its subject: *it shows that “…”*.
    fn is_empty_subject(&self, cue: &Cue) -> bool {
        !self.is_strong_cue(cue.tokens.0)
            && cue
                .subject
                .is_some_and(|subject| self.word(subject.first).eq_ignore_ascii_case("it"))
    }

    /// Whether the verb at `verb` is finite or a participle, and no infinitive or verb of thought.
    fn is_direct_form(&self, verb: usize) -> bool {
        let word = self.word(verb);
        (is_finite_cue(word) || word.ends_with("ing")) && !THOUGHT.contains(word)
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
            let earlier = (start..verb).rev().find(|&idx| {
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
    fn is_passive(&self, verb: usize, start: usize) -> bool {
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

    /// Whether the word at `idx` looks like a finite verb that is no cue: an auxiliary, or a past form after a subject.
    fn is_finite_verb(&self, idx: usize) -> bool {
        let word = self.word(idx);
        matches!(
            word,
            "is" | "was"
                | "has"
                | "had"
                | "were"
                | "have"
                | "went"
                | "took"
                | "gave"
                | "made"
                | "came"
                | "used"
                | "wrote"
                | "got"
                | "left"
                | "began"
                | "sent"
                | "stood"
                | "sat"
                | "met"
                | "held"
                | "ran"
                | "spoke"
        ) || (word.len() > 4
            && word.ends_with("ed")
            && !self.is_capital(idx)
            && idx > 0
            && self.is_word(idx - 1)
            && !matches!(
                self.word(idx - 1),
                "the" | "a" | "an" | "of" | "his" | "her"
            ))
    }

    /// *Jane Smith: “…”*, *BROWN:“…”*.
    fn name_and_colon(&self, at: usize, start: usize) -> Option<Cue> {
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

/// Whether `word` is as often a plural noun as a verb: *calls, states, emails*.
fn is_ambiguous(word: &str) -> bool {
    word.ends_with('s') && !VERBS_ONLY.contains(&word)
}
