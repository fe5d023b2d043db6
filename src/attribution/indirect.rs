//! Speech reported in the author's words.

use super::rule::{Rule, first};
use super::speaker::{Attribution, Manner, Speaker};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::{CLAUSE_VERBS, OPENS_ROLES};
use crate::span::Span;

/// A role before a name has at most this many words.
const LONGEST_ROLE: usize = 3;

/// After a verb at the end of a sentence stand at most this many words: *…, she told reporters on Monday*.
const LONGEST_TAIL: usize = 4;

/// The fewest tokens of a sentence that is read.
const FEWEST_TOKENS: usize = 4;

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
];

/// A sentence without quotations.
pub(super) struct PlainSentence<'a> {
    tokens: &'a Tokens<'a>,
    start: usize,
    /// The stop.
    end: usize,
    /// Where *according to* stands.
    according: Option<usize>,
    /// The first verb that reports a clause, where nothing is according to anybody.
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
        let sentence = PlainSentence::read(self, start, end);
        first(RULES, |find| find(&sentence)).map(|(_, reported)| reported)
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

impl<'a> PlainSentence<'a> {
    fn read(tokens: &'a Tokens<'a>, start: usize, end: usize) -> Self {
        let according = (start..end).find(|&idx| tokens.is_according_to(idx));
        let mut sentence = Self {
            tokens,
            start,
            end,
            according,
            verb: None,
        };
        if according.is_none() {
            sentence.verb =
                (start..end).find(|&idx| tokens.is_cue(idx) && sentence.is_reporting(idx));
        }
        sentence
    }

    /// Whether the verb at `verb` reports a clause: a verb of saying, or any cue with *that* after it.
    fn is_reporting(&self, verb: usize) -> bool {
        let tokens = self.tokens;
        let has_that = (verb + 1..self.end)
            .take(4)
            .any(|idx| tokens.word(idx) == "that");
        // *told reporters the line was safe*: without *that* nothing shows where the words begin.
        let has_listener = matches!(tokens.word(verb), "told" | "tells") && !self.is_near_end(verb);
        has_that || (CLAUSE_VERBS.contains_as_written(tokens.word(verb)) && !has_listener)
    }

    /// Whether hardly a word follows `verb`.
    fn is_near_end(&self, verb: usize) -> bool {
        let mut after = (verb + 1..self.end).filter(|&idx| self.tokens.is_word(idx));
        after.nth(LONGEST_TAIL).is_none()
    }

    fn n_words(&self, start: usize, end: usize) -> usize {
        (start..end).filter(|&idx| self.tokens.is_word(idx)).count()
    }

    /// Where *that* follows `verb`.
    fn that(&self, verb: usize) -> Option<usize> {
        (verb + 1..=verb + 3).find(|&idx| self.tokens.word(idx) == "that")
    }

    /// The last comma before token `at`.
    fn comma_before(&self, at: usize) -> Option<usize> {
        (self.start..at)
            .rev()
            .find(|&idx| self.tokens.mark(idx) == Some(','))
    }

    /// Whether the words up to `end` are more than the role of whoever is named next: *The mayor, Ada Brook, announced …*
    fn is_clause(&self, end: usize) -> bool {
        let opens_role = OPENS_ROLES.contains(self.tokens.word(self.start));
        !opens_role || self.n_words(self.start, end) > LONGEST_ROLE
    }

    /// How the sentence ends with its verb, if hardly a word follows that: *…, Smith said*.
    fn tail(&self) -> Option<Tail> {
        let verb = self
            .verb
            .filter(|&verb| self.is_near_end(verb) && self.that(verb).is_none())?;
        let comma = self.comma_before(verb)?;
        let subject = self
            .tokens
            .subject_before(verb)
            .or_else(|| self.tokens.subject_after(verb + 1));
        let end = match subject {
            Some(subject) if subject.first <= comma => self.comma_before(subject.first),
            subject => subject.and(Some(comma)),
        };
        Some(Tail { subject, end })
    }
}

/// A verb with its subject at the end of a sentence.
#[derive(Clone, Copy)]
struct Tail {
    subject: Option<Phrase>,
    /// The comma before both.
    end: Option<usize>,
}

/// *…, according to Smith*, *according to Smith, …*
fn according_to(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let (tokens, start, end) = (sentence.tokens, sentence.start, sentence.end);
    let at = sentence.according?;
    let subject = tokens.subject_after(at + 2)?;
    let content = if at > start + 2 {
        tokens.span(start, at - 1)
    } else {
        let comma = (subject.last..end).find(|&idx| tokens.mark(idx) == Some(','))?;
        tokens.span(comma + 1, end.min(tokens.list.len()) - 1)
    };
    Some(Reported {
        subject,
        cue: tokens.span(at, at + 1),
        content,
    })
}

/// *…, Smith said*
fn verb_at_end(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let verb = sentence.verb?;
    let tail = sentence.tail()?;
    let comma = tail
        .end
        .filter(|&comma| comma > sentence.start && sentence.is_clause(comma))?;
    Some(Reported {
        subject: tail.subject?,
        cue: sentence.tokens.span(verb, verb),
        content: sentence.tokens.span(sentence.start, comma - 1),
    })
}

/// *Smith said (that) …*
fn verb_in_front(sentence: &PlainSentence<'_>) -> Option<Reported> {
    let tokens = sentence.tokens;
    let verb = sentence.verb?;
    // A verb at the end has nothing to report after it, but for the role of its subject before it.
    let is_role = |tail: Tail| {
        tail.end
            .is_some_and(|comma| comma > sentence.start && !sentence.is_clause(comma))
    };
    if sentence.tail().is_some_and(|tail| !is_role(tail)) {
        return None;
    }
    let subject = tokens.subject_before(verb)?;
    let that = sentence.that(verb).filter(|&that| that < sentence.end);
    let first = that.unwrap_or(verb + 1);
    (first < sentence.end).then(|| Reported {
        subject,
        cue: tokens.span(verb, verb),
        content: tokens.span(first, sentence.end - 1),
    })
}

/// `span` without the commas, colons and white space at its ends.
fn trim_marks(text: &str, span: Span) -> Span {
    let is_outer = |char: char| char.is_whitespace() || matches!(char, ',' | ':' | ';');
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start_matches(is_outer).len());
    Span::new(start, start + content.trim_matches(is_outer).len())
}
