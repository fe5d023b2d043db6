//! The columns that are added to a table: the one place that names them.

use byline::analysis::AnalysisOptions;
use byline::{Analysis, Label};
use byline_corpus::Header;

use super::ResultRow;
use crate::input::content::{InputColumns, Origin};

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
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// The names of the added columns, after those of the input.
pub(crate) fn added_names(options: &AnalysisOptions, with_place: bool) -> Vec<&'static str> {
    let place = PLACE.into_iter().filter(|_| with_place);
    let labels = options.error_rate.map(|_| LABELS);
    let text = with_place.then_some(TEXT);
    place.chain(LABEL).chain(labels).chain(text).collect()
}

/// Calls `add` with the name and the value of each added cell of a row.
pub(crate) fn for_each_added(
    analysis: &Analysis<'_>,
    row: ResultRow<'_>,
    mut add: impl FnMut(&'static str, AddedCell<'_>),
) {
    let with_place = !matches!(row.document.origin, Origin::Rows(_));
    let sentence = row.sentence(analysis);
    if with_place {
        let places = [
            row.sentence_idx,
            sentence.map(|sentence| sentence.start),
            sentence.map(|sentence| sentence.end),
        ];
        for (name, place) in PLACE.into_iter().zip(places) {
            add(name, AddedCell::Count(place));
        }
    }
    let [label, confidence, probabilities @ ..] = LABEL;
    let shown = sentence.map(|sentence| sentence.label.name());
    add(label, AddedCell::Text(shown));
    add(
        confidence,
        AddedCell::Number(sentence.map(|sentence| sentence.confidence)),
    );
    let numbers = sentence.map(|sentence| <[f32; Label::COUNT]>::from(sentence.probabilities));
    for (column, name) in probabilities.into_iter().enumerate() {
        let probability = numbers.map(|numbers| numbers[column]);
        add(name, AddedCell::Number(probability));
    }
    if analysis.options.error_rate.is_some() {
        let labels = sentence.and_then(|sentence| Some(joined_labels(sentence.labels.as_ref()?)));
        add(LABELS, AddedCell::Text(labels.as_deref()));
    }
    if with_place {
        let text = sentence.map(|sentence| &*sentence.text);
        add(TEXT, AddedCell::Text(text));
    }
}

/// A set of labels in one cell, as `factual+opinion`.
fn joined_labels(labels: &[Label]) -> String {
    let names: Vec<&str> = labels.iter().map(|label| label.name()).collect();
    names.join("+")
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
