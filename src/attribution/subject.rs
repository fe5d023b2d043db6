//! Who the subject of a cue is.

use super::token::{TokenKind, Tokens};
use super::word_class::bare;
use crate::lexicon::{
    Abbreviation, BETWEEN_SUBJECT_AND_VERB, DAYS, DETERMINERS, PARTICLES, RELATIVES, abbreviation,
    is_pronoun,
};

/// A noun phrase, as token indexes: `first..=last`; `head` is the name in it, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) is_name: bool,
}

impl Phrase {
    /// A word that is no name.
    pub(super) fn word(at: usize) -> Self {
        Self::noun(at, at)
    }

    /// A phrase without a name.
    pub(super) fn noun(first: usize, last: usize) -> Self {
        Self {
            first,
            last,
            is_name: false,
        }
    }

    /// A name.
    pub(super) fn name(first: usize, last: usize) -> Self {
        Self {
            first,
            last,
            is_name: true,
        }
    }
}

/// How many words a phrase has at most.
pub(super) const MOST_WORDS: usize = 14;

impl Tokens<'_> {
    /// The subject that ends right before token `verb`, as *Smith* in *Smith, a teacher, said*.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Phrase> {
        let mut at = self.before_time(verb.checked_sub(1)?)?;
        for _ in 0..6 {
            let word = self.word(at);
            let is_adverb = word.ends_with("ly") && !self.is_capital(at);
            if word.is_empty()
                || !(is_adverb || BETWEEN_SUBJECT_AND_VERB.contains(word))
                || self.is_stop(at)
            {
                break;
            }
            at = at.checked_sub(1)?;
        }
        self.phrase_ending(at, 0)
    }

    /// The token before the time that ends at `at`, as *Smith* in *Smith on Tuesday*; `at` if it is no time.
    fn before_time(&self, at: usize) -> Option<usize> {
        if !DAYS.contains(self.word(at)) {
            return Some(at);
        }
        let before = at.checked_sub(1)?;
        if matches!(self.word(before), "on" | "last" | "late" | "early" | "this") {
            before.checked_sub(1)
        } else if self.is_name_word(before) || self.mark(before) == Some(',') {
            Some(before)
        } else {
            Some(at)
        }
    }

    /// The phrase whose last token is `at`, going back over appositions and relative clauses.
    fn phrase_ending(&self, at: usize, depth: usize) -> Option<Phrase> {
        if depth > 4 || self.is_stop(at) || self.quote(at).is_some() {
            return None;
        }
        if matches!(self.list[at].kind, TokenKind::Title(_)) {
            let comma = (at.saturating_sub(MOST_WORDS)..at)
                .rev()
                .find(|&idx| self.mark(idx) == Some(','))?;
            return self.phrase_ending(comma.checked_sub(1)?, depth + 1);
        }
        match self.mark(at) {
            Some(',' | '—' | '–') => return self.apposition_ending(at, depth),
            Some(')' | ']') => {
                let open = (0..at)
                    .rev()
                    .take(MOST_WORDS)
                    .find(|&idx| matches!(self.mark(idx), Some('(' | '[')))?;
                return self.phrase_ending(open.checked_sub(1)?, depth + 1);
            }
            Some(_) => return None,
            None => {}
        }
        let word = self.word(at);
        if is_pronoun(bare(word)) || matches!(word, "which" | "that") {
            return Some(Phrase::word(at));
        }
        if self.is_name_word(at) {
            return Some(self.name_ending(at));
        }
        self.noun_phrase_ending(at)
    }

    /// The phrase that the relative pronoun at `at` stands for: *Ada Brook* in *Ada Brook, who said*.
    pub(super) fn before_relative(&self, at: usize) -> Option<Phrase> {
        let before = at.checked_sub(1)?;
        let before = if self.mark(before) == Some(',') {
            before.checked_sub(1)?
        } else {
            before
        };
        self.phrase_ending(before, 1)
    }

    /// The phrase before a comma at `comma`: the apposition itself if it is a name, otherwise what it explains.
    fn apposition_ending(&self, comma: usize, depth: usize) -> Option<Phrase> {
        let last = comma.checked_sub(1)?;
        let mark = self.mark(comma);
        // *Ada Brook of Hull, Mass., said*, *Ada Brook, R-Mass., said*: the state is no name of anybody.
        let is_place = abbreviation(self.word(last)) == Some(Abbreviation::Place);
        if mark == Some(',')
            && (is_place || is_seat(self.word(last)))
            && let Some(before) = last.checked_sub(1).filter(|&idx| self.mark(idx) == mark)
        {
            return self.phrase_ending(before.checked_sub(1)?, depth + 1);
        }
        let limit = comma.saturating_sub(28);
        let open = (limit..last)
            .rev()
            .take_while(|&idx| !self.is_stop(idx))
            .filter(|&idx| {
                self.mark(idx) == mark || (mark == Some(',') && self.quote(idx).is_some())
            });
        let mut previous = None;
        for open in open {
            if self.quote(open).is_some() {
                break;
            }
            let first = open + 1;
            let word = self.word(first);
            let is_number = word.starts_with(|char: char| char.is_ascii_digit());
            let named = if matches!(word, "the" | "The") {
                first + 1
            } else {
                first
            };
            let is_short_name = self.is_name_word(named)
                && last > named
                && last - named < 6
                && (named..=last).all(|idx| {
                    self.is_name_word(idx) || PARTICLES.contains_as_written(self.word(idx))
                })
                && !word.contains('-');
            let is_lone_name = first == last
                && self.is_name_word(first)
                && open
                    .checked_sub(1)
                    .is_some_and(|before| self.is_word(before) && !self.is_name_word(before));
            if (is_short_name || is_lone_name) && previous.is_none() {
                return Some(self.name_ending(last));
            }
            let before = open.checked_sub(1)?;
            if self.is_name_word(before) || self.mark(before) == Some(')') {
                return self.phrase_ending(before, depth + 1);
            }
            if is_number || RELATIVES.contains(word) || DETERMINERS.contains(word) {
                previous = Some(before);
                continue;
            }
            previous = previous.or(Some(before));
        }
        match previous {
            Some(before) if !self.is_stop(before) => self.phrase_ending(before, depth + 1),
            _ => self.phrase_ending(last, depth + 1),
        }
    }

    /// Whether token `idx` is a word.
    pub(super) fn is_word(&self, idx: usize) -> bool {
        self.list
            .get(idx)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }
}

/// Whether `word` is a party and a state: *R-Ky*, *D-Calif*.
fn is_seat(word: &str) -> bool {
    let parts = word.split_once(['-', '‑']);
    parts.is_some_and(|(party, state)| {
        matches!(party, "R" | "D" | "I") && state.starts_with(char::is_uppercase)
    })
}
