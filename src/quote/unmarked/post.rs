//! Embedded posts: words that the credit of an account stands over or under.

use crate::quote::passage::Passage;
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::segment::post::{Credit, Place, credit, is_frame, is_set_in};
use crate::span::Span;
use crate::text::words::words;

/// Most passages of one post.
const MOST_PASSAGES: usize = 6;

/// The posts of a text, in order of their words, disjoint: one entry a post, its credit included.
///
/// The words are those before a signature in its own passage or, where it stands alone, the passage before it, with the
/// lines that no empty line parts from it; under a line that names account and hour they are the next passage. What is
/// set in beside a credit is all of the post.
pub(super) fn posts(text: &str, passages: &[Passage]) -> Vec<Speech> {
    let mut found: Vec<Speech> = Vec::new();
    if memchr::memchr(b'@', text.as_bytes()).is_none() {
        return found;
    }
    for idx in 0..passages.len() {
        let Some(credit) = credit(passages[idx].span.of(text)) else {
            continue;
        };
        let reached = found.last().map_or(0, |post| post.span.end);
        let post = if credit.start > 0 {
            signed_inside(text, passages, idx, &credit)
        } else {
            beside(text, passages, idx, credit.place)
        };
        found.extend(post.filter(|post| {
            post.span.start >= reached && words(post.content.of(text)).any(|word| !is_link(word))
        }));
    }
    found
}

/// Posts and other speech in order of their start, of what overlaps the first, and of equals the post.
pub(super) fn with_posts(posts: Vec<Speech>, others: Vec<Speech>) -> Vec<Speech> {
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

/// How many passages are set in from the margin and are no posts.
pub(super) fn n_set_in(text: &str, passages: &[Passage], posts: &[Speech]) -> usize {
    let mut posts = posts.iter().peekable();
    let is_counted = |passage: &&Passage| {
        while posts
            .next_if(|post| post.span.end <= passage.span.start)
            .is_some()
        {}
        let is_posted = posts
            .peek()
            .is_some_and(|post| post.span.start < passage.span.end);
        !is_posted && is_set_in(text, passage.span.start)
    };
    passages.iter().filter(is_counted).count()
}

/// The post of a passage that ends with its credit.
fn signed_inside(text: &str, passages: &[Passage], idx: usize, credit: &Credit) -> Option<Speech> {
    let passage = passages[idx].span;
    let first = first_set_in(text, passages, idx + 1);
    let start = passages[first.min(idx)].span.start;
    let content = Span::new(start, passage.start + credit.start).trimmed(text);
    (credit.place == Place::Before).then_some(post(Span::new(start, passage.end), content))
}

/// The post beside the credit that is the passage `idx`.
fn beside(text: &str, passages: &[Passage], idx: usize, place: Place) -> Option<Speech> {
    let credit = passages[idx].span;
    let (first, end) = match place {
        Place::Before | Place::Framed => {
            let mut end = idx;
            while end > 0 && is_picture(text, passages[end - 1], passages[end]) {
                end -= 1;
            }
            (first_before(text, passages, end, place)?, end)
        }
        Place::After | Place::AfterIfSetApart => {
            let n_set_in = passages[idx + 1..]
                .iter()
                .take(MOST_PASSAGES)
                .take_while(|passage| !passage.is_structure && is_set_in(text, passage.span.start))
                .count();
            let n_passages = if n_set_in == 0 && place == Place::After {
                n_after(text, passages, idx + 1)
            } else {
                n_set_in
            };
            (idx + 1, idx + 1 + n_passages)
        }
    };
    let of_post = passages.get(first..end).filter(|of_post| {
        !of_post.is_empty() && of_post.iter().all(|passage| !passage.is_structure)
    })?;
    let content = Span::new(of_post[0].span.start, of_post[of_post.len() - 1].span.end);
    let span = Span::new(content.start.min(credit.start), content.end.max(credit.end));
    Some(post(span, content))
}

/// The first passage of a post that ends before the passage `end`.
fn first_before(text: &str, passages: &[Passage], end: usize, place: Place) -> Option<usize> {
    let set_in = first_set_in(text, passages, end);
    if set_in < end {
        return Some(set_in);
    }
    if is_set_in(text, passages.get(end)?.span.start) {
        return None;
    }
    let earliest = end.saturating_sub(MOST_PASSAGES);
    if place == Place::Framed {
        return (earliest..end)
            .rev()
            .find(|&idx| is_frame(passages[idx].span.of(text)))
            .map(|frame| frame + 1);
    }
    let last = end.checked_sub(1)?;
    Some(
        (earliest.max(1)..=last)
            .rev()
            .take_while(|&idx| !passages[idx].is_structure)
            .find(|&idx| is_parted(text, passages, idx))
            .unwrap_or(last),
    )
}

/// How many passages from `first` on are the words under a credit: one, and the lines that no empty line parts from it.
fn n_after(text: &str, passages: &[Passage], first: usize) -> usize {
    let limit = passages.len().min(first + MOST_PASSAGES);
    let parted = (first + 1..limit).find(|&idx| is_parted(text, passages, idx));
    let lines = first + 1..parted.unwrap_or(first + 1);
    1 + lines.take_while(|&idx| !passages[idx].is_structure).count()
}

/// Whether an empty line stands before the passage `idx`, which is not the first.
fn is_parted(text: &str, passages: &[Passage], idx: usize) -> bool {
    let gap = &text[passages[idx - 1].span.end..passages[idx].span.start];
    gap.bytes().filter(|&byte| byte == b'\n').count() > 1
}

/// The first of the passages before `end` that are all set in, `end` if the one before it is not.
fn first_set_in(text: &str, passages: &[Passage], end: usize) -> usize {
    let n_set_in = passages[..end]
        .iter()
        .rev()
        .take(MOST_PASSAGES)
        .take_while(|passage| !passage.is_structure && is_set_in(text, passage.span.start))
        .count();
    end - n_set_in
}

fn post(span: Span, content: Span) -> Speech {
    Speech {
        span,
        content,
        form: QuotationForm::Post,
    }
}

/// Whether a passage is only the address of a picture, on a line of its own before `next`.
fn is_picture(text: &str, passage: Passage, next: Passage) -> bool {
    is_link(passage.span.of(text)) && text[passage.span.end..next.span.start].contains('\n')
}

/// Whether nothing but an address stands here.
fn is_link(words: &str) -> bool {
    ["pic.twitter.com/", "https://", "http://"]
        .iter()
        .any(|scheme| words.starts_with(scheme))
        && !words.contains(' ')
}
