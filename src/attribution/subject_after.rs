//! The subject that follows its verb.

use super::rule::{Rule, first};
use super::subject::{MOST_WORDS, Phrase};
use super::token::{TokenKind, Tokens};
use super::word_class::is_possessive;
use crate::lexicon::{
    DAYS, DETERMINERS, NO_OBJECTS, NOUN_LINKS, PARTICLES, PHRASE_ENDS, POSSESSIVES, PREPOSITIONS,
    RELATIVES, is_finite_cue, is_pronoun,
};

/// What one rule finds.
type Find = fn(&AfterVerb<'_>) -> Option<Phrase>;

/// The rules, in their order.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        name: "pronoun after the verb",
        example: "Ada Brook came late. “The boats are safe,” said she.",
        speaker: "Ada Brook",
        find: pronoun,
    },
    // Before the nouns: in *said harbour master Ada Brook* the name is all that counts.
    Rule {
        name: "name after the verb",
        example: "“The boats are safe,” said harbour master Ada Brook.",
        speaker: "Ada Brook",
        find: name,
    },
    Rule {
        name: "name apposed to a noun after the verb",
        example: "“The boats are safe,” said the harbour master, Ada Brook.",
        speaker: "Ada Brook",
        find: apposed_name,
    },
    Rule {
        name: "name apposed to a longer noun phrase after the verb",
        example: "“The boats are safe,” said the master of the port, Ada Brook.",
        speaker: "Ada Brook",
        find: name_apposed_to_linked_noun,
    },
    Rule {
        name: "noun after the verb",
        example: "“The boats are safe,” said a spokesman for the port.",
        speaker: "a spokesman for the port",
        find: noun,
    },
];

/// The place right after a verb.
pub(super) struct AfterVerb<'a> {
    tokens: &'a Tokens<'a>,
    at: usize,
    /// Where the first phrase ends.
    end: usize,
    /// The last name in it, first and last token.
    name: Option<(usize, usize)>,
}

impl Tokens<'_> {
    /// The subject that begins at `at`, right after its verb: *said Jane Smith, a teacher*.
    pub(super) fn subject_after(&self, at: usize) -> Option<Phrase> {
        let place = AfterVerb::read(self, at);
        first(RULES, |find| find(&place)).map(|(_, phrase)| phrase)
    }
}

impl Tokens<'_> {
    /// Whether the *and* at `and` joins two nouns of a role that a name follows: *oil and gas worker Ada Brook*.
    fn joins_roles(&self, and: usize) -> bool {
        let name = (and + 1..and + 4).find(|&idx| self.is_name_word(idx));
        name.is_some_and(|name| {
            name > and + 1
                && (and + 1..name).all(|idx| {
                    self.is_word(idx)
                        && !self.is_determiner(idx)
                        && !self.is_cue(idx)
                        && !self.is_finite_verb(idx)
                })
        })
    }

    /// The last token of the name by which somebody goes whom a noun before `at` means: *known only as Red*.
    fn known_as(&self, at: usize) -> Option<usize> {
        let participle = (at.saturating_sub(2)..at).rev().find(|&idx| {
            matches!(
                self.word(idx),
                "known" | "identified" | "named" | "described" | "listed"
            )
        });
        let is_here = self.word(at) == "as" && participle.is_some();
        let is_name = |&idx: &usize| {
            self.is_name_word(idx)
                || self
                    .list
                    .get(idx)
                    .is_some_and(|token| matches!(token.kind, TokenKind::Title(_)))
        };
        (at + 1..at + 5)
            .take_while(is_name)
            .last()
            .filter(|_| is_here)
    }
}

