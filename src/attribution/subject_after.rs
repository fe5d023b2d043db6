//! The subject that follows its verb, and the subject of a whole sentence.

use super::subject::{MOST_WORDS, Phrase};
use super::token::Tokens;
use super::word_class::{
    DAYS, DETERMINERS, PREPOSITIONS, RELATIVES, bare, is_in, is_particle, is_possessive,
};
use crate::lexicon::{ROLES, TITLES};
use crate::lexicon::{is_finite_cue, is_pronoun};

impl Tokens<'_> {
    /// The subject that begins at `at`, right after its verb: *said Jane Smith, a teacher*.
    pub(super) fn subject_after(&self, at: usize) -> Option<Phrase> {
        let word = self.word(at);
        if is_pronoun(word) {
            return Some(Phrase {
                first: at,
                last: at,
                is_name: false,
            });
        }
        let mut end = at;
        let mut name: Option<(usize, usize)> = None;
        while end < at + MOST_WORDS && !self.word(end).is_empty() {
            let word = self.word(end);
            if name.is_some() && is_in(&DETERMINERS, word) {
                break;
            }
            if self.is_name_word(end) {
                let is_adjacent = name
                    .is_none_or(|(_, last)| (last + 1..end).all(|idx| is_particle(self.word(idx))));
                if is_adjacent {
                    name = Some((name.map_or(end, |(first, _)| first), end));
                } else {
                    name = Some((end, end));
                }
            } else if end > at
                && (is_in(&PREPOSITIONS, word)
                    || is_in(&RELATIVES, word)
                    || matches!(
                        word,
                        "as" | "after"
                            | "during"
                            | "before"
                            | "while"
                            | "that"
                            | "last"
                            | "and"
                            | "about"
                            | "late"
                            | "early"
                            | "told"
                            | "via"
                    ))
                || is_in(&DAYS, word)
            {
                break;
            }
            end += 1;
        }
        if end == at {
            return None;
        }
        // *said Leeds’s mayor, Ada Brook*: the name only says whose mayor.
        let name = name.filter(|&(_, last)| last + 1 == end || !is_possessive(self.word(last)));
        if let Some((first, last)) = name {
            return Some(Phrase {
                first,
                last,
                is_name: true,
            });
        }
        if is_in(&PREPOSITIONS, word)
            || is_in(&RELATIVES, word)
            || matches!(word, "that" | "as" | "and" | "it" | "how" | "so")
        {
            return None;
        }
        let is_kin = matches!(word, "his" | "her" | "its" | "their" | "my" | "our");
        if self.mark(end) == Some(',')
            && self.is_name_word(end + 1)
            && (is_kin || self.is_name_word(end + 2))
        {
            return self.subject_after(end + 1);
        }
        let mut last = end - 1;
        if matches!(self.word(end), "for" | "of" | "from" | "with" | "at" | "in") {
            let linked = (end + 1..at + MOST_WORDS)
                .take_while(|&idx| {
                    let word = self.word(idx);
                    !word.is_empty()
                        && !is_in(&RELATIVES, word)
                        && !is_in(&DAYS, word)
                        && !is_finite_cue(word)
                })
                .last();
            last = linked.unwrap_or(last);
            if self.mark(last + 1) == Some(',')
                && self.is_name_word(last + 2)
                && self.is_name_word(last + 3)
            {
                return self.subject_after(last + 2);
            }
        }
        Some(Phrase {
            first: at,
            last,
            is_name: false,
        })
    }

    /// The first phrase of the sentence that token `at` stands in.
    pub(super) fn sentence_subject(&self, at: usize) -> Option<Phrase> {
        let start = self.sentence_start(at);
        let opening = self.word(start);
        if is_person_pronoun(bare(opening)) && start < at {
            return Some(Phrase {
                first: start,
                last: start,
                is_name: false,
            });
        }
        if is_in(&DETERMINERS, opening) || ROLES.contains(opening) {
            let last = (start..at).take(5).find(|&idx| {
                let word = self.word(idx);
                ROLES.contains(word) || TITLES.contains(word)
            });
            if let Some(mut last) = last {
                while self.is_name_word(last + 1) {
                    last += 1;
                }
                return Some(Phrase {
                    first: start,
                    last,
                    is_name: self.is_name_word(last) && last > start,
                });
            }
        }
        let first = (start..at).take(24).find(|&idx| {
            (self.is_name_word(idx) || is_person_pronoun(self.word(idx)))
                && !(idx == start && self.is_no_name(idx))
                && !idx.checked_sub(1).is_some_and(|before| {
                    before >= start && is_in(&PREPOSITIONS, self.word(before))
                })
        });
        if let Some(first) = first {
            if is_pronoun(self.word(first)) {
                return Some(Phrase {
                    first,
                    last: first,
                    is_name: false,
                });
            }
            let mut last = first;
            while last + 1 < at
                && (self.is_name_word(last + 1)
                    || is_particle(self.word(last + 1)) && self.is_name_word(last + 2))
            {
                last += 1;
            }
            return Some(Phrase {
                first,
                last,
                is_name: true,
            });
        }
        None
    }

    /// Whether the word that opens a sentence at `idx` names nobody for all its capital: *Speaking in Hull*, *Adding*.
    fn is_no_name(&self, idx: usize) -> bool {
        let word = self.word(idx);
        let is_alone = !self.is_name_word(idx + 1);
        is_alone
            && ((word.ends_with("ing") && word.len() > 5)
                || matches!(
                    word,
                    "Indeed" | "Nothing" | "Wait" | "Hours" | "Days" | "Weeks"
                ))
    }
}

/// Whether `word` is a pronoun that can stand for a source.
fn is_person_pronoun(word: &str) -> bool {
    matches!(word, "he" | "He" | "she" | "She" | "they" | "They")
}
