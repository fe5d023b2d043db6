//! Labels as the tools write them.

use serde_json::{Map, Value};

/// The names of labels under one field: a name, a list of names or of spans with names, an object of choices, or names with
/// what is true or probable of each.
///
/// # Errors
/// Says what was found, where it stands in place of a label and is none.
pub(super) fn names_of(value: &Value) -> Result<Vec<String>, String> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::String(name) => Ok(named(name)),
        Value::Array(found) => {
            let names = found.iter().map(name_of);
            names.collect()
        }
        Value::Object(fields) => {
            if let Some(choices) = fields.get("choices") {
                return names_of(choices);
            }
            likely(fields)
        }
        other => Err(unreadable(other)),
    }
}

/// The names that hold or are probable, of what spaCy calls cats.
fn likely(fields: &Map<String, Value>) -> Result<Vec<String>, String> {
    let names = fields.iter().filter_map(|(name, holds)| match holds {
        Value::Bool(holds) => holds.then(|| Ok(name.clone())),
        Value::Number(number) => {
            let is_likely = number.as_f64().is_some_and(|number| number >= 0.5);
            is_likely.then(|| Ok(name.clone()))
        }
        other => Some(Err(unreadable(other))),
    });
    names.collect()
}

/// A cell may hold a list in JSON; an empty one holds no label.
fn named(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    if cell.starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str::<Value>(cell)
        && let Ok(names) = names_of(&value)
    {
        return names;
    }
    if cell.is_empty() {
        Vec::new()
    } else {
        vec![cell.to_owned()]
    }
}

/// The name of a label that stands alone, in a span `[start, end, name]`, or in an object.
fn name_of(label: &Value) -> Result<String, String> {
    let name = match label {
        Value::Array(span) => span.last(),
        Value::Object(span) => span.get("label").or_else(|| span.get("text")),
        label => Some(label),
    };
    let name = name.and_then(Value::as_str).map(str::to_owned);
    name.ok_or_else(|| unreadable(label))
}

fn unreadable(label: &Value) -> String {
    format!("found the label {label}, expected a name or a span with a name")
}
