//! doccano: one object a line, an array of objects or a table; every field but text and labels is kept as metadata of the
//! example.
//!
//! Source: doccano 1.8, `data_import/pipeline/makers.py`, `data_export/models.py` and `data_export/pipeline/factories.py`;
//! before 1.5 exports call the text `data`.

use serde_json::{Map, Value, json};

use super::ImportOptions;
use super::answer::{Answer, LeftOut};
use super::labels::names_of;
use super::task::{Task, field, take_text};

/// Fields with the text.
pub(super) const TEXTS: [&str; 2] = ["text", "data"];

/// A task for a project of text classification.
pub(super) fn to_json(task: &Task) -> Value {
    let mut fields = Map::new();
    fields.insert("text".to_owned(), json!(task.text));
    let labels: Vec<&String> = task.label.iter().collect();
    fields.insert("label".to_owned(), json!(labels));
    fields.extend(task.meta());
    fields.extend(task.others());
    Value::Object(fields)
}

/// A task of an export: of text classification, or of sequence labelling with (`entities`) or without relations.
pub(super) fn from_json(
    mut fields: Map<String, Value>,
    options: &ImportOptions,
) -> Result<Answer, String> {
    let text = take_text(&mut fields, &options.texts(&TEXTS))?;
    let mut answer = Answer::default();
    for name in options.labels(&["label", "labels", "entities", "cats", "annotations"]) {
        let Some(value) = field(&fields, name).and_then(|name| fields.remove(&name)) else {
            continue;
        };
        answer.has_place = true;
        // A table has the labels of an example in one cell.
        let cell = value.as_str().filter(|cell| cell.contains('#'));
        match cell {
            Some(cell) => answer.labels.extend(cell.split('#').map(str::to_owned)),
            None => answer.labels.extend(names_of(&value)?),
        }
    }
    if answer.labels.is_empty() {
        answer.without = Some(LeftOut::Unlabelled);
    }
    // The number of the example in the project's database says nothing outside of it.
    let is_number = |id: &Value| {
        let digits = id.as_str().is_some_and(|id| id.parse::<u64>().is_ok());
        id.is_number() || digits
    };
    if fields.get("id").is_some_and(is_number) {
        fields.remove("id");
    }
    answer.task = Task::of_fields(text, fields, options);
    Ok(answer)
}
