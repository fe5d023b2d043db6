//! Classified documents to bytes: one format a file.

mod added;
mod column_use;
pub(crate) mod emitted;
mod explanation;
mod explanation_table;
mod harmless;
mod json;
mod layout;
mod marked;
mod overlaps;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod quotations;
pub(crate) mod report;
mod report_format;
mod results;
pub(crate) mod sink;
mod strongest;
mod table;
pub(crate) mod temporary;
mod text;
pub(crate) mod write_error;
mod writer;

use std::borrow::Cow;
use std::io::Write;

use byline::analysis::{AnalysedSentence, AnalysisBuilder};
use byline::{Analysis, Classifier};
use clap::ValueEnum;

use crate::input::content::{InputColumns, Origin};
use crate::say::plain;
use added::all_names;
use layout::Layout;

pub(crate) use column_use::{ColumnUse, Passing};
pub(crate) use explanation::ExplanationText;
pub(crate) use explanation_table::ExplanationTable;
pub(crate) use marked::{Mark, write_marked};
pub(crate) use quotations::QuotesFormat;
pub(crate) use report_format::{Report, ReportFormat};
pub(crate) use results::{Classified, ResultRow, Results};
pub(crate) use strongest::{Strongest, kind_in_words, shown_text};
pub(crate) use writer::{Piece, Writer};

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For eyes: letter, confidence and sentence
    Text,
    /// One object, or an array of them for several documents
    Json,
    /// One object a line: a row of a table, else a document
    Jsonl,
    /// Comma-separated table with a header
    Csv,
    /// Tab-separated table with a header
    Tsv,
    /// Parquet table; columns of other tables become text
    Parquet,
    /// One page for the browser: marked text, explanations, speakers
    Html,
}

/// So much of a large document's results is held in memory.
const STREAM_BYTES: usize = 64 * 1024;

/// What depends on where the results of a run go, in the formats for eyes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    /// Whether labels are coloured.
    pub(crate) has_colour: bool,
    /// Whether each file is headed by its path.
    pub(crate) has_headings: bool,
    /// Columns of the terminal, if results go to one: lines are broken between words there.
    pub(crate) columns: Option<usize>,
}

/// Writes documents of one run as bytes; used by many threads.
pub(crate) trait Format: Send + Sync {
    /// What stands before the first document.
    #[allow(
        clippy::unnecessary_literal_bound,
        reason = "formats may make it for the run"
    )]
    fn head(&self) -> &str {
        ""
    }

    /// What stands before the documents of a file; `file_idx` counts from 0.
    fn file_head(&self, _path: &str, _file_idx: usize, _out: &mut Vec<u8>) {}

    /// What stands before the first row of the output, in tables: the names of the columns.
    fn columns_head(&self, _columns: InputColumns<'_>, _out: &mut Vec<u8>) {}

    /// Makes the analysis of a document from there, with all that is shown of it.
    fn builder(&self, origin: &Origin) -> &AnalysisBuilder;

    /// Whether it shows sentences with their labels.
    fn shows_labels(&self) -> bool {
        true
    }

    /// One row of results, in formats that give each row a line of its own.
    fn row(&self, analysis: &Analysis<'_>, row: ResultRow<'_>, out: &mut Vec<u8>) {
        if let Some(sentence) = row.sentence(analysis) {
            self.sentence(sentence, out);
        }
    }

    /// One sentence, in formats that give each sentence a line of its own.
    fn sentence(&self, _sentence: &AnalysedSentence<'_>, _out: &mut Vec<u8>) {}

    /// A whole document.
    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        let analysis = document.analysis(self.builder(&document.origin));
        document
            .rows()
            .for_each(|row| self.row(&analysis, row, out));
    }

    /// A whole document, bit by bit, for documents whose results are too large to be held in memory.
    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let analysis = document.analysis(self.builder(&document.origin));
        let mut buffer = Vec::new();
        for row in document.rows() {
            self.row(&analysis, row, &mut buffer);
            if buffer.len() >= STREAM_BYTES {
                out.write_all(&buffer)?;
                buffer.clear();
            }
        }
        out.write_all(&buffer)
    }

    /// What stands after the last document.
    fn tail(&self) -> String {
        String::new()
    }

    /// Which columns of tables it passes through.
    fn passing(&self) -> Passing {
        Passing::Nothing
    }

    /// Every column that it may add to those of a table, of sentences or of articles.
    fn added(&self, is_of_articles: bool) -> Vec<String> {
        all_names(is_of_articles)
    }

    /// The extension of files of results.
    fn extension(&self) -> &'static str {
        "txt"
    }

    /// How documents are held together.
    fn framing(&self) -> Framing {
        Framing::Lines
    }
}

/// Makes one result of all documents of a run; used by one thread.
pub(crate) trait Collector {
    /// Adds documents, in the order of the input, and writes what is ready.
    fn add(&mut self, results: Results, out: &mut Vec<u8>) -> anyhow::Result<()>;

    /// Writes what is left.
    fn finish(&mut self, out: &mut Vec<u8>) -> anyhow::Result<()>;

