//! Quotations and reported speech to bytes: what `byline quotes` writes.

mod cells;
mod json_rows;
#[cfg(feature = "parquet")]
mod parquet;
mod table;
mod text;

use byline::analysis::{AnalysedQuotation, AnalysisBuilder};
use byline::{Analysis, Classifier};
use clap::ValueEnum;

use super::json::Json;
use super::layout::Layout;
#[cfg(not(feature = "parquet"))]
use super::without_parquet;
use super::{Output, OutputFormat, Style};

/// How quotations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuotesFormat {
    /// For eyes: speaker, cue and kind over the words, and what each speaker says in all
    Text,
    /// As classify writes it: one object, or an array of them for several documents
    Json,
    /// One object a line: of tables a quotation with the columns of its row, else a document
    Jsonl,
    /// Comma-separated table with a header, one row a quotation
    Csv,
    /// Tab-separated table with a header, one row a quotation
    Tsv,
    /// The page of classify: the article with its quotations, and who says how much
    Html,
    /// Parquet table, one row a quotation; columns of other tables become text
    Parquet,
}

impl QuotesFormat {
    /// What writes this format, of analyses that `builder` makes of what `classifier` finds.
    ///
    /// # Errors
    /// For Parquet in a build without it.
    pub(crate) fn output(
        self,
        style: Style,
        classifier: &Classifier,
        builder: AnalysisBuilder,
    ) -> anyhow::Result<Output> {
        let json = |layout| Json { layout, builder };
        let table = |separator| table::QuotesTable { builder, separator };
        Ok(Output::Format(match self {
            Self::Text => Box::new(text::QuotesText { style, builder }),
            Self::Json => Box::new(json(Layout::Indented)),
            Self::Jsonl => Box::new(json_rows::QuoteRows(json(Layout::Lines))),
            Self::Html => return OutputFormat::Html.output(style, classifier, builder),
            Self::Csv => Box::new(table(b',')),
            Self::Tsv => Box::new(table(b'\t')),
            #[cfg(feature = "parquet")]
            Self::Parquet => {
                let parquet =
                    parquet::QuotesParquet::new(builder, classifier.model().speakers().clone());
                return Ok(Output::Collector(Box::new(parquet)));
            }
            #[cfg(not(feature = "parquet"))]
            Self::Parquet => return Err(without_parquet()),
        }))
    }
}

/// Quotations and reported speech in order of their start, an inner quotation after the one around it.
fn entries<'a>(analysis: &'a Analysis<'a>) -> Vec<&'a AnalysedQuotation<'a>> {
    let mut entries: Vec<_> = analysis
        .quotations
        .iter()
        .chain(&analysis.reported)
        .collect();
    entries.sort_by_key(|entry| entry.start);
    entries
}
