//! Files that are something other than the text of an article: what they are, and what makes text of them.

mod headers;
mod signature;
mod text;

use std::fmt;
use std::path::Path;

pub(crate) use signature::signature;

use crate::error::{Error, Result};

/// Something other than the text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// What it is, with its article: *a PDF document*.
    found: String,
    /// Whether it is no text at all.
    is_binary: bool,
    /// What to do; `{}` stands for the name of the file.
    remedy: Option<&'static str>,
}

impl Foreign {
    /// No text at all.
    pub(crate) fn binary(found: impl Into<String>) -> Self {
        Self {
            found: found.into(),
            is_binary: true,
            remedy: None,
        }
    }

    /// Text, but not that of an article.
    fn text(found: impl Into<String>) -> Self {
        Self {
            is_binary: false,
            ..Self::binary(found)
        }
    }

    /// The same with what to do about it.
    pub(crate) fn remedy(mut self, remedy: &'static str) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// The error for a file of this name.
    pub(crate) fn at(self, path: &Path) -> Error {
        let remedy = self.remedy.map_or_else(String::new, |remedy| {
            remedy.replace("{}", &Quoted(path).to_string())
        });
        let (path, found) = (path.to_owned(), self.found);
        if self.is_binary {
            Error::Binary {
                path,
                found,
                remedy,
            }
        } else {
            Error::Foreign {
                path,
                found,
                remedy,
            }
        }
    }
}

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
        Some(found) => Err(found.at(path)),
        None => Ok(()),
    }
}

/// The name of a file as a shell takes it, in single quotation marks where it needs them.
struct Quoted<'a>(&'a Path);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.to_string_lossy();
        let is_plain = |c: char| c.is_alphanumeric() || "/._-+,=@%".contains(c);
        if self.0 == Path::new("-") {
            f.write_str("FILE")
        } else if name.chars().all(is_plain) && !name.starts_with('-') {
            f.write_str(&name)
        } else {
            write!(f, "'{}'", name.replace('\'', r"'\''"))
        }
    }
}

#[cfg(test)]
mod tests;
