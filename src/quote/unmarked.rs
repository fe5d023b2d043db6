//! Speech without quotation marks: lines led by a dash, turns of a transcript, block quotations, interviews, letters,
//! embedded posts.

use super::blocks::Block;
use super::pairing::Pair;
use super::transcript::is_note;
use super::turn::TurnStyle;
use super::words::{is_finite_cue, is_pronoun, words};
use super::{QuotationForm, dash, interview, letter, post};
use crate::segment::Sentence;
use crate::segment::post::is_set_in;
use crate::segment::sentence_ends;
use crate::span::Span;

/// A quotation that no mark shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unmarked {
    pub(super) span: Span,
    pub(super) content: Span,
    pub(super) form: QuotationForm,
}

/// Finds the unmarked speech in blocks that no paired quotation runs through. In order of start, disjoint. `found` is
/// the buffer that the result is returned in.
pub(super) fn unmarked(
    text: &str,
    blocks: &[Block],
    sentences: &[Sentence],
    pairs: &[Pair],
    mut found: Vec<Unmarked>,
) -> Vec<Unmarked> {
    let has_dashes = dash::is_dash_style(text, heads(blocks, sentences));
    let turns = TurnStyle::of(
        text,
        heads_and_lines(text, blocks, sentences),
        blocks.len(),
        sentences.len(),
    );
    let mut told = letter::letters(text, blocks);
    if told.is_empty() && !turns.is_transcript() {
        told = interview::answers(text, blocks, sentences);
    }
    let posts = post::posts(text, blocks);
    // Where much is set in, that is how the text is laid out, and no quotation.
    let is_set_apart = post::n_set_in(text, blocks, &posts) * 3 <= blocks.len();
    if !posts.is_empty() {
        told = post::with_posts(posts, told);
    }
    let mut told = told.into_iter().peekable();
    found.clear();
    let mut pairs = pairs.iter().peekable();
    let mut sentences = sentences;
    let mut covered = 0;
    let mut previous: Option<Block> = None;
    // Whether the last of `found` is a turn that may go on, and the line that names who speaks next.
    let mut is_open = false;
    let mut speaker: Option<Span> = None;
    for block in blocks {
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < block.span.start) {
            covered = covered.max(pair.span.end);
        }
        let inside = within(&mut sentences, block.span);
        let before = previous.replace(*block);
        if block.is_structure || covered > block.span.start {
            speaker = Some(block.span)
                .filter(|line| block.is_structure && turns.is_named_by(text, *line));
            is_open &= block.is_structure && is_note(block.span.of(text));
            continue;
        }
        let first = found.len();
        let named = speaker.take();
        let was_open = std::mem::take(&mut is_open);
        while told
            .next_if(|told| told.content.start < block.span.start)
            .is_some()
        {}
        let is_credit = told.peek().is_some_and(|told| {
            told.span.start <= block.span.start && block.span.end <= told.content.start
        });
        if is_credit {
            continue;
        }
        let led_by_dash = heads(std::slice::from_ref(block), inside)
            .find(|&head| has_dashes && dash::is_dash_led(text, head));
        let here = told.next_if(|told| told.content.start < block.span.end);
        if let Some(told) = here.filter(|told| told.span.start >= covered) {
            covered = covered.max(told.span.end);
            found.push(told);
        } else if let Some(head) = led_by_dash {
            dash::turns(text, head, &mut found);
        } else if turns.is_any() {
            let heads = heads(std::slice::from_ref(block), inside);
            let here = pairs
                .clone()
                .take_while(|pair| pair.span.start < block.span.end);
            if turns.add(text, heads, &mut found) {
                is_open = found[first..]
                    .last()
                    .is_some_and(|turn| turn.span.end == block.span.end);
            } else if let Some(line) = named {
                is_open = turns.add_named(text, line, block.span, &mut found);
            } else if was_open && let Some(turn) = found.last_mut() {
                is_open = turns.extend(text, block.span, here, turn);
            }
        }
        if found.len() == first
            && !is_open
            && is_block_quotation(text, block.span, before, is_set_apart)
        {
            found.push(Unmarked {
                span: block.span,
                content: block.span,
                form: QuotationForm::Block,
            });
        }
        let end = found.last().map_or(0, |found| found.span.end);
        let inside = pairs.clone().take_while(|pair| pair.span.start < end);
        let n_found = found.len();
        drop_crossing(&mut found, first, inside);
        is_open &= found.len() == n_found;
    }
    found
}

