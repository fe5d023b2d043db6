//! The speaker of a quotation that has no cue of its own.

use super::attributor::{Attributor, Last};
use super::rank;
use super::rule::{Rule, first};
use super::speaker::Speaker;
use super::subject::Phrase;
use crate::quote::QuotationKind;

/// How many tokens before a quotation are searched for a speaker.
const WINDOW: usize = 400;

/// What one rule finds.
type Find = fn(&Uncued<'_>) -> Option<Speaker>;

/// The rules, in their order: the sentence, then the paragraph, then the paragraph before, then the article. Those after
/// the fourth are for quotations that open their paragraph.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        name: "subject of the open sentence",
        example: "Ada Brook built a boat “as safe as any house on the hill”.",
        speaker: "Ada Brook",
        find: subject_of_open_sentence,
    },
    // Only with no sentence or several in between: after one sentence the speaker goes on.
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

/// A quotation without a cue.
pub(super) struct Uncued<'a> {
    attributor: &'a Attributor<'a>,
    /// The quotation.
    at: usize,
    /// Where its paragraph begins.
    start: usize,
    /// The quotation before it in the paragraph.
    in_paragraph: Option<Last>,
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
    /// The last quotation in it.
    quotation: Option<Last>,
}

impl Attributor<'_> {
    /// The speaker of the quotation at `at`, which has no cue of its own.
    pub(super) fn uncued(&self, at: usize, kind: QuotationKind) -> Option<Speaker> {
        if kind == QuotationKind::TitleOrTerm {
            return None;
        }
        let start = self.tokens.paragraph_start(at);
        let place = Uncued {
            attributor: self,
            at,
            start,
            in_paragraph: self.last.filter(|last| last.token >= start),
            before: (start == at).then(|| self.paragraph_before(at)).flatten(),
        };
        first(RULES, |find| find(&place))
    }

    /// The paragraph before the one that begins at token `start`.
    fn paragraph_before(&self, start: usize) -> Option<ParagraphBefore> {
        let tokens = self.tokens;
        let end = start.checked_sub(1)?;
        let before = tokens.paragraph_start(end);
        let last_word = (before..end)
            .rev()
            .take(WINDOW)
            .find(|&idx| !tokens.is_stop(idx))?;
        let is_announcement = tokens.mark(last_word) == Some(':');
        Some(ParagraphBefore {
            start: if is_announcement {
                tokens.sentence_start(last_word)
            } else {
                before
            },
            end,
            last_word,
            is_announcement,
            quotation: self.last.filter(|last| last.token >= before),
        })
    }
}

impl Uncued<'_> {
    /// The paragraph before, where it is not one that somebody speaks in.
    fn silent_paragraph_before(&self) -> Option<ParagraphBefore> {
        self.before
            .filter(|before| before.is_announcement || before.quotation.is_none())
    }

    /// The speaker that the paragraph `before` leaves speaking.
    fn left_by(&self, before: ParagraphBefore, subject: Phrase) -> Speaker {
        let rank = if before.is_announcement {
            rank::ANNOUNCED
        } else {
            rank::LEFT_SPEAKING
        };
        self.attributor.speaker(subject, rank)
    }
}

/// `speaker` by a guess that ranks `factor` times as high.
fn weaker(speaker: Speaker, factor: f32) -> Speaker {
    Speaker {
        confidence: speaker.confidence * factor,
        ..speaker
    }
}

/// *Smith was “A”*
fn subject_of_open_sentence(place: &Uncued<'_>) -> Option<Speaker> {
    let (attributor, at) = (place.attributor, place.at);
    if at == 0 || attributor.tokens.is_stop(at - 1) {
        return None;
    }
    let subject = attributor.tokens.sentence_subject(at)?;
    Some(attributor.speaker(subject, rank::SUBJECT_OF_OPEN_SENTENCE))
}

/// *Smith said he knew. It was late. “A”*
fn earlier_cue(place: &Uncued<'_>) -> Option<Speaker> {
    let (tokens, at) = (place.attributor.tokens, place.at);
    let is_after = |cue: usize| place.in_paragraph.is_none_or(|last| cue > last.token);
    let n_stops = place.in_paragraph.map_or(0, |last| {
        (last.token..at).filter(|&idx| tokens.is_stop(idx)).count()
    });
    if n_stops == 1 {
        return None;
    }
    let verb = (place.start..at)
        .rev()
        .take(WINDOW)
        .find(|&idx| tokens.is_strong_cue(idx) && tokens.is_cue(idx))
        .filter(|&verb| is_after(verb))?;
    let cue = tokens.cue_at(verb, tokens.sentence_start(verb), at)?;
    Some(place.attributor.speaker(cue.subject?, rank::EARLIER_CUE))
}

/// *“A,” Smith said. “B”*
fn same_paragraph(place: &Uncued<'_>) -> Option<Speaker> {
    Some(weaker(place.in_paragraph?.speaker?, rank::SAME_PARAGRAPH))
}

/// *Smith laughed. “A”*
fn subject_of_sentence_before(place: &Uncued<'_>) -> Option<Speaker> {
    if place.start == place.at {
        return None;
    }
    let subject = place.attributor.tokens.sentence_subject(place.at - 1)?;
    Some(
        place
            .attributor
            .speaker(subject, rank::SUBJECT_OF_SENTENCE_BEFORE),
    )
}

/// *“A,” Smith said. ¶ “B”*
fn paragraph_before(place: &Uncued<'_>) -> Option<Speaker> {
    let before = place.before.filter(|before| !before.is_announcement)?;
    Some(weaker(before.quotation?.speaker?, rank::PARAGRAPH_BEFORE))
}

/// *Smith said he knew. ¶ “A”*, *Smith said: ¶ “A”*
fn cue_of_paragraph_before(place: &Uncued<'_>) -> Option<Speaker> {
    let before = place.silent_paragraph_before()?;
    let tokens = place.attributor.tokens;
    let verb = (before.start..before.end)
        .rev()
        .take(WINDOW)
        .find(|&idx| tokens.is_cue(idx))?;
    let cue = tokens.cue_at(verb, tokens.sentence_start(verb), before.end)?;
    Some(place.left_by(before, cue.subject?))
}

/// *Here is how Ada Brook put it: ¶ “A”*
fn announced_as_put(place: &Uncued<'_>) -> Option<Speaker> {
    let before = place.before.filter(|before| before.is_announcement)?;
    let tokens = place.attributor.tokens;
    let put = (before.start..before.end)
        .find(|&idx| tokens.word(idx) == "put" && tokens.word(idx + 1) == "it")?;
    Some(place.left_by(before, tokens.subject_before(put)?))
}

/// *Smith laughed. ¶ “A”*
fn subject_of_paragraph_before(place: &Uncued<'_>) -> Option<Speaker> {
    let before = place.silent_paragraph_before()?;
    let subject = place.attributor.tokens.sentence_subject(before.last_word)?;
    Some(place.left_by(before, subject))
}

/// *“A,” Smith said. ¶ It rained. ¶ “B”*
fn last_speaker(place: &Uncued<'_>) -> Option<Speaker> {
    let last = place.attributor.last.filter(|_| place.start == place.at)?;
    Some(weaker(last.speaker?, rank::LAST_SPEAKER))
}
