//! Prodigy: tasks for the interface `choice`, one object a line; `accept` names the options that are chosen.
//!
//! Source: Prodigy documentation, *Annotation interfaces*, `choice`, `classification` and `spans`, and *Built-in recipes*,
//! `db-out`.

use byline::Label;
use serde_json::{Map, Value, json};

use super::ImportOptions;
use super::answer::{Answer, LeftOut};
use super::labels::names_of;
use super::task::{Task, field, take_text};

/// Fields with the text.
pub(super) const TEXTS: [&str; 1] = ["text"];

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
    options: &ImportOptions,
) -> Result<Answer, String> {
    let text = take_text(&mut fields, &options.texts(&TEXTS))?;
    let Some(given) = fields.remove("answer") else {
        return Err("found no \"answer\", expected what db-out writes".to_owned());
    };
    let is_theirs = options.annotator.as_ref().is_none_or(|name| {
        let names = ["_annotator_id", "_session_id"].map(|field| fields.get(field));
        names.into_iter().flatten().any(|found| found == name)
    });
    let mut answer = Answer {
        has_place: true,
        ..Answer::default()
    };
    for name in options.labels(&["accept", "label", "spans"]) {
        if let Some(value) = field(&fields, name).and_then(|name| fields.remove(&name)) {
            answer.labels.extend(names_of(&value)?);
        }
    }
    answer.without = match given.as_str() {
        Some("accept") if !is_theirs => Some(LeftOut::OtherAnnotator),
        Some("accept") if answer.labels.is_empty() => Some(LeftOut::Unlabelled),
        Some("accept") => None,
        Some("reject") => Some(LeftOut::Rejected),
        Some("ignore") => Some(LeftOut::Skipped),
        _ => {
            return Err(format!(
                "found the answer {given}, expected accept, reject or ignore"
            ));
        }
    };
    fields.retain(|name, _| !name.starts_with('_') && name != "options");
    // What we exported has its place there; what others did, beside it.
    if let Some(Value::Object(meta)) = fields.remove("meta") {
        for (name, value) in meta {
            fields.entry(name).or_insert(value);
        }
    }
    answer.task = Task::of_fields(text, fields, options);
    Ok(answer)
}
