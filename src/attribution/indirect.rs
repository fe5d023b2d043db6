//! Speech reported in the author's words.

use super::rule::{Rule, first};
use super::speaker::{Attribution, Manner, Speaker};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::{ACT_VERBS, CLAUSE_VERBS, FORMS_OF_BE, MODALS, NO_SPEECH, is_pronoun};
use crate::span::Span;

/// After a verb at the end of a sentence stand at most this many words: *…, she told reporters on Monday*.
const LONGEST_TAIL: usize = 4;

/// The fewest tokens of a sentence that is read.
const FEWEST_TOKENS: usize = 4;

/// Within how many tokens after *that* a verb shows that it opens a clause: *that the boats were*, not *that argument*.
const CLAUSE: usize = 16;

/// What the author goes on with after reported speech and a comma.
const GOES_ON: [&str; 5] = ["but", "although", "though", "which", "while"];

/// What one rule finds.
type Find = fn(&PlainSentence<'_>) -> Option<Reported>;

/// The rules, in their order.
pub(super) const RULES: &[Rule<Find>] = &[
    // First: a sentence with *according to* has its source there, whatever verbs it holds.
    Rule {
        name: "according to",
        example: "The boats were safe, according to Ada Brook.",
        speaker: "Ada Brook",
        find: according_to,
    },
    // Before the verb at the end, after which the sentence does not go on.
    Rule {
        name: "verb between commas",
        example: "The boats, Ada Brook said, were as safe as houses.",
        speaker: "Ada Brook",
        find: verb_between_commas,
    },
    // Before the verb in front, which would take the words after it for the speech.
    Rule {
        name: "verb at the end",
        example: "The boats were as safe as houses, Ada Brook said.",
        speaker: "Ada Brook",
        find: verb_at_end,
    },
    Rule {
        name: "verb in front",
        example: "Ada Brook said that the boats were safe.",
        speaker: "Ada Brook",
        find: verb_in_front,
    },
    Rule {
        name: "verb that does by saying",
        example: "Ada Brook condemned the owners of the boats.",
        speaker: "Ada Brook",
        find: act,
    },
];

/// A sentence without quotations.
pub(super) struct PlainSentence<'a> {
    tokens: &'a Tokens<'a>,
    start: usize,
    /// The stop.
    end: usize,
    /// The first verb that reports a clause.
    verb: Option<usize>,
}

/// What is reported.
#[derive(Clone, Copy)]
pub(super) struct Reported {
    pub(super) subject: Phrase,
    cue: Span,
    content: Span,
}

impl Tokens<'_> {
    /// The speech that the sentence from token `start` to its stop at `end` reports: *Smith said (that) …*,
    /// *…, Smith said*, *according to Smith, …*. A sentence with quotations reports none.
    pub(super) fn reported(&self, start: usize, end: usize) -> Option<Reported> {
        let has_quotation = (start..end).any(|idx| self.quote(idx).is_some());
        if end < start + FEWEST_TOKENS || has_quotation {
            return None;
        }
        let mut sentence = PlainSentence {
            tokens: self,
            start,
            end,
            verb: None,
        };
        sentence.verb = (start..end).find(|&idx| self.is_cue(idx) && sentence.is_reporting(idx));
        let (_, reported) = first(RULES, |find| find(&sentence))?;
        let has_words = reported
            .content
            .of(self.text)
            .contains(char::is_alphanumeric);
        has_words.then_some(reported)
    }
}

impl Reported {
    /// Its entry.
    pub(super) fn attribution(self, text: &str, speaker: Option<Speaker>) -> Attribution {
        Attribution {
            quotation_idx: None,
            manner: Manner::Indirect,
            content: trim_marks(text, self.content),
            speaker,
            cue: Some(self.cue),
            is_attributed: true,
        }
    }
}

