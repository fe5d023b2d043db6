//! The people and bodies named in an article, and the fullest form of each name.

use std::collections::HashMap;

use super::name_form::{
    ends_with_word, gender_of_title, is_acting, is_adjacent, is_female_form, is_placed, joins,
    last_word, starts_with_word, without_possessive,
};
use super::subject::Phrase;
use super::token::Tokens;
use super::{BODIES, FEMALE_NAMES, MALE_NAMES, ROLES, TITLES};
use crate::span::Span;

/// What pronoun a name takes, as far as the article tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Unknown,
    Female,
    Male,
}

/// One mention of a name: a run of capitals.
#[derive(Clone, Copy, Debug)]
struct Mention {
    /// Titles before the name left out.
    name: Span,
    n_words: usize,
    gender: Gender,
    /// Whether it is a person: a title, a known first name, an age, or the subject of a cue.
    is_person: bool,
    /// Whether nothing speaks against a person.
    may_be_person: bool,
    last_token: usize,
    first_token: usize,
}

/// How many mentions of like names are compared, on each side.
const FEW: usize = 64;

/// How many mentions before a pronoun or role are searched.
const MANY: usize = 512;

/// All mentions, in reading order.
pub(super) struct Names<'a> {
    text: &'a str,
    mentions: Vec<Mention>,
    /// What is known of people by the last word of their name.
    known: HashMap<&'a str, Gender>,
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
            names.add(tokens, first, at - 1);
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
    fn alike(&self, short: &str, at: usize) -> impl Iterator<Item = &Mention> {
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

    /// The fullest form of the name in `phrase`, or of the name in it, and how sure the link is.
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
        best.map_or((own, 1.0), |(mention, _)| (mention.name, 0.9))
    }

    /// The last person named before token `at` whom a pronoun of `gender` can mean: a known person, or with `is_sure` unset anything that may be one.
    pub(super) fn person_before(
        &self,
        at: usize,
        gender: Gender,
        is_sure: bool,
    ) -> Option<(usize, Span)> {
        let n_earlier = self
            .mentions
            .partition_point(|mention| mention.first_token < at);
        self.mentions[..n_earlier]
            .iter()
            .rev()
            .take(MANY)
            .filter(|mention| mention.is_person || (!is_sure && mention.may_be_person))
            .find(|mention| agrees(mention.gender, gender))
            .map(|mention| {
                (
                    mention.first_token,
                    self.longest(mention.name, mention.first_token),
                )
            })
    }

    /// The person whom the article calls by the noun at the end of `phrase`, as *Bishop John Smith* for *the bishop*.
    pub(super) fn in_role(&self, tokens: &Tokens<'_>, phrase: Phrase) -> Option<Span> {
        let role = tokens.word(phrase.last);
        let is_definite = matches!(
            tokens.word(phrase.first),
            "the" | "The" | "his" | "her" | "their" | "its"
        );
        if phrase.is_name
            || !is_definite
            || phrase.last - phrase.first > 3
            || !(TITLES.contains(role) || ROLES.contains(role))
        {
            return None;
        }
        let is_body = matches!(
            role,
            "company"
                | "group"
                | "bank"
                | "firm"
                | "union"
                | "agency"
                | "club"
                | "railway"
                | "council"
                | "court"
                | "party"
                | "university"
                | "newspaper"
                | "paper"
                | "charity"
        );
        let is_role = |idx: usize| tokens.word(idx).eq_ignore_ascii_case(role);
        let named = |mention: &&Mention| {
            let first = mention.first_token;
            let comma = if tokens.word(first.wrapping_sub(1)) == "the" {
                2
            } else {
                1
            };
            let is_apposed = first
                .checked_sub(comma)
                .is_some_and(|idx| tokens.mark(idx) == Some(','));
            let before = first
                .saturating_sub(if is_apposed { 9 } else { 3 })
                .max(tokens.sentence_start(first));
            let within = before..=mention.last_token;
            let after = mention.last_token + 1;
            let explains = tokens.mark(after) == Some(',')
                || matches!(tokens.word(after), "is" | "was" | "as");
            within.into_iter().any(is_role)
                || (explains
                    && (after..after + 8)
                        .take_while(|&idx| !tokens.is_stop(idx))
                        .any(is_role))
        };
        let here = self
            .mentions
            .partition_point(|mention| mention.first_token < phrase.first);
        self.mentions[here.saturating_sub(MANY)..(here + FEW).min(self.mentions.len())]
            .iter()
            .filter(|mention| mention.is_person || mention.may_be_person || is_body)
            .filter(named)
            .min_by_key(|mention| {
                (
                    mention.first_token > phrase.first,
                    mention.first_token.abs_diff(phrase.first),
                )
            })
            .map(|mention| self.longest(mention.name, mention.first_token))
    }

    /// The longest name of a person that ends or begins like `name`.
    fn longest(&self, name: Span, at: usize) -> Span {
        let short = name.of(self.text);
        self.alike(short, at)
            .filter(|mention| (mention.is_person || mention.may_be_person) && mention.n_words <= 4)
            .filter(|mention| ends_with_word(mention.name.of(self.text), short))
            .max_by_key(|mention| (mention.n_words, usize::MAX - mention.first_token))
            .map_or(name, |mention| mention.name)
    }

    /// Whether `name` begins with a capital.
    pub(super) fn is_name(&self, name: Span) -> bool {
        name.of(self.text).starts_with(char::is_uppercase)
            && !crate::quote::words::is_pronoun(name.of(self.text))
    }

    /// Whether a word of `name` belongs to a body or place.
    pub(super) fn is_body(&self, name: Span) -> bool {
        crate::quote::words::words(name.of(self.text)).any(|word| BODIES.contains(word))
    }

    /// The gender of the person whose name is `name`.
    pub(super) fn gender(&self, name: Span) -> Gender {
        self.known
            .get(last_word(name.of(self.text)))
            .copied()
            .unwrap_or(Gender::Unknown)
    }
}

/// Whether a pronoun of one gender can mean a person of the other.
pub(super) fn agrees(known: Gender, wanted: Gender) -> bool {
    known == wanted || known == Gender::Unknown || wanted == Gender::Unknown
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
