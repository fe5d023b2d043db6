//! An export to its objects: an array of them, one after another, or the rows of a table.

use byline_read::{Error as ReadError, Source, decode};
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::table::{Columns, Keep, Record, TableFormat, TableReader, mended};

/// An object with its place as messages name it.
pub(super) type Placed = (String, Map<String, Value>);

/// The objects. `texts` are the names that the column of sentences may have in a table.
pub(super) fn objects(source: Source, columns: &Columns, texts: &[&str]) -> Result<Vec<Placed>> {
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
    if !text.trim_start().starts_with(['[', '{'])
        && let Some(rows) = table(&path, &name, &bytes, columns, texts)?
    {
        return Ok(rows);
    }
    let text = mended(&text);
    if text.trim_start().starts_with('[') {
        let tasks: Vec<Map<String, Value>> =
            serde_json::from_str(&text).map_err(|error| Error::Task {
                place: name.clone(),
                reason: format!("not an array of JSON objects: {error}"),
            })?;
        return Ok(numbered(&name, tasks));
    }
    let first = text.lines().find(|line| !line.trim().is_empty());
    let first = first.map(serde_json::from_str::<Map<String, Value>>);
    if first.is_some_and(|first| first.is_err_and(|error| error.is_eof())) {
        let tasks = serde_json::Deserializer::from_str(&text).into_iter();
        let tasks: serde_json::Result<Vec<Map<String, Value>>> = tasks.collect();
        let tasks = tasks.map_err(|error| Error::Task {
            place: name.clone(),
            reason: format!("not JSON objects: {error}"),
        })?;
        return Ok(numbered(&name, tasks));
    }
    lines(&name, &text)
}

fn numbered(name: &str, tasks: Vec<Map<String, Value>>) -> Vec<Placed> {
    let numbered = tasks.into_iter().zip(1..);
    let placed = numbered.map(|(task, number)| (format!("{name}, task {number}"), task));
    placed.collect()
}

fn lines(name: &str, text: &str) -> Result<Vec<Placed>> {
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

/// The rows of a table, `None` if it is none with one of the columns.
fn table(
    path: &std::path::Path,
    name: &str,
    bytes: &[u8],
    columns: &Columns,
    texts: &[&str],
) -> Result<Option<Vec<Placed>>> {
    let head = decode(
        bytes
            .split(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default(),
    );
    if !head.contains([',', ';', '\t', '|']) && columns.separator.is_none() {
        return Ok(None);
    }
    let mut missing = None;
    for text in texts {
        let mut columns = columns.clone();
        // Labels and articles are looked for among the fields.
        (columns.label, columns.article) = (None, None);
        columns.text = Some((*text).to_owned());
        let source = Source::new(path, std::io::Cursor::new(bytes.to_vec()))?;
        match TableReader::new(source, TableFormat::Csv, &columns) {
            Ok(reader) => {
                let rows = reader.keeping(Keep::default())?.map(|row| {
                    let row = row?;
                    let fields = row.record.iter().flat_map(Record::fields);
                    let fields = fields
                        .map(|(field, value)| (field.to_owned(), Value::from(value.into_text())));
                    Ok((format!("{name}:{}", row.line), fields.collect()))
                });
                return rows.collect::<Result<_>>().map(Some);
            }
            Err(error @ Error::ColumnMissing { .. }) => {
                missing.get_or_insert(error);
            }
            Err(Error::HeaderMissing { .. }) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    match missing {
        Some(error) => Err(error),
        None => Ok(None),
    }
}
