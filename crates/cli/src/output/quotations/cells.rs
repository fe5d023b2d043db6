//! The columns of a table of quotations: the one place that names them, and that finds the row of each.

use byline::analysis::{AnalysedQuotation, AnalysisBuilder};
use byline::quote::QuotationForm;
use byline::text::Offsets;
use byline_corpus::TableRow;

use super::super::Classified;
use super::super::added::AddedCell;
use super::entries;
use crate::input::content::Origin;

/// The columns of quotations in texts, where they are there, and those that are added to a table.
const COLUMNS: [(Option<&str>, &str); 16] = [
    (Some("path"), "byline_path"),
    (None, "byline_row"),
    (Some("start"), "byline_start"),
    (Some("end"), "byline_end"),
    (Some("kind"), "byline_kind"),
    (Some("form"), "byline_form"),
    (Some("speaker"), "byline_speaker"),
    (Some("speaker_start"), "byline_speaker_start"),
    (Some("speaker_end"), "byline_speaker_end"),
    (Some("speaker_kind"), "byline_speaker_kind"),
    (Some("speaker_pronoun"), "byline_speaker_pronoun"),
    (Some("cue"), "byline_cue"),
    (Some("cue_start"), "byline_cue_start"),
    (Some("cue_end"), "byline_cue_end"),
    (Some("confidence"), "byline_speaker_confidence"),
    (Some("content"), "byline_content"),
];

/// A quotation, and the row of a table in which it begins.
pub(super) struct QuotationRow<'a> {
    path: &'a str,
    pub(super) table_row: Option<&'a TableRow>,
    entry: &'a AnalysedQuotation<'a>,
}

/// The names of the columns, those that are added to a table or all of them.
pub(super) fn names(is_table: bool) -> impl Iterator<Item = &'static str> {
    let names = COLUMNS.into_iter();
    names.filter_map(move |(of_text, added)| if is_table { Some(added) } else { of_text })
}

/// Calls `take` with every quotation of a document, in order.
pub(super) fn for_each_row(
    document: &Classified,
    builder: &AnalysisBuilder,
    mut take: impl FnMut(QuotationRow<'_>),
) {
    let analysis = document.analysis(builder);
    let starts = row_starts(document, builder);
    for entry in entries(&analysis) {
        let n_begun = starts.partition_point(|(start, _)| *start <= entry.start);
        let begun = starts[..n_begun].last().or(starts.first());
        take(QuotationRow {
            path: &document.path,
            table_row: begun.map(|(_, row)| *row),
            entry,
        });
    }
}

/// Where each row that has text starts in the document, in the unit of the analysis.
fn row_starts<'a>(
    document: &'a Classified,
    builder: &AnalysisBuilder,
) -> Vec<(usize, &'a TableRow)> {
    let rows = match &document.origin {
        Origin::Text => return Vec::new(),
        Origin::Row(row) => return vec![(0, row)],
        Origin::Rows(rows) => rows,
    };
    let found = &document.document;
    let sentences = found.sentences().iter().map(|sentence| sentence.span.start);
    let headings = found.structure().iter().map(|line| line.span.start);
    let mut starts: Vec<usize> = sentences.chain(headings).collect();
    starts.sort_unstable();
    let offsets = Offsets::new(found.text(), builder.options().offsets);
    let starts = starts.into_iter().map(|start| offsets.get(start));
    starts
        .zip(rows.iter().filter(|row| !row.text.is_empty()))
        .collect()
}

impl QuotationRow<'_> {
    /// Calls `add` with the name and the value of each cell that is no column of the input.
    pub(super) fn for_each_cell(&self, mut add: impl FnMut(&'static str, AddedCell<'_>)) {
        use AddedCell::{Count, Number, Text};
        let entry = self.entry;
        let (speaker, cue) = (entry.speaker.as_ref(), entry.cue.as_ref());
        let cells = [
            Text(Some(self.path)),
            Count(self.table_row.map(|row| row.number)),
            Count(Some(entry.start)),
            Count(Some(entry.end)),
            Text(Some(entry.kind.name())),
            Text(entry.form.map(QuotationForm::name)),
            Text(speaker.map(|speaker| &*speaker.name)),
            Count(speaker.map(|speaker| speaker.start)),
            Count(speaker.map(|speaker| speaker.end)),
            Text(speaker.map(|speaker| speaker.kind.name())),
            Text(speaker.and_then(|speaker| Some(speaker.pronoun?.name()))),
            Text(cue.map(|cue| &*cue.text)),
            Count(cue.map(|cue| cue.start)),
            Count(cue.map(|cue| cue.end)),
            Number(speaker.map(|speaker| speaker.confidence)),
            Text(Some(&entry.content)),
        ];
        for ((of_text, added), cell) in COLUMNS.into_iter().zip(cells) {
            let name = if self.table_row.is_some() {
                Some(added)
            } else {
                of_text
            };
            if let Some(name) = name {
                add(name, cell);
            }
        }
    }
}
