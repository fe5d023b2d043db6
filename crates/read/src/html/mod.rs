//! Pages to the text of their article.
//!
//! Which part of a page is the article is decided by the method of Mozilla's Readability, as the crate `dom_smoothie`
//! has it. Around it stand further steps: `depth` keeps hostile nesting away from the parser, for
//! which `tags` finds the tags, `clean` takes out what is
//! hidden and what names itself as furniture, `quotes` writes the marks of the element `q`, `repeated` takes out pull
//! quotes, `region` looks for an element that says that it is the article, `posts` makes plain quotations of embedded
//! posts, `pieces` cuts long texts, which are dear to write, `blocks` turns the elements that are left into blocks of
//! text, and `furniture` drops blocks that only look like text: links to other articles, calls to subscribe, notes about
//! rights. Where the elements hold no article,
//! `told` has what the page tells search engines.

mod blocks;
mod clean;
mod depth;
mod encoding;
mod furniture;
mod headline;
mod pieces;
mod posts;
mod quotes;
mod region;
mod repeated;
mod tags;
mod told;
mod words;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use blocks::Block;
use told::Told;

use byline::document::{BlockKind, Extract};

pub use encoding::decode;

/// The article of a page: its headline as the first line, then its text. `None` if there is no article in the page.
///
/// Left out are navigation, links to other articles, comments, notices, share buttons, newsletter boxes, bylines,
/// dates and what is said about the author; words that a pull quote repeats are read once. The element `q` gets the
/// marks of English. Broken markup is read as browsers read it. Where the elements of the page hold no article, one that
/// it tells search engines (`articleBody` of JSON-LD) or shows without scripts is taken. Cannot fail otherwise; cost:
/// about 5 ms for a page of 170 kB.
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
    let page = depth::limited(page);
    let document = Document::from(page.as_ref());
    let told = Told::of(&document);
    match (of_elements(document), told) {
        (Some(found), Some(told)) if told.is_instead_of(&found) => {
            told.into_extract().or(Some(found))
        }
        (Some(found), _) => Some(found),
        (None, told) => told
            .and_then(Told::into_extract)
            .or_else(|| of_elements(without_scripts(&page)?)),
    }
}

/// What stands in a piece of HTML, block by block.
#[cfg(feature = "markdown")]
pub(crate) fn words(html: &str) -> impl Iterator<Item = (BlockKind, String)> {
    let piece = Document::fragment(depth::limited(html).as_ref());
    clean::clean(&piece);
    quotes::write(&piece);
    let blocks = blocks::blocks(&piece.root());
    blocks.into_iter().map(|block| (block.kind, block.text))
}

/// The page as it is shown where scripts are turned off, if that is another.
fn without_scripts(page: &str) -> Option<Document> {
    let document = Document::from(page);
    let hidden = document.select("noscript");
    for node in hidden.nodes() {
        node.rename("div");
    }
    (!hidden.is_empty()).then_some(document)
}

/// The article in the elements of a page.
fn of_elements(document: Document) -> Option<Extract> {
    let headlines = headline::candidates(&document);
    clean::clean(&document);
    quotes::write(&document);
    repeated::remove(&document);
    region::restrict(&document);
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
