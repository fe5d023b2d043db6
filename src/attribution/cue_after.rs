//! The cue after a quotation.

use super::cue::{Cue, CueRule, NEAR, REACH};
use super::rule::{Rule, all};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::{JOINING_WORDS, ROLES, THOUGHT_VERBS, TITLES, is_finite_cue, is_pronoun};

/// How many words may stand between a quotation that ends no clause and its verb.
const CLOSE: usize = 4;

/// After the verb of an aside at the end of its sentence stand at most this many words: *…, Smith said by e-mail.*
const TAIL: usize = 5;

/// Between the comma before an aside and its subject stand at most this many words of a role.
const ROLE: usize = 4;

/// What one rule finds.
type Find = fn(&After<'_>) -> Option<Found>;

/// First and last token of a cue, and its subject.
type Found = ((usize, usize), Option<Phrase>);

/// The rules, in their order: first what can be read in one way only, then what depends on how the sentence goes on.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        name: "according to, after the words",
        example: "“The boats are safe,” according to Ada Brook.",
        speaker: "Ada Brook",
        find: according_to,
    },
    Rule {
        name: "verb and subject",
        example: "“The boats are safe,” said Ada Brook.",
        speaker: "Ada Brook",
        find: verb_and_subject,
    },
    Rule {
        name: "according to, farther on",
        example: "The boats had been “left to rot” for years, according to Ada Brook.",
        speaker: "Ada Brook",
        find: according_to_farther_on,
    },
    // Where the sentence goes on in the author's words, nothing but an aside can be the cue.
    Rule {
        name: "aside",
        example: "Nobody had been “told a thing” for years, Ada Brook said.",
        speaker: "Ada Brook",
        find: aside,
    },
    Rule {
        name: "subject and verb",
        example: "“The boats are safe,” Ada Brook said.",
        speaker: "Ada Brook",
        find: subject_and_verb,
    },
    // After the verbs of saying: *“…,” he said as the meeting began.*
    Rule {
        name: "subject and verb that begins or goes on",
        example: "“The boats are safe,” Ada Brook went on.",
        speaker: "Ada Brook",
        find: subject_and_resumption,
    },
    // After the verbs: *“…” – Smith said* has a verb after its dash.
    Rule {
        name: "name after a dash",
        example: "“The boats are safe.” – Ada Brook, sailor",
        speaker: "Ada Brook",
        find: name_after_dash,
    },
];

/// The place right of a quotation.
pub(super) struct After<'a> {
    tokens: &'a Tokens<'a>,
    /// The quotation.
    at: usize,
    /// The first token that is no comma or dash.
    from: usize,
    is_dashed: bool,
    /// Whether the quotation ends a clause: with a comma, a stop, a dash.
    ends_clause: bool,
}

impl Tokens<'_> {
    /// The cues right of the quotation token `at`.
    pub(super) fn cues_after(&self, at: usize, ends_clause: bool) -> impl Iterator<Item = Cue> {
        let mut from = at + 1;
        let mut is_dashed = false;
        while let Some(',' | '-' | '–' | '—' | '―') = self.mark(from) {
            is_dashed |= !matches!(self.mark(from), Some(','));
            from += 1;
        }
        let after = After {
            tokens: self,
            at,
            from,
            is_dashed,
            ends_clause,
        };
        let found = all(RULES, move |find| find(&after));
        found.map(|(rule, (tokens, subject))| Cue {
            tokens,
            subject,
            rule: CueRule::After(rule),
        })
    }

    /// A verb before its subject at `from`: *said Smith*, *has said the minister*.
    pub(super) fn inverted(&self, from: usize) -> Option<(usize, Phrase)> {
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
        while self.mark(after) == Some(',') || self.word(after) == "also" {
            after += 1;
        }
        if matches!(self.word(verb), "told" | "called")
            && after == verb + 1
            && !self.is_name_word(after)
        {
            return None;
        }
        let subject = self.subject_after(after)?;
        Some((verb, subject))
    }
}

impl After<'_> {
    /// Whether the author's sentence goes on here, so that no subject of a cue begins.
    fn goes_on(&self) -> bool {
        let (tokens, from) = (self.tokens, self.from);
        let word = tokens.word(from);
        if word.is_empty() || JOINING_WORDS.contains_as_written(word) {
            return true;
        }
        let is_person = is_pronoun(word) || tokens.is_name_word(from);
        let is_subject = is_person
            || ROLES.contains(word)
            || TITLES.contains(word)
            || tokens.is_determiner(from)
            || (from + 1..from + 6).any(|idx| tokens.is_cue(idx))
            || (self.ends_clause && (from + 1..from + 9).any(|idx| tokens.is_strong_cue(idx)));
        let next = tokens.word(from + 1);
        let is_office = TITLES.contains(next) || ROLES.contains(next);
        let is_participle = word.ends_with("ing") && !tokens.is_capital(from) && !is_office;
        is_participle || !is_subject || (!self.ends_clause && !is_person)
    }
}

