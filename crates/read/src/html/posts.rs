//! Embedded posts, brought into the form of a block quotation.

use dom_query::{Document, NodeRef};

use super::blocks::blocks;
use byline::internals::{credit, is_frame};

/// Classes of the block quotations that networks offer for embedding.
const EMBEDS: [&str; 6] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "text-post-media",
];

/// Makes each embedded post a block quotation of plain paragraphs, words and credit, so that its links are not taken
/// for links to other articles. A post without words goes.
pub(super) fn simplify(document: &Document) {
    for node in document.select("blockquote").nodes() {
        if !is_embed(node) {
            continue;
        }
        let mut paragraphs = String::new();
        let mut has_words = false;
        for block in blocks(node) {
            for line in block.text.lines().filter(|line| !is_furniture(line)) {
                has_words |= credit(line).is_none_or(|credit| credit.start > 0);
                paragraphs.push_str("<p>");
                push_escaped(line, &mut paragraphs);
                paragraphs.push_str("</p>");
            }
        }
        if has_words {
            node.set_html(paragraphs);
        } else {
            node.remove_from_parent();
        }
    }
}

/// Whether an element is a post of a network that is embedded in the page.
pub(super) fn is_embed(node: &NodeRef<'_>) -> bool {
    node.class().is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|word| EMBEDS.contains(&word))
    })
}

/// Whether a line of an embedded post is there for the network alone: *View this post on …*, the name of a melody.
fn is_furniture(line: &str) -> bool {
    let is_view = line.starts_with("View on ") && line.split(' ').count() == 3;
    is_view
        || is_frame(line)
        || line.starts_with('♬')
        || line == "[image or embed]"
        || (line.starts_with("pic.twitter.com/") && !line.contains(' '))
}

/// Adds `words` as they are written in a page.
fn push_escaped(words: &str, html: &mut String) {
    for char in words.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            _ => html.push(char),
        }
    }
}
