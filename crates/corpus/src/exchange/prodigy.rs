//! Prodigy: tasks for the interface `choice`, one object a line; `accept` names the options that are chosen.
//!
//! Source: Prodigy documentation, *Annotation interfaces*, `choice`, and *Built-in recipes*, `db-out`.

use byline::Label;
use serde_json::{Map, Value, json};

use super::task::{Task, only_label, take_text};

/// A task whose label is chosen already.
pub(super) fn to_json(task: &Task) -> Value {
    let options = Label::ALL.map(|label| json!({ "id": label.name(), "text": label.name() }));
    let chosen: Vec<&String> = task.label.iter().collect();
    let mut fields = Map::new();
    fields.extend(task.others());
    fields.insert("text".to_owned(), json!(task.text));
    fields.insert("options".to_owned(), json!(options));
    fields.insert("accept".to_owned(), json!(chosen));
    fields.insert("meta".to_owned(), Value::Object(task.meta()));
    Value::Object(fields)
}

/// A task as `db-out` writes it. Without a label where it was ignored or rejected, or answered by somebody else.
pub(super) fn from_json(
    mut fields: Map<String, Value>,
    annotator: Option<&str>,
) -> Result<Task, String> {
    let text = take_text(&mut fields, "text")?;
    let is_accepted = match fields.remove("answer") {
        None => return Err("found no \"answer\", expected what db-out writes".to_owned()),
        Some(answer) => answer == "accept",
    };
    let is_theirs = annotator.is_none_or(|name| {
        let names = ["_annotator_id", "_session_id"].map(|field| fields.get(field));
        names.into_iter().flatten().any(|found| found == name)
    });
    let mut labels = Vec::new();
    for field in ["accept", "label"] {
        match fields.remove(field) {
            None | Some(Value::Null) => {}
            Some(Value::String(label)) => labels.push(label),
            Some(Value::Array(chosen)) => {
                let names = chosen.iter().filter_map(Value::as_str);
                labels.extend(names.map(str::to_owned));
            }
            Some(_) => return Err(format!("\"{field}\" holds no list of options")),
        }
    }
    let place = match fields.remove("meta") {
        Some(Value::Object(mut meta)) => Task::take_place(&mut meta),
        _ => Task::take_place(&mut fields),
    };
    fields.retain(|name, _| !name.starts_with('_'));
    Ok(Task {
        text,
        label: if is_accepted && is_theirs {
            only_label(labels)?
        } else {
            None
        },
        place,
        confidence: None,
        others: Task::take_others(fields),
    })
}
