//! Paths and standard input to the texts that are to be classified, one by one.
//!
//! `folder` finds files, `open` says what a file holds, `parts` and `rows` read it, `inputs` joins them; `batch` hands
//! texts to the threads, and `texts` is what the commands share. What cannot be read is noted in `faults`.

pub(crate) mod article;
pub(crate) mod batch;
mod columns;
pub(crate) mod content;
pub(crate) mod faults;
pub(crate) mod folder;
mod inputs;
mod language;
mod open;
mod options;
mod parts;
mod rows;
pub(crate) mod texts;
pub(crate) mod worksheet;

pub(crate) use inputs::Inputs;
pub(crate) use options::{InputFormat, InputOptions, RowChoice};
