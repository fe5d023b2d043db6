//! What a word can be where it stands.

use super::token::Tokens;
use crate::lexicon::{
    BETWEEN_SUBJECT_AND_VERB, DAYS, DETERMINERS, FEMALE_NAMES, FEMALE_TITLES, MALE_NAMES,
    MALE_TITLES, PEOPLES, PREPOSITIONS, RELATIVES, ROLES, SENTENCE_OPENERS, TITLES, is_pronoun,
};

/// Whether `word` is a name or noun of an owner: *Leeds’s*.
pub(super) fn is_possessive(word: &str) -> bool {
    word.ends_with("’s") || word.ends_with("'s")
}

/// `word` without the verb that is drawn together with it: *He* of *He’s*.
pub(super) fn bare(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// Whether `word` is a pronoun with its verb: *You’ve, It's*.
fn is_contraction(word: &str) -> bool {
    word.split(['\'', '’']).next().is_some_and(|head| {
        head.len() < word.len() && (is_pronoun(head) || DETERMINERS.contains(head))
    })
}

impl Tokens<'_> {
    /// Whether the word at `idx` can be part of a name: a capital that is no day and not just the head of a sentence.
    pub(super) fn is_name_word(&self, idx: usize) -> bool {
        let word = self.word(idx);
        self.is_capital(idx)
            && (!DAYS.contains(word) || self.is_family_name(idx))
            && !self.is_common_opener(idx)
            && !is_contraction(word)
    }

    /// Whether the name of a month at `idx` is one of a person: *Theresa May*.
    fn is_family_name(&self, idx: usize) -> bool {
        let before = idx.checked_sub(1).map_or("", |before| self.word(before));
        matches!(
            self.word(idx),
            "May" | "March" | "April" | "June" | "August"
        ) && (FEMALE_NAMES.contains(before)
            || MALE_NAMES.contains(before)
            || FEMALE_TITLES.contains(before)
            || MALE_TITLES.contains(before))
    }

    /// Whether the word at `idx` has its capital from the head of a sentence only.
    fn is_common_opener(&self, idx: usize) -> bool {
        let word = self.word(idx);
        // *the WHO said*, unless all words around it are in capitals.
        let is_small = |idx: usize| self.word(idx).contains(char::is_lowercase);
        let is_beside_small = is_small(idx + 1) || idx.checked_sub(1).is_some_and(is_small);
        if word.len() > 1 && !is_small(idx) && is_beside_small {
            return false;
        }
        DETERMINERS.contains(word)
            || PREPOSITIONS.contains(word)
            || is_pronoun(word)
            || BETWEEN_SUBJECT_AND_VERB.contains(word)
            || RELATIVES.contains(word)
            || SENTENCE_OPENERS.contains_as_written(word)
    }

    /// Whether the word at `idx` is of a people, faith or party and says more of the noun after it: *European officials*.
    pub(super) fn is_adjective(&self, idx: usize) -> bool {
        PEOPLES.contains(self.word(idx)) && self.word(idx + 1).starts_with(char::is_lowercase)
    }

    /// Whether a determiner stands at `idx`.
    pub(super) fn is_determiner(&self, idx: usize) -> bool {
        DETERMINERS.contains(self.word(idx))
    }

    /// Whether a bare word can be a subject alone: *police*, *officials*, *critics*.
    pub(super) fn is_subject_noun(&self, idx: usize) -> bool {
        let word = self.word(idx);
        ROLES.contains(word)
            || TITLES.contains(word)
            || word.ends_with('s')
            || word.ends_with("ople")
            || self.is_capital(idx)
    }
}
