//! Who the subject of a cue is.

use super::token::{TokenKind, Tokens};
use super::{ROLES, TITLES};
use crate::quote::words::{is_finite_cue, is_pronoun};

/// A noun phrase, as token indexes: `first..=last`; `head` is the name in it, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) is_name: bool,
}

/// How many words a phrase has at most.
const MOST_WORDS: usize = 14;

const DETERMINERS: [&str; 25] = [
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "one", "another", "some", "many",
    "several", "this", "that", "two", "three", "most", "other", "both", "these", "those", "all",
    "no",
];

const PREPOSITIONS: [&str; 16] = [
    "of", "for", "from", "at", "with", "in", "on", "to", "under", "behind", "against", "by",
    "near", "inside", "around", "among",
];

const AUXILIARIES: [&str; 14] = [
    "has", "had", "have", "is", "was", "were", "are", "will", "would", "did", "does", "do", "can",
    "could",
];

/// Words between a subject and its verb.
const BETWEEN: [&str; 51] = [
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

const DAYS: [&str; 21] = [
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
const RELATIVES: [&str; 6] = ["who", "which", "whose", "whom", "where", "when"];

/// Whether `word` comes from the closed class `list`.
fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

fn is_possessive(word: &str) -> bool {
    word.ends_with("’s") || word.ends_with("'s")
}

/// `word` without the verb that is drawn together with it: *He* of *He’s*.
pub(super) fn bare(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// Whether `word` is a pronoun with its verb: *You’ve, It's*.
fn is_contraction(word: &str) -> bool {
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
    fn is_common_opener(&self, idx: usize) -> bool {
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

    /// The subject that ends right before token `verb`, as *Smith* in *Smith, a teacher, said*.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Phrase> {
        let mut at = verb.checked_sub(1)?;
        for _ in 0..6 {
            let word = self.word(at);
            let is_adverb = word.ends_with("ly") && !self.is_capital(at);
            if word.is_empty() || !(is_adverb || is_in(&BETWEEN, word)) || self.is_stop(at) {
                break;
            }
            at = at.checked_sub(1)?;
        }
        self.phrase_ending(at, 0)
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
            return Some(Phrase {
                first: at,
                last: at,
                is_name: false,
            });
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
                && (named..=last).all(|idx| self.is_name_word(idx) || is_particle(self.word(idx)))
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
            if is_number || is_in(&RELATIVES, word) || is_in(&DETERMINERS, word) {
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

    /// The run of capitals that ends at `last`.
    fn name_ending(&self, last: usize) -> Phrase {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let is_part = self.is_name_word(before)
                || (is_particle(self.word(before))
                    && before
                        .checked_sub(1)
                        .is_some_and(|idx| self.is_name_word(idx) || is_particle(self.word(idx))));
            if !is_part
                || last - before > MOST_WORDS
                || self.word(before).ends_with("’s")
                || self.word(before).ends_with("'s")
            {
                break;
            }
            first = before;
        }
        // *a spokesman for Smith*, *the University of Leeds*: the phrase begins before the preposition.
        let prefix = first
            .checked_sub(1)
            .filter(|&idx| matches!(self.word(idx), "of" | "for" | "from" | "at" | "with"));
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
    fn noun_phrase_ending(&self, last: usize) -> Option<Phrase> {
        let mut first = last;
        let mut at = last;
        let mut n_words = 0;
        loop {
            let word = self.word(at);
            if word.is_empty()
                || is_pronoun(word)
                || is_in(&AUXILIARIES, word)
                || matches!(
                    word,
                    "and"
                        | "but"
                        | "or"
                        | "that"
                        | "as"
                        | "when"
                        | "while"
                        | "if"
                        | "because"
                        | "to"
                )
                || (at < last && is_finite_cue(word))
            {
                break;
            }
            first = at;
            n_words += 1;
            let is_determined = is_in(&DETERMINERS, word);
            let Some(before) = at.checked_sub(1) else {
                break;
            };
            if n_words >= MOST_WORDS {
                break;
            }
            if is_determined {
                let is_linked = is_in(&PREPOSITIONS, self.word(before))
                    && before.checked_sub(1).is_some_and(|idx| {
                        !self.word(idx).is_empty() && !is_in(&PREPOSITIONS, self.word(idx))
                    });
                if !is_linked {
                    break;
                }
            }
            at = before;
        }
        // *In the afternoon officials said*: a preposition cannot open a subject.
        while first < last && (is_in(&PREPOSITIONS, self.word(first))) {
            let next = (first + 1..last)
                .find(|&idx| self.is_name_word(idx) || is_in(&ROLES_LINKS, self.word(idx)));
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

    /// Whether a bare word can be a subject alone: *police*, *officials*, *critics*.
    fn is_subject_noun(&self, idx: usize) -> bool {
        let word = self.word(idx);
        ROLES.contains(word)
            || TITLES.contains(word)
            || word.ends_with('s')
            || word.ends_with("ople")
            || self.is_capital(idx)
    }

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
        if is_pronoun(bare(opening)) && start < at && !bare(opening).eq_ignore_ascii_case("it") {
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
            (self.is_name_word(idx)
                || is_pronoun(self.word(idx)) && !self.word(idx).eq_ignore_ascii_case("it"))
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

    /// The first token of the sentence that token `at` stands in.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        (0..at)
            .rev()
            .find(|&idx| self.is_stop(idx))
            .map_or(0, |idx| idx + 1)
    }

    /// Whether a determiner stands at `idx`.
    pub(super) fn is_determiner(&self, idx: usize) -> bool {
        is_in(&DETERMINERS, self.word(idx))
    }

    /// Whether token `idx` is a word.
    pub(super) fn is_word(&self, idx: usize) -> bool {
        self.list
            .get(idx)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }
}

/// Small words after which the real subject may follow in a phrase that a preposition opened.
const ROLES_LINKS: [&str; 3] = ["the", "a", "his"];
