//! One sentence on its way to a tool or back.

use std::collections::{BTreeMap, HashMap};

use byline::Prediction;
use serde_json::{Map, Value};

use super::ImportOptions;
use super::answer::LeftOut;
use crate::error::{Error, Result};
use crate::table::same_name;
use crate::worksheet::{Worksheet, WorksheetRow};

/// A sentence with what is known of it; [`export`](super::export) has an example.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Task {
    /// Its words.
    pub text: String,
    /// Its label as it is spelt, if it has one.
    pub label: Option<String>,
    /// Where it stands.
    pub place: TaskPlace,
    /// How probable the model holds the label, 0 to 1, if it is the model's.
    pub confidence: Option<f32>,
    /// Cells of the other columns, by their names.
    pub others: Vec<(String, String)>,
}

/// Where a sentence stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TaskPlace {
    /// Its article.
    pub article: Option<String>,
    /// Its paragraph, as the table names or numbers it.
    pub paragraph: Option<String>,
    /// Its number among all sentences, from 1.
    pub position: Option<u64>,
}

/// Names that mean something else than a column of the table that was exported.
pub(super) const OWN: [&str; 6] = [
    "text",
    "label",
    "article",
    "paragraph",
    "position",
    "confidence",
];

impl Task {
    /// The sentences of a worksheet, each with its label or else the model's guess.
    #[must_use]
    pub fn of_worksheet(sheet: &Worksheet) -> Vec<Self> {
        let columns = &sheet.options().columns;
        let used = [columns.text(), columns.label(), columns.article(), "kind"];
        let sentences = sheet.sentences().enumerate();
        let task = |(idx, (_, row)): (usize, (_, &WorksheetRow))| {
            let guess = row.guess.as_ref().filter(|_| row.label.is_none());
            let label = row.label.or(guess.map(|guess| guess.label));
            let is_other = |name: &str| {
                let mut known = used.iter().chain(&OWN);
                !known.any(|known| same_name(known, name))
            };
            let others = row.cells.iter().filter(|(name, _)| is_other(name));
            Self {
                text: row.text.clone(),
                label: label.map(|label| label.name().to_owned()),
                place: TaskPlace {
                    article: sheet.article_of(row).map(str::to_owned),
                    paragraph: row.paragraph.clone(),
                    position: Some(idx as u64 + 1),
                },
                confidence: guess.map(Prediction::confidence),
                others: others.cloned().collect(),
            }
        };
        sentences.map(task).collect()
    }

    /// Where it stands and how sure the label is, as fields of a JSON object.
    pub(super) fn meta(&self) -> Map<String, Value> {
        let TaskPlace {
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
    fn take_place(fields: &mut Map<String, Value>) -> TaskPlace {
        fields.remove("confidence");
        TaskPlace {
            article: fields.remove("article").and_then(cell),
            paragraph: fields.remove("paragraph").and_then(cell),
            position: fields
                .remove("position")
                .and_then(cell)
                .and_then(|cell| cell.parse().ok()),
        }
    }

    /// All fields that are cells of a column.
    fn take_others(fields: Map<String, Value>) -> Vec<(String, String)> {
        let others = fields.into_iter();
        others
            .filter_map(|(name, value)| Some((name, cell(value)?)))
            .collect()
    }

    /// A sentence with what is known of it beside its label, from the fields of a JSON object.
    pub(super) fn of_fields(
        text: String,
        mut fields: Map<String, Value>,
        options: &ImportOptions,
    ) -> Self {
        if let Some(name) = &options.columns.article
            && let Some(value) = field(&fields, name).and_then(|name| fields.remove(&name))
        {
            fields.insert("article".to_owned(), value);
        }
        Self {
            text,
            label: None,
            place: Self::take_place(&mut fields),
            confidence: None,
            others: Self::take_others(fields),
        }
    }
}

/// The name that the fields have for a name, which may differ by case and white space.
pub(super) fn field(fields: &Map<String, Value>, name: &str) -> Option<String> {
    if fields.contains_key(name) {
        return Some(name.to_owned());
    }
    fields.keys().find(|found| same_name(found, name)).cloned()
}

/// The string under the first of the names that is there, taken out.
pub(super) fn take_text(
    fields: &mut Map<String, Value>,
    names: &[&str],
) -> std::result::Result<String, String> {
    let found = names.iter().find_map(|name| field(fields, name));
    let first = names.first().copied().unwrap_or_default();
    match found.map(|name| (fields.remove(&name), name)) {
        Some((Some(Value::String(text)), _)) => Ok(text),
        Some((Some(Value::Null), _)) => Ok(String::new()),
        Some((_, name)) => Err(format!("\"{name}\" holds no string")),
        None => {
            let others: Vec<&str> = fields.keys().map(String::as_str).collect();
            Err(format!(
                "found no \"{first}\" among {}, expected the sentence there (--text-column names another)",
                others.join(", ")
            ))
        }
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

/// By position; of several tasks for one sentence the latest that has a label. Tells how many labels were replaced.
pub(super) fn in_order(tasks: Vec<Task>) -> (Vec<Task>, usize) {
    let mut known: HashMap<(u64, String), usize> = HashMap::new();
    let mut ordered: Vec<Task> = Vec::new();
    let mut n_replaced = 0;
    for task in tasks {
        let next = ordered.len();
        let idx = task.place.position.map_or(next, |position| {
            *known.entry((position, task.text.clone())).or_insert(next)
        });
        if idx == next {
            ordered.push(task);
        } else if task.label.is_some() {
            n_replaced += usize::from(ordered[idx].label.is_some());
            ordered[idx] = task;
        }
    }
    ordered.sort_by_key(|task| task.place.position.unwrap_or(u64::MAX));
    (ordered, n_replaced)
}

/// Sentences of an export, and what is not among them.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Imported {
    /// The sentences, with and without a label.
    pub tasks: Vec<Task>,
    /// What is left out, and how much of it: sentences without a label, by the reason, and answers that do not count.
    pub left_out: BTreeMap<LeftOut, usize>,
}

/// Tasks as the table that training reads, comma-separated, with their other columns after the usual ones.
///
/// # Errors
/// [`Error::TableWrite`], in principle: memory can be written to.
pub fn to_csv(tasks: &[Task]) -> Result<Vec<u8>> {
    let mut others: Vec<&str> = Vec::new();
    for (name, _) in tasks.iter().flat_map(|task| &task.others) {
        if !others.contains(&name.as_str()) {
            others.push(name);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let own = ["article", "paragraph", "label", "text"];
    let head = own.iter().chain(&others);
    writer.write_record(head).map_err(Error::table_write)?;
    for task in tasks {
        let own = [
            task.place.article.as_deref(),
            task.place.paragraph.as_deref(),
            task.label.as_deref(),
            Some(task.text.as_str()),
        ];
        let others = others.iter().map(|column| {
            let cell = task.others.iter().find(|(name, _)| name == column);
            cell.map(|(_, cell)| cell.as_str())
        });
        let cells = own.into_iter().chain(others).map(Option::unwrap_or_default);
        writer.write_record(cells).map_err(Error::table_write)?;
    }
    let written = writer.into_inner();
    written.map_err(|error| Error::table_write(error.into_error()))
}
