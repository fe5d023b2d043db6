//! Explanations as a table: one row a part of what a label comes from, with the columns of the input.

use byline::Analysis;
use byline::analysis::{AnalysedPart, AnalysedSentence, AnalysisBuilder};
use byline_corpus::Value;

use super::table::{push_cell, write_cells};
use super::{Format, Passing, ResultRow};
use crate::input::content::{InputColumns, Origin};

/// Separated by commas or tabs, quoted as in RFC 4180.
pub(crate) struct ExplanationTable {
    pub(crate) builder: AnalysisBuilder,
    pub(crate) separator: u8,
}

/// The columns after those of the input.
const COLUMNS: [&str; 12] = [
    "byline_index",
    "byline_label",
    "byline_runner_up",
    "byline_score",
    "byline_part",
    "byline_name",
    "byline_value",
    "byline_start",
    "byline_end",
    "byline_words",
    "byline_confidence",
    "byline_text",
];

impl Format for ExplanationTable {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn columns_head(&self, columns: InputColumns<'_>, out: &mut Vec<u8>) {
        match columns.header().0 {
            None => out.extend_from_slice(b"path"),
            Some(header) => write_cells(header.names(), self.separator, out),
        }
        for name in COLUMNS {
            out.push(self.separator);
            out.extend_from_slice(name.as_bytes());
        }
        out.push(b'\n');
    }

    fn row(&self, analysis: &Analysis<'_>, row: ResultRow<'_>, out: &mut Vec<u8>) {
        let sentence = row.sentence(analysis);
        let explanation = sentence.and_then(|sentence| sentence.explanation.as_ref());
        let parts = explanation.map_or(&[][..], |explanation| &explanation.parts);
        for part in parts {
            self.write_input(row, out);
            self.write_part(row.sentence_idx, sentence, part, out);
        }
        // A heading or a blank row has no part, and is there even so.
        if parts.is_empty() {
            self.write_input(row, out);
            out.extend(std::iter::repeat_n(self.separator, COLUMNS.len()));
            out.push(b'\n');
        }
    }

    fn passing(&self) -> Passing {
        Passing::SameColumns
    }

    fn added(&self, _: bool) -> Vec<String> {
        COLUMNS.map(str::to_owned).into()
    }

    fn extension(&self) -> &'static str {
        if self.separator == b'\t' {
            "tsv"
        } else {
            "csv"
        }
    }
}

impl ExplanationTable {
    fn write_input(&self, row: ResultRow<'_>, out: &mut Vec<u8>) {
        match row.table_row.and_then(|row| row.record.as_ref()) {
            None => push_cell(&row.document.path, self.separator, out),
            Some(record) => {
                let cells = record.values().map(Value::into_text);
                write_cells(cells, self.separator, out);
            }
        }
    }

    fn write_part(
        &self,
        sentence_idx: Option<usize>,
        sentence: Option<&AnalysedSentence<'_>>,
        part: &AnalysedPart<'_>,
        out: &mut Vec<u8>,
    ) {
        let (Some(idx), Some(sentence)) = (sentence_idx, sentence) else {
            return;
        };
        let Some(explanation) = &sentence.explanation else {
            return;
        };
        let place = |place: Option<usize>| place.map_or_else(String::new, |at| at.to_string());
        let cells = [
            idx.to_string(),
            explanation.label.name().to_owned(),
            explanation.runner_up.name().to_owned(),
            explanation.score.to_string(),
            part.kind.name().to_owned(),
            part.name.to_string(),
            part.value.to_string(),
            place(part.start),
            place(part.end),
            part.text.as_deref().unwrap_or_default().to_owned(),
            sentence.confidence.to_string(),
            sentence.text.to_string(),
        ];
        for cell in cells {
            out.push(self.separator);
            push_cell(&cell, self.separator, out);
        }
        out.push(b'\n');
    }
}
