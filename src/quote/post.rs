//! Embedded posts: words that the credit of an account stands over or under.

use super::QuotationForm;
use super::blocks::Block;
use super::unmarked::Unmarked;
use super::words::words;
use crate::segment::post::{Credit, Place, credit, is_frame, is_set_in};
use crate::span::Span;

/// Most blocks of one post.
const MOST_BLOCKS: usize = 6;

/// The posts of a text, in order of their words, disjoint: one entry a post, its credit included.
///
/// The words are those before a signature in its own block or, where it stands alone, the block before it, with the
/// lines that no empty line parts from it; under a line that names account and hour they are the next block. What is
/// set in beside a credit is all of the post.
pub(super) fn posts(text: &str, blocks: &[Block]) -> Vec<Unmarked> {
    let mut found: Vec<Unmarked> = Vec::new();
    if memchr::memchr(b'@', text.as_bytes()).is_none() {
        return found;
    }
    for idx in 0..blocks.len() {
        let Some(credit) = credit(blocks[idx].span.of(text)) else {
            continue;
        };
        let reached = found.last().map_or(0, |post| post.span.end);
        let post = if credit.start > 0 {
            signed_inside(text, blocks, idx, &credit)
        } else {
            beside(text, blocks, idx, credit.place)
        };
        found.extend(post.filter(|post| {
            post.span.start >= reached && words(post.content.of(text)).any(|word| !is_link(word))
        }));
    }
    found
}

/// Posts and other speech in order of their start, of what overlaps the first, and of equals the post.
pub(super) fn with_posts(posts: Vec<Unmarked>, others: Vec<Unmarked>) -> Vec<Unmarked> {
    let mut all = posts;
    all.extend(others);
    all.sort_by_key(|speech| speech.span.start);
    let mut reached = 0;
    all.retain(|speech| {
        let is_free = speech.span.start >= reached;
        reached = reached.max(if is_free { speech.span.end } else { 0 });
        is_free
    });
    all
}

/// How many blocks are set in from the margin and are no posts.
pub(super) fn n_set_in(text: &str, blocks: &[Block], posts: &[Unmarked]) -> usize {
    let mut posts = posts.iter().peekable();
    let is_counted = |block: &&Block| {
        while posts
            .next_if(|post| post.span.end <= block.span.start)
            .is_some()
        {}
        let is_posted = posts
            .peek()
            .is_some_and(|post| post.span.start < block.span.end);
        !is_posted && is_set_in(text, block.span.start)
    };
    blocks.iter().filter(is_counted).count()
}

/// The post of a block that ends with its credit.
fn signed_inside(text: &str, blocks: &[Block], idx: usize, credit: &Credit) -> Option<Unmarked> {
    let block = blocks[idx].span;
    let first = first_set_in(text, blocks, idx + 1);
    let start = blocks[first.min(idx)].span.start;
    let content = Span::new(start, block.start + credit.start).trimmed(text);
    (credit.place == Place::Before).then_some(post(Span::new(start, block.end), content))
}

/// The post beside the credit that is the block `idx`.
fn beside(text: &str, blocks: &[Block], idx: usize, place: Place) -> Option<Unmarked> {
    let credit = blocks[idx].span;
    let (first, end) = match place {
        Place::Before | Place::Framed => {
            let mut end = idx;
            while end > 0 && is_picture(text, blocks[end - 1], blocks[end]) {
                end -= 1;
            }
            (first_before(text, blocks, end, place)?, end)
        }
        Place::After | Place::AfterIfSetApart => {
            let n_set_in = blocks[idx + 1..]
                .iter()
                .take(MOST_BLOCKS)
                .take_while(|block| !block.is_structure && is_set_in(text, block.span.start))
                .count();
            let n_blocks = if n_set_in == 0 && place == Place::After {
                n_after(text, blocks, idx + 1)
            } else {
                n_set_in
            };
            (idx + 1, idx + 1 + n_blocks)
        }
    };
    let of_post = blocks
        .get(first..end)
        .filter(|of_post| !of_post.is_empty() && of_post.iter().all(|block| !block.is_structure))?;
    let content = Span::new(of_post[0].span.start, of_post[of_post.len() - 1].span.end);
    let span = Span::new(content.start.min(credit.start), content.end.max(credit.end));
    Some(post(span, content))
}

/// The first block of a post that ends before the block `end`.
fn first_before(text: &str, blocks: &[Block], end: usize, place: Place) -> Option<usize> {
    let set_in = first_set_in(text, blocks, end);
    if set_in < end {
        return Some(set_in);
    }
    if is_set_in(text, blocks.get(end)?.span.start) {
        return None;
    }
    let earliest = end.saturating_sub(MOST_BLOCKS);
    if place == Place::Framed {
        return (earliest..end)
            .rev()
            .find(|&idx| is_frame(blocks[idx].span.of(text)))
            .map(|frame| frame + 1);
    }
    let last = end.checked_sub(1)?;
    Some(
        (earliest.max(1)..=last)
            .rev()
            .take_while(|&idx| !blocks[idx].is_structure)
            .find(|&idx| is_parted(text, blocks, idx))
            .unwrap_or(last),
    )
}

/// How many blocks from `first` on are the words under a credit: one, and the lines that no empty line parts from it.
fn n_after(text: &str, blocks: &[Block], first: usize) -> usize {
    let limit = blocks.len().min(first + MOST_BLOCKS);
    let parted = (first + 1..limit).find(|&idx| is_parted(text, blocks, idx));
    let lines = first + 1..parted.unwrap_or(first + 1);
    1 + lines.take_while(|&idx| !blocks[idx].is_structure).count()
}

/// Whether an empty line stands before the block `idx`, which is not the first.
fn is_parted(text: &str, blocks: &[Block], idx: usize) -> bool {
    let gap = &text[blocks[idx - 1].span.end..blocks[idx].span.start];
    gap.bytes().filter(|&byte| byte == b'\n').count() > 1
}

/// The first of the blocks before `end` that are all set in, `end` if the one before it is not.
fn first_set_in(text: &str, blocks: &[Block], end: usize) -> usize {
    let n_set_in = blocks[..end]
        .iter()
        .rev()
        .take(MOST_BLOCKS)
        .take_while(|block| !block.is_structure && is_set_in(text, block.span.start))
        .count();
    end - n_set_in
}

fn post(span: Span, content: Span) -> Unmarked {
    Unmarked {
        span,
        content,
        form: QuotationForm::Post,
    }
}

/// Whether a block is only the address of a picture, on a line of its own before `next`.
fn is_picture(text: &str, block: Block, next: Block) -> bool {
    is_link(block.span.of(text)) && text[block.span.end..next.span.start].contains('\n')
}

/// Whether nothing but an address stands here.
fn is_link(words: &str) -> bool {
    ["pic.twitter.com/", "https://", "http://"]
        .iter()
        .any(|scheme| words.starts_with(scheme))
        && !words.contains(' ')
}
