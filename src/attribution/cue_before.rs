//! The cue before a quotation.

use super::cue::{Cue, NEAR, REACH};
use super::rank;
use super::rule::{Rule, first};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::PARTICLES;

/// The longest name before a colon, in tokens.
const NAME_TOKENS: usize = 8;

/// What one rule finds.
type Find = fn(&Before<'_>) -> Option<Cue>;

/// The rules, in their order.
pub(super) const RULES: &[Rule<Find>] = &[
    // Before the verbs: in *According to Smith, who said …* the verb is another one's.
    Rule {
        name: "according to, before the words",
        example: "According to Ada Brook, the boats are “as safe as houses”.",
        speaker: "Ada Brook",
        find: according_to,
    },
    Rule {
        name: "verb that says",
        example: "Ada Brook said that “the boats are safe”.",
        speaker: "Ada Brook",
        find: verb_that_says,
    },
    Rule {
        name: "verb that goes on",
        example: "“If it rains,” Ada Brook went on, “nobody will come to the harbour.”",
        speaker: "Ada Brook",
        find: resumption,
    },
    // Verbs of thought and verbs far away, where no better one stands.
    Rule {
        name: "any verb",
        example: "Ada Brook thinks that with such boats “nobody is safe”.",
        speaker: "Ada Brook",
        find: any_verb,
    },
    Rule {
        name: "name and colon",
        example: "Ada Brook: “The boats are safe.”",
        speaker: "Ada Brook",
        find: name_and_colon,
    },
];

/// The place left of a quotation, in its sentence.
pub(super) struct Before<'a> {
    tokens: &'a Tokens<'a>,
    /// The quotation.
    at: usize,
    /// Where the sentence begins, or how far back it is read.
    start: usize,
}

impl Tokens<'_> {
    /// The cue left of the quotation token `at` in the same sentence.
    pub(super) fn cue_before(&self, at: usize) -> Option<Cue> {
        let limit = at.saturating_sub(REACH);
        let stop = (limit..at).rev().find(|&idx| self.is_stop(idx));
        let before = Before {
            tokens: self,
            at,
            start: stop.map_or(limit, |stop| stop + 1),
        };
        first(RULES, |find| find(&before))
    }
}

impl Before<'_> {
    /// The verbs that can be cues, the nearest first.
    fn verbs(&self) -> impl Iterator<Item = usize> {
        (self.start..self.at)
            .rev()
            .filter(|&idx| self.tokens.is_cue(idx))
    }

    /// The cue that the verb at `verb` is.
    fn cue_at(&self, verb: usize) -> Option<Cue> {
        self.tokens.cue_at(verb, self.start, self.at)
    }

    /// Whether a verb that does not plainly say has only *it* for its subject: *it shows that “…”*.
    fn is_empty_subject(&self, cue: &Cue) -> bool {
        !self.tokens.is_strong_cue(cue.tokens.0)
            && cue
                .subject
                .is_some_and(|subject| self.tokens.word(subject.first).eq_ignore_ascii_case("it"))
    }
}

/// *“…,” Smith went on, “…”*
fn resumption(before: &Before<'_>) -> Option<Cue> {
    let tokens = before.tokens;
    let last = before.at.checked_sub(2)?;
    let verb = last.checked_sub(1).filter(|&verb| verb > before.start)?;
    let is_here = tokens.resumption(verb) == Some(last);
    is_here.then(|| Cue {
        tokens: (verb, last),
        subject: tokens.subject_before(verb),
        rank: rank::VERB_BESIDE,
    })
}

/// *According to Smith, … “…”*
fn according_to(before: &Before<'_>) -> Option<Cue> {
    let start = before.start;
    before.tokens.is_according_to(start).then(|| Cue {
        tokens: (start, start + 1),
        subject: before.tokens.subject_after(start + 2),
        rank: rank::ACCORDING_TO_BEFORE,
    })
}

/// *Smith said … “…”*, *Smith called it “…”*: a verb of plain saying, or any that is near.
fn verb_that_says(before: &Before<'_>) -> Option<Cue> {
    let (tokens, at) = (before.tokens, before.at);
    let is_near = |verb: usize| at - verb <= NEAR && tokens.is_direct_form(verb);
    before
        .verbs()
        .filter(|&verb| (tokens.is_strong_cue(verb) && tokens.is_said(verb)) || is_near(verb))
        .filter_map(|verb| before.cue_at(verb))
        .find(|cue| !before.is_empty_subject(cue))
}

/// *Smith thinks … “…”*
fn any_verb(before: &Before<'_>) -> Option<Cue> {
    before.verbs().find_map(|verb| before.cue_at(verb))
}

/// *Jane Smith: “…”*, *BROWN:“…”*
fn name_and_colon(before: &Before<'_>) -> Option<Cue> {
    let (tokens, start) = (before.tokens, before.start);
    let colon = before
        .at
        .checked_sub(1)
        .filter(|&idx| tokens.mark(idx) == Some(':') && idx > start)?;
    let first = (start..colon).find(|&idx| tokens.is_word(idx))?;
    let is_name = (first..colon).all(|idx| {
        !tokens.is_word(idx) || tokens.is_name_word(idx) || joins_name(tokens.word(idx))
    });
    if !is_name || colon - first > NAME_TOKENS {
        return None;
    }
    let last = (first..colon)
        .take_while(|&idx| tokens.is_word(idx))
        .last()?;
    Some(Cue {
        tokens: (colon, colon),
        subject: Some(Phrase::name(first, last)),
        rank: rank::NAME_AND_COLON,
    })
}

/// Whether a small word may stand in a name before a colon.
fn joins_name(word: &str) -> bool {
    PARTICLES.contains_as_written(word) || matches!(word, "of" | "the" | "and")
}
