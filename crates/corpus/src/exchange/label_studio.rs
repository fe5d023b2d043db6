//! Label Studio: tasks with `data` and `predictions`; an export has `annotations` too. The formats JSON-MIN and CSV have
//! one flat object or row an annotation.
//!
//! Source: Label Studio documentation, *Import pre-annotated data*, *Label Studio JSON format of annotated tasks* and
//! *Export annotations and data*.

use serde_json::{Map, Value, json};

use super::ImportOptions;
use super::answer::{Answer, LeftOut};
use super::labels::names_of;
use super::task::{OWN, Task, field, take_text};

/// Names of the tags in the labelling configuration.
const FROM_NAME: &str = "voice";
const TO_NAME: &str = "text";

/// Fields with the text.
pub(super) const TEXTS: [&str; 1] = ["text"];

/// Fields of the flat formats that are Label Studio's own.
const BOOKKEEPING: [&str; 7] = [
    "id",
    "annotator",
    "annotation_id",
    "created_at",
    "updated_at",
    "lead_time",
    "inner_id",
];

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

/// A task of an export.
pub(super) fn from_json(
    fields: Map<String, Value>,
    options: &ImportOptions,
) -> Result<Answer, String> {
    if fields.get("data").is_some_and(Value::is_object) {
        of_task(fields, options)
    } else {
        of_row(fields, options)
    }
}

/// A task of the format JSON, with the label of its latest annotation that was not cancelled.
fn of_task(mut fields: Map<String, Value>, options: &ImportOptions) -> Result<Answer, String> {
    let Some(Value::Object(mut data)) = fields.remove("data") else {
        return Err("found no \"data\", expected an export in the format JSON".to_owned());
    };
    let annotations = ["annotations", "completions"].map(|name| fields.remove(name));
    let Some(Value::Array(annotations)) = annotations.into_iter().flatten().next() else {
        return Err("found no \"annotations\", expected an export in the format JSON".to_owned());
    };
    let names = text_fields(&data, options);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let text = take_text(&mut data, &names)?;
    let mut answer = Answer {
        has_place: true,
        ..Answer::default()
    };
    let is_cancelled = |annotation: &&Value| {
        ["was_cancelled", "skipped"]
            .iter()
            .any(|flag| annotation[flag] == true)
    };
    let is_theirs = |annotation: &&Value| {
        let annotator = options.annotator.as_deref();
        annotator.is_none_or(|name| is_by(&annotation["completed_by"], name))
    };
    let whole: Vec<&Value> = annotations
        .iter()
        .filter(|annotation| !is_cancelled(annotation))
        .collect();
    let theirs: Vec<&Value> = whole.iter().copied().filter(|a| is_theirs(a)).collect();
    if let Some(latest) = theirs.last() {
        answer.labels = labels_of(latest, options)?;
    }
    answer.n_others = theirs.len().saturating_sub(1);
    let has_guess = fields
        .get("predictions")
        .and_then(Value::as_array)
        .is_some_and(|guesses| !guesses.is_empty());
    answer.without = match (&answer.labels[..], theirs.len(), whole.len()) {
        ([_, ..], _, _) => None,
        (_, 0, 1..) => Some(LeftOut::OtherAnnotator),
        (_, 0, 0) if !annotations.is_empty() => Some(LeftOut::Skipped),
        (_, 0, 0) if has_guess => Some(LeftOut::Guessed),
        _ => Some(LeftOut::Unlabelled),
    };
    answer.task = Task::of_fields(text, data, options);
    Ok(answer)
}

