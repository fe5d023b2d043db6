//! Closed classes of words, and what a word can be where it stands.

use super::token::Tokens;
use crate::lexicon::is_pronoun;
use crate::lexicon::{ROLES, TITLES};

pub(super) const DETERMINERS: [&str; 25] = [
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "one", "another", "some", "many",
    "several", "this", "that", "two", "three", "most", "other", "both", "these", "those", "all",
    "no",
];

pub(super) const PREPOSITIONS: [&str; 32] = [
    "of",
    "for",
    "from",
    "at",
    "with",
    "in",
    "on",
    "to",
    "under",
    "behind",
    "against",
    "by",
    "near",
    "inside",
    "around",
    "among",
    "outside",
    "over",
    "across",
    "through",
    "above",
    "beside",
    "amid",
    "despite",
    "into",
    "within",
    "without",
    "until",
    "toward",
    "towards",
    "along",
    "alongside",
];

pub(super) const AUXILIARIES: [&str; 14] = [
    "has", "had", "have", "is", "was", "were", "are", "will", "would", "did", "does", "do", "can",
    "could",
];

/// Words between a subject and its verb.
pub(super) const BETWEEN: [&str; 51] = [
    "has",
    "had",
    "have",
    "is",
    "was",
    "were",
    "are",
    "be",
    "been",
    "will",
    "would",
    "did",
    "does",
    "do",
    "not",
    "never",
    "also",
    "then",
    "later",
    "once",
    "still",
    "often",
    "even",
    "first",
    "only",
    "just",
    "now",
    "once",
    "again",
    "further",
    "famously",
    "to",
    "could",
    "should",
    "can",
    "may",
    "might",
    "must",
    "himself",
    "herself",
    "themselves",
    "always",
    "ever",
    "simply",
    "reportedly",
    "previously",
    "used",
    "recently",
    "earlier",
    "since",
    "yesterday",
];

pub(super) const DAYS: [&str; 21] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Today",
    "Yesterday",
];

/// Words that begin a clause about the phrase before: *Jane Smith, who runs the shop, said*.
pub(super) const RELATIVES: [&str; 6] = ["who", "which", "whose", "whom", "where", "when"];

/// Whether `word` comes from the closed class `list`.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

pub(super) fn is_possessive(word: &str) -> bool {
    word.ends_with("’s") || word.ends_with("'s")
}

/// `word` without the verb that is drawn together with it: *He* of *He’s*.
pub(super) fn bare(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// Whether `word` is a pronoun with its verb: *You’ve, It's*.
pub(super) fn is_contraction(word: &str) -> bool {
    word.split(['\'', '’']).next().is_some_and(|head| {
        head.len() < word.len() && (is_pronoun(head) || is_in(&DETERMINERS, head))
    })
}

/// Whether a word joins the capitals of one name: *Robert de Niro*, *Bank of England*.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "dos"
            | "di"
            | "du"
            | "del"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "al"
            | "el"
            | "la"
            | "le"
            | "ibn"
    )
}

/// Small words after which the real subject may follow in a phrase that a preposition opened.
pub(super) const ROLES_LINKS: [&str; 3] = ["the", "a", "his"];

impl Tokens<'_> {
    /// Whether the word at `idx` can be part of a name: a capital that is no day and not just the head of a sentence.
    pub(super) fn is_name_word(&self, idx: usize) -> bool {
        let word = self.word(idx);
        self.is_capital(idx)
            && !is_in(&DAYS, word)
            && !self.is_common_opener(idx)
            && !is_contraction(word)
    }

    /// Whether the word at `idx` has its capital from the head of a sentence only.
    pub(super) fn is_common_opener(&self, idx: usize) -> bool {
        let word = self.word(idx);
        is_in(&DETERMINERS, word)
            || is_in(&PREPOSITIONS, word)
            || is_pronoun(word)
            || is_in(&BETWEEN, word)
            || is_in(&RELATIVES, word)
            || matches!(
                word,
                "And"
                    | "But"
                    | "So"
                    | "If"
                    | "As"
                    | "While"
                    | "After"
                    | "Before"
                    | "Because"
                    | "Although"
                    | "However"
                    | "Yet"
                    | "Since"
                    | "What"
                    | "How"
                    | "Why"
                    | "There"
                    | "Here"
                    | "Or"
                    | "Nor"
                    | "Though"
                    | "During"
                    | "According"
                    | "Asked"
                    | "Meanwhile"
                    | "Instead"
                    | "Until"
                    | "Once"
                    | "Like"
                    | "Later"
                    | "Earlier"
            )
    }

    /// Whether a determiner stands at `idx`.
    pub(super) fn is_determiner(&self, idx: usize) -> bool {
        is_in(&DETERMINERS, self.word(idx))
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
