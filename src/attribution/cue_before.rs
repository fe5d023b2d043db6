//! The cues before a quotation.

use super::cue::{Cue, CueRule, REACH};
use super::rule::{Rule, all};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::PARTICLES;

/// The longest name before a colon, in tokens.
const NAME_TOKENS: usize = 8;

/// How many verbs of the sentence can be the cue.
const VERBS: usize = 4;

/// What one rule finds.
type Find = fn(&Before<'_>) -> Option<Found>;

/// First and last token of a cue, and its subject.
type Found = ((usize, usize), Option<Phrase>);

/// The rules for cues that are no verbs of saying; those of verbs are in the table of their forms.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        name: "according to, before the words",
        example: "According to Ada Brook, the boats are “as safe as houses”.",
        speaker: "Ada Brook",
        find: according_to,
    },
    Rule {
        name: "in the words of, before the words",
        example: "It was, in the words of Ada Brook, “a day that nobody will forget”.",
        speaker: "Ada Brook",
        find: in_the_words_of,
    },
    Rule {
        name: "verb that goes on",
        example: "“If it rains,” Ada Brook went on, “nobody will come to the harbour.”",
        speaker: "Ada Brook",
        find: resumption,
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
    /// The cues left of the quotation token `at` in the same sentence: those of the rules, then verbs, the nearest first.
    pub(super) fn cues_before(&self, at: usize) -> impl Iterator<Item = Cue> {
        let limit = at.saturating_sub(REACH);
        let stop = (limit..at).rev().find(|&idx| self.is_stop(idx));
        let start = stop.map_or(limit, |stop| stop + 1);
        let before = Before {
            tokens: self,
            at,
            start,
        };
        let by_rule = all(RULES, move |find| find(&before)).map(|(rule, (tokens, subject))| Cue {
            tokens,
            subject,
            rule: CueRule::Before(rule),
        });
        let verbs = (start..at).rev().filter(|&idx| self.is_cue(idx));
        by_rule.chain(
            verbs
                .take(VERBS)
                .filter_map(move |verb| self.cue_at(verb, start, at)),
        )
    }
}

/// *“…,” Smith went on, “…”*
fn resumption(before: &Before<'_>) -> Option<Found> {
    let tokens = before.tokens;
    let last = before.at.checked_sub(2)?;
    let verb = last.checked_sub(1).filter(|&verb| verb > before.start)?;
    let is_here = tokens.resumption(verb) == Some(last);
    is_here.then(|| ((verb, last), tokens.subject_before(verb)))
}

/// *According to Smith, … “…”*
fn according_to(before: &Before<'_>) -> Option<Found> {
    let tokens = before.tokens;
    let at = (before.start..before.at)
        .rev()
        .find(|&idx| tokens.is_according_to(idx))?;
    Some(((at, at + 1), tokens.subject_after(at + 2)))
}

/// *in the words of Smith, “…”*
fn in_the_words_of(before: &Before<'_>) -> Option<Found> {
    let tokens = before.tokens;
    let at = (before.start..before.at).rev().find(|&idx| {
        tokens.word(idx) == "words" && tokens.word(idx + 1) == "of" && idx >= before.start + 2
    })?;
    Some(((at, at + 1), tokens.subject_after(at + 2)))
}

/// *Jane Smith: “…”*, *BROWN:“…”*, *Leeds captain Jane Smith: “…”*
fn name_and_colon(before: &Before<'_>) -> Option<Found> {
    let (tokens, start) = (before.tokens, before.start);
    let colon = before
        .at
        .checked_sub(1)
        .filter(|&idx| tokens.mark(idx) == Some(':') && idx > start)?;
    let first = (start..colon).find(|&idx| tokens.is_word(idx))?;
    let is_name = (first..colon).all(|idx| {
        !tokens.is_word(idx) || tokens.is_name_word(idx) || joins_name(tokens.word(idx))
    });
    if is_name && colon - first <= NAME_TOKENS {
        let words = (first..colon).take_while(|&idx| tokens.is_word(idx));
        return Some(((colon, colon), Some(Phrase::name(first, words.last()?))));
    }
    let has_verb = (first..colon).any(|idx| tokens.is_cue(idx) || tokens.is_finite_verb(idx));
    let subject = tokens
        .subject_before(colon)
        .filter(|subject| subject.is_name && !has_verb)?;
    (colon - first <= 2 * NAME_TOKENS).then_some(((colon, colon), Some(subject)))
}

/// Whether a small word may stand in a name before a colon.
fn joins_name(word: &str) -> bool {
    PARTICLES.contains_as_written(word) || matches!(word, "of" | "the" | "and")
}