/// The labels of an annotation; where it answers several questions, those of the one whose answers are labels.
fn labels_of(annotation: &Value, options: &ImportOptions) -> Result<Vec<String>, String> {
    let mut by_question: Vec<(&Value, Vec<String>)> = Vec::new();
    for result in annotation["result"].as_array().into_iter().flatten() {
        let value = &result["value"];
        let kinds = ["choices", "labels", "hypertextlabels", "taxonomy"];
        let Some(found) = kinds.iter().find_map(|kind| value.get(kind)) else {
            continue;
        };
        let names = names_of(found)?;
        let question = &result["from_name"];
        match by_question.iter_mut().find(|(known, _)| *known == question) {
            Some((_, labels)) => labels.extend(names),
            None => by_question.push((question, names)),
        }
    }
    let asked = options.columns.label.as_deref();
    let is_asked = |question: &Value| asked.is_none_or(|name| question == name);
    by_question.retain(|(question, _)| is_asked(question));
    let is_known = |labels: &[String]| {
        let mut labels = labels.iter();
        labels.all(|label| options.label_map.meaning(label).is_some())
    };
    if by_question.len() > 1 && by_question.iter().any(|(_, labels)| is_known(labels)) {
        by_question.retain(|(_, labels)| is_known(labels));
    }
    Ok(by_question
        .into_iter()
        .flat_map(|(_, labels)| labels)
        .collect())
}

/// A row of the flat formats.
fn of_row(mut fields: Map<String, Value>, options: &ImportOptions) -> Result<Answer, String> {
    let is_flat = BOOKKEEPING.iter().any(|name| fields.contains_key(*name));
    if !is_flat && options.columns.text.is_none() && options.columns.label.is_none() {
        return Err("found no \"data\", expected an export in the format JSON".to_owned());
    }
    let text = take_text(&mut fields, &options.texts(&TEXTS))?;
    let annotator = fields.get("annotator").cloned().unwrap_or_default();
    let is_theirs = options
        .annotator
        .as_deref()
        .is_none_or(|name| is_by(&annotator, name));
    fields.retain(|name, _| !BOOKKEEPING.contains(&name.as_str()));
    let mut answer = Answer::default();
    if let Some(name) = label_field(&fields, options) {
        answer.has_place = true;
        let value = fields.remove(&name).unwrap_or_default();
        answer.labels = names_of(&value)?;
    }
    answer.without = match answer.labels[..] {
        [] => Some(LeftOut::Unlabelled),
        _ if !is_theirs => Some(LeftOut::OtherAnnotator),
        _ => None,
    };
    answer.task = Task::of_fields(text, fields, options);
    Ok(answer)
}

/// The field with the label, which is called as the labelling configuration has it: the one that is asked for, else the
/// one that holds choices or a label that is known, else the one of our own configuration.
fn label_field(fields: &Map<String, Value>, options: &ImportOptions) -> Option<String> {
    if let Some(name) = &options.columns.label {
        return field(fields, name);
    }
    let is_known = |value: &Value| {
        let names = names_of(value).unwrap_or_default();
        let mut known = names.iter().map(|name| options.label_map.meaning(name));
        !names.is_empty() && known.all(|meaning| meaning.is_some())
    };
    let holds = |is_meant: &dyn Fn(&Value) -> bool| {
        let mut found = fields.iter();
        found
            .find(|(_, value)| is_meant(value))
            .map(|(name, _)| name.clone())
    };
    holds(&is_known)
        .or_else(|| holds(&|value| value.get("choices").is_some()))
        .or_else(|| {
            [FROM_NAME, "label", "choice"]
                .iter()
                .find_map(|name| field(fields, name))
        })
}

/// The field of the text: the usual one, else the only one that holds words.
fn text_fields(data: &Map<String, Value>, options: &ImportOptions) -> Vec<String> {
    let usual = options.texts(&TEXTS);
    let is_usual = usual.iter().any(|name| field(data, name).is_some());
    let words = data.iter().filter(|(name, value)| {
        let is_own = OWN.contains(&name.as_str());
        !is_own && value.as_str().is_some_and(|text| !text.trim().is_empty())
    });
    let mut words = words.map(|(name, _)| name.clone());
    match (words.next(), words.next()) {
        (Some(only), None) if !is_usual && options.columns.text.is_none() => vec![only],
        _ => usual.into_iter().map(str::to_owned).collect(),
    }
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
