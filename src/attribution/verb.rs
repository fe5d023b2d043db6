//! The subject of a verb before a quotation, by the form of the verb.

use super::cue::{Cue, CueRule, REACH};
use super::rule::{Rule, first};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::{FORMS_OF_BE, LINKING_WORDS, MODALS, PASSIVE_ADVERBS, is_finite_cue};

/// How far after a passive verb its *by* is looked for.
const AGENT_REACH: usize = 6;

/// What one rule finds.
type Find = fn(&VerbPlace<'_>) -> Option<Subject>;

/// The subject of a verb, where it has one.
pub(super) struct Subject(Option<Phrase>);

/// The rules. But for the first one, each is for verbs of one form, so that their order does not matter.
pub(super) const RULES: &[Rule<Find>] = &[
    // First: after a quotation the subject follows any verb.
    Rule {
        name: "verb between two quotations",
        example: "“Safe,” said Ada Brook, “as houses.”",
        speaker: "Ada Brook",
        find: between_quotations,
    },
    Rule {
        name: "verb and subject between commas",
        example: "His staff, said Ada Brook, “are in tears by Wednesday”.",
        speaker: "Ada Brook",
        find: between_commas,
    },
    Rule {
        name: "passive with its agent",
        example: "The boats were described by Ada Brook as “safe as houses”.",
        speaker: "Ada Brook",
        find: passive_by,
    },
    Rule {
        name: "passive of the speaker",
        example: "Ada Brook was quoted: “The boats are as safe as houses.”",
        speaker: "Ada Brook",
        find: passive_of_speaker,
    },
    Rule {
        name: "participle after a comma",
        example: "Ada Brook defended the boats, calling them “safe as houses”.",
        speaker: "Ada Brook",
        find: participle_after_comma,
    },
    Rule {
        name: "verb with the subject of another",
        example: "Ada Brook went on to call the boats “safe as houses”.",
        speaker: "Ada Brook",
        find: shared_subject,
    },
    Rule {
        name: "verb after a modal",
        example: "Ada Brook would say only that they were “safe as houses”.",
        speaker: "Ada Brook",
        find: after_modal,
    },
    Rule {
        name: "finite verb",
        example: "Ada Brook calls the boats “safe as houses”.",
        speaker: "Ada Brook",
        find: finite,
    },
];

/// The place of the rule for finite verbs.
pub(super) const FINITE: usize = RULES.len() - 1;

/// In what form a verb stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// *was quoted*
    Passive,
    /// *saying*, *to say*, *and said*: its subject is that of an earlier verb.
    Linked,
    /// *say*, with no subject that takes it.
    Base,
    /// *said*, *says*, *officials say*
    Finite,
}

/// A verb before a quotation.
pub(super) struct VerbPlace<'a> {
    tokens: &'a Tokens<'a>,
    verb: usize,
    /// The token before it in its sentence.
    before: Option<usize>,
    /// Where the sentence begins.
    start: usize,
    /// The quotation.
    at: usize,
    form: Form,
}

impl Tokens<'_> {
    /// The cue that the verb at `verb`, in the sentence that begins at `start`, is for a quotation at `at`.
    pub(super) fn cue_at(&self, verb: usize, start: usize, at: usize) -> Option<Cue> {
        let before = verb.checked_sub(1).filter(|&before| before >= start);
        let word = self.word(verb);
        let form = if self.is_passive(verb, start) {
            Form::Passive
        } else if word.ends_with("ing") || before.is_some_and(|idx| self.links(idx)) {
            Form::Linked
        } else if is_finite_cue(word)
            || matches!(word, "put" | "puts")
            || self.has_plural_subject(verb)
        {
            Form::Finite
        } else {
            Form::Base
        };
        let place = VerbPlace {
            tokens: self,
            verb,
            before,
            start,
            at,
            form,
        };
        let (rule, Subject(subject)) = first(RULES, |find| find(&place))?;
        Some(Cue {
            tokens: (verb, verb),
            subject,
            rule: CueRule::Verb(rule),
        })
    }

    /// Whether the word at `idx` ties the verb after it to an earlier one.
    fn links(&self, idx: usize) -> bool {
        LINKING_WORDS.contains_as_written(self.word(idx))
    }

    /// Whether a form of *be* makes the participle at `verb` passive.
    fn is_passive(&self, verb: usize, start: usize) -> bool {
        let is_between = |idx: usize| {
            self.word(idx).ends_with("ly") || PASSIVE_ADVERBS.contains_as_written(self.word(idx))
        };
        self.word(verb).ends_with('d')
            && (verb.saturating_sub(3).max(start)..verb).rev().any(|idx| {
                FORMS_OF_BE.contains_as_written(self.word(idx)) && (idx + 1..verb).all(is_between)
            })
    }
}

