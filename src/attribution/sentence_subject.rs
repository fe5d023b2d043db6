//! The subject of a whole sentence: its first phrase.

use super::rule::{Rule, first};
use super::subject::Phrase;
use super::token::Tokens;
use super::word_class::{bare, is_possessive};
use crate::lexicon::{
    DETERMINERS, FORMS_OF_BE, NO_NAMES, PARTICLES, PREPOSITIONS, ROLES, SUBORDINATORS, TITLES,
    is_pronoun,
};

/// Within how many first tokens a role is looked for.
const ROLE_REACH: usize = 5;

/// Within how many first tokens a name is looked for.
const NAME_REACH: usize = 24;

/// How many tokens after a noun a comma and the name of whoever is meant may stand.
const APPOSED_REACH: usize = 10;

/// Within how many first tokens a clause before the main one ends.
const CLAUSE_REACH: usize = 40;

/// What one rule finds.
type Find = fn(&SentenceHead<'_>) -> Option<Phrase>;

/// The rules, in their order.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        name: "pronoun at the head of the sentence",
        example: "Ada Brook came late. She was “appalled”.",
        speaker: "Ada Brook",
        find: pronoun,
    },
    // Before the names: in *The mayor of Leeds* the role comes first.
    Rule {
        name: "role at the head of the sentence",
        example: "The mayor was “appalled”.",
        speaker: "The mayor",
        find: role,
    },
    Rule {
        name: "first name of the sentence",
        example: "On Monday Ada Brook was “appalled”.",
        speaker: "Ada Brook",
        find: name,
    },
];

/// A sentence up to a token of it.
pub(super) struct SentenceHead<'a> {
    tokens: &'a Tokens<'a>,
    start: usize,
    at: usize,
}

impl Tokens<'_> {
    /// The first phrase of the sentence that token `at` stands in, up to there.
    pub(super) fn sentence_subject(&self, at: usize) -> Option<Phrase> {
        let start = self.sentence_start(at);
        let head = SentenceHead {
            tokens: self,
            start: self.main_clause(start, at).unwrap_or(start),
            at,
        };
        first(RULES, |find| find(&head)).map(|(_, phrase)| phrase)
    }

    /// Where the main clause begins of a sentence that opens with another clause: *After it rained, Ada Brook …*.
    fn main_clause(&self, start: usize, at: usize) -> Option<usize> {
        let opening = self.word(start);
        let is_participle =
            opening.ends_with("ing") && opening.len() > 5 && !self.is_name_word(start + 1);
        if !is_participle && !SUBORDINATORS.contains(opening) {
            return None;
        }
        let opens_subject = |idx: usize| {
            self.is_name_word(idx) || is_person_pronoun(self.word(idx)) || self.is_determiner(idx)
        };
        (start..at)
            .take(CLAUSE_REACH)
            .find(|&idx| self.mark(idx) == Some(',') && opens_subject(idx + 1))
            .map(|comma| comma + 1)
            .filter(|&clause| clause < at)
    }

    /// The name that a comma sets behind a noun at `noun`: *the director of the port, Ada Brook, …*.
    fn apposed_after(&self, noun: usize, at: usize) -> Option<Phrase> {
        let comma = (noun + 1..at)
            .take(APPOSED_REACH)
            .take_while(|&idx| !self.is_finite_verb(idx) && !self.is_cue(idx))
            .find(|&idx| self.mark(idx) == Some(','))?;
        let first = match self.word(comma + 1) {
            "the" => comma + 2,
            _ => comma + 1,
        };
        let last = (first..at)
            .take_while(|&idx| self.is_name_word(idx))
            .last()?;
        let is_closed = last + 1 >= at || self.mark(last + 1) == Some(',');
        (last > first && is_closed).then_some(Phrase::name(first, last))
    }

    /// What the name in `owner` owns, if it is an owner: *Ada Brook’s office*.
    fn with_owned(&self, owner: Phrase) -> Phrase {
        if !is_possessive(self.word(owner.last)) {
            return owner;
        }
        let is_owned = |&idx: &usize| {
            let word = self.word(idx);
            self.is_word(idx)
                && !self.is_finite_verb(idx)
                && !self.is_cue(idx)
                && !PREPOSITIONS.contains(word)
                && !FORMS_OF_BE.contains_as_written(word)
                && !word.ends_with("ly")
        };
        let nouns = owner.last + 1..owner.last + 4;
        match nouns.take_while(is_owned).last() {
            None => owner,
            Some(last) if self.is_name_word(last) => Phrase::name(owner.last + 1, last),
            Some(last) => Phrase::noun(owner.first, last),
        }
    }

    /// Whether the word that opens a sentence at `idx` names nobody for all its capital: *Speaking in Hull*, *Adding*.
    fn is_no_name(&self, idx: usize) -> bool {
        let word = self.word(idx);
        let is_participle = word.ends_with("ing") && word.len() > 5;
        !self.is_name_word(idx + 1) && (is_participle || NO_NAMES.contains_as_written(word))
    }
}

/// *She was …*
fn pronoun(head: &SentenceHead<'_>) -> Option<Phrase> {
    let opening = bare(head.tokens.word(head.start));
    (is_person_pronoun(opening) && head.start < head.at).then_some(Phrase::word(head.start))
}

/// *The mayor was …*, *Mayor Ada Brook was …*
fn role(head: &SentenceHead<'_>) -> Option<Phrase> {
    let tokens = head.tokens;
    let opening = tokens.word(head.start);
    if !DETERMINERS.contains(opening) && !ROLES.contains(opening) {
        return None;
    }
    let is_role =
        |&idx: &usize| ROLES.contains(tokens.word(idx)) || TITLES.contains(tokens.word(idx));
    let role = (head.start..head.at).take(ROLE_REACH).find(is_role)?;
    // *A former deputy director, Ada Brook, was …*: the name is what counts.
    if let Some(name) = tokens.apposed_after(role, head.at) {
        return Some(name);
    }
    let n_names = (role + 1..tokens.list.len())
        .take_while(|&idx| tokens.is_name_word(idx))
        .count();
    let last = role + n_names;
    Some(Phrase {
        first: head.start,
        last,
        is_name: tokens.is_name_word(last) && last > head.start,
    })
}

/// *On Monday Ada Brook was …*: the first name or pronoun that no preposition governs
fn name(head: &SentenceHead<'_>) -> Option<Phrase> {
    let (tokens, start, at) = (head.tokens, head.start, head.at);
    let first = (start..at).take(NAME_REACH).find(|&idx| {
        let is_governed = idx > start && PREPOSITIONS.contains(tokens.word(idx - 1));
        (tokens.is_name_word(idx) || is_person_pronoun(tokens.word(idx)))
            && !(idx == start && tokens.is_no_name(idx))
            && !tokens.is_adjective(idx)
            && !is_governed
    })?;
    if is_pronoun(tokens.word(first)) {
        return Some(Phrase::word(first));
    }
    let mut last = first;
    while last + 1 < at
        && (tokens.is_name_word(last + 1)
            || PARTICLES.contains_as_written(tokens.word(last + 1))
                && tokens.is_name_word(last + 2))
    {
        last += 1;
    }
    Some(tokens.with_owned(Phrase::name(first, last)))
}

/// Whether `word` is a pronoun that can stand for a source.
fn is_person_pronoun(word: &str) -> bool {
    matches!(word, "he" | "He" | "she" | "She" | "they" | "They")
}
