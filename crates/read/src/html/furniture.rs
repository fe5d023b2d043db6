//! Blocks that stand in the article and are no part of it.

use std::collections::HashSet;

use super::blocks::Block;
use super::headline::letters;
use byline::document::BlockKind;

/// How such blocks begin, or what they say.
const PHRASES: &str = include_str!("phrases.txt");

/// Longer blocks are text, whatever they begin with.
const LONGEST: usize = 45;

/// Headings of lists of other articles.
const LONGEST_HEADING: usize = 7;

/// The blocks that belong to the article.
pub(super) fn without(blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let title = title.map(letters);
    let (begins, holds) = phrases();
    let mut seen = HashSet::new();
    let mut is_skipping = false;
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let words = letters(&block.text);
        let lower = block.text.to_lowercase();
        if Some(&words) == title.as_ref() || (words.len() > 12 && !seen.insert(words)) {
            continue;
        }
        let says_so = begins.iter().any(|phrase| starts_with_word(&lower, phrase))
            || holds.iter().any(|phrase| lower.contains(phrase));
        if says_so && block.n_words() <= LONGEST {
            is_skipping |= is_lead(&block);
            continue;
        }
        if block.is_prose() {
            is_skipping = false;
        } else if is_skipping || is_other_link(&block) {
            continue;
        }
        kept.push(block);
    }
    let Some(first) = kept.iter().position(Block::is_prose) else {
        return Vec::new();
    };
    let last = kept.iter().rposition(Block::is_prose).unwrap_or(first);
    kept.truncate(last + 1 + n_trailing(&kept[last + 1..]));
    let mut idx = 0;
    kept.retain(|block| {
        idx += 1;
        idx > first || is_leading(block)
    });
    kept
}

/// Whether what follows the block is a list of other articles.
fn is_lead(block: &Block) -> bool {
    block.kind == BlockKind::Heading
        || (block.n_words() <= LONGEST_HEADING && !block.text.ends_with('.'))
}

/// A link that is no part of a sentence.
fn is_other_link(block: &Block) -> bool {
    block.kind != BlockKind::Heading
        && block.n_linked * 4 >= block.text.len() * 3
        && !block.text.ends_with(['.', '”', '"'])
}

/// Above the first paragraph stand names, dates and places on the site; what is worth keeping are headings,
/// captions and lists of items that end in a stop.
fn is_leading(block: &Block) -> bool {
    match block.kind {
        BlockKind::Heading | BlockKind::Caption | BlockKind::Quotation => true,
        _ => block.ends_in_stop() && block.n_words() > 3,
    }
}

/// How many blocks after the last paragraph belong to it: up to the last that says something, be it a list, a table or
/// a line of some words.
fn n_trailing(rest: &[Block]) -> usize {
    let belongs = |block: &Block| match block.kind {
        BlockKind::ListItem | BlockKind::Quotation => true,
        BlockKind::Paragraph => block.ends_in_stop() || block.n_words() > 3,
        _ => false,
    };
    rest.iter().rposition(belongs).map_or(0, |last| last + 1)
}

/// Phrases that blocks begin with, and phrases that may stand anywhere in them.
fn phrases() -> (Vec<&'static str>, Vec<&'static str>) {
    let lines = PHRASES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (holds, begins): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with('*'));
    (begins, holds.into_iter().map(|line| &line[1..]).collect())
}

/// Whether `line` begins with `phrase` and a word ends there.
fn starts_with_word(line: &str, phrase: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !phrase.starts_with(c));
    line.strip_prefix(phrase).is_some_and(|rest| {
        !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}
