//! The people and bodies named in an article, and the fullest form of each name.

use std::collections::HashMap;

use super::name_form::{
    Gender, ends_with_word, gender_of_title, is_acting, is_adjacent, is_female_form, is_placed,
    joins, last_word, starts_with_word, without_possessive,
};
use super::rank;
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::{BODIES, FEMALE_NAMES, MALE_NAMES, ROLES, TITLES};
use crate::span::Span;

/// One mention of a name: a run of capitals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// Titles before the name left out.
    pub(super) name: Span,
    pub(super) n_words: usize,
    pub(super) gender: Gender,
    /// Whether it is a person: a title, a known first name, an age, or the subject of a cue.
    pub(super) is_person: bool,
    /// Whether nothing speaks against a person.
    pub(super) may_be_person: bool,
    pub(super) last_token: usize,
    pub(super) first_token: usize,
}

/// How many mentions of like names are compared, on each side.
pub(super) const FEW: usize = 64;

/// What is longer is no name, in bytes: it would be read again for each pronoun that may mean it.
pub(super) const LONGEST: usize = 400;

/// All mentions, in reading order.
pub(super) struct Names<'a> {
    pub(super) text: &'a str,
    pub(super) mentions: Vec<Mention>,
    /// What is known of people by the last word of their name.
    pub(super) known: HashMap<&'a str, Gender>,
    /// The mentions by the first and by the last word of the name, in capitals; each list ascends.
    by_word: HashMap<String, Vec<usize>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(tokens: &Tokens<'a>) -> Self {
        let mut names = Self {
            text: tokens.text,
            mentions: Vec::new(),
            known: HashMap::new(),
            by_word: HashMap::new(),
        };
        let mut at = 0;
        while at < tokens.list.len() {
            if !tokens.is_name_word(at) {
                at += 1;
                continue;
            }
            let first = at;
            while tokens.is_name_word(at) || joins(tokens, at) {
                let is_possessive =
                    tokens.word(at).ends_with("’s") || tokens.word(at).ends_with("'s");
                at += 1;
                if is_possessive || !is_adjacent(tokens, at) {
                    break;
                }
            }
            if tokens.span(first, at - 1).len() <= LONGEST {
                names.add(tokens, first, at - 1);
            }
        }
        names.share();
        names
    }

    fn add(&mut self, tokens: &Tokens<'a>, first: usize, last: usize) {
        let (start, gender_of_title) = skip_titles(tokens, first, last);
        let opening = tokens.word(start);
        let gender = match gender_of_title {
            Gender::Unknown if start < last && MALE_NAMES.contains(opening) => Gender::Male,
            Gender::Unknown if start < last && FEMALE_NAMES.contains(opening) => Gender::Female,
            Gender::Unknown if start < last && is_female_form(opening) => Gender::Female,
            known => known,
        };
        let is_nobody = (start..=last).any(|idx| {
            let word = tokens.word(idx);
            BODIES.contains(word) || word.contains(|char: char| char.is_ascii_digit())
        }) || (start == last
            && (TITLES.contains(opening) || ROLES.contains(opening)));
        self.mentions.push(Mention {
            name: without_possessive(self.text, tokens.span(start, last)),
            n_words: last - start + 1,
            gender,
            is_person: !is_nobody
                && (start > first || gender != Gender::Unknown || is_acting(tokens, first, last)),
            may_be_person: !is_nobody
                && last > start
                && last - start < 4
                && !is_placed(tokens, first),
            first_token: first,
            last_token: last,
        });
    }

    /// The mentions whose name begins or ends with the last word of `short`: the nearest ones around token `at` and the first ones of the article.
    pub(super) fn alike(&self, short: &str, at: usize) -> impl Iterator<Item = &Mention> {
        let list = self
            .by_word
            .get(&last_word(short).to_uppercase())
            .map_or(&[][..], Vec::as_slice);
        let here = list.partition_point(|&idx| self.mentions[idx].first_token < at);
        let near = here.saturating_sub(FEW)..(here + FEW).min(list.len());
        let first = 0..near.start.min(FEW);
        first.chain(near).map(|idx| &self.mentions[list[idx]])
    }

    /// Lets every mention know what any mention with the same last word tells: one *Mrs Brook* makes *Ada Brook* a woman.
    fn share(&mut self) {
        for (idx, mention) in self.mentions.iter().enumerate() {
            let name = mention.name.of(self.text);
            let mut key = |word: &str| {
                let list = self.by_word.entry(word.to_uppercase()).or_default();
                if list.last() != Some(&idx) {
                    list.push(idx);
                }
            };
            key(last_word(name));
            key(name.split([' ', '\u{A0}']).next().unwrap_or(name));
        }
        for mention in self.mentions.iter().filter(|mention| mention.is_person) {
            let known = self
                .known
                .entry(last_word(mention.name.of(self.text)))
                .or_insert(Gender::Unknown);
            if *known == Gender::Unknown {
                *known = mention.gender;
            }
        }
        for mention in &mut self.mentions {
            let Some(&gender) = self.known.get(last_word(mention.name.of(self.text))) else {
                continue;
            };
            mention.is_person |= mention.may_be_person || mention.n_words == 1;
            if mention.gender == Gender::Unknown {
                mention.gender = gender;
            }
        }
    }

    /// The fullest form of the name in `phrase`, or of the name in it, and how many times as high as its cue it ranks.
    pub(super) fn fullest(&self, tokens: &Tokens<'a>, phrase: Phrase) -> (Span, f32) {
        let (first, last) = name_in(tokens, phrase);
        let start = if phrase.is_name {
            skip_titles(tokens, first, last).0
        } else {
            first
        };
        let own = without_possessive(self.text, tokens.span(start, last));
        let words = last - start + 1;
        if words > 3 {
            return (own, 1.0);
        }
        let short = own.of(self.text);
        let mut best: Option<(Mention, usize)> = None;
        for mention in self
            .alike(short, first)
            .filter(|mention| mention.n_words > words)
        {
            let full = mention.name.of(self.text);
            let fits = ends_with_word(full, short) || (words == 1 && starts_with_word(full, short));
            let is_person = mention.is_person || mention.may_be_person;
            if !fits || (!is_person && !ends_with_word(full, short)) {
                continue;
            }
            let distance = mention.first_token.abs_diff(first);
            let is_better = best.is_none_or(|(known, nearest)| {
                (mention.n_words, mention.is_person) > (known.n_words, known.is_person)
                    && mention.n_words <= 4
                    || ((mention.n_words, mention.is_person) == (known.n_words, known.is_person)
                        && distance < nearest
                        && mention.first_token < first)
            });
            if is_better {
                best = Some((*mention, distance));
            }
        }
        best.map_or((own, 1.0), |(mention, _)| (mention.name, rank::SHORT_NAME))
    }
}

/// The name inside a phrase: its longest run of capitals, or all of it.
fn name_in(tokens: &Tokens<'_>, phrase: Phrase) -> (usize, usize) {
    if !phrase.is_name {
        return (phrase.first, phrase.last);
    }
    let first = (phrase.first..=phrase.last).find(|&idx| tokens.is_name_word(idx));
    (first.unwrap_or(phrase.first), phrase.last)
}

/// The first token after the titles of a name, and the gender they tell. One word is always left.
fn skip_titles(tokens: &Tokens<'_>, first: usize, last: usize) -> (usize, Gender) {
    let mut start = first;
    let mut gender = Gender::Unknown;
    let title = (first..last)
        .rev()
        .find(|&idx| TITLES.contains(tokens.word(idx)));
    if let Some(title) = title {
        start = title + 1;
        gender = gender_of_title(tokens.word(title));
    }
    (start, gender)
}
