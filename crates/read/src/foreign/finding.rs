//! What a file is instead of an article.

use std::fmt;
use std::path::Path;

/// Something other than the text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// What it is, with its article: *a PDF document*.
    pub(crate) found: String,
    /// Whether it is no text at all.
    pub(crate) is_binary: bool,
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
    pub(crate) fn text(found: impl Into<String>) -> Self {
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

    /// What to do about a file of this name; empty where nothing is known.
    pub(crate) fn remedy_for(&self, path: &Path) -> String {
        self.remedy.map_or_else(String::new, |remedy| {
            remedy.replace("{}", &Quoted(path).to_string())
        })
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
