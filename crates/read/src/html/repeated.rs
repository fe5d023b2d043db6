//! Words set apart that stand in the text as well: pull quotes, and boxes that repeat a sentence.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::posts::is_embed;
use super::words::words;

/// As many words as a repeated passage has at least, and the name of its speaker with it at most.
const FEWEST: usize = 4;
const MOST: usize = 80;
const MOST_OF_CREDIT: usize = 10;

/// Words that are looked up together, and places that are tried for them.
const KEY: usize = 3;
const MOST_PLACES: usize = 8;

/// A longer paragraph is not looked through.
const LONGEST_PARAGRAPH: usize = 1000;

/// Takes out what is set apart and repeats words of a paragraph that is longer, so that they are read once.
pub(super) fn remove(document: &Document) {
    let nodes = document.select("p").nodes().to_vec();
    let paragraphs: Vec<Paragraph<'_>> = nodes
        .into_iter()
        .filter(|node| !is_set_apart(node))
        .filter_map(|node| {
            let words = words(&node, LONGEST_PARAGRAPH)?;
            Some(Paragraph { node, words })
        })
        .collect();
    let index = Index::of(&paragraphs);
    let apart = document.select("blockquote, figure, aside, div, section, p");
    for node in apart.nodes() {
        let is_plain = node.has_name("p") && !is_set_apart(node);
        if is_plain || is_embed(node) {
            continue;
        }
        if words(node, MOST).is_some_and(|words| index.repeats(node, &words)) {
            node.remove_from_parent();
        }
    }
}

struct Paragraph<'a> {
    node: NodeRef<'a>,
    words: Vec<String>,
}

/// Where in the paragraphs each few words stand.
struct Index<'a> {
    paragraphs: &'a [Paragraph<'a>],
    places: HashMap<&'a [String], Vec<(usize, usize)>>,
}

impl<'a> Index<'a> {
    fn of(paragraphs: &'a [Paragraph<'a>]) -> Self {
        let mut places: HashMap<&[String], Vec<(usize, usize)>> = HashMap::new();
        for (paragraph_idx, paragraph) in paragraphs.iter().enumerate() {
            for (word_idx, key) in paragraph.words.windows(KEY).enumerate() {
                let places = places.entry(key).or_default();
                if places.len() < MOST_PLACES {
                    places.push((paragraph_idx, word_idx));
                }
            }
        }
        Self { paragraphs, places }
    }

    /// Whether the words of an element, but for a name after them, stand in a longer paragraph outside it.
    fn repeats(&self, node: &NodeRef<'_>, words: &[String]) -> bool {
        let places = words.get(..KEY).and_then(|key| self.places.get(key));
        places.into_iter().flatten().any(|&(paragraph_idx, at)| {
            let paragraph = &self.paragraphs[paragraph_idx];
            let there = &paragraph.words[at..];
            let same = words.iter().zip(there).take_while(|(a, b)| a == b);
            let n_same = same.count();
            let n_more = words.len() - n_same;
            n_same >= FEWEST
                && n_more <= MOST_OF_CREDIT.min(n_same)
                && paragraph.words.len() > n_same
                && !paragraph
                    .node
                    .ancestors_it(None)
                    .any(|outer| outer.id == node.id)
        })
    }
}

/// Whether an element, or one around it, is set apart from the text.
fn is_set_apart(node: &NodeRef<'_>) -> bool {
    let is_pull = |node: &NodeRef<'_>| {
        node.class().is_some_and(|class| {
            let class = class.to_ascii_lowercase();
            class.contains("pull") && class.contains("quot")
        })
    };
    let mut outer = node.ancestors_it(None);
    is_pull(node)
        || outer.any(|outer| {
            ["blockquote", "figure", "aside"]
                .iter()
                .any(|name| outer.has_name(name))
                || is_pull(&outer)
        })
}
