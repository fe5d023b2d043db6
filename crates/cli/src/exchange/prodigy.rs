//! Prodigy: tasks for the interface `choice`, one object a line; `accept` names the options that are chosen.
//!
//! Source: Prodigy documentation, *Annotation interfaces*, `choice`, and *Built-in recipes*, `db-out`.

use byline::Label;
use serde_json::{Map, Value, json};

use super::record::{Record, only_label, take_text};

/// A task whose label is chosen already.
pub(super) fn task(record: &Record) -> Value {
    let options = Label::ALL.map(|label| json!({ "id": label.name(), "text": label.name() }));
    let chosen: Vec<&String> = record.label.iter().collect();
    let mut task = Map::new();
    task.extend(record.others());
    task.insert("text".to_owned(), json!(record.text));
    task.insert("options".to_owned(), json!(options));
    task.insert("accept".to_owned(), json!(chosen));
    task.insert("meta".to_owned(), Value::Object(record.meta()));
    Value::Object(task)
}

/// A task as `db-out` writes it. Without a label where it was ignored or rejected, or answered by somebody else.
pub(super) fn record(
    mut task: Map<String, Value>,
    annotator: Option<&str>,
) -> Result<Record, String> {
    let text = take_text(&mut task, "text")?;
    let is_accepted = match task.remove("answer") {
        None => return Err("found no \"answer\", expected what db-out writes".to_owned()),
        Some(answer) => answer == "accept",
    };
    let is_theirs = annotator.is_none_or(|name| {
        let names = ["_annotator_id", "_session_id"].map(|field| task.get(field));
        names.into_iter().flatten().any(|found| found == name)
    });
    let mut labels = Vec::new();
    for field in ["accept", "label"] {
        match task.remove(field) {
            None | Some(Value::Null) => {}
            Some(Value::String(label)) => labels.push(label),
            Some(Value::Array(chosen)) => {
                let names = chosen.iter().filter_map(Value::as_str);
                labels.extend(names.map(str::to_owned));
            }
            Some(_) => return Err(format!("\"{field}\" holds no list of options")),
        }
    }
    let place = match task.remove("meta") {
        Some(Value::Object(mut meta)) => Record::take_place(&mut meta),
        _ => Record::take_place(&mut task),
    };
    task.retain(|name, _| !name.starts_with('_'));
    Ok(Record {
        text,
        label: if is_accepted && is_theirs {
            only_label(labels)?
        } else {
            None
        },
        place,
        confidence: None,
        others: Record::take_others(task),
    })
}
