//! Whom a pronoun may mean.

use super::article::{Article, Said};
use super::candidate::Referent;
use super::entities::agrees;
use super::feature::Fact;
use super::name_form::{Gender, gender_of_noun};
use super::referents::Meant;
use super::subject::Phrase;
use crate::lexicon::is_pronoun;

/// How far into a paragraph its first sentence ends.
const WINDOW: usize = 100;

/// How many people a pronoun may mean.
const PEOPLE: usize = 6;

impl Article<'_> {
    /// The people whom *he* or *she* at the phrase may mean, and the pronoun itself.
    pub(super) fn by_pronoun(&self, phrase: Phrase, gender: Gender, said: &[Said]) -> Vec<Meant> {
        let at = phrase.first;
        let tokens = &self.tokens;
        let (sentence, paragraph) = (tokens.sentence_start(at), tokens.paragraph_start(at));
        let last_before = tokens.sentence_before(at);
        let before = last_before.map_or(0, |last| tokens.sentence_start(last));
        let subject = |at: usize| {
            let phrase = tokens
                .sentence_subject(at)
                .filter(|phrase| phrase.is_name)?;
            self.named(phrase)
        };
        let subject_here = subject(at);
        let subject_before = last_before.and_then(|last| subject(last + 1));
        let opening_stop = (paragraph..at)
            .take(WINDOW)
            .find(|&idx| tokens.is_stop(idx));
        let subject_of_paragraph = opening_stop.and_then(subject);
        let last = said.last();
        let mut near = self.named_before(at);
        if let Some(Referent::Entity(entity)) = last.map(|last| &last.referent)
            && !near.iter().any(|(known, _)| known == entity)
        {
            near.push((*entity, 0));
        }
        near.retain(|&(entity, _)| {
            let entity = &self.entities.list[entity];
            agrees(entity.gender, gender)
                && (entity.is_person || entity.may_be_person || (entity.acts && !entity.is_body))
        });
        let mut meant = Vec::new();
        let mut n_people = 0;
        for &(idx, token) in &near {
            let mut facts = self.person_facts(idx, gender, &mut n_people);
            facts.push(if token >= sentence {
                Fact::PronounNamedHere
            } else if token >= before {
                Fact::PronounNamedBefore
            } else if token >= paragraph {
                Fact::PronounNamedInParagraph
            } else {
                Fact::PronounNamedFar
            });
            let subjects = [
                (subject_here, Fact::PronounSubjectHere),
                (subject_before, Fact::PronounSubjectBefore),
                (subject_of_paragraph, Fact::PronounSubjectOfParagraph),
            ];
            let subjects = subjects
                .into_iter()
                .filter(|(subject, _)| *subject == Some(idx));
            facts.extend(subjects.map(|(_, fact)| fact));
            if let Some(last) = last.filter(|last| last.referent == Referent::Entity(idx)) {
                facts.push(self.since(last, paragraph));
            }
            meant.push((Referent::Entity(idx), facts));
            if meant.len() >= 2 * PEOPLE || n_people >= PEOPLE {
                break;
            }
        }
        self.add_nouns(&mut meant, phrase, gender, last);
        let mut facts = vec![Fact::PronounItself];
        if n_people == 0 {
            facts.push(Fact::PronounAlone);
        }
        meant.push((self.phrase(phrase), facts));
        meant
    }

    /// What an entity is, for a pronoun of `gender`; of people how many are nearer, which `n_people` counts.
    fn person_facts(&self, entity: usize, gender: Gender, n_people: &mut usize) -> Vec<Fact> {
        let entity = &self.entities.list[entity];
        let may_be_person = entity.may_be_person && !entity.is_body;
        let mut facts = Vec::new();
        if entity.is_person || may_be_person {
            facts.push(match n_people {
                0 => Fact::PronounNearest,
                1 => Fact::PronounSecond,
                2 => Fact::PronounThird,
                _ => Fact::PronounFarther,
            });
            *n_people += 1;
        }
        facts.push(if entity.gender == gender {
            Fact::PronounGenderFits
        } else {
            Fact::PronounGenderUnknown
        });
        facts.push(if entity.is_person {
            Fact::PronounPerson
        } else if may_be_person {
            Fact::PronounMaybePerson
        } else {
            Fact::PronounBody
        });
        facts
    }

    /// Adds the nouns that a pronoun may stand for: the last speaker, and the subject of the sentence before.
    fn add_nouns(
        &self,
        meant: &mut Vec<Meant>,
        phrase: Phrase,
        gender: Gender,
        last: Option<&Said>,
    ) {
        let tokens = &self.tokens;
        let paragraph = tokens.paragraph_start(phrase.first);
        if let Some(last) = last
            && let Referent::Phrase { span, key } = &last.referent
            && !is_pronoun(key)
            && agrees(gender_of_noun(span.of(tokens.text)), gender)
        {
            let facts = vec![Fact::PronounNoun, self.since(last, paragraph)];
            meant.push((last.referent.clone(), facts));
        }
        if let Some(noun) = tokens
            .sentence_before(phrase.first)
            .and_then(|last| tokens.sentence_subject(last + 1))
            .filter(|noun| !noun.is_name && noun.first < noun.last)
            && agrees(
                gender_of_noun(tokens.span(noun.first, noun.last).of(tokens.text)),
                gender,
            )
            && let referent = self.phrase(noun)
            && !meant.iter().any(|(known, _)| *known == referent)
        {
            meant.push((
                referent,
                vec![Fact::PronounNoun, Fact::PronounSubjectBefore],
            ));
        }
    }

    /// How far back the last speaker spoke, for a pronoun in the paragraph that begins at token `paragraph`.
    fn since(&self, last: &Said, paragraph: usize) -> Fact {
        let before = self.tokens.paragraph_start(paragraph.saturating_sub(1));
        if last.token >= paragraph {
            Fact::PronounLastSpeakerHere
        } else if last.token >= before {
            Fact::PronounLastSpeakerBefore
        } else {
            Fact::PronounLastSpeakerFar
        }
    }

    /// Whom *they* may mean: the last speaker, whoever the sentence before is about, and itself.
    pub(super) fn by_plural(&self, phrase: Phrase, said: &[Said]) -> Vec<Meant> {
        let mut meant: Vec<Meant> = Vec::new();
        if let Some(last) = said.last().filter(|last| last.referent != Referent::Nobody) {
            let kind = match last.referent {
                Referent::Entity(entity) if self.entities.list[entity].is_person => {
                    Fact::PluralPerson
                }
                _ => Fact::PluralBody,
            };
            meant.push((last.referent.clone(), vec![Fact::PluralLastSpeaker, kind]));
        }
        if let Some(subject) = (self.tokens.sentence_before(phrase.first))
            .and_then(|last| self.tokens.sentence_subject(last + 1))
            && !is_pronoun(self.tokens.word(subject.first))
        {
            let (_, mut subjects) = self.by_name_or_role(subject, &[]);
            for (_, facts) in &mut subjects {
                *facts = vec![Fact::PluralSubject];
            }
            meant.append(&mut subjects);
        }
        meant.push((self.phrase(phrase), vec![Fact::PronounItself]));
        meant
    }
}
