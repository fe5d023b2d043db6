//! Labelled articles.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use byline::document::Document;
use byline::label::Label;
use byline::model::DataFile;
use byline_read::{Error as ReadError, Source, may_be_text, read_whole};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::options::CorpusOptions;
use crate::table::{RowSample, TableFormat, TableReader, group_rows};

/// So many rows show what all of them hold.
const SAMPLE_ROWS: usize = 1000;

/// An article with the labels its data gives.
#[derive(Clone, Debug)]
pub struct Article {
    /// Name in the data; `FILE:LINE` of its row where the data names no articles.
    pub id: String,
    /// Its rows as a document.
    pub document: Document,
    /// One entry a sentence: index into [`Corpus::labels`], or `None` for a row without a label.
    pub gold: Vec<Option<usize>>,
    /// One entry a sentence: the line of the file on which its row starts, from 1.
    pub lines: Vec<u64>,
    /// One entry a sentence: who says what is quoted in it, where the data tells.
    pub sources: Vec<RowSource>,
    /// One entry a sentence: its cell of the [extra](crate::Columns::extra) column, `None` where there is no such column.
    pub extra: Vec<Option<String>>,
    /// The file it comes from: index into [`Corpus::files`].
    pub file_idx: usize,
}

/// Who says what is quoted in a row, as the data tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowSource {
    /// The name; `-` where the marks hold nobody's words.
    pub speaker: Option<String>,
    /// The verb, or whatever else, that ties the words to the speaker.
    pub cue: Option<String>,
}

/// A row that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnusableRow {
    /// Index into [`Corpus::files`].
    pub file_idx: usize,
    /// The line of the file on which it starts, from 1.
    pub line: u64,
    /// What was found and what was expected.
    pub reason: String,
    /// Its label, if that is what is wrong with it.
    pub unknown_label: Option<String>,
}

/// Labelled articles, in the order of the data.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("two.csv");
/// std::fs::write(&path, "article,label,text\na,quote,“No.”\na,factual,She left.\n")?;
/// let corpus = Corpus::read(&[path], &CorpusOptions::default())?;
/// assert_eq!(corpus.labels, ["factual", "quote"]);
/// assert_eq!(corpus.articles[0].gold, [Some(1), Some(0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The labels of the data, as it or the label map spells them: `factual, quote, opinion` in that order where it uses those, others after them by first appearance.
    pub labels: Vec<String>,
    /// The articles.
    pub articles: Vec<Article>,
    /// The files, in the order given.
    pub files: Vec<DataFile>,
    /// The rows passed over, in the order of the data; a row with an unknown label stays in its article as context.
    pub unusable: Vec<UnusableRow>,
}

impl Corpus {
    /// Reads labelled tables; the format of each goes by its extension or else its content.
    ///
    /// Articles of the same name in two files are two articles.
    ///
    /// # Errors
    /// Each names the file and, where there is one, the line: [`Error::Read`], [`Folder`](byline_read::Error::Folder), [`Binary`](byline_read::Error::Binary),
    /// [`NoText`](byline_read::Error::NoText), [`Error::ColumnMissing`], [`Error::CorpusLine`], [`Error::LabelUnknown`], and
    /// [`Error::LabelMap`] where one label of the data means several of ours and they are not kept as given.
    pub fn read(paths: &[impl AsRef<Path>], options: &CorpusOptions) -> Result<Self> {
        let files = paths.iter().map(|path| {
            let path = path.as_ref();
            Ok((path.to_owned(), read_whole(path, may_be_text)?))
        });
        Self::from_files(files, options)
    }

    /// As [`read`](Self::read), from files that are already in memory: path and bytes of each.
    ///
    /// # Errors
    /// As [`read`](Self::read), and the first error among the files.
    pub fn from_files(
        files: impl IntoIterator<Item = Result<(PathBuf, Vec<u8>)>>,
        options: &CorpusOptions,
    ) -> Result<Self> {
        let mut corpus = Self::default();
        let mut label_indices = HashMap::new();
        for file in files {
            let (path, bytes) = file?;
            corpus.add_file(&path, bytes, options, &mut label_indices)?;
        }
        corpus.order_labels();
        Ok(corpus)
    }

    /// Number of sentences that have a label.
    #[must_use]
    pub fn n_labelled(&self) -> usize {
        self.labelled_texts().count()
    }

