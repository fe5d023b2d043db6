//! doccano: one object a line; every field but `text` and `label` is kept as metadata of the example.
//!
//! Source: doccano 1.8, `data_import/pipeline/makers.py`, `data_export/models.py` and `data_export/pipeline/factories.py`.

use serde_json::{Map, Value, json};

use super::record::{Record, only_label, take_text};

/// A record for a project of text classification.
pub(super) fn task(record: &Record) -> Value {
    let mut task = Map::new();
    task.insert("text".to_owned(), json!(record.text));
    let labels: Vec<&String> = record.label.iter().collect();
    task.insert("label".to_owned(), json!(labels));
    task.extend(record.meta());
    task.extend(record.others());
    Value::Object(task)
}

/// A record of an export: of text classification, or of sequence labelling with (`entities`) or without relations.
pub(super) fn record(mut task: Map<String, Value>) -> Result<Record, String> {
    let text = take_text(&mut task, "text")?;
    let mut labels = Vec::new();
    for name in ["label", "entities", "cats"] {
        match task.remove(name) {
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
    if task.get("id").is_some_and(Value::is_number) {
        task.remove("id");
    }
    Ok(Record {
        text,
        label: only_label(labels)?,
        place: Record::take_place(&mut task),
        confidence: None,
        others: Record::take_others(task),
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
