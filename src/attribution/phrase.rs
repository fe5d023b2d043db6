//! Noun phrases read backwards from their last word.

use super::subject::{MOST_WORDS, Phrase};
use super::token::Tokens;
use super::word_class::is_possessive;
use crate::lexicon::{
    AUXILIARIES, DETERMINERS, NOUN_LINKS, PARTICLES, PHRASE_BOUNDARIES, PREPOSITIONS, ROLES,
    is_finite_cue, is_pronoun,
};

impl Tokens<'_> {
    /// The run of capitals that ends at `last`.
    pub(super) fn name_ending(&self, last: usize) -> Phrase {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let is_part = self.is_name_word(before)
                || (PARTICLES.contains_as_written(self.word(before))
                    && before.checked_sub(1).is_some_and(|idx| {
                        self.is_name_word(idx) || PARTICLES.contains_as_written(self.word(idx))
                    }));
            if !is_part || last - before > MOST_WORDS || is_possessive(self.word(before)) {
                break;
            }
            first = before;
        }
        // *a spokesman for Smith*, *the University of Leeds*: the phrase begins before the preposition.
        let is_the = |idx: &usize| matches!(self.word(*idx), "the" | "The");
        let head = first.checked_sub(1).filter(is_the).unwrap_or(first);
        let prefix = head.checked_sub(1).filter(|&idx| {
            let is_role = || {
                idx.checked_sub(1)
                    .is_some_and(|before| ROLES.contains(self.word(before)))
            };
            NOUN_LINKS.contains_as_written(self.word(idx)) || (self.word(idx) == "in" && is_role())
        });
        if let Some(preposition) = prefix
            && let Some(before) = preposition.checked_sub(1)
            && !self.word(before).is_empty()
            && !self.is_stop(before)
        {
            let longer = if self.is_name_word(before) {
                Some(self.name_ending(before))
            } else {
                self.noun_phrase_ending(before)
            };
            if let Some(longer) = longer {
                return Phrase {
                    first: longer.first,
                    last,
                    is_name: longer.is_name,
                };
            }
        }
        let with_article = first
            .checked_sub(1)
            .filter(|&idx| matches!(self.word(idx), "the" | "The"));
        Phrase {
            first: with_article.unwrap_or(first),
            last,
            is_name: true,
        }
    }

    /// The phrase without a name that ends at `last`: *the minister*, *two officials close to the talks*.
    pub(super) fn noun_phrase_ending(&self, last: usize) -> Option<Phrase> {
        // *The ministry has, in a statement, called …*: the subject stands before the auxiliary.
        if AUXILIARIES.contains(self.word(last)) {
            return self.subject_before(last);
        }
        let mut first = last;
        let mut at = last;
        let mut n_words = 0;
        loop {
            let word = self.word(at);
            if word.is_empty()
                || is_pronoun(word)
                || AUXILIARIES.contains(word)
                || PHRASE_BOUNDARIES.contains_as_written(word)
                || (at < last && is_finite_cue(word) && self.is_cue(at))
            {
                break;
            }
            first = at;
            n_words += 1;
            let is_determined = DETERMINERS.contains(word);
            let Some(before) = at.checked_sub(1) else {
                break;
            };
            if n_words >= MOST_WORDS {
                break;
            }
            if is_determined {
                let is_linked = PREPOSITIONS.contains(self.word(before))
                    && before.checked_sub(1).is_some_and(|idx| {
                        !self.word(idx).is_empty() && !PREPOSITIONS.contains(self.word(idx))
                    });
                if !is_linked {
                    break;
                }
            }
            at = before;
        }
        // *In the afternoon officials said*: a preposition cannot open a subject.
        while first < last && (PREPOSITIONS.contains(self.word(first))) {
            let next = (first + 1..last).find(|&idx| {
                self.is_name_word(idx)
                    || ["the", "a", "his"]
                        .iter()
                        .any(|word| word.eq_ignore_ascii_case(self.word(idx)))
            });
            first = next.unwrap_or(last);
        }
        (!self.word(first).is_empty() && (first < last || self.is_subject_noun(last))).then_some(
            Phrase {
                first,
                last,
                is_name: false,
            },
        )
    }
}
