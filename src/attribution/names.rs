//! The names in an article: runs of capitals.

use super::name_form::{
    Gender, gender_of_title, is_acting, is_adjacent, is_female_form, is_placed, joins,
    without_possessive,
};
use super::token::Tokens;
use crate::lexicon::{
    BODIES, FEMALE_NAMES, FORMS_OF_BE, MALE_NAMES, PLACES, ROLES, SURNAMES_OF_PLACES, TITLES,
};
use crate::span::Span;

/// One mention of a name: a run of capitals.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that rules ask for"
)]
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
    /// Whether it is known for a place or a people, or a word of it belongs to a body or place.
    pub(super) is_body: bool,
    /// Whether a verb follows it, or a cue stands before it, as of those who do and say things.
    pub(super) acts: bool,
    /// Whether it is all that stands in brackets.
    pub(super) is_bracketed: bool,
    /// The titles before the name.
    pub(super) title: Option<Span>,
}

/// What is longer is no name, in bytes: it would be read again for each pronoun that may mean it.
pub(super) const LONGEST: usize = 400;

/// All mentions, in reading order.
pub(super) struct Names<'a> {
    pub(super) text: &'a str,
    pub(super) mentions: Vec<Mention>,
}

impl<'a> Names<'a> {
    pub(super) fn of(tokens: &Tokens<'a>) -> Self {
        let mut names = Self {
            text: tokens.text,
            mentions: Vec::new(),
        };
        let mut headings = tokens.headings.iter().peekable();
        let mut at = 0;
        while at < tokens.list.len() {
            // Capitals there may stand in any word, and whoever matters is named in the article, too.
            if let Some(&(_, end)) = headings.next_if(|&&(first, _)| first <= at) {
                at = at.max(end);
                continue;
            }
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
            let is_adjective = at == first + 1 && tokens.is_adjective(first);
            if !is_adjective && tokens.span(first, at - 1).len() <= LONGEST {
                names.add(tokens, first, at - 1);
            }
        }
        names
    }

    fn add(&mut self, tokens: &Tokens<'a>, first: usize, last: usize) {
        let (start, gender_of_title) = skip_titles(tokens, first, last);
        let opening = tokens.word(start);
        let gender = match gender_of_title {
            Gender::Unknown if start < last && MALE_NAMES.contains(opening) => Gender::Male,
            Gender::Unknown if start < last && FEMALE_NAMES.contains(opening) => Gender::Female,
            known => known,
        };
        let is_known = start > first || gender != Gender::Unknown;
        let gender = match gender {
            Gender::Unknown if start < last && is_female_form(opening) => Gender::Female,
            known => known,
        };
        let name = without_possessive(self.text, tokens.span(start, last));
        // *Tom Hill* is nobody's hill.
        let is_surname = |idx: usize| {
            is_known
                && idx == last
                && SURNAMES_OF_PLACES.contains(tokens.word(idx))
                && last <= start + 1
        };
        let is_body = PLACES.contains(name.of(self.text))
            || (start..=last).any(|idx| BODIES.contains(tokens.word(idx)) && !is_surname(idx));
        let has_figure = |idx: usize| {
            tokens
                .word(idx)
                .contains(|char: char| char.is_ascii_digit())
        };
        let is_nobody = is_body
            || (start..=last).any(has_figure)
            || (start == last && is_acronym(opening))
            || (start == last && (TITLES.contains(opening) || ROLES.contains(opening)));
        self.mentions.push(Mention {
            name,
            is_body,
            acts: acts(tokens, first, last),
            is_bracketed: first
                .checked_sub(1)
                .is_some_and(|idx| tokens.mark(idx) == Some('('))
                && tokens.mark(last + 1) == Some(')'),
            n_words: last - start + 1,
            gender,
            is_person: !is_nobody && (is_known || is_acting(tokens, first, last)),
            may_be_person: !is_nobody
                && last > start
                && last - start < 4
                && !is_placed(tokens, first),
            first_token: first,
            last_token: last,
            title: (start > first).then(|| tokens.span(first, start - 1)),
        });
    }

    /// The index of the mention that token `at` is a part of, titles included.
    pub(super) fn at(&self, at: usize) -> Option<usize> {
        let n_before = self
            .mentions
            .partition_point(|mention| mention.first_token <= at);
        let idx = n_before.checked_sub(1)?;
        (self.mentions[idx].last_token >= at).then_some(idx)
    }
}

/// Whether the run of capitals from token `first` to token `last` does something: *Tarek was*, *said Tarek*.
fn acts(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let next = last + 1;
    let is_told = first
        .checked_sub(1)
        .is_some_and(|before| tokens.is_strong_cue(before));
    let does = tokens.is_finite_verb(next)
        || tokens.is_cue(next)
        || FORMS_OF_BE.contains_as_written(tokens.word(next));
    !is_placed(tokens, first) && (is_told || does)
}

/// Whether `word` is a body by its first letters: *EPA, OCHA, U.N*.
fn is_acronym(word: &str) -> bool {
    let n_letters = word.chars().filter(|char| char.is_alphabetic()).count();
    (2..=5).contains(&n_letters)
        && word
            .chars()
            .all(|char| char.is_ascii_uppercase() || char == '.')
}

/// Whether a noun for a role, which has its capital from the head of the sentence, opens the name: *Rival Ada Brook*.
fn opens_with_role(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    first < last
        && tokens.sentence_start(first) == first
        && ROLES.contains(tokens.word(first))
        && !BODIES.contains(tokens.word(first))
}

/// The first token after the titles of a name, and the gender they tell. One word is always left.
fn skip_titles(tokens: &Tokens<'_>, first: usize, last: usize) -> (usize, Gender) {
    let mut start = first;
    let mut gender = Gender::Unknown;
    let title = (first..last)
        .rev()
        .find(|&idx| TITLES.contains(tokens.word(idx)))
        .or_else(|| opens_with_role(tokens, first, last).then_some(first));
    if let Some(title) = title {
        start = title + 1;
        gender = gender_of_title(tokens.word(title));
    }
    (start, gender)
}
