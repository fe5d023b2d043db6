//! Long texts of a page, in pieces.

use dom_query::{Document, NodeRef};

/// A text longer than this is cut, in bytes.
const LONGEST: usize = 4096;

/// Elements whose texts are written as they are.
const VERBATIM_TAGS: [&str; 2] = ["script", "style"];

/// Cuts the long texts of `document` into pieces that stand side by side and read as before.
///
/// The search for the article writes it out: what it takes for a text grows with the square of the ampersands in that.
pub(super) fn cut(document: &Document) {
    let mut open: Vec<NodeRef<'_>> = document.root().children();
    while let Some(node) = open.pop() {
        if node.is_text() {
            cut_text(document, &node);
        } else if !VERBATIM_TAGS.iter().any(|tag| node.has_name(tag)) {
            open.extend(node.children());
        }
    }
}

fn cut_text(document: &Document, node: &NodeRef<'_>) {
    let text = node.text();
    let mut rest: &str = &text;
    if rest.len() <= LONGEST {
        return;
    }
    while !rest.is_empty() {
        let (piece, later) = rest.split_at(piece_len(rest));
        node.insert_before(&document.tree.new_text(piece));
        rest = later;
    }
    node.remove_from_parent();
}

/// The length of the first piece of `text`: no character is cut.
fn piece_len(text: &str) -> usize {
    let is_end = |&len: &usize| text.is_char_boundary(len);
    (1..=LONGEST.min(text.len()))
        .rev()
        .find(is_end)
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_read_as_the_whole() {
        let words = "é& ".repeat(LONGEST);
        let document = Document::from(format!("<p>{words}<script>{words}</script></p>"));
        let before = document.select("p").text().to_string();
        cut(&document);
        assert_eq!(document.select("p").text().to_string(), before);
        let texts = document.select("p").nodes()[0].children();
        assert_eq!(texts.len(), 1 + words.len().div_ceil(LONGEST));
    }
}
