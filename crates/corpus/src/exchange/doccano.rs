//! doccano: one object a line; every field but `text` and `label` is kept as metadata of the example.
//!
//! Source: doccano 1.8, `data_import/pipeline/makers.py`, `data_export/models.py` and `data_export/pipeline/factories.py`.

use serde_json::{Map, Value, json};

use super::task::{Task, only_label, take_text};

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
pub(super) fn from_json(mut fields: Map<String, Value>) -> Result<Task, String> {
    let text = take_text(&mut fields, "text")?;
    let mut labels = Vec::new();
    for name in ["label", "entities", "cats"] {
        match fields.remove(name) {
            None | Some(Value::Null) => {}
            Some(Value::String(label)) => labels.push(label),
            Some(Value::Array(found)) => {
                for label in found {
                    labels.push(name_of(&label)?);
                }
            }
            Some(_) => return Err(format!("\"{name}\" holds no list of labels")),
        }
    }
    // The number of the example in the project's database says nothing outside of it.
    if fields.get("id").is_some_and(Value::is_number) {
        fields.remove("id");
    }
    Ok(Task {
        text,
        label: only_label(labels)?,
        place: Task::take_place(&mut fields),
        confidence: None,
        others: Task::take_others(fields),
    })
}

/// The name of a label that stands alone, in a span `[start, end, name]`, or in a span with relations.
fn name_of(label: &Value) -> Result<String, String> {
    let name = match label {
        Value::Array(span) => span.get(2),
        Value::Object(span) => span.get("label"),
        label => Some(label),
    };
    let name = name.and_then(Value::as_str).map(str::to_owned);
    name.ok_or_else(|| format!("found the label {label}, expected a name or a span with a name"))
}
