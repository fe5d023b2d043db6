//! The element that says that it is the article.

use dom_query::{Document, NodeRef};

use super::blocks::{Block, blocks};

/// How an element says so, the widest first.
const NAMES: [&str; 4] = ["main", "[role=main]", "[itemprop=articleBody]", "article"];

/// It is believed where it has at least this share of the words in paragraphs.
const SHARE: f64 = 0.6;

/// Words of text that it has at least.
const FEWEST: usize = 25;

/// Leaves nothing in the body of the page but the element that says that it is the article, where there is one alone
/// and it holds most of the text.
pub(super) fn restrict(document: &Document) {
    let body = document.select_single("body");
    let Some(body) = body.nodes().first() else {
        return;
    };
    for name in NAMES {
        let found = document.select(name);
        let [region] = found.nodes() else {
            continue;
        };
        let (inside, outside) = (n_words(region), n_words(body));
        if inside >= FEWEST && inside as f64 >= SHARE * outside as f64 {
            region.remove_from_parent();
            body.remove_children();
            body.append_child(region);
            return;
        }
    }
}

/// Words of running text.
fn n_words(node: &NodeRef<'_>) -> usize {
    let blocks = blocks(node);
    let prose = blocks.iter().filter(|block| block.is_prose());
    prose.map(Block::n_words).sum()
}
