//! Whom a phrase may mean: names by their entity, pronouns and roles by those named before.

use super::article::{Article, Said};
use super::candidate::Referent;
use super::entities::agrees;
use super::feature::{Fact, Form};
use super::name_form::{Gender, gender_of_noun};
use super::speaker::SpeakerKind;
use super::subject::Phrase;
use super::word_class::bare;
use crate::lexicon::{
    DETERMINERS, GROUP_NOUNS, NOUN_LINKS, OPENS_ROLES, ROLES, TITLES, is_pronoun,
};
use crate::span::Span;

/// How many mentions before a pronoun are searched.
const MENTIONS: usize = 96;

/// Somebody whom a phrase may mean, with the facts that depend on the phrase.
pub(super) type Meant = (Referent, Vec<Fact>);

impl Article<'_> {
    /// Whom `phrase` may mean, in reading order of the rules, and in what form it names them. `said` are the quotations
    /// before it with their speakers.
    pub(super) fn referents(&self, phrase: Phrase, said: &[Said]) -> (Form, Vec<Meant>) {
        let only_word = (phrase.first == phrase.last).then(|| self.tokens.word(phrase.first));
        match only_word
            .map(|word| bare(word).to_ascii_lowercase())
            .as_deref()
        {
            Some("who" | "which" | "that") => {
                let noun = self.tokens.before_relative(phrase.first);
                let meant = noun.map(|noun| match self.apposed_before(noun) {
                    Some(entity) => vec![(Referent::Entity(entity), vec![])],
                    None => self.by_name_or_role(noun, said).1,
                });
                (Form::Relative, meant.unwrap_or_default())
            }
            Some("he") => (Form::Pronoun, self.by_pronoun(phrase, Gender::Male, said)),
            Some("she") => (Form::Pronoun, self.by_pronoun(phrase, Gender::Female, said)),
            Some("they") => (Form::Plural, self.by_plural(phrase, said)),
            Some("it") => {
                let mut meant = self.by_body(phrase, said);
                meant.push((self.phrase(phrase), vec![Fact::PronounItself]));
                (Form::Thing, meant)
            }
            Some(
                "this" | "these" | "those" | "there" | "nobody" | "everyone" | "everybody"
                | "anyone",
            ) => (Form::Thing, vec![(self.phrase(phrase), vec![])]),
            Some(word) if is_pronoun(word) => (Form::Person, vec![(self.phrase(phrase), vec![])]),
            _ => self.by_name_or_role(phrase, said),
        }
    }

    /// Who is named right before a noun phrase, which explains them: *Ada Brook, a sailor*.
    fn apposed_before(&self, noun: Phrase) -> Option<usize> {
        let comma = noun.first.checked_sub(1).filter(|_| !noun.is_name)?;
        let name = comma
            .checked_sub(1)
            .filter(|_| self.tokens.mark(comma) == Some(','))?;
        Some(self.entities.of_mention[self.names.at(name)?])
    }

    /// The phrase itself, as somebody whom nothing else tells.
    pub(super) fn phrase(&self, phrase: Phrase) -> Referent {
        let span = self.tokens.span(phrase.first, phrase.last);
        let mut first = phrase.first;
        if first < phrase.last && DETERMINERS.contains(self.tokens.word(first)) {
            first += 1;
        }
        let key = self.tokens.span(first, phrase.last).of(self.tokens.text);
        Referent::Phrase {
            span,
            key: key.to_lowercase(),
        }
    }

    pub(super) fn by_name_or_role(&self, phrase: Phrase, said: &[Said]) -> (Form, Vec<Meant>) {
        if phrase.is_name {
            let referent = self
                .named(phrase)
                .map_or_else(|| self.phrase(phrase), Referent::Entity);
            return (Form::Name, vec![(referent, vec![])]);
        }
        let opening = self.tokens.word(phrase.first);
        let head = self.tokens.word(self.head(phrase));
        let is_role = TITLES.contains(head) || ROLES.contains(head);
        if !is_role {
            return (Form::Noun, vec![(self.phrase(phrase), vec![])]);
        }
        let is_definite = opening == "The"
            || (OPENS_ROLES.contains_as_written(opening) && !matches!(opening, "a" | "an"));
        if !is_definite {
            let facts = vec![Fact::RoleIndefinite];
            return (Form::Noun, vec![(self.phrase(phrase), facts)]);
        }
        let mut meant = Vec::new();
        if let Some(entity) = self.in_role(phrase) {
            meant.push((Referent::Entity(entity), vec![Fact::RoleGiven]));
        } else if let Some(last) = said.iter().rev().take(8).find(|said| {
            matches!(&said.referent, Referent::Phrase { key, .. } if key.split(' ').any(|word| word.eq_ignore_ascii_case(head)))
        }) {
            meant.push((last.referent.clone(), vec![Fact::RoleGiven]));
        }
        if meant.is_empty() {
            meant = self.by_epithet(phrase, head, said);
        }
        meant.push((self.phrase(phrase), vec![Fact::RoleItself]));
        (Form::Noun, meant)
    }

    /// The bodies and things that *the company* or *it* may mean: the last speaker, the subject of the sentence before, the
    /// nearest.
    fn by_body(&self, phrase: Phrase, said: &[Said]) -> Vec<Meant> {
        let mut meant: Vec<Meant> = Vec::new();
        let mut add = |referent: Referent, fact: Fact| match meant
            .iter_mut()
            .find(|(known, _)| *known == referent)
        {
            Some((_, facts)) => facts.push(fact),
            None => meant.push((referent, vec![fact])),
        };
        let is_body = |entity: usize| self.entities.list[entity].kind() != SpeakerKind::Person;
        let is_thing = |referent: &Referent| match referent {
            Referent::Entity(entity) => is_body(*entity),
            Referent::Phrase { key, .. } => !is_pronoun(key),
            Referent::Nobody => false,
        };
        if let Some(last) = said.last().filter(|last| is_thing(&last.referent)) {
            add(last.referent.clone(), Fact::BodyLastSpeaker);
        }
        let before = self.tokens.sentence_before(phrase.first);
        if let Some(subject) = before.and_then(|last| self.tokens.sentence_subject(last + 1))
            && subject.first < phrase.first
        {
            let referent = if subject.is_name {
                self.named(subject).map(Referent::Entity)
            } else {
                Some(self.phrase(subject))
            };
            if let Some(referent) = referent.filter(is_thing) {
                add(referent, Fact::BodySubjectBefore);
            }
        }
        let near = self.named_before(phrase.first);
        if let Some((nearest, _)) = near.into_iter().find(|&(entity, _)| is_body(entity)) {
            add(Referent::Entity(nearest), Fact::BodyNearest);
        }
        meant
    }

    /// The people whom a noun with *the* may mean that nothing ties to them: *the lawmaker*, *the 31-year-old*.
    fn by_epithet(&self, phrase: Phrase, head: &str, said: &[Said]) -> Vec<Meant> {
        let gender = gender_of_noun(head);
        let is_plural = head.ends_with('s') && !head.ends_with("ss");
        if is_plural || !self.tokens.word(phrase.first).eq_ignore_ascii_case("the") {
            return Vec::new();
        }
        if GROUP_NOUNS.contains(head) {
            return self.by_body(phrase, said);
        }
        let last = said.last().map(|last| last.referent.clone());
        let last = last.and_then(|referent| match referent {
            Referent::Entity(entity) => Some(entity),
            _ => None,
        });
        let before = self.tokens.sentence_before(phrase.first);
        let subject = before
            .and_then(|last| self.tokens.sentence_subject(last + 1))
            .filter(|phrase| phrase.is_name)
            .and_then(|phrase| self.named(phrase));
        let is_person = |&idx: &usize| {
            let entity = &self.entities.list[idx];
            entity.kind() == SpeakerKind::Person && agrees(entity.gender, gender)
        };
        let nearest = self.named_before(phrase.first);
        let nearest = nearest
            .into_iter()
            .map(|(entity, _)| entity)
            .find(is_person);
        let mut meant: Vec<Meant> = Vec::new();
        for (entity, fact) in [
            (last, Fact::EpithetLastSpeaker),
            (subject, Fact::EpithetSubjectBefore),
            (nearest, Fact::EpithetNearest),
            (self.entities.named_most, Fact::EpithetMost),
        ] {
            let Some(entity) = entity.filter(is_person) else {
                continue;
            };
            let referent = Referent::Entity(entity);
            match meant.iter_mut().find(|(known, _)| *known == referent) {
                Some((_, facts)) => facts.push(fact),
                None => meant.push((referent, vec![fact])),
            }
        }
        meant
    }

    /// The noun that a phrase without a name is about: the last word before what a preposition ties to it.
    pub(super) fn head(&self, phrase: Phrase) -> usize {
        let link = (phrase.first + 1..=phrase.last)
            .find(|&idx| NOUN_LINKS.contains_as_written(self.tokens.word(idx)));
        link.map_or(phrase.last, |link| link - 1)
    }

    /// The entity that a phrase with a name in it names, unless the name is longer than a run of capitals.
    pub(super) fn named(&self, phrase: Phrase) -> Option<usize> {
        let last = self.names.at(phrase.last)?;
        let first = (phrase.first..=phrase.last).find_map(|idx| self.names.at(idx))?;
        let entity = |mention: usize| self.entities.of_mention[mention];
        if first == last {
            return Some(entity(last));
        }
        let is_linked = (phrase.first + 1..phrase.last).any(|idx| {
            let word = self.tokens.word(idx);
            NOUN_LINKS.contains_as_written(word) || word == "in"
        });
        let opening = &self.entities.list[entity(first)];
        if is_linked {
            // *Secretary of State Ada Brook*, but *Ada Brook of Hull* and *Lawyers at Brook & Sons*
            let office = self.names.mentions[first].last_token;
            let is_last = self.tokens.word(office + 1) == "of"
                && TITLES.contains(self.tokens.word(office))
                && self.entities.list[entity(last)].is_person;
            let is_person = opening.is_person || (opening.may_be_person && !opening.is_body);
            return if is_last {
                Some(entity(last))
            } else {
                is_person.then(|| entity(first))
            };
        }
        Some(entity(last))
    }

    /// The entities named before token `at`, the nearest first, each with the token of its last mention.
    pub(super) fn named_before(&self, at: usize) -> Vec<(usize, usize)> {
        let mentions = &self.names.mentions;
        let n_before = mentions.partition_point(|mention| mention.first_token < at);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (idx, mention) in mentions[..n_before].iter().enumerate().rev().take(MENTIONS) {
            let entity = self.entities.of_mention[idx];
            if !found.iter().any(|&(known, _)| known == entity) {
                found.push((entity, mention.first_token));
            }
        }
        found
    }

    /// Where somebody is named last before token `at`.
    pub(super) fn mention_before(&self, entity: usize, at: usize) -> Span {
        let mentions = self.entities.list[entity].mentions.iter();
        let mentions = mentions.map(|&idx| &self.names.mentions[idx]);
        let near = mentions.rev().find(|mention| mention.first_token < at);
        near.map_or(self.entities.list[entity].name, |mention| mention.name)
    }
}
