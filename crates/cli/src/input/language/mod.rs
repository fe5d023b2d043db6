//! Texts that are not English: the model knows no other language, and what it answers there means little.

mod foreign;

use std::path::Path;

use byline_corpus::ArticleRows;

use self::foreign::{Foreign, foreign};
use crate::input::content::Content;
use crate::say::message::{Kind, Notes};

/// So many bytes of a file are looked at.
const SAMPLE: usize = 4000;

/// Looks at the first words of each file and says which are not English.
pub(crate) struct LanguageWatch {
    is_on: bool,
    /// The first words of the file that is being read.
    sample: String,
    /// Whether enough was seen of the file.
    has_judged: bool,
    /// Files that were told not to be English.
    n_foreign: usize,
}

impl LanguageWatch {
    pub(crate) fn new(is_on: bool) -> Self {
        Self {
            is_on,
            sample: String::new(),
            has_judged: !is_on,
            n_foreign: 0,
        }
    }

    /// Takes a look at what was read of the file `path`.
    pub(crate) fn see(&mut self, path: &str, content: &Content, notes: &Notes) {
        if self.has_judged {
            return;
        }
        match content {
            Content::Text(extract) => self.add(&extract.text),
            Content::Line(text) => self.add(text),
            Content::ArticleRow(row) => self.add(&row.text),
            Content::Article(article) => self.add_rows(article),
            Content::Table(articles) => articles.iter().for_each(|article| self.add_rows(article)),
        }
        if self.sample.len() >= SAMPLE {
            self.judge(path, notes);
        }
    }

    /// The file `path` has come to its end.
    pub(crate) fn end(&mut self, path: &str, notes: &Notes) {
        if !self.has_judged {
            self.judge(path, notes);
        }
        self.sample.clear();
        self.has_judged = !self.is_on;
    }

    /// All files have been read: those that were not told one by one are counted.
    pub(crate) fn finish(&mut self, notes: &Notes) {
        if self.n_foreign > 1 {
            let n_more = self.n_foreign - 1;
            let files = if n_more == 1 { "file does" } else { "files do" };
            notes.note(&format!("{n_more} more {files} not look like English"));
        }
        self.n_foreign = 0;
    }

    fn add_rows(&mut self, article: &ArticleRows) {
        article.rows.iter().for_each(|row| self.add(&row.text));
    }

    fn add(&mut self, text: &str) {
        let mut end = SAMPLE.saturating_sub(self.sample.len()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if end > 0 {
            self.sample.push_str(&text[..end]);
            self.sample.push('\n');
        }
    }

    fn judge(&mut self, path: &str, notes: &Notes) {
        self.has_judged = true;
        let found = match foreign(&self.sample) {
            None => return,
            Some(Foreign::Language(language)) => {
                format!("does not look like English ({}?)", language.eng_name())
            }
            Some(Foreign::Junk) => "does not look like text".to_owned(),
        };
        self.n_foreign += 1;
        if self.n_foreign == 1 {
            let text = format!(
                " {found}, expected English: its labels mean little (--any-language says nothing of it)"
            );
            notes.note_of(Path::new(path), Kind::Language, &text);
        }
    }
}
