//! Explainers: short questions as headings, the answers under them.
//!
//! An interview looks alike, but its questions are sentences. Its answers speak in the first person or name the
//! speaker; an explainer's do not.

use super::super::StructureKind;
use super::super::boundary::sentence_end;
use super::super::shape::Shape;
use super::{Facts, Rule};
use crate::text::chars::{is_gap, is_opening_quote};

/// With fewer questions than this they may as well be rhetorical ones.
const FEWEST_QUESTIONS: usize = 3;

/// Questions that head a section have at most this many words.
const MOST_WORDS: usize = 10;

/// Before the rules for stops: a question ends in one. After those for posts, where questions are somebody's words.
pub(super) const QUESTION: Rule = Rule {
    name: "question over its answer",
    kind: Some(StructureKind::Heading),
    needs: Facts::NONE,
    example: "=> Why did it fall?\n\nNobody has looked at the arches since the war.\n\nWho pays?\n\nThe council pays for \
              every bridge in the town.\n\nWhat is next?\n\nThe council meets on Friday night.",
    applies: |block| {
        block.blocks.has_question_headings
            && is_question(block.text(), block.blocks.shapes, block.idx)
    },
};

/// Whether questions head the sections of the document.
pub(super) fn has_question_headings(text: &str, shapes: &[Shape]) -> bool {
    let questions = || (0..shapes.len()).filter(|&idx| is_question(text, shapes, idx));
    let n_questions = questions().count();
    // Answers are read only where it depends on them.
    n_questions >= FEWEST_QUESTIONS && {
        let answers = questions().map(|idx| shapes[idx + 1].span.of(text));
        answers.filter(|answer| is_spoken(answer)).count() * 3 < n_questions
    }
}

/// Whether the block is one short question before a paragraph of prose.
fn is_question(text: &str, shapes: &[Shape], idx: usize) -> bool {
    let shape = shapes[idx];
    shape.n_words <= MOST_WORDS
        && shape.span.of(text).ends_with('?')
        && shapes.get(idx + 1).is_some_and(|next| {
            next.is_prose()
                && !next.span.of(text).ends_with('?')
                && next.span.len() > shape.span.len()
        })
        && sentence_end(text, shape.span.start, shape.span.end) == shape.span.end
}

/// Whether the answer is somebody's speech: in the first person, in quotation marks, or after a name with a colon.
fn is_spoken(answer: &str) -> bool {
    let mut words = answer.split(is_gap);
    let first = words.clone().next().unwrap_or_default();
    let names_speaker = answer
        .split(is_gap)
        .take(4)
        .any(|word| word.len() > 1 && word.ends_with(':'));
    let is_first_person =
        |word: &str| matches!(word.split(['\'', '’']).next(), Some("I" | "my" | "My"));
    first.starts_with(is_opening_quote)
        || names_speaker
        || (may_hold_first_person(answer) && words.any(is_first_person))
}

/// Whether there is an *I* or *my* that no letter follows or, for *I*, precedes: a quick look before words are told apart.
fn may_hold_first_person(answer: &str) -> bool {
    let bytes = answer.as_bytes();
    memchr::memchr2_iter(b'I', b'y', bytes).any(|at| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let is_end = !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
        is_end
            && match bytes[at] {
                b'I' => !before.is_some_and(|before| before.is_ascii_alphanumeric()),
                _ => matches!(before, Some(b'm' | b'M')),
            }
    })
}
