//! Classified documents, and the rows of results that they are.

use std::sync::Arc;

use byline::analysis::{AnalysedSentence, AnalysisBuilder, Findings};
use byline::attribution::Attribution;
use byline::{Analysis, Document, Explanation, Prediction};
use byline_corpus::TableRow;

use crate::input::content::Origin;

/// A document with what was found out about it.
pub(crate) struct Classified {
    /// The file as it was named.
    pub(crate) path: Arc<str>,
    /// The text and what was found in it.
    pub(crate) document: Document,
    /// Where the text stands.
    pub(crate) origin: Origin,
    /// One entry a sentence, none if labels are not asked for.
    pub(crate) predictions: Vec<Prediction>,
    /// One entry a sentence if the format shows explanations, else none.
    pub(crate) explanations: Vec<Explanation>,
    /// Sources of quotations and reported speech if the format shows them, else none.
    pub(crate) attributions: Vec<Attribution>,
}

/// Documents that were analysed together.
pub(crate) struct Results {
    pub(crate) documents: Vec<Classified>,
    /// For documents whose rows are interleaved in a table, the document of each row, in row order.
    pub(crate) order: Option<Vec<usize>>,
}

/// A row of results: a sentence, or a row of a table that holds none.
#[derive(Clone, Copy)]
pub(crate) struct ResultRow<'a> {
    pub(crate) document: &'a Classified,
    /// The row that it comes from, in tables.
    pub(crate) table_row: Option<&'a TableRow>,
    /// None in headings and blank rows.
    pub(crate) sentence_idx: Option<usize>,
}

impl Classified {
    /// All that was found out, as it is written.
    pub(crate) fn analysis(&self, builder: &AnalysisBuilder) -> Analysis<'_> {
        let mut analysis = builder.build(Findings::new(
            &self.document,
            &self.predictions,
            &self.attributions,
            &self.explanations,
        ));
        analysis.path = Some((&*self.path).into());
        if let Some(row) = self.first_row() {
            analysis.article = row.article.as_deref().map(Into::into);
            analysis.row = Some(row.number);
        }
        analysis
    }

    /// The first row that it is made of, in tables.
    pub(crate) fn first_row(&self) -> Option<&TableRow> {
        match &self.origin {
            Origin::Text => None,
            Origin::Row(row) => Some(row),
            Origin::Rows(rows) => rows.first(),
        }
    }

    /// The rows of results of this document: where a row of its table is a sentence, one for each row, else one for
    /// each sentence, and one for a row of a table that holds none.
    pub(crate) fn rows(&self) -> impl Iterator<Item = ResultRow<'_>> {
        let n_rows = match &self.origin {
            Origin::Rows(rows) => rows.len(),
            Origin::Row(_) => self.predictions.len().max(1),
            Origin::Text => self.predictions.len(),
        };
        let mut sentences = 0..self.predictions.len();
        (0..n_rows).map(move |row_idx| {
            let (table_row, sentence_idx) = match &self.origin {
                Origin::Text => (None, Some(row_idx)),
                Origin::Row(row) => (Some(&**row), sentences.next()),
                Origin::Rows(rows) => {
                    let row = &rows[row_idx];
                    let sentence_idx = row.is_sentence().then(|| sentences.next());
                    (Some(row), sentence_idx.flatten())
                }
            };
            ResultRow {
                document: self,
                table_row,
                sentence_idx,
            }
        })
    }
}

impl ResultRow<'_> {
    /// The sentence that it is, in the analysis of its document.
    pub(crate) fn sentence<'a>(
        &self,
        analysis: &'a Analysis<'a>,
    ) -> Option<&'a AnalysedSentence<'a>> {
        analysis.sentences.get(self.sentence_idx?)
    }
}

impl Results {
    /// Calls `take` with every row of results and the analysis of its document, in the order of the input.
    pub(crate) fn for_each_row<'a>(
        &'a self,
        analyse: impl FnMut(&'a Classified) -> Analysis<'a>,
        mut take: impl FnMut(&Analysis<'a>, ResultRow<'a>),
    ) {
        let analyses: Vec<Analysis<'a>> = self.documents.iter().map(analyse).collect();
        let mut rows: Vec<_> = self.documents.iter().map(Classified::rows).collect();
        match &self.order {
            None => {
                for (analysis, rows) in analyses.iter().zip(rows) {
                    rows.for_each(|row| take(analysis, row));
                }
            }
            Some(order) => {
                for &document_idx in order {
                    if let Some(row) = rows[document_idx].next() {
                        take(&analyses[document_idx], row);
                    }
                }
            }
        }
    }
}
