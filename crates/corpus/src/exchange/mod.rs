//! To the tools in which people label, and back: one task a sentence.
//!
//! What a tool keeps beside text and label carries article, paragraph, position and the other columns there and back.

mod answer;
mod doccano;
mod label_studio;
mod labels;
mod objects;
mod prodigy;
mod task;

use byline_read::{Error as ReadError, Source};
use serde_json::Value;

pub use answer::LeftOut;
use answer::{Meaning, Trouble};
pub use task::{Imported, Task, TaskPlace, to_csv};

use crate::error::{Error, Result};
use crate::label_map::LabelMap;
use crate::table::Columns;

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
/// use byline_corpus::exchange::{ImportOptions, Task, Tool, export, import};
/// use byline_read::Source;
/// let mut task = Task::default();
/// task.text = "It rained.".to_owned();
/// task.label = Some("factual".to_owned());
/// let file = export(&[task.clone()], Tool::Doccano);
/// assert_eq!(file, "{\"label\":[\"factual\"],\"text\":\"It rained.\"}\n");
/// let source = Source::new("tasks.jsonl".as_ref(), std::io::Cursor::new(file))?;
/// let imported = import(source, Tool::Doccano, &ImportOptions::default())?;
/// assert_eq!(imported.tasks, [task]);
/// assert!(imported.left_out.is_empty());
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

/// How to read an export.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ImportOptions {
    /// The fields of text, label and article, where they are called otherwise than the tool calls them.
    pub columns: Columns,
    /// What labels mean.
    pub label_map: LabelMap,
    /// The one whose labels are taken: user or mail address in Label Studio, session or annotator in Prodigy; doccano
    /// exports a file for each person, and the name is not looked at.
    pub annotator: Option<String>,
}

impl ImportOptions {
    /// Fields of these names, labels of this meaning.
    #[must_use]
    pub fn new(columns: Columns, label_map: LabelMap) -> Self {
        Self {
            columns,
            label_map,
            annotator: None,
        }
    }

    /// With the labels of one person only.
    #[must_use]
    pub fn with_annotator(mut self, name: Option<String>) -> Self {
        self.annotator = name;
        self
    }

    /// The names that the field of the text may have.
    fn texts<'a>(&'a self, usual: &[&'a str]) -> Vec<&'a str> {
        match &self.columns.text {
            Some(name) => vec![name],
            None => usual.to_vec(),
        }
    }

    /// The names that fields of labels may have.
    fn labels<'a>(&'a self, usual: &[&'a str]) -> Vec<&'a str> {
        match &self.columns.label {
            Some(name) => vec![name],
            None => usual.to_vec(),
        }
    }
}

/// The tasks of an export of a tool, with labels as ours: by position, so that they are in the order in which they were
/// exported to the tool; of several labels of one sentence the latest counts. Skipped and rejected sentences have none.
///
/// Read are JSON Lines, arrays of objects and tables. Of doccano, projects for sequence labelling are read too, if the
/// spans of a sentence all have one label, of Label Studio the formats JSON, JSON-MIN and CSV. A sentence whose label
/// covers several of ours has none. What is left out is counted. [`export`] has an example.
///
/// # Errors
/// [`Error::Read`] if the file cannot be read or is empty, [`Error::Task`] if it, or a task in it, is not what the tool
/// exports or has no place for labels, [`Error::TaskLabelUnknown`], and for tables as
/// [`TableReader`](crate::TableReader).
pub fn import(source: Source, tool: Tool, options: &ImportOptions) -> Result<Imported> {
    let texts = options.texts(match tool {
        Tool::Doccano => &doccano::TEXTS,
        Tool::LabelStudio => &label_studio::TEXTS,
        Tool::Prodigy => &prodigy::TEXTS,
    });
    let path = source.path().to_owned();
    let mut imported = Imported::default();
    let mut unknown: Vec<(String, String)> = Vec::new();
    let mut has_place = false;
    let mut fields_of_first = None;
    for (place, fields) in objects::objects(source, &options.columns, &texts)? {
        let names = fields.keys().cloned().collect::<Vec<_>>().join(", ");
        fields_of_first.get_or_insert(names);
        let read = match tool {
            Tool::Doccano => doccano::from_json(fields, options),
            Tool::LabelStudio => label_studio::from_json(fields, options),
            Tool::Prodigy => prodigy::from_json(fields, options),
        };
        let answer = read.map_err(|reason| Error::Task {
            place: place.clone(),
            reason,
        })?;
        has_place |= answer.has_place;
        let mut leave_out = |why: LeftOut, n: usize| {
            if n > 0 {
                *imported.left_out.entry(why).or_default() += n;
            }
        };
        if answer.task.text.trim().is_empty() {
            leave_out(LeftOut::Empty, 1);
            continue;
        }
        leave_out(LeftOut::Replaced, answer.n_others);
        let label = match answer.meaning(&options.label_map) {
            Ok(Meaning::One(label)) => Some(label.name().to_owned()),
            Ok(Meaning::Several) => {
                leave_out(LeftOut::SeveralMeanings, 1);
                None
            }
            Ok(Meaning::Nothing) => {
                leave_out(answer.without.unwrap_or(LeftOut::Unlabelled), 1);
                None
            }
            Err(Trouble::Contradiction(reason)) => return Err(Error::Task { place, reason }),
            Err(Trouble::Unknown(label)) => {
                if !unknown.iter().any(|(_, known)| *known == label) {
                    unknown.push((place, label));
                }
                None
            }
        };
        imported.tasks.push(Task {
            label,
            ..answer.task
        });
    }
    if !unknown.is_empty() {
        let (place, label) = unknown.remove(0);
        return Err(Error::TaskLabelUnknown {
            place,
            label,
            others: unknown.into_iter().map(|(_, label)| label).collect(),
            known: options.label_map.known(),
        });
    }
    if fields_of_first.is_none() {
        return Err(ReadError::NoText { path }.into());
    }
    if !has_place {
        return Err(Error::Task {
            place: byline_read::shown(&path).to_string(),
            reason: format!(
                "no task has a field of labels, found {} (--label-column names another)",
                fields_of_first.unwrap_or_default()
            ),
        });
    }
    let (tasks, n_replaced) = task::in_order(imported.tasks);
    imported.tasks = tasks;
    if n_replaced > 0 {
        *imported.left_out.entry(LeftOut::Replaced).or_default() += n_replaced;
    }
    Ok(imported)
}