/// *“…,” according to Smith*
fn according_to(after: &After<'_>) -> Option<Found> {
    let from = after.from;
    let is_here = after.tokens.is_according_to(from);
    is_here.then(|| ((from, from + 1), after.tokens.subject_after(from + 2)))
}

/// *“…” for years, according to Smith*
fn according_to_farther_on(after: &After<'_>) -> Option<Found> {
    let (tokens, from) = (after.tokens, after.from);
    let at = (from + 1..from + REACH)
        .take_while(|&idx| !tokens.is_stop(idx))
        .find(|&idx| tokens.is_according_to(idx))?;
    Some(((at, at + 1), tokens.subject_after(at + 2)))
}

/// *“…,” said Smith*
fn verb_and_subject(after: &After<'_>) -> Option<Found> {
    let (verb, subject) = after.tokens.inverted(after.from)?;
    Some(((verb, verb), Some(subject)))
}

/// A cue set between commas, or at the end of the sentence that goes on: *…” for years, she said.*
fn aside(after: &After<'_>) -> Option<Found> {
    if !after.goes_on() {
        return None;
    }
    let (tokens, from) = (after.tokens, after.from);
    let verb = (from..from + REACH)
        .take_while(|&idx| !tokens.is_stop(idx) && tokens.quote(idx).is_none())
        .find(|&idx| {
            let ends = tokens.mark(idx + 1) == Some(',')
                || (idx + 1..=idx + 1 + TAIL).any(|idx| tokens.is_stop(idx));
            ends && tokens.is_strong_cue(idx) && tokens.is_cue(idx)
        })?;
    let subject = tokens.subject_before(verb)?;
    // The comma may stand before a role: *…” in 2017, agency spokeswoman Ada Brook said.*
    let has_comma = (from..subject.first)
        .rev()
        .take(ROLE + 1)
        .take_while(|&idx| tokens.is_word(idx) || tokens.mark(idx) == Some(','))
        .any(|idx| tokens.mark(idx) == Some(','));
    has_comma.then_some(((verb, verb), Some(subject)))
}

/// *“…,” Smith said*
fn subject_and_verb(after: &After<'_>) -> Option<Found> {
    if after.goes_on() {
        return None;
    }
    let (tokens, from) = (after.tokens, after.from);
    let verb = (from..from + REACH)
        .take_while(|&idx| {
            !tokens.is_stop(idx)
                && tokens.quote(idx).is_none()
                && !matches!(tokens.mark(idx), Some(';' | ':'))
        })
        .find(|&idx| {
            let word = tokens.word(idx);
            idx > from
                && tokens.is_cue(idx)
                && !(matches!(word, "called" | "named") && tokens.is_name_word(idx + 1))
                && !THOUGHT_VERBS.contains(word)
                && (is_finite_cue(word)
                    || matches!(word, "put" | "puts")
                    || tokens.has_plural_subject(idx))
        })?;
    let is_close = || (from..verb).filter(|&idx| tokens.is_word(idx)).count() <= CLOSE;
    let is_cue = after.ends_clause || is_close();
    is_cue.then(|| ((verb, verb), tokens.subject_before(verb)))
}

/// *“…,” Smith began*, *“…,” Smith went on*
fn subject_and_resumption(after: &After<'_>) -> Option<Found> {
    if !after.ends_clause {
        return None;
    }
    let (tokens, from) = (after.tokens, after.from);
    let verb = (from + 1..from + NEAR)
        .take_while(|&idx| !tokens.is_stop(idx) && tokens.quote(idx).is_none())
        .find(|&idx| tokens.resumption(idx).is_some())?;
    Some((
        (verb, tokens.resumption(verb)?),
        tokens.subject_before(verb),
    ))
}

/// *“…” – Smith*
fn name_after_dash(after: &After<'_>) -> Option<Found> {
    let is_name = after.is_dashed
        && after.ends_clause
        && after.tokens.is_name_word(after.from)
        && !after.goes_on();
    let dash = after.at + 1;
    is_name.then(|| ((dash, dash), after.tokens.subject_after(after.from)))
}
