//! What the form of a name and the words beside it tell.

use super::token::Tokens;
use crate::lexicon::{
    DETERMINERS, FEMALE_NOUNS, FEMALE_TITLES, MALE_NAMES_IN_A, MALE_NOUNS, MALE_TITLES, NOUN_LINKS,
    OPENS_ROLES, PARTICLES, PLACE_PREPOSITIONS,
};
use crate::span::Span;

/// What pronoun a name takes, as far as the article tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Unknown,
    Female,
    Male,
}

/// The gender that a personal pronoun in small letters tells.
pub(super) fn gender_of_pronoun(word: &str) -> Gender {
    match word {
        "he" => Gender::Male,
        "she" => Gender::Female,
        _ => Gender::Unknown,
    }
}

pub(super) fn gender_of_title(title: &str) -> Gender {
    if MALE_TITLES.contains(title) {
        Gender::Male
    } else if FEMALE_TITLES.contains(title) {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

/// `phrase` without the article at its head.
pub(super) fn without_article(phrase: &str) -> &str {
    let Some((first, rest)) = phrase.split_once(' ') else {
        return phrase;
    };
    if DETERMINERS.contains(first) {
        rest
    } else {
        phrase
    }
}

/// The noun at the head of a phrase: *woman* in *a woman from Leeds*.
pub(super) fn head_noun(phrase: &str) -> &str {
    let words = phrase.split_whitespace();
    let before_link = words.take_while(|word| !NOUN_LINKS.contains_as_written(word));
    before_link.last().unwrap_or(phrase)
}

/// The gender of the noun at the head of a phrase: *woman* in *a woman from Leeds*.
pub(super) fn gender_of_noun(phrase: &str) -> Gender {
    let head = head_noun(phrase);
    if FEMALE_NOUNS.contains(head) {
        Gender::Female
    } else if MALE_NOUNS.contains(head) {
        Gender::Male
    } else {
        gender_of_title(head)
    }
}

/// Whether small words that join a name stand at `at`: *de* or *de la* before a capital.
pub(super) fn joins(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = if PARTICLES.contains_as_written(tokens.word(at + 1)) {
        at + 2
    } else {
        at + 1
    };
    PARTICLES.contains_as_written(tokens.word(at)) && tokens.is_name_word(next)
}

/// Whether only a space or a full stop of an abbreviation stands before token `idx`.
pub(super) fn is_adjacent(tokens: &Tokens<'_>, idx: usize) -> bool {
    idx > 0
        && idx < tokens.list.len()
        && tokens.list[idx].span.start - tokens.list[idx - 1].span.end <= 2
}

pub(super) fn without_possessive(text: &str, span: Span) -> Span {
    let name = span.of(text);
    let bare = name
        .strip_suffix("’s")
        .or_else(|| name.strip_suffix("'s"))
        .unwrap_or(name);
    Span::new(span.start, span.start + bare.len())
}

pub(super) fn ends_with_word(full: &str, short: &str) -> bool {
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
pub(super) fn is_same_in_capitals(name: &str, short: &str) -> bool {
    name.chars().flat_map(char::to_uppercase).eq(short.chars())
}

pub(super) fn starts_with_word(full: &str, short: &str) -> bool {
    full.strip_prefix(short)
        .is_some_and(|rest| rest.starts_with([' ', '\u{A0}']))
}

/// Whether a first name ends as those of women mostly do.
pub(super) fn is_female_form(name: &str) -> bool {
    name.len() > 3 && name.ends_with('a') && !MALE_NAMES_IN_A.contains_as_written(name)
}

/// Whether the run of capitals acts as people do: it has an age or *who* after it, or a cue beside it.
pub(super) fn is_acting(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let after = last + 1;
    let is_age = tokens.mark(after) == Some(',')
        && (tokens.mark(after + 2) == Some(',') || tokens.is_stop(after + 2))
        && tokens.word(after + 1).len() <= 3
        && tokens
            .word(after + 1)
            .starts_with(|char: char| char.is_ascii_digit());
    let is_explained = last > first
        && tokens.mark(after) == Some(',')
        && (OPENS_ROLES.contains_as_written(tokens.word(after + 1))
            || tokens.word(after + 1) == "whose");
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
pub(super) fn is_placed(tokens: &Tokens<'_>, first: usize) -> bool {
    first
        .checked_sub(1)
        .is_some_and(|before| PLACE_PREPOSITIONS.contains(tokens.word(before)))
}

pub(super) fn last_word(name: &str) -> &str {
    name.rsplit([' ', '\u{A0}']).next().unwrap_or(name)
}
