//! Elements that say by their name, class or role that they are not the article, or that are not shown.

use dom_query::{Document, NodeRef};

use super::blocks::{Block, blocks};

/// Elements that never hold words of an article.
const FURNITURE_TAGS: [&str; 15] = [
    "nav", "aside", "footer", "script", "style", "noscript", "template", "iframe", "button",
    "select", "svg", "dialog", "textarea", "audio", "video",
];

/// Values of the attribute `role` that never hold words of an article.
const FURNITURE_ROLES: [&str; 8] = [
    "navigation",
    "complementary",
    "dialog",
    "alertdialog",
    "contentinfo",
    "banner",
    "search",
    "toolbar",
];

/// Elements that are the article, or may be, whatever their class says.
const KEPT_TAGS: [&str; 9] = [
    "html",
    "body",
    "head",
    "article",
    "main",
    "h1",
    "h2",
    "p",
    "blockquote",
];

/// Words in classes and ids of elements that are no part of an article; two with a plus must both be there.
const FURNITURE_CLASSES: &str = include_str!("classes.txt");

/// The class of what stands before text that is paid for, and of that text.
const PAYWALL: &str = "paywall";

/// What is asked for before such text is shown.
const CALLS: [&str; 7] = [
    "subscrib",
    "subscription",
    "sign in",
    "log in",
    "register",
    "free trial",
    "your account",
];

/// An element with more of the words of the page than one in so many is the article, whatever its class says.
const SHARE: usize = 3;

/// A page with fewer bytes in paragraphs does not use them for its article.
const FEW: usize = 400;

/// Takes the furniture out of `document`.
pub(super) fn clean(document: &Document) {
    let root = document.root();
    let page = Words::of(&root);
    let rules: Vec<&str> = FURNITURE_CLASSES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let mut open: Vec<NodeRef<'_>> = root.children();
    let mut words = String::new();
    while let Some(node) = open.pop() {
        if node.is_comment() {
            node.remove_from_parent();
            continue;
        }
        let Some(name) = node.node_name() else {
            continue;
        };
        if is_icon(&node) || is_furniture(&node, &name, &rules, &mut words, page) {
            node.remove_from_parent();
        } else {
            // What hides from screen readers alone is shown; so is what a script reveals, where it is the article.
            node.remove_attrs(&["aria-hidden", "hidden", "style"]);
            open.extend(node.children());
        }
    }
}

fn is_furniture(
    node: &NodeRef<'_>,
    name: &str,
    rules: &[&str],
    words: &mut String,
    page: Words,
) -> bool {
    if name == "script" {
        // What a page says about itself there helps to find its headline.
        return node
            .attr("type")
            .is_none_or(|kind| !kind.contains("ld+json"));
    }
    if FURNITURE_TAGS.contains(&name) {
        return true;
    }
    if is_hidden(node) && !Words::of(node).is_much_of(page) {
        return true;
    }
    if KEPT_TAGS.contains(&name) {
        return false;
    }
    let by_role = node
        .attr("role")
        .is_some_and(|role| FURNITURE_ROLES.contains(&&*role));
    words.clear();
    for value in [node.class(), node.id_attr()].into_iter().flatten() {
        push_words(&value, words);
    }
    let has = |word: &str| words.split(' ').any(|found| found == word);
    let by_class = || {
        let mut rules = rules.iter().filter(|rule| rule.split('+').all(has));
        rules.any(|rule| *rule != PAYWALL || !holds_prose(node))
    };
    (by_role || by_class()) && !Words::of(node).is_much_of(page)
}

/// Whether the page asks for an element not to be shown to anybody.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.split_whitespace().collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether an element is a sign that a font draws for a name such as `arrow_forward`.
fn is_icon(node: &NodeRef<'_>) -> bool {
    let is_name = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    node.attr("aria-hidden").as_deref() == Some("true")
        && (node.has_name("i") || node.has_name("span"))
        && is_name(node.text().trim())
}

/// Whether an element holds a paragraph that does not ask for anything: text behind a wall, not the wall.
fn holds_prose(node: &NodeRef<'_>) -> bool {
    let asks = |text: &str| {
        let text = text.to_lowercase();
        CALLS.iter().any(|call| text.contains(call))
    };
    let blocks = blocks(node);
    blocks.iter().any(Block::is_prose) && !blocks.iter().any(|block| asks(&block.text))
}

/// How many bytes of words an element holds.
#[derive(Clone, Copy)]
struct Words {
    in_all: usize,
    in_paragraphs: usize,
}

impl Words {
    fn of(node: &NodeRef<'_>) -> Self {
        let mut words = Self {
            in_all: 0,
            in_paragraphs: 0,
        };
        let mut n_open = 0_usize;
        let mut current = node.first_child();
        while let Some(inner) = current {
            let is_paragraph = inner.has_name("p");
            let mut is_hidden = false;
            if inner.is_text() {
                let n_bytes = inner.text().trim().len();
                words.in_all += n_bytes;
                words.in_paragraphs += if n_open > 0 { n_bytes } else { 0 };
            } else {
                is_hidden = inner.has_name("script") || inner.has_name("style");
            }
            n_open += usize::from(is_paragraph);
            if !is_hidden && let Some(child) = inner.first_child() {
                current = Some(child);
                continue;
            }
            let mut last = inner;
            current = loop {
                n_open -= usize::from(last.has_name("p"));
                if let Some(next) = last.next_sibling() {
                    break Some(next);
                }
                match last.parent() {
                    Some(parent) if parent.id != node.id => last = parent,
                    _ => break None,
                }
            };
        }
        words
    }

    /// Whether they are so many of the words of `page` that they are its article. Where a page has paragraphs, only
    /// they count: comments and links may be longer than the article.
    fn is_much_of(self, page: Self) -> bool {
        if page.in_paragraphs > FEW {
            self.in_paragraphs * SHARE > page.in_paragraphs
        } else {
            self.in_all * SHARE > page.in_all
        }
    }
}

/// Adds the words of a class or id in lower case, each followed by a space: `relatedLinks_box` has three.
fn push_words(value: &str, words: &mut String) {
    let mut was_lower = false;
    for c in value.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && was_lower {
                words.push(' ');
            }
            words.extend(c.to_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
        was_lower = c.is_lowercase();
    }
    words.push(' ');
}
