//! The people and bodies of an article: each with all the names that stand for it.

use std::collections::HashMap;

use super::name_form::{Gender, ends_with_word, is_same_in_capitals, last_word, starts_with_word};
use super::names::{Mention, Names};
use super::speaker::SpeakerKind;
use crate::span::Span;
use crate::text::words::words;

/// Somebody or something that is named.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that rules ask for"
)]
pub(super) struct Entity {
    /// The fullest form of the name.
    pub(super) name: Span,
    n_words: usize,
    pub(super) gender: Gender,
    /// Whether a title, a known first name, an age or a cue shows a person.
    pub(super) is_person: bool,
    /// Whether nothing speaks against a person.
    pub(super) may_be_person: bool,
    /// Whether a word of the name belongs to a body or place.
    pub(super) is_body: bool,
    /// Whether it does or says something anywhere.
    pub(super) acts: bool,
    /// Indexes of the mentions, ascending.
    pub(super) mentions: Vec<usize>,
    /// The first title before a name of one word.
    title: Option<Span>,
}

impl Entity {
    /// What it is.
    pub(super) fn kind(&self) -> SpeakerKind {
        if self.is_person || (self.may_be_person && !self.is_body) {
            SpeakerKind::Person
        } else if self.is_body || self.n_words > 1 {
            SpeakerKind::Group
        } else {
            SpeakerKind::Unknown
        }
    }
}

/// How many entities with a word in common are compared.
const MANY: usize = 32;

/// All entities of an article.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) list: Vec<Entity>,
    /// For each mention its entity.
    pub(super) of_mention: Vec<usize>,
    /// The person who is named most, and of several the first.
    pub(super) named_most: Option<usize>,
}

/// Entities while they are put together.
struct Builder<'a, 'n> {
    names: &'n Names<'a>,
    entities: Entities,
    /// Entities by the first and by the last word of a name, in capitals.
    by_word: HashMap<String, Vec<usize>>,
}

impl Entities {
    /// The entities of `names`: first those with a name of several words, then short names given to them.
    pub(super) fn of(names: &Names<'_>) -> Self {
        let mut builder = Builder {
            names,
            entities: Self {
                list: Vec::new(),
                of_mention: vec![usize::MAX; names.mentions.len()],
                named_most: None,
            },
            by_word: HashMap::new(),
        };
        for is_long in [true, false] {
            for (idx, mention) in names.mentions.iter().enumerate() {
                if (mention.n_words > 1) == is_long {
                    builder.add(idx, mention);
                }
            }
        }
        builder.finish()
    }
}

impl Builder<'_, '_> {
    fn add(&mut self, idx: usize, mention: &Mention) {
        let entity = self
            .known(mention)
            .or_else(|| self.spelt_out(idx, mention))
            .unwrap_or_else(|| self.new_entity(mention));
        let text = self.names.text;
        let known = &mut self.entities.list[entity];
        known.mentions.push(idx);
        if mention.n_words > known.n_words && mention.n_words <= 4 {
            (known.name, known.n_words) = (mention.name, mention.n_words);
        }
        if known.gender == Gender::Unknown {
            known.gender = mention.gender;
        }
        known.is_person |= mention.is_person;
        known.may_be_person |= mention.may_be_person;
        known.acts |= mention.acts;
        self.entities.of_mention[idx] = entity;
        for word in keys(mention.name.of(text)) {
            let list = self.by_word.entry(word.to_uppercase()).or_default();
            if !list.contains(&entity) && list.len() < MANY {
                list.push(entity);
            }
        }
    }

    /// The entity whose name stands right before its short form in brackets: *the Office for Space (OFS)*.
    fn spelt_out(&self, idx: usize, mention: &Mention) -> Option<usize> {
        let before = idx.checked_sub(1)?;
        let long = &self.names.mentions[before];
        let is_short = mention.is_bracketed
            && long.last_token + 2 == mention.first_token
            && long.n_words > mention.n_words;
        Some(self.entities.of_mention[before]).filter(|&entity| is_short && entity != usize::MAX)
    }

    fn new_entity(&mut self, mention: &Mention) -> usize {
        self.entities.list.push(Entity {
            name: mention.name,
            n_words: mention.n_words,
            gender: mention.gender,
            is_person: false,
            may_be_person: false,
            acts: false,
            is_body: mention.is_body,
            mentions: Vec::new(),
            title: mention.title,
        });
        self.entities.list.len() - 1
    }

