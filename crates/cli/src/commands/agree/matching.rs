//! Rows of several tables as the sentences of several people.

use byline::Label;
use byline_evaluate::LabelledSentence;

use byline_corpus::{Worksheet, WorksheetRow};

/// The sentences of a table, for matching and for the report.
pub(super) fn labelled(sheet: &Worksheet) -> Vec<LabelledSentence<'_>> {
    let sentences = sheet.sentences();
    sentences
        .map(|(_, row)| LabelledSentence {
            article: sheet.article_of(row),
            text: &row.text,
            label: row.label.map(Label::column),
        })
        .collect()
}

/// The sentences of all tables, by their index in each table that has them.
pub(super) struct Rows<'a> {
    tables: Vec<(&'a Worksheet, Vec<&'a WorksheetRow>)>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(sheets: &'a [Worksheet]) -> Self {
        let rows = |sheet: &'a Worksheet| sheet.sentences().map(|(_, row)| row).collect();
        Self {
            tables: sheets.iter().map(|sheet| (sheet, rows(sheet))).collect(),
        }
    }

    /// The row in the first table that has the sentence.
    pub(super) fn first(&self, sentence: &[Option<usize>]) -> Option<&'a WorksheetRow> {
        let mut pairs = self.tables.iter().zip(sentence);
        pairs.find_map(|((_, rows), idx)| idx.map(|idx| rows[idx]))
    }

    /// The label of a sentence in each table.
    pub(super) fn labels(&self, sentence: &[Option<usize>]) -> Vec<Option<Label>> {
        let pairs = self.tables.iter().zip(sentence);
        pairs
            .map(|((_, rows), idx)| idx.and_then(|idx| rows[idx].label))
            .collect()
    }

    /// The name of the article that a sentence stands in, in the first table that names it.
    pub(super) fn article(&self, sentence: &[Option<usize>]) -> Option<&'a str> {
        let mut pairs = self.tables.iter().zip(sentence);
        pairs.find_map(|((sheet, rows), idx)| sheet.article_of(rows[(*idx)?]))
    }
}
