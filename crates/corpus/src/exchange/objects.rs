//! A file of JSON objects to the objects: an array of them, or one a line.

use byline_read::{Error as ReadError, Source, decode};
use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// The objects, each with its place as messages name it.
pub(super) fn objects(source: Source) -> Result<Vec<(String, Map<String, Value>)>> {
    let path = source.path().to_owned();
    let name = if path.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let bytes = source.into_bytes()?;
    let text = decode(&bytes);
    if text.trim().is_empty() {
        return Err(ReadError::NoText { path }.into());
    }
    if text.trim_start().starts_with('[') {
        let tasks: Vec<Map<String, Value>> =
            serde_json::from_str(&text).map_err(|error| Error::Task {
                place: name.clone(),
                reason: format!("not an array of JSON objects: {error}"),
            })?;
        let numbered = tasks.into_iter().zip(1..);
        return Ok(numbered
            .map(|(task, number)| (format!("{name}, task {number}"), task))
            .collect());
    }
    let lines = text.lines().zip(1..);
    lines
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| match serde_json::from_str(line) {
            Ok(task) => Ok((format!("{name}:{number}"), task)),
            Err(error) => {
                // The line that the parser counts is that of the object, always the first.
                let reason = error
                    .to_string()
                    .replace(" at line 1 column ", " at column ");
                Err(Error::Task {
                    place: format!("{name}:{number}"),
                    reason: format!("not a JSON object: {reason}"),
                })
            }
        })
        .collect()
}
