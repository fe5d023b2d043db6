//! The marks that browsers set around the element `q`.

use dom_query::Document;

/// Marks of outer quotations and of those inside them, as English pages show them.
const MARKS: [[&str; 2]; 2] = [["“", "”"], ["‘", "’"]];

/// Writes the marks of each `q` into the text, unless the page has written some itself.
pub(super) fn write(document: &Document) {
    // Inner ones first: an outer one is renamed when its turn has come.
    for node in document.select("q").nodes().iter().rev() {
        let text = node.text();
        if !text.trim_start().starts_with(is_mark) {
            let depth = node.ancestors_it(None).filter(|outer| outer.has_name("q"));
            let [open, close] = MARKS[depth.count() % 2];
            node.prepend_html(open);
            node.append_html(close);
        }
        node.rename("span");
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '‹' | '»' | '›'
    )
}
