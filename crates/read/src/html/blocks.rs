//! Elements to blocks of text.

use dom_query::{NodeId, NodeRef};

use byline::document::BlockKind;

/// Words of one element that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Its words, one space between them, a line feed for each line break that the page asks for.
    pub(super) text: String,
    /// Bytes of it that are words of links.
    pub(super) n_linked: usize,
}

impl Block {
    /// Whether it reads as running text: some length and a stop, or such length that no title has.
    pub(super) fn is_prose(&self) -> bool {
        let n_words = self.n_words();
        matches!(
            self.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation
        ) && !self.is_link()
            && ((n_words >= 8 && self.ends_in_stop()) || n_words >= 16)
    }

    /// Whether hardly a word of it is outside links.
    pub(super) fn is_link(&self) -> bool {
        self.n_linked * 10 >= self.text.len() * 9
    }

    /// Number of words; where words are not set apart, as in Japanese, a number that means as much.
    pub(super) fn n_words(&self) -> usize {
        let n_words = self.text.split_whitespace().count();
        n_words.max(self.text.chars().count() / WORD_CHARS)
    }

    /// Whether it ends as a sentence does.
    pub(super) fn ends_in_stop(&self) -> bool {
        ends_in_stop(&self.text)
    }
}

fn ends_in_stop(text: &str) -> bool {
    let marks = ['"', '\'', '”', '’', '»', ')', ']'];
    text.trim_end_matches(marks)
        .ends_with(['.', '?', '!', '…', ':', '。'])
}

/// More characters than a word has on average.
const WORD_CHARS: usize = 8;

/// Elements that begin and end on lines of their own.
const BLOCK_TAGS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "section",
    "summary",
    "ul",
];

/// The same, for tables and preformatted text.
const TABLE_TAGS: [&str; 7] = ["caption", "pre", "table", "tbody", "thead", "tfoot", "tr"];

/// The blocks inside `root`, in reading order; none is empty.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<Block> {
    let mut writer = Writer::default();
    // Depth first without recursion: a page may nest as deep as it likes.
    let mut current = root.first_child();
    while let Some(node) = current {
        writer.enter(&node);
        if let Some(child) = node.first_child() {
            current = Some(child);
            continue;
        }
        let mut last = node;
        current = loop {
            writer.leave(&last);
            if let Some(next) = last.next_sibling() {
                break Some(next);
            }
            match last.parent() {
                Some(parent) if parent.id != root.id => last = parent,
                _ => break None,
            }
        };
    }
    writer.end_block();
    writer.blocks
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    text: String,
    n_linked: usize,
    /// Whether white space stands between the last word and the next.
    has_gap: bool,
    n_quotations: usize,
    n_items: usize,
    n_captions: usize,
    n_figures: usize,
    n_headings: usize,
    n_links: usize,
    n_verbatim: usize,
    /// The element with the name of a speaker under a block quotation, if it is open.
    credit: Option<NodeId>,
}

impl Writer {
    fn enter(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            self.words(&node.text());
            return;
        }
        let Some(name) = node.node_name() else { return };
        match &*name {
            "br" => self.break_line(),
            "td" | "th" => self.has_gap = true,
            "cite" if self.is_credit(node) => {
                self.end_block();
                self.credit = Some(node.id);
            }
            name if is_block(name) => self.end_block(),
            _ => {}
        }
        if let Some(count) = self.count(node, &name) {
            *count += 1;
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        if is_block(&name) {
            self.end_block();
        } else if self.credit == Some(node.id) {
            self.end_block();
            self.credit = None;
        }
        if let Some(count) = self.count(node, &name) {
            *count -= 1;
        }
    }

    /// Whether an element ends a block quotation, after a whole sentence.
    fn is_credit(&self, node: &NodeRef<'_>) -> bool {
        let is_after_stop = self.text.is_empty() || ends_in_stop(self.text.trim_end());
        let is_last = node.next_sibling().is_none_or(|next| {
            next.next_sibling().is_none() && next.is_text() && next.text().trim().is_empty()
        });
        self.n_quotations > 0 && is_after_stop && is_last
    }

    /// How many elements of the sort of this one are open.
    fn count(&mut self, node: &NodeRef<'_>, name: &str) -> Option<&mut usize> {
        match name {
            "blockquote" => Some(&mut self.n_quotations),
            "li" => Some(&mut self.n_items),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(&mut self.n_headings),
            "a" => Some(&mut self.n_links),
            "pre" => Some(&mut self.n_verbatim),
            "figcaption" | "caption" => Some(&mut self.n_captions),
            "figure" => Some(&mut self.n_figures),
            "p" | "div" | "span" if is_caption(node) => Some(&mut self.n_captions),
            _ => None,
        }
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            if c == '\n' && self.n_verbatim > 0 {
                self.break_line();
            } else if c.is_whitespace() {
                self.has_gap = true;
            } else if !is_blank(c) {
                if self.has_gap && !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.has_gap = false;
                self.text.push(c);
                if self.n_links > 0 {
                    self.n_linked += c.len_utf8();
                }
            }
        }
    }

    /// A second line break ends the paragraph.
    fn break_line(&mut self) {
        if self.text.ends_with('\n') {
            self.end_block();
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.has_gap = false;
    }

    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        let n_linked = std::mem::take(&mut self.n_linked);
        self.has_gap = false;
        let trimmed = text.trim_end();
        if trimmed.chars().any(char::is_alphanumeric) {
            let kind = if self.n_captions > 0 || self.credit.is_some() {
                BlockKind::Caption
            } else if self.n_headings > 0 {
                BlockKind::Heading
            } else if self.n_quotations > 0 {
                BlockKind::Quotation
            } else if self.n_figures > 0 {
                BlockKind::Caption
            } else if self.n_items > 0 {
                BlockKind::ListItem
            } else {
                BlockKind::Paragraph
            };
            // Spaces between linked words are part of the link.
            let n_spaces = trimmed.bytes().filter(u8::is_ascii_whitespace).count();
            self.blocks.push(Block {
                kind,
                n_linked: if n_linked == 0 {
                    0
                } else {
                    n_linked + n_spaces * n_linked / trimmed.len()
                },
                text: trimmed.to_owned(),
            });
        }
    }
}

fn is_block(name: &str) -> bool {
    BLOCK_TAGS.contains(&name) || TABLE_TAGS.contains(&name)
}

/// Whether a class says that a picture is explained.
fn is_caption(node: &NodeRef<'_>) -> bool {
    node.class().is_some_and(|class| {
        class.split_ascii_whitespace().any(|word| {
            let word = word.to_ascii_lowercase();
            word.contains("caption") && !word.contains("video")
        })
    })
}

/// Characters that show nothing: controls, joiners at which a line may break, byte order marks.
fn is_blank(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
