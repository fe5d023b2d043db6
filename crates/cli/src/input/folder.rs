//! Folders: the files in them, and where the results of each file go.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use anyhow::bail;
use byline_read::Error;
use walkdir::{DirEntry, WalkDir};

/// Extensions of the files that are read in a folder.
const EXTENSIONS: [&str; 14] = [
    "txt", "text", "html", "htm", "xhtml", "md", "markdown", "csv", "tsv", "tab", "json", "jsonl",
    "ndjson", "parquet",
];

/// A file that is read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InputFile {
    pub(crate) path: PathBuf,
    /// Its place below the folder that was named, or its name.
    relative: PathBuf,
}

impl InputFile {
    /// The files named, in the order given, and those in the folders named, sorted by their path; standard input if none
    /// is named. Hidden files, files of unknown extensions, and the folder of the results are passed over.
    pub(crate) fn find(paths: Vec<PathBuf>, results: Option<&Path>) -> anyhow::Result<Vec<Self>> {
        if paths.is_empty() {
            return Ok(vec![Self::named("-".into())]);
        }
        let results = results.and_then(|folder| folder.canonicalize().ok());
        let mut files = Vec::new();
        for path in paths {
            if !path.is_dir() {
                files.push(Self::named(path));
                continue;
            }
            let n_before = files.len();
            let is_read = |entry: &DirEntry| {
                let is_named = entry.depth() == 0;
                is_named || !is_hidden(entry) && !is_same(entry, results.as_deref())
            };
            let entries = WalkDir::new(&path).sort_by_file_name().into_iter();
            for entry in entries.filter_entry(is_read) {
                let entry = entry.map_err(|error| Error::Read {
                    path: error.path().unwrap_or(&path).to_owned(),
                    source: error.into(),
                })?;
                let found = entry.path();
                if has_known_extension(found) && found.is_file() {
                    files.push(Self {
                        relative: found.strip_prefix(&path).unwrap_or(found).to_owned(),
                        path: found.to_owned(),
                    });
                }
            }
            if files.len() == n_before {
                bail!(
                    "{} holds no file to read, expected some of: {}",
                    path.display(),
                    EXTENSIONS
                        .map(|extension| format!(".{extension}"))
                        .join(", ")
                );
            }
        }
        Ok(files)
    }

    fn named(path: PathBuf) -> Self {
        let name = if path == Path::new("-") {
            "stdin".into()
        } else {
            path.file_name().unwrap_or(path.as_os_str()).to_owned()
        };
        Self {
            relative: name.into(),
            path,
        }
    }

    /// The name of its results: with the extension of the format added, unless it has it.
    fn result(&self, extension: &str) -> PathBuf {
        let mut name = self.relative.clone().into_os_string();
        if self.relative.extension().is_none_or(|own| own != extension) {
            name.push(".");
            name.push(extension);
        }
        name.into()
    }
}

/// Each file with the file of its results, which mirrors its place.
pub(crate) fn results_of(
    files: Vec<InputFile>,
    folder: &Path,
    extension: &str,
) -> anyhow::Result<Vec<(PathBuf, PathBuf)>> {
    let mut taken: HashMap<PathBuf, PathBuf> = HashMap::new();
    let mut jobs = Vec::with_capacity(files.len());
    for file in files {
        let result = folder.join(file.result(extension));
        if let Some(other) = taken.insert(result.clone(), file.path.clone()) {
            bail!(
                "{} and {} would both have their results in {}, expected a place for each",
                other.display(),
                file.path.display(),
                result.display()
            );
        }
        let is_input = file.path.canonicalize().ok();
        if is_input.is_some() && is_input == result.canonicalize().ok() {
            bail!(
                "the results of {} would take its place, expected another folder",
                file.path.display()
            );
        }
        jobs.push((file.path, result));
    }
    Ok(jobs)
}

/// Whether an output is a folder: one that is there, or a path that says so by its end.
pub(crate) fn is_folder(path: &Path) -> bool {
    let text = path.as_os_str().as_encoded_bytes();
    let ends_so = text.ends_with(b"/") || text.ends_with(std::path::MAIN_SEPARATOR_STR.as_bytes());
    let is_dot = matches!(
        path.components().next_back(),
        Some(Component::CurDir | Component::ParentDir)
    );
    ends_so || is_dot || path.is_dir()
}

fn has_known_extension(path: &Path) -> bool {
    let extension = byline_read::extension(path);
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_same(entry: &DirEntry, folder: Option<&Path>) -> bool {
    let is_dir = entry.file_type().is_dir();
    folder.is_some_and(|folder| {
        is_dir && entry.path().canonicalize().is_ok_and(|path| path == folder)
    })
}
