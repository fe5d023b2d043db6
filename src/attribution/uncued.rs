//! The speaker of a quotation that has no cue of its own.

use super::rule::{Rule, all};
use super::subject::Phrase;
use super::token::Tokens;

/// How many tokens before a quotation are searched for a speaker.
const WINDOW: usize = 400;

/// What one rule finds.
type Find = fn(&Uncued<'_>) -> Option<Guess>;

/// Who may be speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// Whoever a phrase means.
    Phrase(Phrase),
    /// Whoever spoke last.
    LastSpeaker,
}

/// The rules: the sentence, the paragraph, the paragraph before, the article. Those after the fourth are for quotations
/// that open their paragraph.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        name: "subject of the open sentence",
        example: "Ada Brook built a boat “as safe as any house on the hill”.",
        speaker: "Ada Brook",
        find: subject_of_open_sentence,
    },
    Rule {
        name: "cue earlier in the paragraph",
        example: "Ada Brook said the boats were safe. “Nobody need worry about them.”",
        speaker: "Ada Brook",
        find: earlier_cue,
    },
    Rule {
        name: "speaker of the same paragraph",
        example: "“The boats are safe,” Ada Brook said. “Nobody need worry.”",
        speaker: "Ada Brook",
        find: same_paragraph,
    },
    Rule {
        name: "subject of the sentence before",
        example: "Ada Brook laughed. “Nobody need worry about the boats.”",
        speaker: "Ada Brook",
        find: subject_of_sentence_before,
    },
    Rule {
        name: "speaker of the paragraph before",
        example: "“The boats are safe,” Ada Brook said.\n\n“Nobody need worry about them.”",
        speaker: "Ada Brook",
        find: paragraph_before,
    },
    Rule {
        name: "cue of the paragraph before",
        example: "Ada Brook said nobody had asked her about the boats.\n\n“Nobody need worry about them.”",
        speaker: "Ada Brook",
        find: cue_of_paragraph_before,
    },
    Rule {
        name: "announced by how somebody put it",
        example: "Here is how, in her letter to the club, Ada Brook put it:\n\n“Nobody need worry about the boats.”",
        speaker: "Ada Brook",
        find: announced_as_put,
    },
    Rule {
        name: "subject of the paragraph before",
        example: "Ada Brook went to the pier and looked at the boats.\n\n“Nobody need worry about the boats.”",
        speaker: "Ada Brook",
        find: subject_of_paragraph_before,
    },
    Rule {
        name: "last speaker of the article",
        example: "“The boats are safe,” Ada Brook said.\n\nIt rained for days on end.\n\n“Nobody need worry about them.”",
        speaker: "Ada Brook",
        find: last_speaker,
    },
];

/// A quotation whose own cue, if it has one, is left aside.
pub(super) struct Uncued<'a> {
    tokens: &'a Tokens<'a>,
    /// The quotation.
    at: usize,
    /// Where its paragraph begins.
    start: usize,
    /// The quotation or the sentence with reported speech before it.
    last: Option<usize>,
    /// The quotation before it.
    quotation: Option<usize>,
    /// The paragraph before, if the quotation opens its own.
    before: Option<ParagraphBefore>,
}

/// The paragraph before one that opens with a quotation.
#[derive(Clone, Copy)]
struct ParagraphBefore {
    /// From where on it is read: its last sentence, if that announces the quotation.
    start: usize,
    /// The token that ends it.
    end: usize,
    last_word: usize,
    /// Whether it ends with a colon.
    is_announcement: bool,
    /// Whether there is a quotation in it.
    is_spoken: bool,
}

impl Tokens<'_> {
    /// Who may be speaking in the quotation at `at` by what stands before it; `last` is where somebody speaks last before
    /// it, and `quotation` the quotation before.
    pub(super) fn guesses(
        &self,
        at: usize,
        last: Option<usize>,
        quotation: Option<usize>,
    ) -> impl Iterator<Item = (usize, Guess)> {
        let start = self.paragraph_start(at);
        let place = Uncued {
            tokens: self,
            at,
            start,
            last,
            quotation,
            before: (start == at)
                .then(|| self.paragraph_before(at, quotation))
                .flatten(),
        };
        all(RULES, move |find| find(&place))
    }

    /// The paragraph before the one that begins at token `start`.
    fn paragraph_before(&self, start: usize, quotation: Option<usize>) -> Option<ParagraphBefore> {
        let end = start.checked_sub(1)?;
        let before = self.paragraph_start(end);
        let last_word = (before..end)
            .rev()
            .take(WINDOW)
            .find(|&idx| !self.is_stop(idx))?;
        let is_announcement = self.mark(last_word) == Some(':');
        Some(ParagraphBefore {
            start: if is_announcement {
                self.sentence_start(last_word)
            } else {
                before
            },
            end,
            last_word,
            is_announcement,
            is_spoken: quotation.is_some_and(|quotation| quotation >= before),
        })
    }
}

