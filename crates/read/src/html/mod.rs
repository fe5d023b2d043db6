//! Pages to the text of their article.
//!
//! Which part of a page is the article is decided by the method of Mozilla's Readability, as the crate `dom_smoothie`
//! has it. Around it stand six steps: `depth` keeps hostile nesting away from the parser, `clean` takes out what
//! names itself as furniture, `posts` makes plain quotations of embedded posts, `pieces` cuts long texts, which are dear
//! to write, `blocks` turns the elements that are
//! left into blocks of text, and `furniture` drops blocks that only look like text: links to other articles, calls to
//! subscribe, notes about rights.

mod blocks;
mod clean;
mod depth;
mod encoding;
mod furniture;
mod headline;
mod pieces;
mod posts;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use blocks::Block;
use byline::document::{BlockKind, Extract};

pub use encoding::decode;

/// The article of a page: its headline as the first line, then its text. `None` if there is no article in the page.
///
/// Left out are navigation, links to other articles, comments, notices, share buttons, newsletter boxes, bylines,
/// dates and what is said about the author. Broken markup is read as browsers read it. Cannot fail otherwise; cost:
/// about 4 ms for a page of 170 kB.
///
/// ```
/// let page = "<title>Bridge falls | The Herald</title><nav><a href=/>Home</a></nav><article><h1>Bridge falls</h1>
///     <p>The old bridge fell into the river on Monday, and nobody was hurt, the city said.
///     <blockquote><p>We had closed it a week before because of the crack in the arch.</blockquote></article>";
/// let extract = byline_read::html::extract(page).unwrap();
/// assert!(extract.text.starts_with("Bridge falls\n\nThe old bridge fell"));
/// assert!(!extract.text.contains("Home"));
/// ```
#[must_use]
pub fn extract(page: &str) -> Option<Extract> {
    let document = Document::from(depth::limited(page).as_ref());
    let headlines = headline::candidates(&document);
    clean::clean(&document);
    posts::simplify(&document);
    pieces::cut(&document);
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let article = Readability::with_document(document, None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    let title = headline::choose(&article.title, &headlines);
    let content = Document::fragment(article.content);
    clean::clean(&content);
    let kept = furniture::without(blocks::blocks(&content.root()), title.as_deref());
    if !kept.iter().any(Block::is_prose) {
        return None;
    }
    let mut extract = Extract::default();
    if let Some(title) = title {
        extract.push(BlockKind::Title, &title);
    }
    for block in kept {
        extract.push(block.kind, &block.text);
    }
    Some(extract.finish())
}