impl VerbPlace<'_> {
    fn word(&self) -> &str {
        self.tokens.word(self.verb)
    }

    fn word_before(&self) -> &str {
        self.before.map_or("", |before| self.tokens.word(before))
    }

    /// Where the *by* of a passive verb stands.
    fn by(&self) -> Option<usize> {
        (self.verb + 1..self.at)
            .take(AGENT_REACH)
            .find(|&idx| self.tokens.word(idx) == "by")
    }
}

/// *“A,” said Smith, “B”*: the verb stands between the quotation before and its subject.
fn between_quotations(place: &VerbPlace<'_>) -> Option<Subject> {
    let tokens = place.tokens;
    let is_quotation = |idx: usize| tokens.quote(idx).is_some();
    let is_after_quotation = place.before.is_none_or(|before| {
        is_quotation(before)
            || (tokens.mark(before) == Some(',') && before.checked_sub(1).is_some_and(is_quotation))
    });
    if !is_after_quotation || !is_finite_cue(place.word()) {
        return None;
    }
    Some(Subject(Some(tokens.subject_after(place.verb + 1)?)))
}

/// *His staff, said Smith, “A”*
fn between_commas(place: &VerbPlace<'_>) -> Option<Subject> {
    let tokens = place.tokens;
    let before = place
        .before
        .filter(|&before| tokens.mark(before) == Some(','))?;
    let (_, subject) = tokens.inverted(before + 1)?;
    (tokens.mark(subject.last + 1) == Some(',')).then_some(Subject(Some(subject)))
}

/// *It was called “A” by Smith*
fn passive_by(place: &VerbPlace<'_>) -> Option<Subject> {
    if place.form != Form::Passive {
        return None;
    }
    Some(Subject(place.tokens.subject_after(place.by()? + 1)))
}

/// *Smith was quoted as saying “A”*
fn passive_of_speaker(place: &VerbPlace<'_>) -> Option<Subject> {
    if place.form != Form::Passive
        || place.by().is_some()
        || !matches!(place.word(), "quoted" | "cited")
    {
        return None;
    }
    Some(Subject(place.tokens.subject_before(place.verb)))
}

/// *Smith left, calling it “A”*
fn participle_after_comma(place: &VerbPlace<'_>) -> Option<Subject> {
    let tokens = place.tokens;
    let is_after_comma = place
        .before
        .is_some_and(|before| tokens.mark(before) == Some(','));
    if place.form != Form::Linked || !is_after_comma {
        return None;
    }
    let told = (place.start..place.verb)
        .rev()
        .take(REACH)
        .find(|&idx| is_finite_cue(tokens.word(idx)) && tokens.is_cue(idx));
    let subject = told.and_then(|told| tokens.subject_before(told));
    let subject = subject.or_else(|| tokens.sentence_subject(place.verb))?;
    Some(Subject(Some(subject)))
}

/// *Smith got up and said “A”*, *Smith went on to say “A”*
fn shared_subject(place: &VerbPlace<'_>) -> Option<Subject> {
    if place.form != Form::Linked {
        return None;
    }
    let tokens = place.tokens;
    let is_linked = place.before.is_some_and(|before| tokens.links(before));
    let earlier = (place.start..place.verb)
        .rev()
        .take(2 * REACH)
        .find(|&idx| {
            (is_finite_cue(tokens.word(idx)) && tokens.is_cue(idx))
                || (!is_linked && tokens.is_finite_verb(idx))
        });
    let subject = earlier.and_then(|earlier| {
        if place.word_before() == "as" && tokens.word(earlier) == "quoted" {
            return tokens.subject_before(earlier);
        }
        let is_after_quotation = earlier
            .checked_sub(1)
            .is_some_and(|idx| tokens.quote(idx).is_some());
        tokens
            .inverted(earlier)
            .filter(|_| is_after_quotation)
            .map(|(_, subject)| subject)
            .or_else(|| tokens.subject_before(earlier))
    });
    let subject = subject.or_else(|| tokens.sentence_subject(place.verb));
    Some(Subject(subject))
}

/// *Smith would say only “A”*
fn after_modal(place: &VerbPlace<'_>) -> Option<Subject> {
    if place.form != Form::Base || !MODALS.contains_as_written(place.word_before()) {
        return None;
    }
    Some(Subject(place.tokens.subject_before(place.verb)))
}

/// *Smith says “A”*
fn finite(place: &VerbPlace<'_>) -> Option<Subject> {
    if place.form != Form::Finite {
        return None;
    }
    let tokens = place.tokens;
    let subject = tokens.subject_before(place.verb);
    let subject = subject.or_else(|| tokens.sentence_subject(place.verb));
    Some(Subject(subject))
}
