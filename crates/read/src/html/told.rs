//! The article as a page tells it to search engines, in JSON-LD.

use dom_query::Document;
use serde_json::Value;

use byline::document::{BlockKind, Extract};

use super::blocks::{Block, blocks};
use super::headline::letters;

/// Lines that are looked for in a text have at least so many letters, and there are at most so many of them.
const SHORTEST: usize = 20;
const MOST_LINES: usize = 20;

/// The text of an article with its headline.
pub(super) struct Told {
    headline: Option<String>,
    body: String,
}

impl Told {
    /// The longest text that the page tells, if it tells one.
    pub(super) fn of(document: &Document) -> Option<Self> {
        let mut longest: Option<Self> = None;
        for script in document.select("script[type*='ld+json']").nodes() {
            let json = script.text();
            if !json.contains("articleBody") {
                continue;
            }
            let Ok(value) = serde_json::from_str(&json) else {
                continue;
            };
            let mut open: Vec<&Value> = vec![&value];
            while let Some(value) = open.pop() {
                match value {
                    Value::Array(values) => open.extend(values),
                    Value::Object(fields) => {
                        open.extend(fields.values());
                        let text = |name: &str| Some(fields.get(name)?.as_str()?.trim().to_owned());
                        if let Some(body) = text("articleBody")
                            && longest
                                .as_ref()
                                .is_none_or(|told| body.len() > told.body.len())
                        {
                            let headline = text("headline");
                            longest = Some(Self { headline, body });
                        }
                    }
                    _ => {}
                }
            }
        }
        longest.filter(|told| !told.body.is_empty())
    }

    /// Whether what was found in the elements of the page is none of it, and less: a notice of a page whose article a
    /// script fetches.
    pub(super) fn is_instead_of(&self, found: &Extract) -> bool {
        if self.body.len() <= found.text.len() {
            return false;
        }
        let body = letters(&self.body);
        let lines = found.text.lines().map(letters);
        let mut lines = lines.filter(|line| line.len() >= SHORTEST).take(MOST_LINES);
        !lines.any(|line| body.contains(&line))
    }

    /// The text, if some of it is running text.
    pub(super) fn into_extract(self) -> Option<Extract> {
        // Tags where there are any; else each line is a paragraph, whose entities are resolved.
        let paragraphs: Vec<Block> = if self.body.contains("</") {
            blocks(&Document::fragment(self.body).root())
        } else {
            let lines = self.body.lines();
            lines
                .flat_map(|line| blocks(&Document::fragment(line).root()))
                .collect()
        };
        if !paragraphs.iter().any(Block::is_prose) {
            return None;
        }
        let mut extract = Extract::default();
        if let Some(headline) = self.headline {
            extract.push(BlockKind::Title, &headline);
        }
        for block in paragraphs {
            extract.push(block.kind, &block.text);
        }
        Some(extract.finish())
    }
}
