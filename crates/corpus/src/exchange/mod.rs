//! To the tools in which people label, and back: one task a sentence.
//!
//! What a tool keeps beside text and label carries article, paragraph, position and the other columns there and back.

mod doccano;
mod label_studio;
mod objects;
mod prodigy;
mod task;

use byline_read::Source;
use serde_json::Value;

pub use task::{Task, TaskPlace, to_csv};

use crate::error::{Error, Result};
use crate::label_map::LabelMap;

/// A labelling tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tool {
    /// doccano: JSON Lines of a project for text classification.
    Doccano,
    /// Label Studio: JSON, one task a sentence.
    LabelStudio,
    /// Prodigy: JSON Lines for the interface choice.
    Prodigy,
}

/// Tasks as the file that a tool reads, which is UTF-8.
///
/// ```
/// use byline_corpus::exchange::{Task, Tool, export, import};
/// use byline_corpus::LabelMap;
/// use byline_read::Source;
/// let mut task = Task::default();
/// task.text = "It rained.".to_owned();
/// task.label = Some("factual".to_owned());
/// let file = export(&[task.clone()], Tool::Doccano);
/// assert_eq!(file, "{\"label\":[\"factual\"],\"text\":\"It rained.\"}\n");
/// let source = Source::new("tasks.jsonl".as_ref(), std::io::Cursor::new(file))?;
/// assert_eq!(import(source, Tool::Doccano, None, &LabelMap::default())?, [task]);
/// # Ok::<(), byline_corpus::Error>(())
/// ```
#[must_use]
pub fn export(tasks: &[Task], tool: Tool) -> String {
    let to_json = match tool {
        Tool::Doccano => doccano::to_json,
        Tool::LabelStudio => label_studio::to_json,
        Tool::Prodigy => prodigy::to_json,
    };
    let tasks = tasks.iter().map(to_json);
    if tool == Tool::LabelStudio {
        format!("{:#}\n", Value::Array(tasks.collect()))
    } else {
        let lines = tasks.flat_map(|task| [task.to_string(), "\n".to_owned()]);
        lines.collect()
    }
}

/// The tasks of an export of a tool, with labels as ours: by position, so that they are in the order in which they were
/// exported to the tool; of several labels of one sentence the latest counts. Skipped and rejected sentences have none.
///
/// `map` says what labels mean; one that covers several of ours is left out. `annotator` is the one whose labels are
/// taken: user or mail address in Label Studio, session or annotator in Prodigy; doccano exports a file for each person,
/// and the name is not looked at. Of doccano, projects for sequence labelling are read too, if the spans of a sentence all
/// have one label. [`export`] has an example.
///
/// # Errors
/// [`Error::Read`] if the file cannot be read or is empty, [`Error::Task`] if it, or a task in it, is not what the tool
/// exports, and [`Error::TaskLabelUnknown`].
pub fn import(
    source: Source,
    tool: Tool,
    annotator: Option<&str>,
    map: &LabelMap,
) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for (place, fields) in objects::objects(source)? {
        let task = match tool {
            Tool::Doccano => doccano::from_json(fields),
            Tool::LabelStudio => label_studio::from_json(fields, annotator),
            Tool::Prodigy => prodigy::from_json(fields, annotator),
        };
        match task {
            Ok(task) => tasks.push(task.checked(place, map)?),
            Err(reason) => return Err(Error::Task { place, reason }),
        }
    }
    Ok(task::in_order(tasks))
}
