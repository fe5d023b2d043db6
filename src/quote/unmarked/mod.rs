//! Speech without quotation marks: lines led by a dash, turns of a transcript, block quotations, interviews, letters,
//! embedded posts.
//!
//! Each paragraph is shown to the detectors of one table, in its order; the first that settles it is the last asked.
//! What it found is dropped again where a quotation in marks crosses it.

mod crossing;
mod dash;
mod interview;
mod letter;
mod paragraph;
mod post;
mod set_apart;
mod speaker_label;
#[cfg(test)]
mod tests;
mod transcript;
mod turn;
mod turn_style;

use super::pairing::Pair;
use super::passage::{Passage, heads, within};
use super::speech::Speech;
use crate::segment::Sentence;
use crate::span::Span;
use paragraph::Paragraph;
use turn::Turns;

/// A way to find speech in a paragraph.
struct Detector {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "tests tell detectors apart by it")
    )]
    name: &'static str,
    /// A text whose last paragraph it settles.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run it"))]
    example: &'static str,
    /// Adds the speech of a paragraph, and says whether the paragraph is settled.
    find: fn(&mut Finder<'_>, &Paragraph<'_>, &mut Vec<Speech>) -> bool,
}

/// The detectors, in the order in which they are asked: first what the whole text shows, last what a paragraph shows
/// by its margin alone.
const DETECTORS: &[Detector] = &[
    // Letters, interviews and posts are told by several paragraphs together, which no other detector outdoes.
    Detector {
        name: "layout",
        example: "The pier was closed.\n\nThe boats are safe with us.\n— Ann Poe (@annpoe) March 3, 2024",
        find: layout,
    },
    // Before turns: the name in *– Ada Brook: We will stay* comes after the dash.
    Detector {
        name: "dash",
        example: "The mine was closed.\n\n– We will stay, said the miner.",
        find: dash_led,
    },
    Detector {
        name: "turn",
        example: "BROOK: We lost it.\n\nREED: We did not.\n\nBROOK: I say we did.\n\nREED: I say we did not.",
        find: turn,
    },
    // Last: what is set in may well be a letter, a post or a turn.
    Detector {
        name: "set apart",
        example: "The mayor wrote to the club:\n\n> We will keep the old bridge open for all of you.",
        find: set_apart,
    },
];

/// Finds the unmarked speech in passages that no paired quotation runs through. In order of start, disjoint. `found`
/// is the buffer that the result is returned in.
pub(super) fn unmarked(
    text: &str,
    passages: &[Passage],
    sentences: &[Sentence],
    pairs: &[Pair],
    mut found: Vec<Speech>,
) -> Vec<Speech> {
    found.clear();
    let mut finder = Finder::of(text, passages, sentences);
    let (mut pairs, mut sentences) = (pairs, sentences);
    let mut before = None;
    for &passage in passages {
        while let Some((pair, later)) = pairs.split_first()
            && pair.span.start < passage.span.start
        {
            finder.covered = finder.covered.max(pair.span.end);
            pairs = later;
        }
        let paragraph = Paragraph {
            span: passage.span,
            sentences: within(&mut sentences, passage.span),
            before: before.replace(passage),
            pairs,
        };
        if passage.is_structure || finder.covered > passage.span.start {
            finder.turns.pass_over(text, passage);
        } else {
            finder.read(&paragraph, &mut found);
        }
    }
    found
}

/// What the whole text shows, and how far it is read.
struct Finder<'a> {
    text: &'a str,
    /// Letters, answers and posts that are still to come.
    layout: std::iter::Peekable<std::vec::IntoIter<Speech>>,
    /// Whether dashes lead speech.
    has_dashes: bool,
    turns: Turns,
    /// Whether few paragraphs are set in: where many are, that is how the text is laid out, and no quotation.
    is_set_apart: bool,
    /// Where the last ends of the quotations and speeches that began in earlier paragraphs.
    covered: usize,
}

impl<'a> Finder<'a> {
    fn of(text: &'a str, passages: &[Passage], sentences: &[Sentence]) -> Self {
        let has_dashes = dash::is_dash_style(text, heads(passages, sentences));
        let turns = Turns::of(text, passages, sentences);
        let mut layout = letter::letters(text, passages);
        if !turns.is_transcript()
            && let Some(answers) = interview::answers(text, passages, sentences)
            && (layout.is_empty() || answers.is_labelled)
        {
            layout = answers.speeches;
        }
        let posts = post::posts(text, passages);
        let is_set_apart = post::n_set_in(text, passages, &posts) * 3 <= passages.len();
        if !posts.is_empty() {
            layout = post::with_posts(posts, layout);
        }
        Self {
            text,
            layout: layout.into_iter().peekable(),
            has_dashes,
            turns,
            is_set_apart,
            covered: 0,
        }
    }

    /// Adds the speech of a paragraph.
    fn read(&mut self, paragraph: &Paragraph<'_>, found: &mut Vec<Speech>) {
        self.turns.begin_paragraph();
        if self.is_credit(paragraph.span) {
            return;
        }
        let first = found.len();
        DETECTORS
            .iter()
            .any(|detector| (detector.find)(self, paragraph, found));
        let n_found = found.len();
        crossing::drop_crossing(found, first, paragraph.pairs);
        if found.len() < n_found {
            self.turns.close();
        }
    }

    /// Whether a paragraph is only the credit over the words of a post.
    fn is_credit(&mut self, paragraph: Span) -> bool {
        let is_past = |speech: &Speech| speech.content.start < paragraph.start;
        while self.layout.next_if(is_past).is_some() {}
        self.layout.peek().is_some_and(|speech| {
            speech.span.start <= paragraph.start && paragraph.end <= speech.content.start
        })
    }
}

/// A letter, an answer or a post that begins in the paragraph.
fn layout(finder: &mut Finder<'_>, paragraph: &Paragraph<'_>, found: &mut Vec<Speech>) -> bool {
    let is_here = |speech: &Speech| speech.content.start < paragraph.span.end;
    let speech = finder.layout.next_if(is_here);
    let Some(speech) = speech.filter(|speech| speech.span.start >= finder.covered) else {
        return false;
    };
    finder.covered = speech.span.end;
    found.push(speech);
    true
}

/// Speech after a dash, where dashes lead speech.
fn dash_led(finder: &mut Finder<'_>, paragraph: &Paragraph<'_>, found: &mut Vec<Speech>) -> bool {
    if !finder.has_dashes {
        return false;
    }
    let first = found.len();
    let is_led = |head: &Span| dash::is_dash_led(finder.text, *head);
    if let Some(head) = paragraph.heads().find(is_led) {
        dash::turns(finder.text, head, found);
    }
    found.len() > first
}

/// Speech after a name and a colon, and what goes on with it.
fn turn(finder: &mut Finder<'_>, paragraph: &Paragraph<'_>, found: &mut Vec<Speech>) -> bool {
    finder.turns.read(finder.text, paragraph, found)
}

/// A paragraph that is a quotation by the way it is set.
fn set_apart(finder: &mut Finder<'_>, paragraph: &Paragraph<'_>, found: &mut Vec<Speech>) -> bool {
    let speech = set_apart::block_quotation(
        finder.text,
        paragraph.span,
        paragraph.before,
        finder.is_set_apart,
    );
    found.extend(speech);
    speech.is_some()
}
