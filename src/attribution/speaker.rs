//! Whom a phrase means: names by their fullest form, pronouns and roles by the people named before.

use super::Speaker;
use super::direct::Reader;
use super::names::Gender;
use super::people::agrees;
use super::subject::Phrase;
use super::word_class::bare;
use crate::lexicon::is_pronoun;
use crate::span::Span;

impl Reader<'_> {
    /// The speaker that a phrase means.
    pub(super) fn speaker(&self, phrase: Phrase, confidence: f32) -> Speaker {
        let tokens = self.tokens;
        let mention = tokens.span(phrase.first, phrase.last);
        let word = tokens.word(phrase.first);
        if phrase.first == phrase.last && matches!(word, "who" | "which" | "that") {
            let noun = tokens.before_relative(phrase.first);
            let name = noun.map_or(mention, |noun| self.names.fullest(tokens, noun).0);
            return Speaker {
                mention,
                name,
                confidence: confidence * 0.9,
            };
        }
        let word = bare(word);
        if phrase.first == phrase.last && is_pronoun(word) {
            let person = self.antecedent(phrase.first, word);
            let (name, sure) = person.map_or((mention, 0.5), |name| (name, 0.7));
            return Speaker {
                mention,
                name,
                confidence: confidence * sure,
            };
        }
        let (name, sure) = match self.names.in_role(tokens, phrase) {
            Some(name) => (name, 0.6),
            None => self.names.fullest(tokens, phrase),
        };
        Speaker {
            mention,
            name,
            confidence: confidence * sure,
        }
    }

    /// The name of the person whom the pronoun `word` at token `at` means.
    pub(super) fn antecedent(&self, at: usize, word: &str) -> Option<Span> {
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
    pub(super) fn subject_near(&self, at: usize, gender: Gender) -> Option<Span> {
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