    /// The entity that `mention` names, if it is known: of several of one family the one named most, and then first.
    fn known(&self, mention: &Mention) -> Option<usize> {
        let text = self.names.text;
        let name = mention.name.of(text);
        let mut best = None;
        for word in keys(name) {
            let Some(list) = self.by_word.get(&word.to_uppercase()) else {
                continue;
            };
            for &idx in list {
                let entity = &self.entities.list[idx];
                let full = entity.name.of(text);
                if agrees(entity.gender, mention.gender) && is_same(entity, mention, full, name) {
                    let is_family = ends_like(full, name);
                    let rank = (is_family, entity.mentions.len(), std::cmp::Reverse(idx));
                    best = best.max(Some(rank));
                }
            }
        }
        best.map(|(_, _, std::cmp::Reverse(idx))| idx)
    }

    /// Puts mentions in order and, where two people share all of their names, the titles before them.
    fn finish(mut self) -> Entities {
        let text = self.names.text;
        for entity in &mut self.entities.list {
            entity.mentions.sort_unstable();
        }
        let list = &self.entities.list;
        let is_shared = |entity: &Entity| {
            let name = entity.name.of(text);
            self.by_word
                .get(&family(name).to_uppercase())
                .is_some_and(|others| {
                    let others = others.iter().map(|&idx| &list[idx]);
                    others
                        .filter(|other| family(other.name.of(text)) == family(name))
                        .count()
                        > 1
                })
        };
        let named: Vec<Span> = list
            .iter()
            .map(|entity| {
                match entity
                    .title
                    .filter(|_| entity.n_words == 1 && is_shared(entity))
                {
                    Some(title) => Span::new(title.start, entity.name.end.max(title.start)),
                    None => entity.name,
                }
            })
            .collect();
        for (entity, name) in self.entities.list.iter_mut().zip(named) {
            entity.name = name;
        }
        let list = &self.entities.list;
        self.entities.named_most = (0..list.len())
            .filter(|&idx| list[idx].kind() == SpeakerKind::Person)
            .max_by_key(|&idx| (list[idx].mentions.len(), std::cmp::Reverse(idx)));
        self.entities
    }
}

/// Whether a pronoun, title or name of one gender can mean a person of the other.
pub(super) fn agrees(known: Gender, wanted: Gender) -> bool {
    known == wanted || known == Gender::Unknown || wanted == Gender::Unknown
}

/// Whether `name` may be another form of the entity's name `full`.
fn is_same(entity: &Entity, mention: &Mention, full: &str, name: &str) -> bool {
    if full == name || is_same_in_capitals(full, name) {
        return true;
    }
    let is_person = entity.is_person || entity.may_be_person;
    if mention.n_words == 1 {
        return entity.n_words <= 4
            && (ends_like(full, name) && (is_person || !entity.is_body)
                || (entity.n_words > 1 && is_person && starts_with_word(full, name)));
    }
    let [full, name] = [full, name].map(without_suffix);
    entity.n_words.max(mention.n_words) <= 5
        && (is_person || entity.n_words == 1)
        && (ends_like(full, name)
            || ends_like(name, full)
            || (entity.n_words > 1
                && first_word(full) == first_word(name)
                && family(full) == family(name)
                && words(full).count() != words(name).count()))
}

/// Whether the full name ends with `name`, what follows the family name left out: *James Clapper Jr.* and *Clapper*,
/// *Saad al-Hariri* and *Hariri*.
fn ends_like(full: &str, name: &str) -> bool {
    let [full, name] = [full, name].map(without_suffix);
    ends_with_word(full, name)
        || full
            .strip_suffix(name)
            .is_some_and(|rest| rest.ends_with("l-") || rest.is_empty())
}

/// The words by which the forms of a name are found: its first word and its family name, without *al-*.
fn keys(name: &str) -> [&str; 2] {
    let family = family(name);
    let bare = family
        .split_once("l-")
        .filter(|(article, _)| article.len() == 1);
    [first_word(name), bare.map_or(family, |(_, bare)| bare)]
}

/// The family name: the last word that is no *Jr.*.
fn family(name: &str) -> &str {
    last_word(without_suffix(name))
}

/// `name` without what follows a family name: *Jr., Sr., III*.
fn without_suffix(name: &str) -> &str {
    let last = last_word(name);
    if matches!(last, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV") && last.len() < name.len()
    {
        name[..name.len() - last.len()].trim_end_matches([' ', ',', '\u{A0}'])
    } else {
        name
    }
}

fn first_word(name: &str) -> &str {
    name.split([' ', '\u{A0}']).next().unwrap_or(name)
}
