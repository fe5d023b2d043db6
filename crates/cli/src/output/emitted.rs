//! The text of articles as it was read, for those who need what the offsets count in.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

use crate::output::write_error::WriteError;
use anyhow::bail;

use crate::files::{Files, Target};
use crate::output::sink::Sink;

/// Where texts are written: one file, or a folder with a file for each input.
pub(crate) struct TextFiles {
    /// The places of the texts of each input that are not written yet, by its name.
    places: HashMap<String, VecDeque<Target>>,
}

impl TextFiles {
    /// A folder if there are several inputs or if it is there already, else a file. The folder is made.
    pub(crate) fn new(path: &Path, inputs: &[PathBuf], files: &mut Files) -> anyhow::Result<Self> {
        let is_folder = inputs.len() > 1 || path.is_dir();
        if is_folder && let Err(source) = std::fs::create_dir_all(path) {
            bail!(WriteError {
                path: path.to_owned(),
                source
            });
        }
        let mut taken = HashSet::new();
        let mut places: HashMap<String, VecDeque<Target>> = HashMap::new();
        for input in inputs {
            let input = input.to_string_lossy();
            let target = if is_folder {
                files.target(Some(&path.join(free_name(&mut taken, &input))))?
            } else {
                files.target(Some(path))?
            };
            places
                .entry(input.into_owned())
                .or_default()
                .push_back(target);
        }
        Ok(Self { places })
    }

    /// Writes the text of the input of this name, whole or not at all.
    pub(crate) fn write(&mut self, input: &str, text: &str) -> anyhow::Result<()> {
        let places = self.places.get_mut(input);
        match places.and_then(VecDeque::pop_front) {
            Some(target) => Sink::put(&target, text.as_bytes()),
            None => bail!("{input} has no place for its text"),
        }
    }
}

/// The name of the input with the extension of plain text; a number sets apart inputs of one name.
fn free_name(taken: &mut HashSet<String>, input: &str) -> String {
    let stem = Path::new(input)
        .file_stem()
        .map(|stem| stem.to_string_lossy());
    let stem = match stem.as_deref() {
        None | Some("-") => "stdin".to_owned(),
        Some(stem) => stem.to_owned(),
    };
    let mut name = format!("{stem}.txt");
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{stem}-{number}.txt");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_of_one_name_get_files_of_their_own() {
        let mut taken = HashSet::new();
        let names = ["a/x.html", "b/x.md", "-"].map(|input| free_name(&mut taken, input));
        assert_eq!(names, ["x.txt", "x-2.txt", "stdin.txt"]);
    }
}
