//! Markdown to the text of the article.

mod sniff;

pub use sniff::is_markdown;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use byline::document::{BlockKind, Extract};

/// The words of a Markdown text.
///
/// Emphasis, links and footnote marks are reduced to their words, and so is HTML with the feature `html`; fenced code,
/// front matter, pictures and tables' rules are left out. What is set in by four spaces is a quotation, as in plain
/// text. A first heading of the first rank is the headline. Cannot fail: any text is Markdown.
///
/// ```
/// let extract = byline_read::markdown::extract("# It rained\n\nThe *river* [rose](/r).\n\n> Nobody slept.\n");
/// assert_eq!(extract.text, "It rained\n\nThe river rose.\n\n    Nobody slept.\n");
/// ```
#[must_use]
pub fn extract(markdown: &str) -> Extract {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, options) {
        writer.event(event);
    }
    writer.end_block();
    writer.extract.finish()
}

#[derive(Default)]
struct Writer {
    extract: Extract,
    words: String,
    /// Rank of the heading that is open, 0 for none.
    rank: u8,
    n_quotations: usize,
    n_items: usize,
    /// Elements around whose words are left out.
    n_silent: usize,
    has_heading: bool,
    /// The HTML of the block that is open.
    html: String,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) if self.n_silent == 0 => self.push(&words),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::Html(html) => self.html.push_str(&html),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(_))
            | Tag::MetadataBlock(_)
            | Tag::Image { .. } => self.n_silent += 1,
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.end_block();
                self.n_quotations += 1;
            }
            Tag::Heading { level, .. } => {
                self.end_block();
                self.rank = *level as u8;
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.n_quotations += 1;
            }
            Tag::Item => {
                self.end_block();
                self.n_items += 1;
            }
            Tag::Paragraph
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::TableRow
            | Tag::FootnoteDefinition(_) => {
                self.end_block();
            }
            Tag::TableCell if !self.words.is_empty() => self.push(" "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.n_silent = self.n_silent.saturating_sub(1);
            }
            // Which of the two kinds ends, the event does not say.
            TagEnd::CodeBlock if self.n_silent > 0 => self.n_silent -= 1,
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Heading(_) => {
                self.end_block();
                self.rank = 0;
            }
            TagEnd::BlockQuote(_) | TagEnd::CodeBlock => {
                self.end_block();
                self.n_quotations = self.n_quotations.saturating_sub(1);
            }
            TagEnd::Item => {
                self.end_block();
                self.n_items = self.n_items.saturating_sub(1);
            }
            TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::FootnoteDefinition => self.end_block(),
            _ => {}
        }
    }

    fn push(&mut self, words: &str) {
        self.words.extend(
            words
                .chars()
                .filter(|&c| c == '\n' || c == '\t' || !c.is_control()),
        );
    }

    /// Adds the words of a block of HTML.
    fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        #[cfg(feature = "html")]
        for (kind, words) in crate::html::words(&html) {
            self.end_block();
            self.extract.push(kind, &words);
        }
        #[cfg(not(feature = "html"))]
        drop(html);
    }

    fn end_block(&mut self) {
        let kind = match self.rank {
            1 if !self.has_heading && self.extract.text.is_empty() => BlockKind::Title,
            1.. => BlockKind::Heading,
            0 if self.n_quotations > 0 => BlockKind::Quotation,
            0 if self.n_items > 0 => BlockKind::ListItem,
            0 => BlockKind::Paragraph,
        };
        self.has_heading |= self.rank > 0 && !self.words.is_empty();
        self.extract.push(kind, &self.words);
        self.words.clear();
    }
}
