//! Pronouns, by who is meant.

use super::{FIRST_PERSON_PLURAL, FIRST_PERSON_SINGULAR, SECOND_PERSON, SUBJECT_PRONOUNS};

/// Whether `word` is a personal pronoun that can stand before a cue.
pub(crate) fn is_pronoun(word: &str) -> bool {
    SUBJECT_PRONOUNS.contains(word)
}

/// Whether `word` stands for whoever speaks, alone: *I, I’m, my*.
pub(crate) fn is_first_person(word: &str) -> bool {
    FIRST_PERSON_SINGULAR.contains(stem(word))
}

/// Whether `word` stands for whoever is spoken to: *you, you’re, your*.
pub(crate) fn is_second_person(word: &str) -> bool {
    SECOND_PERSON.contains(stem(word))
}

/// Whether `word` stands for whoever speaks or is spoken to: *I, we, you*.
pub(crate) fn is_person(word: &str) -> bool {
    is_first_person(word) || is_second_person(word) || FIRST_PERSON_PLURAL.contains(stem(word))
}

/// `word` without the verb that is drawn together with it.
fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}
