//! The people and bodies named in an article, and the fullest form of each name.

use std::collections::HashMap;

use super::subject::{Phrase, is_particle};
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

/// All mentions, in reading order.
pub(super) struct Names<'a> {
    text: &'a str,
    mentions: Vec<Mention>,
    /// What is known of people by the last word of their name.
    known: HashMap<&'a str, Gender>,
}

impl<'a> Names<'a> {
    pub(super) fn of(tokens: &Tokens<'a>) -> Self {
        let mut names = Self {
            text: tokens.text,
            mentions: Vec::new(),
            known: HashMap::new(),
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

    /// Lets every mention know what any mention with the same last word tells: one *Mrs Brook* makes *Ada Brook* a woman.
    fn share(&mut self) {
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
            .mentions
            .iter()
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
            .filter(|mention| mention.is_person || (!is_sure && mention.may_be_person))
            .find(|mention| agrees(mention.gender, gender))
            .map(|mention| (mention.first_token, self.longest(mention.name)))
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
            let before = mention.first_token.saturating_sub(3);
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
        self.mentions
            .iter()
            .filter(|mention| mention.is_person || mention.may_be_person || is_body)
            .filter(named)
            .min_by_key(|mention| {
                (
                    mention.first_token > phrase.first,
                    mention.first_token.abs_diff(phrase.first),
                )
            })
            .map(|mention| self.longest(mention.name))
    }
    /// The longest name of a person that ends or begins like `name`.
    fn longest(&self, name: Span) -> Span {
        let short = name.of(self.text);
        self.mentions
            .iter()
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

fn last_word(name: &str) -> &str {
    name.rsplit([' ', '\u{A0}']).next().unwrap_or(name)
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

fn gender_of_title(title: &str) -> Gender {
    match title.to_ascii_lowercase().as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "brother" | "congressman"
        | "chairman" | "spokesman" | "monsieur" | "señor" | "herr" | "don" | "councilman"
        | "duke" | "earl" | "pope" | "bishop" => Gender::Male,
        "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "sister"
        | "congresswoman" | "chairwoman" | "spokeswoman" | "madam" | "madame" | "señora"
        | "frau" | "doña" | "dona" | "councilwoman" | "actress" | "baroness" | "duchess" => {
            Gender::Female
        }
        _ => Gender::Unknown,
    }
}

/// Whether small words that join a name stand at `at`: *de* or *de la* before a capital.
fn joins(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = if is_particle(tokens.word(at + 1)) {
        at + 2
    } else {
        at + 1
    };
    is_particle(tokens.word(at)) && tokens.is_name_word(next)
}
/// Whether only a space or a full stop of an abbreviation stands before token `idx`.
fn is_adjacent(tokens: &Tokens<'_>, idx: usize) -> bool {
    idx > 0
        && idx < tokens.list.len()
        && tokens.list[idx].span.start - tokens.list[idx - 1].span.end <= 2
}

fn without_possessive(text: &str, span: Span) -> Span {
    let name = span.of(text);
    let bare = name
        .strip_suffix("’s")
        .or_else(|| name.strip_suffix("'s"))
        .unwrap_or(name);
    Span::new(span.start, span.start + bare.len())
}

fn ends_with_word(full: &str, short: &str) -> bool {
    let Some(at) = full
        .len()
        .checked_sub(short.len())
        .filter(|&at| full.is_char_boundary(at))
    else {
        return false;
    };
    let is_same = full[at..] == *short
        || (!short.contains(char::is_lowercase) && is_same_in_capitals(&full[at..], short));
    is_same && full[..at].ends_with([' ', '.', '\u{A0}'])
}

/// Whether `short`, which is all capitals, is `name` in capitals.
fn is_same_in_capitals(name: &str, short: &str) -> bool {
    name.chars().flat_map(char::to_uppercase).eq(short.chars())
}

fn starts_with_word(full: &str, short: &str) -> bool {
    full.strip_prefix(short)
        .is_some_and(|rest| rest.starts_with([' ', '\u{A0}']))
}

/// Whether a first name ends as those of women mostly do.
fn is_female_form(name: &str) -> bool {
    name.len() > 3
        && name.ends_with('a')
        && ![
            "Joshua", "Luca", "Musa", "Mustafa", "Elisha", "Nikita", "Ezra", "Issa", "Sasha",
            "Misha",
        ]
        .contains(&name)
}
/// Whether the run of capitals acts as people do: it has an age or *who* after it, or a cue beside it.
fn is_acting(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let after = last + 1;
    let is_age = tokens.mark(after) == Some(',')
        && tokens.word(after + 1).len() <= 3
        && tokens
            .word(after + 1)
            .starts_with(|char: char| char.is_ascii_digit());
    let is_explained = last > first
        && tokens.mark(after) == Some(',')
        && matches!(
            tokens.word(after + 1),
            "a" | "an" | "the" | "his" | "her" | "whose"
        );
    let is_who = tokens.word(after) == "who"
        || (tokens.mark(after) == Some(',') && tokens.word(after + 1) == "who");
    let speaks = last > first
        && (tokens.is_strong_cue(after)
            || first
                .checked_sub(1)
                .is_some_and(|before| tokens.is_strong_cue(before)));
    is_age || is_who || is_explained || speaks
}

/// Whether a preposition of place or an article stands before the run of capitals at `first`.
fn is_placed(tokens: &Tokens<'_>, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| {
        matches!(
            tokens.word(before),
            "in" | "In" | "at" | "At" | "near" | "the" | "The" | "from" | "to" | "on" | "across"
        )
    })
}
