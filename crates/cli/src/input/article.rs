//! One file to the text of one article.

use std::path::Path;

use byline::document::Extract;
use byline_read::{Error, Source, check_article, decode, extension, html, markdown};

/// How an article is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// Not at all, and it is taken as it stands.
    Plain,
    Html,
    Markdown,
    /// As it shows: as a page, if it begins as one does, as Markdown with its marks, else not at all.
    Text,
    /// The same, if it is no table.
    Unknown,
}

impl Markup {
    /// What the extension says; `Unknown` if it says nothing.
    pub(crate) fn of_extension(path: &Path) -> Self {
        match extension(path).as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("md" | "markdown") => Self::Markdown,
            Some("txt" | "text") => Self::Text,
            _ => Self::Unknown,
        }
    }

    /// Reads all of `source`; `None` if it is blank. Other text than that of an article, such as a mail, is refused,
    /// unless it is to be taken as it stands.
    pub(crate) fn read(self, source: Source) -> byline_read::Result<Option<Extract>> {
        let path = source.path().to_owned();
        let bytes = source.into_bytes()?;
        if bytes.trim_ascii().is_empty() {
            return Ok(None);
        }
        if self != Self::Plain {
            check_article(&path, &bytes)?;
        }
        let shows = matches!(self, Self::Text | Self::Unknown);
        let extract = if self == Self::Html || (shows && is_page(&bytes)) {
            page(&path, &bytes)?
        } else {
            let text = String::from_utf8(bytes)
                .unwrap_or_else(|error| decode(error.as_bytes()).into_owned());
            if self == Self::Markdown || (shows && markdown::is_markdown(&text)) {
                markdown::extract(&text)
            } else {
                text.into()
            }
        };
        Ok((!extract.text.trim_start().is_empty()).then_some(extract))
    }
}

fn page(path: &Path, bytes: &[u8]) -> byline_read::Result<Extract> {
    html::extract(&html::decode(bytes)).ok_or_else(|| Error::NoArticle {
        path: path.to_owned(),
    })
}

/// Whether the bytes begin as a page does, after what may stand before it.
fn is_page(bytes: &[u8]) -> bool {
    let begins = |bytes: &[u8], start: &[u8]| {
        bytes
            .get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let mut rest = bytes.trim_ascii_start();
    while rest.starts_with(b"<?xml") || rest.starts_with(b"<!--") {
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else {
            b"-->"
        };
        let Some(found) = rest.windows(end.len()).position(|window| window == end) else {
            return false;
        };
        rest = rest[found + end.len()..].trim_ascii_start();
    }
    begins(rest, b"<!doctype html") || begins(rest, b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_page_by_how_it_begins() {
        for page in [
            "\n<!DOCTYPE html>",
            "<HTML lang=en>",
            "<?xml version='1.0'?>\n<!-- x --><html>",
        ] {
            assert!(is_page(page.as_bytes()), "{page}");
        }
        for text in ["It rained.", "<p>It rained.", "<!-- never closed", "<htm"] {
            assert!(!is_page(text.as_bytes()), "{text}");
        }
    }
}