/// Takes the sentences that begin in `block` off the front of `sentences`.
pub(super) fn within<'a>(sentences: &mut &'a [Sentence], block: Span) -> &'a [Sentence] {
    let before = sentences
        .iter()
        .take_while(|sentence| sentence.span.start < block.start)
        .count();
    let inside = sentences[before..]
        .iter()
        .take_while(|sentence| sentence.span.start < block.end)
        .count();
    let (taken, rest) = sentences[before..].split_at(inside);
    *sentences = rest;
    taken
}

/// Where a turn may begin: at the head of each paragraph and of each sentence in it, each with the rest of its paragraph.
fn heads<'a>(blocks: &'a [Block], sentences: &'a [Sentence]) -> impl Iterator<Item = Span> + 'a {
    let mut sentences = sentences;
    blocks
        .iter()
        .filter(|block| !block.is_structure)
        .flat_map(move |block| {
            let inside = within(&mut sentences, block.span);
            let span = block.span;
            let later = inside
                .iter()
                .map(|sentence| sentence.span.start)
                .filter(move |&start| start > span.start);
            std::iter::once(span.start)
                .chain(later)
                .map(move |start| Span::new(start, span.end))
        })
}

/// Where turns may begin, and lines of structure that may name a speaker.
fn heads_and_lines<'a>(
    text: &'a str,
    blocks: &'a [Block],
    sentences: &'a [Sentence],
) -> impl Iterator<Item = Span> + 'a {
    let lines = blocks
        .iter()
        .filter(|block| block.is_structure && block.span.of(text).ends_with(':'));
    heads(blocks, sentences).chain(lines.map(|block| block.span))
}

/// Keeps of `found[first..]` what the pairs of its block lie inside of, or beside.
fn drop_crossing<'a>(
    found: &mut Vec<Unmarked>,
    first: usize,
    pairs: impl Iterator<Item = &'a Pair>,
) {
    if found.len() == first {
        return;
    }
    let mut pairs = pairs.peekable();
    let mut covered = 0;
    let mut kept = first;
    for idx in first..found.len() {
        let unmarked = found[idx];
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < unmarked.span.start) {
            covered = covered.max(pair.span.end);
        }
        let mut fits = covered <= unmarked.span.start;
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < unmarked.span.end) {
            covered = covered.max(pair.span.end);
            // A post in marks is still the post of its account; else the marks alone show the quotation.
            fits &= unmarked.content.covers(pair.span)
                && (unmarked.content != pair.span || unmarked.form == QuotationForm::Post);
        }
        if fits {
            found[kept] = unmarked;
            kept += 1;
        }
    }
    found.truncate(kept);
}

/// Whether `block` is a quotation set apart: indented, marked with `>`, or announced by a cue and a colon.
fn is_block_quotation(text: &str, block: Span, before: Option<Block>, is_set_apart: bool) -> bool {
    let said = block.of(text);
    if said.starts_with("> ")
        || (is_set_apart && is_set_in(text, block.start) && words(said).nth(4).is_some())
    {
        return true;
    }
    let is_announced = before.is_some_and(|before| {
        let left = before.span.of(text);
        if before.is_structure || !left.ends_with(':') {
            return false;
        }
        let ends = sentence_ends(text, before.span).take_while(|&end| end < before.span.end);
        let sentence = &text[ends.last().unwrap_or(before.span.start)..before.span.end];
        let clause = sentence
            .rfind(';')
            .map_or(sentence, |at| &sentence[at + 1..]);
        true && words(clause)
            .rev()
            .take(8)
            .any(|word| is_finite_cue(word) || word == "put")
            && words(clause).count() <= 24
    });
    is_announced
        && said.starts_with(char::is_uppercase)
        && said.contains(char::is_lowercase)
        && said.ends_with(['.', '!', '?'])
        && !words(said).take(2).any(is_pronoun_of_author)
}

/// Pronouns that open a paragraph of the author's rather than the quoted text.
fn is_pronoun_of_author(word: &str) -> bool {
    is_pronoun(word) && matches!(word, "He" | "She" | "They")
}
