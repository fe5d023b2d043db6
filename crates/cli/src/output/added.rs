//! The columns that are added to a table: the one place that names them.

use byline::{Label, Prediction};
use byline_corpus::Header;

use super::{Classified, ResultRow, Style};
use crate::content::{InputColumns, Origin};

/// Columns of the sentence's place, where a row of the input holds more than the sentence.
const PLACE: [&str; 3] = ["byline_index", "byline_start", "byline_end"];
const LABEL: [&str; 5] = [
    "byline_label",
    "byline_confidence",
    "byline_factual",
    "byline_quote",
    "byline_opinion",
];
const LABELS: &str = "byline_labels";
const TEXT: &str = "byline_text";

/// What an added cell holds: nothing in a row that is no sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AddedCell<'a> {
    Text(Option<&'a str>),
    Number(Option<f32>),
    Count(Option<usize>),
}

/// Every column that a run may add, so that those of an earlier run can be replaced.
pub(crate) fn all_names(with_place: bool) -> Vec<String> {
    let names = LABEL.into_iter().chain([LABELS]);
    let place = PLACE.into_iter().chain([TEXT]);
    let names = names.chain(place.filter(|_| with_place));
    names.map(str::to_owned).collect()
}

impl Style {
    /// The names of the added columns, after those of the input.
    pub(crate) fn added_names(&self, with_place: bool) -> Vec<&'static str> {
        let place = PLACE.into_iter().filter(|_| with_place);
        let labels = self.label_sets.map(|_| LABELS);
        let text = with_place.then_some(TEXT);
        place.chain(LABEL).chain(labels).chain(text).collect()
    }

    /// Calls `add` with the name and the value of each added cell of a row.
    pub(crate) fn for_each_added(
        &self,
        row: ResultRow<'_>,
        mut add: impl FnMut(&'static str, AddedCell<'_>),
    ) {
        let document = row.document;
        let with_place = !matches!(document.origin, Origin::Rows(_));
        let prediction = row.sentence_idx.map(|idx| &document.predictions[idx]);
        if with_place {
            let span = prediction.map(|prediction| prediction.span);
            let places = [
                row.sentence_idx,
                span.map(|span| span.start),
                span.map(|span| span.end),
            ];
            for (name, place) in PLACE.into_iter().zip(places) {
                add(name, AddedCell::Count(place));
            }
        }
        let [label, confidence, probabilities @ ..] = LABEL;
        let verdict = prediction.map(|prediction| self.verdict(prediction).name());
        add(label, AddedCell::Text(verdict));
        add(
            confidence,
            AddedCell::Number(prediction.map(Prediction::confidence)),
        );
        for (column, name) in probabilities.into_iter().enumerate() {
            let probability = prediction.map(|prediction| prediction.probabilities[column]);
            add(name, AddedCell::Number(probability));
        }
        if self.label_sets.is_some() {
            let labels = prediction.and_then(|prediction| self.joined_labels(document, prediction));
            add(LABELS, AddedCell::Text(labels.as_deref()));
        }
        if with_place {
            let text = document.document.text();
            let text = prediction.map(|prediction| prediction.span.of(text));
            add(TEXT, AddedCell::Text(text));
        }
    }

    /// The set of labels of a sentence in one cell, as `factual+opinion`, if sets were asked for.
    pub(super) fn joined_labels(
        &self,
        document: &Classified,
        prediction: &Prediction,
    ) -> Option<String> {
        let labels = self.label_set(document, prediction)?;
        let names: Vec<&str> = labels.into_iter().map(Label::name).collect();
        Some(names.join("+"))
    }
}

impl<'a> InputColumns<'a> {
    /// The columns of the input, and whether the place of each sentence is added. A text has no column but its path.
    pub(crate) fn header(self) -> (Option<&'a Header>, bool) {
        match self {
            Self::None => (None, true),
            Self::OfSentences(header) => (Some(header), false),
            Self::OfArticles(header) => (Some(header), true),
        }
    }
}
