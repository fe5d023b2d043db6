//! Folders: the files in them, and where the results of each file go.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};

use anyhow::{anyhow, bail};
use byline_read::Error;
use walkdir::{DirEntry, WalkDir};

use crate::files::Files;
use crate::input::faults::{Faults, Loss};
use crate::say::message::{Notes, counted};

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

/// What was found in folders and is not read.
#[derive(Debug, Default)]
pub(crate) struct Skipped {
    n: usize,
    /// How many of each kind.
    kinds: BTreeMap<String, usize>,
}

/// So many kinds of what was skipped are named.
const MAX_KINDS: usize = 6;

impl InputFile {
    /// The files named, in the order given, and those in the folders named, sorted by their path; standard input if none
    /// is named. Hidden files and files of unknown extensions are skipped and counted, the folder of the results is
    /// passed over, and a folder that cannot be read is a fault.
    pub(crate) fn find(
        paths: Vec<PathBuf>,
        results: Option<&Path>,
        faults: &Faults,
    ) -> anyhow::Result<(Vec<Self>, Skipped)> {
        let mut files = Vec::new();
        let mut skipped = Skipped::default();
        if paths.is_empty() {
            files.push(Self::named("-".into()));
        }
        let results = results.and_then(|folder| folder.canonicalize().ok());
        for path in paths {
            if !path.is_dir() {
                files.push(Self::named(path));
                continue;
            }
            let n_before = files.len() + faults.n();
            let entries = WalkDir::new(&path).sort_by_file_name().into_iter();
            let n_hidden = Cell::new(0);
            let is_of_input = |entry: &DirEntry| {
                let is_hidden = entry.depth() > 0 && is_hidden(entry);
                n_hidden.set(n_hidden.get() + usize::from(is_hidden));
                let is_named = entry.depth() == 0;
                is_named || !is_hidden && !is_same(entry, results.as_deref())
            };
            for entry in entries.filter_entry(is_of_input) {
                match entry {
                    Ok(entry) if entry.file_type().is_dir() => {}
                    Ok(entry) if is_read(entry.path()) => files.push(Self {
                        relative: below(&path, entry.path()),
                        path: entry.into_path(),
                    }),
                    Ok(entry) => skipped.add(kind_of(&entry), 1),
                    Err(error) => {
                        faults.count_files(1);
                        faults.add(Loss::File, unreadable(&path, error).into())?;
                    }
                }
            }
            skipped.add("hidden".to_owned(), n_hidden.get());
            if files.len() + faults.n() == n_before {
                faults.count_files(1);
                let known = EXTENSIONS.map(|extension| format!(".{extension}"));
                let fault = anyhow!(
                    "{} holds no file to read, expected some of: {}",
                    path.display(),
                    known.join(", ")
                );
                faults.add(Loss::File, fault)?;
            }
        }
        faults.count_files(files.len());
        Ok((files, skipped))
    }

    /// Whether it is standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
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
    inputs: &Files,
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
        if let Some(victim) = inputs.victim(&result) {
            let place = if victim == file.path {
                "its place".to_owned()
            } else {
                format!("the place of {}, which is read", victim.display())
            };
            bail!(
                "the results of {} would take {place}, expected another folder",
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

impl Skipped {
    /// Says how many of what are not read, if any.
    pub(crate) fn say(&self, notes: &Notes) {
        if self.n == 0 {
            return;
        }
        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
        let named = kinds.iter().take(MAX_KINDS);
        let mut named: Vec<_> = named.map(|(kind, n)| format!("{n} {kind}")).collect();
        if kinds.len() > MAX_KINDS {
            named.push("others".to_owned());
        }
        notes.note(&format!(
            "{} in folders not read: {}",
            counted(self.n, "file"),
            named.join(", ")
        ));
    }

    fn add(&mut self, kind: String, n: usize) {
        self.n += n;
        if n > 0 {
            *self.kinds.entry(kind).or_default() += n;
        }
    }
}

/// Whether it is hidden: a file, or a folder with all that is in it.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether it is a file that is read, by its extension.
fn is_read(path: &Path) -> bool {
    let extension = byline_read::extension(path);
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str())) && path.is_file()
}

/// What it is that is not read.
fn kind_of(entry: &DirEntry) -> String {
    let path = entry.path();
    match std::fs::metadata(path) {
        Err(_) => "linked to nothing".to_owned(),
        Ok(found) if found.is_dir() => "linked to a folder".to_owned(),
        Ok(found) if !found.is_file() => "special (pipe or device)".to_owned(),
        Ok(_) => match path.extension() {
            Some(extension) => format!(".{}", extension.to_string_lossy().to_lowercase()),
            None => "without extension".to_owned(),
        },
    }
}

/// The place of a file below the folder that was named.
fn below(folder: &Path, file: &Path) -> PathBuf {
    file.strip_prefix(folder).unwrap_or(file).to_owned()
}

/// Why a folder inside the one named could not be read.
fn unreadable(named: &Path, error: walkdir::Error) -> Error {
    Error::Read {
        path: error.path().unwrap_or(named).to_owned(),
        source: error
            .into_io_error()
            .unwrap_or_else(|| std::io::Error::other("its links lead back to it")),
    }
}

fn is_same(entry: &DirEntry, folder: Option<&Path>) -> bool {
    let is_dir = entry.file_type().is_dir();
    folder.is_some_and(|folder| {
        is_dir && entry.path().canonicalize().is_ok_and(|path| path == folder)
    })
}