impl PlainSentence<'_> {
    /// Whether the verb at `verb` reports a clause: a verb of saying, or any cue with *that* and a clause after it.
    fn is_reporting(&self, verb: usize) -> bool {
        let tokens = self.tokens;
        if self.is_no_speech(verb) || !tokens.is_said(verb) {
            return false;
        }
        let word = tokens.word(verb);
        // *told reporters the line was safe*: without *that* nothing shows where the words begin.
        let has_listener = matches!(word, "told" | "tells") && !self.is_near_end(verb);
        self.that(verb).is_some() || (CLAUSE_VERBS.contains_as_written(word) && !has_listener)
    }

    /// Whether what follows the verb is no speech: *said little*, *says it all*, *said so himself*.
    fn is_no_speech(&self, verb: usize) -> bool {
        let next = self.tokens.word(verb + 1);
        let is_it_all = next == "it" && self.tokens.word(verb + 2) == "all";
        is_it_all || NO_SPEECH.contains_as_written(next)
    }

    /// Whether hardly a word follows `verb`.
    fn is_near_end(&self, verb: usize) -> bool {
        let mut after = (verb + 1..self.end).filter(|&idx| self.tokens.is_word(idx));
        after.nth(LONGEST_TAIL).is_none()
    }

    /// Where *that* follows `verb` and opens a clause.
    fn that(&self, verb: usize) -> Option<usize> {
        let that = (verb + 1..=verb + 4).find(|&idx| self.tokens.word(idx) == "that")?;
        self.has_verb(that + 1, (that + CLAUSE).min(self.end))
            .then_some(that)
    }

    /// Whether a verb stands among the tokens from `first` up to `end`.
    fn has_verb(&self, first: usize, end: usize) -> bool {
        let tokens = self.tokens;
        (first..end).any(|idx| {
            let word = tokens.word(idx);
            tokens.is_finite_verb(idx)
                || FORMS_OF_BE.contains_as_written(word)
                || MODALS.contains_as_written(word)
                || (tokens.is_cue(idx) && tokens.is_said(idx))
                || (idx > first && is_pronoun(tokens.word(idx - 1)) && tokens.is_word(idx))
        })
    }

    fn n_words(&self, start: usize, end: usize) -> usize {
        (start..end).filter(|&idx| self.tokens.is_word(idx)).count()
    }

    /// The last comma before token `at`.
    fn comma_before(&self, at: usize) -> Option<usize> {
        (self.start..at)
            .rev()
            .find(|&idx| self.tokens.mark(idx) == Some(','))
    }

    /// The subject of the verb at `verb` and the comma before both: *…, Smith said*, *…, said Smith*. None where what
    /// stands before the comma is no clause but the noun that the subject explains: *The mayor, Ada Brook, said*.
    fn set_off(&self, verb: usize) -> Option<(Phrase, usize)> {
        let tokens = self.tokens;
        let is_after_comma = verb
            .checked_sub(1)
            .is_some_and(|idx| tokens.mark(idx) == Some(','));
        let inverted = tokens.inverted(verb).filter(|_| is_after_comma);
        let subject = inverted
            .map(|(_, subject)| subject)
            .or_else(|| tokens.subject_before(verb))
            .or_else(|| tokens.subject_after(verb + 1))?;
        let comma = self.comma_before(subject.first.min(verb))?;
        let is_between = self.n_words(comma, subject.first.min(verb)) <= LONGEST_TAIL;
        (is_between && comma > self.start).then_some((subject, comma))
    }

    /// All words of the sentence.
    fn whole(&self) -> Span {
        self.tokens
            .span(self.start, self.end.min(self.tokens.list.len()) - 1)
    }

    /// The words from token `first` on, up to where the author goes on: *…, but …*, *…, which …*, *…; …*.
    fn from(&self, first: usize) -> Option<Span> {
        let tokens = self.tokens;
        let is_turn = |idx: &usize| match tokens.mark(*idx) {
            Some(';') => true,
            Some(',') => GOES_ON.contains(&tokens.word(*idx + 1)),
            _ => false,
        };
        let end = (first + 1..self.end).find(is_turn).unwrap_or(self.end);
        (first < end).then(|| tokens.span(first, end - 1))
    }
}

/// *…, according to Smith*, *according to Smith, …*, *…, according to Smith, …*
fn according_to(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let (tokens, start, end) = (sentence.tokens, sentence.start, sentence.end);
    let at = (start..end).find(|&idx| tokens.is_according_to(idx))?;
    let subject = tokens.subject_after(at + 2)?;
    let comma = (subject.last..end).find(|&idx| tokens.mark(idx) == Some(','));
    let content = match comma {
        None if at < start + 3 => return None,
        Some(comma) if at < start + 3 => sentence.from(comma + 1)?,
        Some(comma) if sentence.has_verb(comma + 1, end) => sentence.whole(),
        _ => tokens.span(start, at - 1),
    };
    Some(Reported {
        subject,
        cue: tokens.span(at, at + 1),
        content,
    })
}

/// *Prices, Smith said, would rise*
fn verb_between_commas(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let tokens = sentence.tokens;
    let verb = sentence.verb?;
    let (subject, _) = sentence.set_off(verb)?;
    let next = verb.max(subject.last) + 1;
    let goes_on = tokens.mark(next) == Some(',') && sentence.has_verb(next + 1, sentence.end);
    goes_on.then(|| Reported {
        subject,
        cue: tokens.span(verb, verb),
        content: sentence.whole(),
    })
}

/// *…, Smith said*
fn verb_at_end(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let verb = sentence.verb?;
    if !sentence.is_near_end(verb) || sentence.that(verb).is_some() {
        return None;
    }
    let (subject, comma) = sentence.set_off(verb)?;
    sentence.has_verb(sentence.start, comma).then(|| Reported {
        subject,
        cue: sentence.tokens.span(verb, verb),
        content: sentence.tokens.span(sentence.start, comma - 1),
    })
}

/// *Smith said (that) …*
fn verb_in_front(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let tokens = sentence.tokens;
    let verb = sentence.verb?;
    let subject = tokens.cue_at(verb, sentence.start, sentence.end)?.subject?;
    let first = sentence.that(verb).unwrap_or(verb + 1);
    Some(Reported {
        subject,
        cue: tokens.span(verb, verb),
        content: sentence.from(first)?,
    })
}

/// *Smith condemned the plan*, *Smith called for a vote*
fn act(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let tokens = sentence.tokens;
    let verb = (sentence.start..sentence.end).find(|&idx| {
        ACT_VERBS.contains_as_written(tokens.word(idx))
            && tokens.is_cue(idx)
            && !sentence.is_no_speech(idx)
    })?;
    let subject = tokens.cue_at(verb, sentence.start, sentence.end)?.subject?;
    Some(Reported {
        subject,
        cue: tokens.span(verb, verb),
        content: sentence.from(verb + 1)?,
    })
}

/// `span` without the commas, colons and white space at its ends.
fn trim_marks(text: &str, span: Span) -> Span {
    let is_outer = |char: char| char.is_whitespace() || matches!(char, ',' | ':' | ';');
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start_matches(is_outer).len());
    Span::new(start, start + content.trim_matches(is_outer).len())
}