    /// Which columns of tables it uses.
    fn passing(&self) -> Passing;

    /// Columns that every table is to have.
    fn needed(&self) -> &[String] {
        &[]
    }

    /// Every column that it may add to those of a table, of sentences or of articles.
    fn added(&self, is_of_articles: bool) -> Vec<String> {
        all_names(is_of_articles)
    }

    /// The extension of files of results.
    fn extension(&self) -> &'static str;
}

/// What becomes of the documents of a run.
pub(crate) enum Output {
    /// Each is written by the thread that analysed it.
    Format(Box<dyn Format>),
    /// All are brought together.
    Collector(Box<dyn Collector>),
}

/// What stands around and between the documents of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Nothing, and sentences of several documents may be mixed.
    Lines,
    /// Nothing, but a document stays whole.
    Documents,
    /// Nothing around one document, an array around several.
    Array,
}

impl OutputFormat {
    /// What writes this format, of analyses that `builder` makes of the answers of `classifier`.
    ///
    /// # Errors
    /// For Parquet in a build without it.
    pub(crate) fn output(
        self,
        style: Style,
        classifier: &Classifier,
        builder: AnalysisBuilder,
    ) -> anyhow::Result<Output> {
        let rows = builder.sentences_alone();
        Ok(Output::Format(match self {
            #[cfg(feature = "parquet")]
            Self::Parquet => return Ok(Output::Collector(Box::new(parquet::Parquet::new(rows)))),
            #[cfg(not(feature = "parquet"))]
            Self::Parquet => return Err(without_parquet()),
            Self::Text => Box::new(text::Text {
                style,
                builder: rows,
            }),
            Self::Json => Box::new(json::Json {
                layout: Layout::Indented,
                builder,
            }),
            Self::Jsonl => {
                let texts = json::Json {
                    layout: Layout::Lines,
                    builder,
                };
                if builder.options().explain {
                    Box::new(texts)
                } else {
                    Box::new(table::JsonRows { rows, texts })
                }
            }
            Self::Csv => Box::new(table::Csv(rows)),
            Self::Tsv => Box::new(table::Tsv(rows)),
            Self::Html => Box::new(page::Page::new(classifier.model().manifest(), builder)),
        }))
    }
}

/// Why there is no Parquet in this build.
#[cfg(not(feature = "parquet"))]
fn without_parquet() -> anyhow::Error {
    anyhow::anyhow!(
        "--format parquet: this build cannot write Parquet tables; {}",
        crate::say::suggest::WITH_PARQUET
    )
}

impl Output {
    /// What becomes of the columns of tables.
    pub(crate) fn columns(&self) -> ColumnUse {
        let is_of_articles = [false, true];
        match self {
            Self::Format(format) => ColumnUse {
                passing: format.passing(),
                needed: Vec::new(),
                added: is_of_articles.map(|is_of_articles| format.added(is_of_articles)),
            },
            Self::Collector(collector) => ColumnUse {
                passing: collector.passing(),
                needed: collector.needed().to_vec(),
                added: is_of_articles.map(|is_of_articles| collector.added(is_of_articles)),
            },
        }
    }

    /// The extension of files of results.
    pub(crate) fn extension(&self) -> &'static str {
        match self {
            Self::Format(format) => format.extension(),
            Self::Collector(collector) => collector.extension(),
        }
    }

    /// The format, if each document is written by itself.
    pub(crate) fn format(&self) -> Option<&dyn Format> {
        match self {
            Self::Format(format) => Some(&**format),
            Self::Collector(_) => None,
        }
    }
}

/// The words of a sentence on one line for a terminal: line breaks become spaces, and characters that could steer it are
/// replaced.
pub(crate) fn on_one_line(text: &str) -> Cow<'_, str> {
    if plain::is_plain(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(plain::shown(&joined_lines(text)).map(|(_, c)| c).collect())
}

/// The words of a sentence on one line for a page, which is no terminal: marks of direction stay.
fn line_of_page(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(joined_lines(text).replace(char::is_control, "\u{fffd}"))
}

/// The text with a space for each line break and the white space after it.
fn joined_lines(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut parts = text.split(is_break);
    line.push_str(parts.next().unwrap_or_default());
    for part in parts {
        if !line.ends_with(' ') {
            line.push(' ');
        }
        line.push_str(part.trim_start_matches(' '));
    }
    line
}

/// Whether the character begins a new line, or moves on in one.
fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn a_wrapped_sentence_comes_on_one_line_and_cannot_steer_the_terminal() {
        assert_eq!(on_one_line("It rained\r\n  all day."), "It rained all day.");
        assert_eq!(
            on_one_line("It rained\u{2028}all day."),
            "It rained all day."
        );
        assert_eq!(on_one_line("a\u{1b}[2Jb"), "a\u{fffd}[2Jb");
        assert_eq!(on_one_line("a\u{202e}b"), "a\u{fffd}b");
        assert_eq!(on_one_line("plain"), "plain");
    }
}
