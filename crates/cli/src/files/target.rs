//! A place that may be written.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::{Error, WriteError};

/// Standard output, or a file that no input lies in; given out by [`Files`](super::Files).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    path: Option<PathBuf>,
}

impl Target {
    pub(super) fn stdout() -> Self {
        Self { path: None }
    }

    /// Checks what stands at the path.
    pub(super) fn file(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => bail!(Error::Folder {
                path: path.to_owned()
            }),
            Ok(found) if found.is_file() && found.permissions().readonly() => {
                bail!("cannot write {shown}: the file is read-only")
            }
            Ok(_) => {}
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
                if let Ok(aim) = std::fs::read_link(path) {
                    bail!(
                        "cannot write {shown}: it is a link to {}, which is not there",
                        aim.display()
                    );
                }
            }
            Err(source) => bail!(WriteError {
                path: path.to_owned(),
                source
            }),
        }
        Ok(Self {
            path: Some(path.to_owned()),
        })
    }

    /// The file; none is standard output.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}
