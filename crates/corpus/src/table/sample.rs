//! Whether the rows of a table hold sentences or whole articles.

use std::collections::HashMap;

use byline::segment::{Scratch, Segmentation, segment_into};

use super::TableRow;

/// What the first rows of a table show of all of them.
///
/// ```
/// use byline_corpus::{RowSample, RowUnit, TableRow};
/// let row = |text: &str| {
///     let mut row = TableRow::default();
///     row.text = text.to_owned();
///     row
/// };
/// let sample = RowSample::of(&[row("It rained. It was cold. Nobody came."), row("It snowed. It was cold.")]);
/// assert_eq!((sample.holds_several(), sample.unit()), (true, RowUnit::Article));
/// let sample = RowSample::of(&[row("It rained."), row("It snowed. It was cold."), row("It thawed.")]);
/// assert_eq!((sample.holds_several(), sample.unit()), (false, RowUnit::Sentence));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
// Counts are called n_ everywhere.
#[allow(clippy::struct_field_names)]
pub struct RowSample {
    /// Rows that are no headings.
    n_rows: usize,
    /// Those that hold several sentences.
    n_several: usize,
    /// Those whose article has other rows among them.
    n_shared: usize,
    n_bytes: usize,
    /// Bytes of the rows that are an article beyond doubt.
    n_article_bytes: usize,
}

/// What a row of a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowUnit {
    /// A sentence, or a heading; rows that name the same article belong together.
    #[default]
    Sentence,
    /// A whole article.
    Article,
}

/// A row of so many sentences is an article and no sentence that was split where it should not.
const ARTICLE_SENTENCES: usize = 5;

impl RowSample {
    /// Looks at rows, each with its text.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a TableRow>) -> Self {
        let mut sample = Self::default();
        let mut counter = SentenceCounter::default();
        let mut articles: HashMap<&str, usize> = HashMap::new();
        for row in rows.into_iter().filter(|row| row.is_sentence()) {
            sample.add(&row.text, &mut counter);
            if let Some(article) = &row.article {
                *articles.entry(article).or_default() += 1;
            }
        }
        sample.n_shared = articles.into_values().filter(|&n| n > 1).sum();
        sample
    }

    /// Looks at texts whose articles are not asked for.
    #[must_use]
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sample = Self::default();
        let mut counter = SentenceCounter::default();
        for text in texts {
            sample.add(text, &mut counter);
        }
        sample
    }

    fn add(&mut self, text: &str, counter: &mut SentenceCounter) {
        let n_sentences = counter.count(text);
        self.n_rows += 1;
        self.n_several += usize::from(n_sentences > 1);
        self.n_bytes += text.len();
        if n_sentences >= ARTICLE_SENTENCES {
            self.n_article_bytes += text.len();
        }
    }

    /// Whether more than half of the rows hold several sentences, or most of the text stands in rows that hold many.
    #[must_use]
    pub fn holds_several(&self) -> bool {
        2 * self.n_several > self.n_rows || 2 * self.n_article_bytes > self.n_bytes
    }

    /// What a row holds: an article if rows hold several sentences, unless most share their article with other rows.
    #[must_use]
    pub fn unit(&self) -> RowUnit {
        if self.holds_several() && 2 * self.n_shared <= self.n_rows {
            RowUnit::Article
        } else {
            RowUnit::Sentence
        }
    }
}

/// Counts the sentences of one text after another.
#[derive(Debug, Default)]
struct SentenceCounter {
    scratch: Scratch,
    segmentation: Segmentation,
}

impl SentenceCounter {
    /// Number of sentences; paragraphs count where they are more, since a headline is no sentence.
    fn count(&mut self, text: &str) -> usize {
        segment_into(text, &mut self.scratch, &mut self.segmentation);
        let is_blank = |line: &str| line.trim().is_empty();
        let mut lines = text.trim().lines();
        let n_gaps = lines.by_ref().filter(|line| is_blank(line)).count();
        self.segmentation.sentences.len().max(n_gaps + 1)
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::{Columns, TableFormat, TableReader};
    use byline_read::Source;

    fn first_rows(path: &Path) -> Vec<TableRow> {
        let source = Source::open(path).unwrap();
        let mut reader = TableReader::new(source, TableFormat::Csv, &Columns::default()).unwrap();
        reader.look_ahead(usize::MAX, usize::MAX)
    }

    /// The tables of sentences that models are trained and measured on, as far as they are there.
    fn tables_of_sentences() -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folders = [root.join("training-data"), root.join("../shared/corpora")];
        let entries = folders
            .iter()
            .filter_map(|folder| folder.read_dir().ok())
            .flatten();
        let paths = entries.map(|entry| entry.unwrap().path());
        let is_table = |path: &PathBuf| {
            path.extension().is_some_and(|extension| extension == "csv")
                && path.file_stem().is_some_and(|stem| stem != "articles")
        };
        paths.filter(is_table).collect()
    }

    #[test]
    fn tables_of_sentences_hold_sentences_wherever_one_looks() {
        let paths = tables_of_sentences();
        assert!(paths.len() >= 3);
        for path in paths {
            let mut rows = first_rows(&path);
            for row in &mut rows {
                row.article = None;
            }
            for rows in rows.chunks(100).chain(rows.chunks(10)) {
                let sample = RowSample::of(rows);
                assert!(!sample.holds_several(), "{}: {sample:?}", path.display());
            }
        }
    }
}
