//! The cue of a quotation and the phrase that it belongs to.

use super::subject::Phrase;
use super::token::Tokens;
use super::word_class::is_possessive;
use crate::lexicon::{
    BEFORE_NOUNS, COMMON_VERBS, OPENS_ROLES, REPORTING_VERBS, ROLES, SAYING_VERBS, TITLES,
    VERBS_IN_S, is_finite_cue, is_pronoun,
};

/// How many tokens before and after a quotation are read for a cue.
pub(super) const REACH: usize = 40;

/// Within how many tokens a verb that is not one of plain saying is the cue of the quotation after it.
pub(super) const NEAR: usize = 6;

/// The rule that found a cue, by its place in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueRule {
    /// In the table of `cue_after`.
    After(usize),
    /// In that of `cue_before`.
    Before(usize),
    /// In that of `verb`.
    Verb(usize),
}

/// A cue and its subject, as token indexes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// First and last token of the cue; the same one for a verb.
    pub(super) tokens: (usize, usize),
    pub(super) subject: Option<Phrase>,
    /// The rule that found it.
    pub(super) rule: CueRule,
}

impl Cue {}

impl Tokens<'_> {
    /// Whether the word at `idx` is a reporting verb in a form that can carry a subject here.
    pub(super) fn is_cue(&self, idx: usize) -> bool {
        let word = self.word(idx);
        if word.is_empty() || (self.is_capital(idx) && !is_all_capitals(word)) {
            return false;
        }
        let is_noun = idx.checked_sub(1).is_some_and(|before| {
            BEFORE_NOUNS.contains(self.word(before))
                && !(word.ends_with("ing") || word == "said" || word == "told")
        });
        if is_noun || (is_ambiguous(word) && !self.has_clear_subject(idx)) {
            return false;
        }
        let puts_it = matches!(word, "put" | "puts") && self.word(idx + 1) == "it";
        puts_it || is_finite_cue(word) || REPORTING_VERBS.contains(word)
    }

    /// Whether a name, a pronoun or a noun for a person stands right before `idx`, so that *calls* or *states* is a verb there.
    fn has_clear_subject(&self, idx: usize) -> bool {
        let Some(before) = idx.checked_sub(1) else {
            return false;
        };
        let word = self.word(before);
        if is_possessive(word) || word.starts_with(|char: char| char.is_ascii_digit()) {
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

    /// The last token of a verb at `idx` that only says that speech begins or goes on, if the clause ends with it: *began*,
    /// *went on*.
    pub(super) fn resumption(&self, idx: usize) -> Option<usize> {
        let last = match self.word(idx) {
            "began" => idx,
            "went" | "goes" if self.word(idx + 1) == "on" => idx + 1,
            _ => return None,
        };
        let ends = self.is_stop(last + 1) || matches!(self.mark(last + 1), Some(',' | ':'));
        ends.then_some(last)
    }

    /// Whether *according to* stands at `idx`.
    pub(super) fn is_according_to(&self, idx: usize) -> bool {
        self.word(idx).eq_ignore_ascii_case("according") && self.word(idx + 1) == "to"
    }

    /// Whether the word at `idx` is a verb of plain saying.
    pub(super) fn is_strong_cue(&self, idx: usize) -> bool {
        SAYING_VERBS.contains(self.word(idx))
    }

    /// Whether a base form at `idx` (*say*) has a subject that takes it, and no *to* or modal before it.
    pub(super) fn has_plural_subject(&self, idx: usize) -> bool {
        let Some(before) = idx.checked_sub(1) else {
            return false;
        };
        let word = self.word(before);
        if word == "to" && idx > 1 && self.word(idx - 2) == "used" {
            return true;
        }
        !self.word(idx).ends_with("ing")
            && !is_possessive(word)
            && ((word.ends_with('s') && !matches!(word, "is" | "was" | "has" | "does"))
                || word.ends_with("people")
                || (is_pronoun(word) && !matches!(word, "he" | "she" | "it"))
                || word.ends_with("ly")
                || word == "also")
    }

    /// Whether the verb at `verb` has a form that a subject takes, or is a participle.
    pub(super) fn is_said(&self, verb: usize) -> bool {
        let word = self.word(verb);
        let puts = matches!(word, "put" | "puts");
        puts || is_finite_cue(word) || word.ends_with("ing") || self.has_plural_subject(verb)
    }

    /// Whether the word at `idx` looks like a finite verb that is no cue: an auxiliary, or a past form after a subject.
    pub(super) fn is_finite_verb(&self, idx: usize) -> bool {
        let word = self.word(idx);
        COMMON_VERBS.contains_as_written(word)
            || (word.len() > 4
                && word.ends_with("ed")
                && !self.is_capital(idx)
                && idx > 0
                && self.is_word(idx - 1)
                && !OPENS_ROLES.contains_as_written(self.word(idx - 1))
                && self.word(idx - 1) != "of")
    }
}

/// Whether `word` is as often a plural noun as a verb: *calls, states, emails*.
fn is_ambiguous(word: &str) -> bool {
    word.ends_with('s') && !VERBS_IN_S.contains_as_written(word)
}

fn is_all_capitals(word: &str) -> bool {
    word.len() > 2 && !word.contains(char::is_lowercase)
}
