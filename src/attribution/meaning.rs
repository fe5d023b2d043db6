//! Whom a phrase means: names by their fullest form, pronouns and roles by the people named before.

use super::attributor::Attributor;
use super::name_form::Gender;
use super::people::agrees;
use super::rank;
use super::rule::{Rule, first};
use super::speaker::Speaker;
use super::subject::Phrase;
use super::word_class::bare;
use crate::lexicon::is_pronoun;
use crate::span::Span;

/// A name, and how many times as high as its cue it ranks.
type Ranked = (Span, f32);

/// What one rule finds.
type Find = fn(&Reference<'_>) -> Option<Ranked>;

/// The rules, in their order: from the forms that name nobody to names.
pub(super) const RULES: &[Rule<Find>] = &[
    // Before the pronouns: *who* in the middle of a sentence means the noun before it.
    Rule {
        name: "relative pronoun",
        example: "It was Ada Brook who said that “the boats are safe”.",
        speaker: "Ada Brook",
        find: relative,
    },
    Rule {
        name: "personal pronoun",
        example: "Ada Brook came late. “The boats are safe,” she said.",
        speaker: "Ada Brook",
        find: pronoun,
    },
    Rule {
        name: "role of somebody named",
        example: "Bishop Ada Brook came late. “The boats are safe,” the bishop said.",
        speaker: "Ada Brook",
        find: role,
    },
    Rule {
        name: "name",
        example: "Ada Brook came late. “The boats are safe,” Brook said.",
        speaker: "Ada Brook",
        find: name,
    },
];

/// The words beside a cue.
pub(super) struct Reference<'a> {
    attributor: &'a Attributor<'a>,
    phrase: Phrase,
    span: Span,
}

impl Attributor<'_> {
    /// The speaker that a phrase means, for a cue of the given rank.
    pub(super) fn speaker(&self, phrase: Phrase, rank: f32) -> Speaker {
        let reference = Reference {
            attributor: self,
            phrase,
            span: self.tokens.span(phrase.first, phrase.last),
        };
        let (name, factor) = first(RULES, |find| find(&reference)).unwrap_or((reference.span, 1.0));
        Speaker {
            mention: reference.span,
            name,
            confidence: rank * factor,
        }
    }

    /// The name of the person whom the pronoun `word` at token `at` means.
    fn antecedent(&self, at: usize, word: &str) -> Option<Span> {
        let gender = match word.to_ascii_lowercase().as_str() {
            "he" => Gender::Male,
            "she" => Gender::Female,
            "who" => Gender::Unknown,
            _ => return None,
        };
        let names = self.names;
        let clause = self.tokens.sentence_start(at);
        let is_here = |&(token, _): &(usize, Span)| token >= clause;
        if names
            .person_before(at, gender, true)
            .is_some_and(|person| is_here(&person))
            && let Some(phrase) = self
                .tokens
                .sentence_subject(at)
                .filter(|phrase| phrase.is_name)
            && let Some((_, name)) = names
                .person_before(phrase.last + 1, gender, true)
                .filter(is_here)
        {
            return Some(name);
        }
        let recent = names.person_before(at, gender, true);
        let last = self
            .last
            .and_then(|last| Some((last.token, last.speaker?.name)));
        let last = last.filter(|&(_, name)| {
            names.is_name(name) && !names.is_body(name) && agrees(names.gender(name), gender)
        });
        match (recent, last) {
            (Some((token, name)), Some((quote, _))) if token > quote => {
                Some(self.subject_near(at, gender).unwrap_or(name))
            }
            (_, Some((_, name))) => Some(name),
            (Some((_, name)), None) => Some(self.subject_near(at, gender).unwrap_or(name)),
            (None, None) => names.person_before(at, gender, false).map(|(_, name)| name),
        }
    }

    /// The person who is the subject of the sentence before, for a pronoun at `at`.
    fn subject_near(&self, at: usize, gender: Gender) -> Option<Span> {
        let stop = (0..at)
            .rev()
            .take(60)
            .find(|&idx| self.tokens.is_stop(idx) && idx > 0)?;
        let phrase = self
            .tokens
            .sentence_subject(stop)
            .filter(|phrase| phrase.is_name)?;
        let (token, _) = self.names.person_before(phrase.last + 1, gender, true)?;
        let (name, _) = self.names.fullest(self.tokens, phrase);
        (token >= phrase.first && token <= phrase.last && self.names.is_name(name)).then_some(name)
    }
}

impl Reference<'_> {
    /// The word that is all of the phrase.
    fn only_word(&self) -> Option<&str> {
        let Phrase { first, last, .. } = self.phrase;
        (first == last).then(|| self.attributor.tokens.word(first))
    }
}

/// *Ada Brook, who said …*
fn relative(reference: &Reference<'_>) -> Option<Ranked> {
    reference
        .only_word()
        .filter(|word| matches!(*word, "who" | "which" | "that"))?;
    let Attributor { tokens, names, .. } = *reference.attributor;
    let noun = tokens.before_relative(reference.phrase.first);
    let name = noun.map_or(reference.span, |noun| names.fullest(tokens, noun).0);
    Some((name, rank::RELATIVE))
}

/// *she*, *He’s*
fn pronoun(reference: &Reference<'_>) -> Option<Ranked> {
    let word = bare(reference.only_word()?);
    if !is_pronoun(word) {
        return None;
    }
    let person = reference
        .attributor
        .antecedent(reference.phrase.first, word);
    Some(match person {
        Some(name) => (name, rank::PRONOUN),
        None => (reference.span, rank::PRONOUN_FOR_NOBODY),
    })
}

/// *the bishop*
fn role(reference: &Reference<'_>) -> Option<Ranked> {
    let Attributor { tokens, names, .. } = *reference.attributor;
    Some((names.in_role(tokens, reference.phrase)?, rank::ROLE))
}

/// *Brook*, *the port of Leeds*
#[expect(clippy::unnecessary_wraps, reason = "the type of all rules")]
fn name(reference: &Reference<'_>) -> Option<Ranked> {
    let Attributor { tokens, names, .. } = *reference.attributor;
    Some(names.fullest(tokens, reference.phrase))
}