impl Uncued<'_> {
    /// The paragraph before, where it is not one that somebody speaks in.
    fn silent_paragraph_before(&self) -> Option<ParagraphBefore> {
        self.before
            .filter(|before| before.is_announcement || !before.is_spoken)
    }
}

/// *Smith was “A”*
fn subject_of_open_sentence(place: &Uncued<'_>) -> Option<Guess> {
    let (tokens, at) = (place.tokens, place.at);
    if at == 0 || tokens.is_stop(at - 1) {
        return None;
    }
    tokens.sentence_subject(at).map(Guess::Phrase)
}

/// *Smith said he knew. It was late. “A”*
fn earlier_cue(place: &Uncued<'_>) -> Option<Guess> {
    let (tokens, at) = (place.tokens, place.at);
    let here = tokens.sentence_start(at);
    let first = place
        .quotation
        .map_or(place.start, |last| place.start.max(last + 1));
    let verb = (first..here)
        .rev()
        .take(WINDOW)
        .find(|&idx| tokens.is_strong_cue(idx) && tokens.is_cue(idx))?;
    let cue = tokens.cue_at(verb, tokens.sentence_start(verb), at)?;
    cue.subject.map(Guess::Phrase)
}

/// *“A,” Smith said. “B”*
fn same_paragraph(place: &Uncued<'_>) -> Option<Guess> {
    let is_here = place.last.is_some_and(|last| last >= place.start);
    is_here.then_some(Guess::LastSpeaker)
}

/// *Smith laughed. “A”*
fn subject_of_sentence_before(place: &Uncued<'_>) -> Option<Guess> {
    if place.start == place.at {
        return None;
    }
    let before = place.tokens.sentence_start(place.at).checked_sub(1)?;
    let subject = place.tokens.sentence_subject(before.max(place.start))?;
    Some(Guess::Phrase(subject))
}

/// *“A,” Smith said. ¶ “B”*
fn paragraph_before(place: &Uncued<'_>) -> Option<Guess> {
    let before = place.before.filter(|before| !before.is_announcement)?;
    let is_there = place
        .last
        .is_some_and(|last| last >= place.tokens.paragraph_start(before.end));
    is_there.then_some(Guess::LastSpeaker)
}

/// *Smith said he knew. ¶ “A”*, *Smith said: ¶ “A”*
fn cue_of_paragraph_before(place: &Uncued<'_>) -> Option<Guess> {
    let before = place.silent_paragraph_before()?;
    let tokens = place.tokens;
    let verb = (before.start..before.end)
        .rev()
        .take(WINDOW)
        .find(|&idx| tokens.is_cue(idx))?;
    let cue = tokens.cue_at(verb, tokens.sentence_start(verb), before.end)?;
    cue.subject.map(Guess::Phrase)
}

/// *Here is how Ada Brook put it: ¶ “A”*
fn announced_as_put(place: &Uncued<'_>) -> Option<Guess> {
    let before = place.before.filter(|before| before.is_announcement)?;
    let tokens = place.tokens;
    let put = (before.start..before.end)
        .find(|&idx| tokens.word(idx) == "put" && tokens.word(idx + 1) == "it")?;
    tokens.subject_before(put).map(Guess::Phrase)
}

/// *Smith laughed. ¶ “A”*
fn subject_of_paragraph_before(place: &Uncued<'_>) -> Option<Guess> {
    let before = place.silent_paragraph_before()?;
    let subject = place.tokens.sentence_subject(before.last_word)?;
    Some(Guess::Phrase(subject))
}

/// *“A,” Smith said. ¶ It rained. ¶ “B”*
fn last_speaker(place: &Uncued<'_>) -> Option<Guess> {
    place.last.map(|_| Guess::LastSpeaker)
}