    /// Number of sentences of each label, in the order of [`labels`](Self::labels).
    ///
    /// ```
    /// use byline_corpus::{Corpus, CorpusOptions};
    /// let rows = b"label,text\nquote,A.\nopinion,B.\nquote,C.\n";
    /// let corpus = Corpus::from_files([Ok(("a.csv".into(), rows.to_vec()))], &CorpusOptions::default())?;
    /// assert_eq!(corpus.labels, ["quote", "opinion"]);
    /// assert_eq!(corpus.label_counts(), [2, 1]);
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    #[must_use]
    pub fn label_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.labels.len()];
        let gold = self.articles.iter().flat_map(|article| &article.gold);
        for label_idx in gold.flatten() {
            counts[*label_idx] += 1;
        }
        counts
    }

    /// The labels of ours that have a sentence, in column order: at least two, as training needs.
    ///
    /// # Errors
    /// [`Error::TooFewLabels`].
    pub fn trainable_labels(&self) -> Result<Vec<Label>> {
        let counts = self.label_counts();
        let is_used = |label: &Label| {
            let names = self.labels.iter().zip(&counts);
            names
                .into_iter()
                .any(|(name, n)| *n > 0 && name == label.name())
        };
        let used: Vec<Label> = Label::ALL.into_iter().filter(is_used).collect();
        if used.len() < 2 {
            let found = used.first().copied();
            return Err(Error::TooFewLabels { found });
        }
        Ok(used)
    }

    /// Labels with fewer sentences than `least`, each with their number, those of ours that have none left out.
    #[must_use]
    pub fn rare_labels(&self, least: usize) -> Vec<(&str, usize)> {
        let labels = self.labels.iter().map(String::as_str);
        let counted = labels.zip(self.label_counts());
        counted.filter(|&(_, n)| n < least).collect()
    }

    /// Number of labelled sentences whose words are also those of a labelled sentence of `other`.
    #[must_use]
    pub fn n_shared_with(&self, other: &Self) -> usize {
        let known: HashSet<&str> = other.labelled_texts().collect();
        self.labelled_texts()
            .filter(|text| known.contains(text))
            .count()
    }

    /// Number of labelled sentences whose words are also those of an earlier one.
    #[must_use]
    pub fn n_repeated(&self) -> usize {
        let distinct: HashSet<&str> = self.labelled_texts().collect();
        self.n_labelled() - distinct.len()
    }

    /// What its rows hold, as far as the first of them show.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("a.csv");
    /// std::fs::write(&path, "label,text\nfactual,It rained. It snowed. It thawed.\n")?;
    /// let corpus = byline_corpus::Corpus::read(&[path], &Default::default())?;
    /// assert!(corpus.row_sample().holds_several());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn row_sample(&self) -> RowSample {
        RowSample::of_texts(self.labelled_texts().take(SAMPLE_ROWS))
    }

    fn labelled_texts(&self) -> impl Iterator<Item = &str> {
        self.articles.iter().flat_map(|article| {
            let text = article.document.text();
            let sentences = article.document.sentences().iter().zip(&article.gold);
            sentences.filter_map(|(sentence, gold)| gold.map(|_| sentence.span.of(text)))
        })
    }

    fn add_file(
        &mut self,
        path: &Path,
        bytes: Vec<u8>,
        options: &CorpusOptions,
        label_indices: &mut HashMap<String, usize>,
    ) -> Result<()> {
        let sha256 = hex(&Sha256::digest(&bytes));
        let mut source = Source::new(path, std::io::Cursor::new(bytes))?;
        let format = TableFormat::detect(&mut source, &options.columns)?.unwrap_or_default();
        let reader = TableReader::new(source, format, &options.columns)?.with_labels()?;
        let file_idx = self.files.len();
        let mut rows = Vec::new();
        for row in reader {
            match row {
                Ok(row) => rows.push(row),
                Err(error) => self.pass_over(error, file_idx, options)?,
            }
        }
        let is_empty =
            |unusable: &[UnusableRow]| unusable.iter().all(|row| row.file_idx != file_idx);
        if rows.is_empty() && is_empty(&self.unusable) {
            return Err(Error::Read(ReadError::NoText {
                path: path.to_owned(),
            }));
        }
        self.files.push(DataFile {
            path: path.to_owned(),
            sha256,
            n_rows: rows.len(),
        });
        for group in group_rows(rows) {
            let mut gold = Vec::new();
            let mut lines = Vec::new();
            let mut sources = Vec::new();
            let mut extra = Vec::new();
            for row in group.sentence_rows() {
                let label = row
                    .label
                    .as_ref()
                    .map(|given| options.label_of(given, path, row.line));
                let label = match label.transpose() {
                    Ok(label) => label,
                    Err(error) => {
                        self.pass_over(error, file_idx, options)?;
                        None
                    }
                };
                gold.push(label.map(|label| {
                    let next = self.labels.len();
                    *label_indices.entry(label).or_insert_with_key(|label| {
                        self.labels.push(label.clone());
                        next
                    })
                }));
                lines.push(row.line);
                sources.push(RowSource {
                    speaker: row.speaker.clone(),
                    cue: row.cue.clone(),
                });
                extra.push(row.extra.clone());
            }
            self.articles.push(Article {
                id: group.id(path),
                document: group.document(),
                gold,
                lines,
                sources,
                extra,
                file_idx,
            });
        }
        self.unusable.sort_by_key(|row| (row.file_idx, row.line));
        Ok(())
    }

    /// Notes a row that cannot be used, if that is asked for and it is no more than a row.
    fn pass_over(&mut self, error: Error, file_idx: usize, options: &CorpusOptions) -> Result<()> {
        let (line, reason, unknown_label) = match error {
            _ if !options.passes_over_unusable => return Err(error),
            Error::CorpusLine { line, reason, .. } => (line, reason, None),
            Error::LabelUnknown {
                line, label, known, ..
            } => {
                let known = known.join(", ");
                let reason = format!("unknown label \"{label}\", expected {known}");
                (line, reason, Some(label))
            }
            error => return Err(error),
        };
        self.unusable.push(UnusableRow {
            file_idx,
            line,
            reason,
            unknown_label,
        });
        Ok(())
    }

    /// Puts our labels first, in their order, and the others after them as they stand.
    fn order_labels(&mut self) {
        let rank = |name: &String| match name.parse::<Label>() {
            Ok(label) => label.column(),
            Err(_) => Label::COUNT,
        };
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        order.sort_by_key(|&idx| rank(&self.labels[idx]));
        let mut new_indices = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            new_indices[old] = new;
        }
        self.labels.sort_by_key(rank);
        for article in &mut self.articles {
            for gold in article.gold.iter_mut().flatten() {
                *gold = new_indices[*gold];
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
