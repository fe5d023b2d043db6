//! Label Studio: tasks with `data` and `predictions`; an export has `annotations` too.
//!
//! Source: Label Studio documentation, *Import pre-annotated data* and *Label Studio JSON format of annotated tasks*.

use serde_json::{Map, Value, json};

use super::task::{Task, only_label, take_text};

/// Names of the tags in the labelling configuration.
const FROM_NAME: &str = "voice";
const TO_NAME: &str = "text";

/// A task with the label as a prediction.
pub(super) fn to_json(task: &Task) -> Value {
    let mut data = Map::new();
    data.insert("text".to_owned(), json!(task.text));
    data.extend(task.meta());
    data.extend(task.others());
    let predictions = task.label.iter().map(|label| {
        let mut prediction = Map::new();
        let version = concat!("byline ", env!("CARGO_PKG_VERSION"));
        prediction.insert("model_version".to_owned(), json!(version));
        if let Some(confidence) = data.get("confidence") {
            prediction.insert("score".to_owned(), confidence.clone());
        }
        let result = json!([{
            "from_name": FROM_NAME,
            "to_name": TO_NAME,
            "type": "choices",
            "value": { "choices": [label] },
        }]);
        prediction.insert("result".to_owned(), result);
        Value::Object(prediction)
    });
    let predictions: Vec<Value> = predictions.collect();
    json!({ "data": data, "predictions": predictions })
}

/// A task of an export in the format JSON, with the label of its latest annotation that was not cancelled.
pub(super) fn from_json(
    mut fields: Map<String, Value>,
    annotator: Option<&str>,
) -> Result<Task, String> {
    let Some(Value::Object(mut data)) = fields.remove("data") else {
        return Err("found no \"data\", expected an export in the format JSON".to_owned());
    };
    let Some(Value::Array(annotations)) = fields.remove("annotations") else {
        return Err("found no \"annotations\", expected an export in the format JSON".to_owned());
    };
    let text = take_text(&mut data, "text")?;
    let is_counted = |annotation: &&Value| {
        let is_cancelled = annotation["was_cancelled"] == true;
        let is_theirs = annotator.is_none_or(|name| is_by(&annotation["completed_by"], name));
        !is_cancelled && is_theirs
    };
    let latest = annotations.iter().rfind(is_counted);
    let results = latest.and_then(|annotation| annotation["result"].as_array());
    let choices = results.into_iter().flatten().filter_map(|result| {
        let choices = result["value"]["choices"].as_array();
        choices.filter(|_| result["type"] == "choices")
    });
    let labels = choices.flatten().filter_map(Value::as_str);
    Ok(Task {
        text,
        label: only_label(labels.map(str::to_owned).collect())?,
        place: Task::take_place(&mut data),
        confidence: None,
        others: Task::take_others(data),
    })
}

/// Whether a user has this number or mail address; an export names users by number or as objects.
fn is_by(user: &Value, name: &str) -> bool {
    let is = |value: &Value| match value {
        Value::String(text) => text == name,
        Value::Number(number) => number.to_string() == name,
        _ => false,
    };
    is(user) || is(&user["id"]) || is(&user["email"])
}
