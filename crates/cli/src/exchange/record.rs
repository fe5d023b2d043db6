//! One sentence on its way to a tool or back.

use std::collections::HashMap;

use anyhow::Context;
use byline_corpus::{Columns, LabelMap};
use serde_json::{Map, Value};

use crate::suggest::did_you_mean;
use crate::worksheet::Worksheet;

/// A sentence with what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    pub(super) text: String,
    /// Its label as it is spelt, if it has one.
    pub(super) label: Option<String>,
    pub(super) place: Place,
    /// How probable the model holds the label, if it is the model's.
    pub(super) confidence: Option<f32>,
    /// Cells of the other columns.
    pub(super) others: Vec<(String, String)>,
}

/// Where a sentence stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) article: Option<String>,
    pub(super) paragraph: Option<String>,
    /// Its number among all sentences, from 1.
    pub(super) position: Option<u64>,
}

/// Names that mean something else than a column of the table that was exported.
const OWN: [&str; 6] = [
    "text",
    "label",
    "article",
    "paragraph",
    "position",
    "confidence",
];

impl Record {
    /// The sentences of a worksheet, each with its label or else the model's guess.
    pub(super) fn of_worksheet(sheet: &Worksheet, columns: &Columns) -> Vec<Self> {
        let used = [columns.text(), columns.label(), columns.article(), "kind"];
        let sentences = sheet.sentences().enumerate();
        let record = |(idx, (_, row)): (usize, (_, &crate::worksheet::Row))| {
            let guess = row.guess.as_ref().filter(|_| row.label.is_none());
            let label = row.label.or(guess.map(|guess| guess.label));
            let is_other = |name: &str| !used.contains(&name) && !OWN.contains(&name);
            let others = row.cells.iter().filter(|(name, _)| is_other(name));
            Self {
                text: row.text.clone(),
                label: label.map(|label| label.name().to_owned()),
                place: Place {
                    article: sheet.article_of(row).map(str::to_owned),
                    paragraph: row.paragraph.clone(),
                    position: Some(idx as u64 + 1),
                },
                confidence: guess.map(byline::Prediction::confidence),
                others: others.cloned().collect(),
            }
        };
        sentences.map(record).collect()
    }

    /// Where it stands and how sure the label is, as fields of a JSON object.
    pub(super) fn meta(&self) -> Map<String, Value> {
        let Place {
            article,
            paragraph,
            position,
        } = &self.place;
        let confidence = self.confidence.map(|confidence| {
            // Four digits are enough to sort by, and fit on the cards of the tools.
            (f64::from(confidence) * 1e4).round() / 1e4
        });
        let fields = [
            ("article", article.clone().map(Value::from)),
            ("paragraph", paragraph.clone().map(Value::from)),
            ("position", position.map(Value::from)),
            ("confidence", confidence.map(Value::from)),
        ];
        let fields = fields.into_iter();
        fields
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect()
    }

    /// The other columns, as fields of a JSON object.
    pub(super) fn others(&self) -> impl Iterator<Item = (String, Value)> {
        let others = self.others.iter();
        others.map(|(name, cell)| (name.clone(), Value::from(cell.as_str())))
    }

    /// Reads where it stands from the fields that [`meta`](Self::meta) wrote, taking them out.
    pub(super) fn take_place(fields: &mut Map<String, Value>) -> Place {
        fields.remove("confidence");
        Place {
            article: fields.remove("article").and_then(cell),
            paragraph: fields.remove("paragraph").and_then(cell),
            position: fields
                .remove("position")
                .and_then(cell)
                .and_then(|cell| cell.parse().ok()),
        }
    }

    /// All fields that are cells of a column.
    pub(super) fn take_others(fields: Map<String, Value>) -> Vec<(String, String)> {
        let others = fields.into_iter();
        others
            .filter_map(|(name, value)| Some((name, cell(value)?)))
            .collect()
    }

    /// With its label as ours, if it means one of ours.
    pub(super) fn checked(mut self, map: &LabelMap) -> Result<Self, String> {
        if self.text.trim().is_empty() {
            return Err("found no text, expected a sentence".to_owned());
        }
        if let Some(given) = self.label.as_deref() {
            self.label = match map.meaning(given) {
                Some(&[label]) => Some(label.name().to_owned()),
                Some(_) => None,
                None => {
                    let known = map.known();
                    return Err(format!(
                        "unknown label \"{given}\", expected {}{} (--label-map says what other labels mean)",
                        known.join(", "),
                        did_you_mean(given, &known)
                    ));
                }
            };
        }
        Ok(self)
    }
}

/// The only label among those found; none if there is none.
pub(super) fn only_label(mut labels: Vec<String>) -> Result<Option<String>, String> {
    labels.dedup();
    if labels.len() > 1 {
        return Err(format!(
            "found the labels {}, expected one a sentence",
            labels.join(", ")
        ));
    }
    Ok(labels.pop())
}

/// The string under `name`, taken out.
pub(super) fn take_text(fields: &mut Map<String, Value>, name: &str) -> Result<String, String> {
    match fields.remove(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("\"{name}\" holds no string")),
        None => Err(format!("found no \"{name}\", expected the sentence there")),
    }
}

/// A value as a cell; none of lists, objects and null.
fn cell(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// By position; of several records for one sentence the latest that has a label.
pub(super) fn in_order(records: Vec<Record>) -> Vec<Record> {
    let mut known: HashMap<(u64, String), usize> = HashMap::new();
    let mut ordered: Vec<Record> = Vec::new();
    for record in records {
        let next = ordered.len();
        let idx = record.place.position.map_or(next, |position| {
            *known.entry((position, record.text.clone())).or_insert(next)
        });
        if idx == next {
            ordered.push(record);
        } else if record.label.is_some() {
            ordered[idx] = record;
        }
    }
    ordered.sort_by_key(|record| record.place.position.unwrap_or(u64::MAX));
    ordered
}

/// The table that `train` reads.
pub(super) fn to_csv(records: &[Record]) -> anyhow::Result<Vec<u8>> {
    let mut others: Vec<&str> = Vec::new();
    for (name, _) in records.iter().flat_map(|record| &record.others) {
        if !others.contains(&name.as_str()) {
            others.push(name);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let own = ["article", "paragraph", "label", "text"];
    writer.write_record(own.iter().chain(&others))?;
    for record in records {
        let own = [
            record.place.article.as_deref(),
            record.place.paragraph.as_deref(),
            record.label.as_deref(),
            Some(record.text.as_str()),
        ];
        let others = others.iter().map(|column| {
            let cell = record.others.iter().find(|(name, _)| name == column);
            cell.map(|(_, cell)| cell.as_str())
        });
        writer.write_record(own.into_iter().chain(others).map(Option::unwrap_or_default))?;
    }
    writer.into_inner().context("cannot write the table")
}
