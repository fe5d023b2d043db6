//! The words of an element, as far as they are looked at.

use dom_query::NodeRef;

use super::headline::letters;

/// Elements that are looked at inside one, at most.
const MOST_NODES: usize = 300;

/// Its words, letters and digits in lower case; `None` if it has more than `most` of them.
pub(super) fn words(node: &NodeRef<'_>, most: usize) -> Option<Vec<String>> {
    let mut words = Vec::new();
    for (n_nodes, inner) in node.descendants_it().enumerate() {
        if n_nodes > MOST_NODES {
            return None;
        }
        if inner.is_text() {
            let text = inner.text();
            let found = text.split_whitespace().map(letters);
            words.extend(found.filter(|word| !word.is_empty()).take(most + 1));
            if words.len() > most {
                return None;
            }
        }
    }
    Some(words)
}
