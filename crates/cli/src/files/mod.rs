//! The files of a run: those that it reads, those that it writes, and that none of them is both.
//!
//! Everything that is named on the command line for reading is known here before anything is read, and an output is
//! opened by the [`Target`] that is given out here and nowhere else.

mod named;
mod target;

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::bail;
use byline_read::Error;
use file_id::{FileId, get_file_id};

use crate::output::write_error::WriteError;

pub(crate) use self::named::OutputPath;
pub(crate) use self::target::Target;

/// The files that are read, and the places that are written.
#[derive(Debug, Default)]
pub(crate) struct Files {
    read: HashMap<FileId, PathBuf>,
    written: HashMap<Place, PathBuf>,
    reads_stdin: bool,
}

/// Where an output goes, whatever the path that leads there looks like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Place {
    File(FileId),
    /// A file that is not there yet: the nearest folder that is, and what follows it in the path.
    New(Option<FileId>, OsString),
}

impl Files {
    /// A file that is read; `-` is standard input, and of a folder nothing is said.
    ///
    /// # Errors
    /// If standard input is to be read a second time.
    pub(crate) fn reads(&mut self, path: &Path) -> anyhow::Result<()> {
        let id = if path == Path::new("-") {
            if self.reads_stdin {
                bail!("standard input is named twice, expected it once");
            }
            self.reads_stdin = true;
            id_of_stdin()
        } else {
            id_of(path)
        };
        if let Some(id) = id {
            self.read.entry(id).or_insert_with(|| path.to_owned());
        }
        Ok(())
    }

    /// A folder of which every file is read.
    pub(crate) fn reads_folder(&mut self, folder: &Path) {
        // Whoever reads the folder says what is wrong with it.
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let path = entry.path();
            if let Some(id) = id_of(&path) {
                self.read.entry(id).or_insert(path);
            }
        }
    }

    /// The file among those that are read whose place the output would take, if there is one.
    pub(crate) fn victim(&self, output: &Path) -> Option<&Path> {
        self.read.get(&id_of(output)?).map(PathBuf::as_path)
    }

    /// The file given as an output, or standard output for none and for `-`.
    ///
    /// # Errors
    /// If it is one of the files that are read, if another output goes there, or if it cannot be written.
    pub(crate) fn target(&mut self, output: Option<&Path>) -> anyhow::Result<Target> {
        let Some(path) = output.filter(|path| *path != Path::new("-")) else {
            return self.stdout();
        };
        self.spare(path)?;
        self.target_in_place(path)
    }

    /// Refuses an output that is one of the files that are read.
    pub(crate) fn spare(&self, output: &Path) -> anyhow::Result<()> {
        match self.victim(output) {
            Some(victim) => bail!(
                "the output {} would take the place of {}, which is read, expected another file",
                output.display(),
                byline_read::shown(victim)
            ),
            None => Ok(()),
        }
    }

    /// The file given as an output, which may be one that is read: whoever asks for it keeps all that is there.
    ///
    /// # Errors
    /// If another output goes there, or if it cannot be written.
    pub(crate) fn target_in_place(&mut self, path: &Path) -> anyhow::Result<Target> {
        let target = Target::file(path)?;
        if let Some(place) = Place::of(path)
            && let Some(other) = self.written.insert(place, path.to_owned())
        {
            if other == path {
                bail!(
                    "two outputs would go to {}, expected a file for each",
                    path.display()
                );
            }
            bail!(
                "the outputs {} and {} are the same file, expected a file for each",
                other.display(),
                path.display()
            );
        }
        Ok(target)
    }

    /// Standard output, unless it goes to a file that is read: a shell that leads it there has emptied the file already,
    /// or would have it grow without end.
    fn stdout(&self) -> anyhow::Result<Target> {
        match id_of_stdout().and_then(|id| self.read.get(&id)) {
            Some(victim) if victim == Path::new("-") => {
                bail!("input file is output file: standard input and standard output are one file")
            }
            Some(victim) => bail!(
                "input file is output file: standard output goes to {}, which is read, expected another file",
                byline_read::shown(victim)
            ),
            None => Ok(Target::stdout()),
        }
    }
}

impl Place {
    /// None for devices and pipes, which several outputs may go to.
    fn of(path: &Path) -> Option<Self> {
        if path.exists() {
            return id_of(path).map(Self::File);
        }
        let folder = path.ancestors().skip(1).find_map(|folder| {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            Some((folder, get_file_id(folder).ok()?))
        });
        Some(match folder {
            Some((folder, id)) => {
                let rest = path.strip_prefix(folder).unwrap_or(path);
                Self::New(Some(id), rest.as_os_str().to_owned())
            }
            None => Self::New(None, path.as_os_str().to_owned()),
        })
    }
}

/// What tells a file from every other; none of what is no file or not there.
fn id_of(path: &Path) -> Option<FileId> {
    let is_file = std::fs::metadata(path).is_ok_and(|found| found.is_file());
    is_file.then(|| get_file_id(path).ok())?
}

#[cfg(unix)]
fn id_of_stdin() -> Option<FileId> {
    id_of_open(&std::io::stdin())
}

#[cfg(unix)]
fn id_of_stdout() -> Option<FileId> {
    id_of_open(&std::io::stdout())
}

#[cfg(unix)]
fn id_of_open(stream: &impl std::os::fd::AsFd) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    let stream = stream.as_fd().try_clone_to_owned().ok()?;
    let found = std::fs::File::from(stream).metadata().ok()?;
    found
        .is_file()
        .then(|| FileId::new_inode(found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn id_of_stdin() -> Option<FileId> {
    None
}

#[cfg(not(unix))]
fn id_of_stdout() -> Option<FileId> {
    None
}
