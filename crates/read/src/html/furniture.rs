//! Blocks that stand in the article and are no part of it.

use std::collections::HashSet;

use super::blocks::Block;
use super::headline::letters;
use byline::document::BlockKind;

/// How such blocks begin, or what they say.
const PHRASES: &str = include_str!("phrases.txt");

/// Longer blocks are text, whatever they begin with.
const LONGEST: usize = 45;

/// A linked line with as many words and a stop is a sentence.
const FEWEST_OF_SENTENCE: usize = 8;

/// Headings after which readers write.
const ENDS: [&str; 7] = [
    "comments",
    "readercomments",
    "readerscomments",
    "leaveacomment",
    "leaveareply",
    "postacomment",
    "jointheconversation",
];

/// Headings of lists of other articles.
const LONGEST_HEADING: usize = 7;

/// The blocks that belong to the article.
pub(super) fn without(blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let title = title.map(letters);
    let phrases = Phrases::read();
    let mut seen = HashSet::new();
    let mut is_skipping = false;
    let mut has_prose = false;
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let words = letters(&block.text);
        let lower = block.text.to_lowercase();
        if Some(&words) == title.as_ref() || (words.len() > 12 && !seen.insert(words)) {
            continue;
        }
        if has_prose && is_end(&block) {
            break;
        }
        if phrases.say_so(&lower, block.is_prose()) && block.n_words() <= LONGEST {
            is_skipping |= is_lead(&block);
            continue;
        }
        if block.is_prose() {
            has_prose = true;
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
        && !(block.ends_in_stop() && block.n_words() >= FEWEST_OF_SENTENCE)
}

/// Whether a heading says that nothing but comments of readers follows.
fn is_end(block: &Block) -> bool {
    let heading: String = letters(&block.text);
    let heading = heading.trim_matches(|c: char| c.is_numeric());
    block.kind == BlockKind::Heading && ENDS.contains(&heading)
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

/// What blocks say that are no part of an article.
struct Phrases {
    /// At the beginning.
    begins: Vec<&'static str>,
    /// At the beginning of what is no sentence.
    begins_lines: Vec<&'static str>,
    /// Anywhere, where a sentence speaks to the reader.
    holds: Vec<&'static str>,
}

impl Phrases {
    fn read() -> Self {
        let mut phrases = Self {
            begins: Vec::new(),
            begins_lines: Vec::new(),
            holds: Vec::new(),
        };
        let lines = PHRASES.lines();
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(phrase) = line.strip_prefix('*') {
                phrases.holds.push(phrase);
            } else if let Some(phrase) = line.strip_prefix('?') {
                phrases.begins_lines.push(phrase);
            } else {
                phrases.begins.push(line);
            }
        }
        phrases
    }

    /// Whether a block in lower case says that it is no part of the article.
    fn say_so(&self, lower: &str, is_prose: bool) -> bool {
        let begins =
            |phrases: &[&str]| phrases.iter().any(|phrase| starts_with_word(lower, phrase));
        begins(&self.begins)
            || (!is_prose && begins(&self.begins_lines))
            || (self.holds.iter().any(|phrase| lower.contains(phrase))
                && (!is_prose || speaks_to_reader(lower)))
    }
}

/// Whether a block has words for those who write it and those who read it.
fn speaks_to_reader(lower: &str) -> bool {
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "you" | "your" | "we" | "our" | "us" | "here"))
        || lower.contains('©')
}

/// Whether `line` begins with `phrase` and a word ends there.
fn starts_with_word(line: &str, phrase: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !phrase.starts_with(c));
    line.strip_prefix(phrase).is_some_and(|rest| {
        !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}
