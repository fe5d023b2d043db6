//! Files that are something other than the text of an article: what they are, and what makes text of them.

mod finding;
mod headers;
mod signature;
mod text;

use std::path::Path;

pub(crate) use finding::Foreign;
pub(crate) use signature::signature;

use crate::error::{Error, Result};

/// Refuses text that is not the text of an article, though it can be read: a mail with its headers, a page saved with
/// its pictures, XML, JSON, subtitles and the like.
///
/// ```
/// let mail = b"Return-Path: <ada@example.org>\nFrom: ada@example.org\nSubject: News\n\nIt rained.\n";
/// let refused = byline_read::check_article("it.eml".as_ref(), mail).unwrap_err();
/// assert!(refused.to_string().starts_with("it.eml is no article: found a mail"));
/// assert!(byline_read::check_article("it.txt".as_ref(), b"From: the sea\n\nIt rained.").is_ok());
/// ```
///
/// # Errors
/// [`Error::Foreign`].
pub fn check_article(path: &Path, bytes: &[u8]) -> Result<()> {
    match text::kind(path, bytes) {
        Some(found) => Err(Error::of_foreign(path, found)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