impl<'a> AfterVerb<'a> {
    fn read(tokens: &'a Tokens<'a>, at: usize) -> Self {
        let mut end = at;
        let mut name: Option<(usize, usize)> = None;
        while end < at + MOST_WORDS && !tokens.word(end).is_empty() {
            let word = tokens.word(end);
            if name.is_some() && DETERMINERS.contains(word) {
                break;
            }
            if tokens.is_name_word(end) {
                let is_particle = |idx| PARTICLES.contains_as_written(tokens.word(idx));
                let is_adjacent = |(_, last): &(usize, usize)| (last + 1..end).all(is_particle);
                let head = name.filter(is_adjacent).map_or(end, |(first, _)| first);
                name = Some((head, end));
            } else if matches!(word, "and" | "or") && tokens.joins_roles(end) {
                // *oil and gas worker Ada Brook*
            } else if (end > at && ends_phrase(word)) || DAYS.contains(word) {
                break;
            }
            end += 1;
        }
        Self {
            tokens,
            at,
            end,
            name,
        }
    }

    /// Whether a noun may begin here.
    fn may_be_noun(&self) -> bool {
        let word = self.tokens.word(self.at);
        self.end > self.at
            && !PREPOSITIONS.contains(word)
            && !RELATIVES.contains(word)
            && !NO_OBJECTS.contains_as_written(word)
    }

    /// The last word of the noun phrase, with what a preposition ties to it: *a spokesman for the port*.
    fn last(&self) -> usize {
        let tokens = self.tokens;
        if let Some(last) = tokens.known_as(self.end) {
            return last;
        }
        let link = tokens.word(self.end);
        let links = NOUN_LINKS.contains_as_written(link) || link == "in";
        let is_linked = |&idx: &usize| {
            let word = tokens.word(idx);
            !word.is_empty()
                && !RELATIVES.contains(word)
                && !DAYS.contains(word)
                && !is_finite_cue(word)
        };
        (self.end + 1..self.at + MOST_WORDS)
            .take_while(|idx| links && is_linked(idx))
            .last()
            .unwrap_or(self.end - 1)
    }
}

/// Whether `word` ends the phrase before it.
fn ends_phrase(word: &str) -> bool {
    PREPOSITIONS.contains(word) || RELATIVES.contains(word) || PHRASE_ENDS.contains_as_written(word)
}

/// *said she*
fn pronoun(place: &AfterVerb<'_>) -> Option<Phrase> {
    is_pronoun(place.tokens.word(place.at)).then_some(Phrase::word(place.at))
}

/// *said harbour master Ada Brook*, but not *said Leeds’s mayor*: the name only says whose mayor.
fn name(place: &AfterVerb<'_>) -> Option<Phrase> {
    let (first, last) = place.name?;
    (last + 1 == place.end || !is_possessive(place.tokens.word(last)))
        .then_some(Phrase::name(first, last))
}

/// *said the harbour master, Ada Brook*; a relative may have one name only: *said his wife, Ada*
fn apposed_name(place: &AfterVerb<'_>) -> Option<Phrase> {
    let (tokens, end) = (place.tokens, place.end);
    let is_kin = POSSESSIVES.contains_as_written(tokens.word(place.at));
    let is_apposed = place.may_be_noun()
        && tokens.mark(end) == Some(',')
        && tokens.is_name_word(end + 1)
        && (is_kin || tokens.is_name_word(end + 2));
    tokens.subject_after(is_apposed.then_some(end + 1)?)
}

/// *said the master of the port, Ada Brook*
fn name_apposed_to_linked_noun(place: &AfterVerb<'_>) -> Option<Phrase> {
    if !place.may_be_noun() {
        return None;
    }
    let (tokens, last) = (place.tokens, place.last());
    let is_apposed = last >= place.end
        && tokens.mark(last + 1) == Some(',')
        && tokens.is_name_word(last + 2)
        && tokens.is_name_word(last + 3);
    tokens.subject_after(is_apposed.then_some(last + 2)?)
}

/// *said a spokesman for the port*
fn noun(place: &AfterVerb<'_>) -> Option<Phrase> {
    place
        .may_be_noun()
        .then(|| Phrase::noun(place.at, place.last()))
}
