//! A file of JSON objects to the objects: an array of them, or one a line.

use anyhow::{anyhow, bail};
use byline_read::Error;
use byline_read::{Source, decode};
use serde_json::{Map, Value};

/// The objects, each with its place as messages name it.
pub(super) fn tasks(source: Source) -> anyhow::Result<Vec<(String, Map<String, Value>)>> {
    let path = source.path().to_owned();
    let name = if path.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let bytes = source.into_bytes()?;
    let text = decode(&bytes);
    if text.trim().is_empty() {
        bail!(Error::NoText { path });
    }
    if text.trim_start().starts_with('[') {
        let tasks: Vec<Map<String, Value>> = serde_json::from_str(&text)
            .map_err(|error| anyhow!("{name}: not an array of JSON objects: {error}"))?;
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
                bail!("{name}:{number}: not a JSON object: {reason}")
            }
        })
        .collect()
}
