//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use crate::output::write_error::WriteError;
use anyhow::Context;
use byline_read::Error;
use tempfile::NamedTempFile;

/// An output being written.
///
/// A file is written beside its final place and moved there by [`finish`](Self::finish); dropped before, it leaves
/// what stood there untouched. Devices and pipes cannot be replaced and are written directly.
pub(crate) struct Sink {
    path: Option<PathBuf>,
    target: Target,
}

enum Target {
    Stdout(BufWriter<Stdout>),
    Device(BufWriter<File>),
    File(BufWriter<NamedTempFile>),
}

/// Buffer in bytes; results come in larger pieces and then pass it by.
const BUFFER: usize = 64 * 1024;

impl Sink {
    /// Writes a whole output at once: to the file given, or to standard output for none and for `-`.
    pub(crate) fn put(path: Option<&Path>, bytes: &[u8]) -> anyhow::Result<()> {
        let mut sink = Self::open(path)?;
        sink.write(bytes)?;
        sink.finish()
    }

    /// Opens standard output.
    pub(crate) fn stdout() -> Self {
        Self {
            path: None,
            target: Target::Stdout(BufWriter::with_capacity(BUFFER, std::io::stdout())),
        }
    }

    /// Opens the file given, or standard output for none and for `-`.
    pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        match path {
            None => Ok(Self::stdout()),
            Some(path) if path == Path::new("-") => Ok(Self::stdout()),
            Some(path) => Self::file(path),
        }
    }

    /// Opens the file given.
    pub(crate) fn file(path: &Path) -> anyhow::Result<Self> {
        let failed = |source| WriteError {
            path: path.to_owned(),
            source,
        };
        let target = match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                return Err(Error::Folder {
                    path: path.to_owned(),
                }
                .into());
            }
            Ok(found) if !found.is_file() => {
                let device = File::options().write(true).open(path).map_err(failed)?;
                Target::Device(BufWriter::with_capacity(BUFFER, device))
            }
            Ok(found) => {
                // Through a link, it is the file that is replaced and not the link.
                let real = path.canonicalize().map_err(failed)?;
                let file = beside(&real, Some(found.permissions())).map_err(failed)?;
                return Ok(Self::temporary(real, file));
            }
            Err(_) => {
                return Ok(Self::temporary(
                    path.to_owned(),
                    beside(path, None).map_err(failed)?,
                ));
            }
        };
        Ok(Self {
            path: Some(path.to_owned()),
            target,
        })
    }

    fn temporary(path: PathBuf, file: NamedTempFile) -> Self {
        Self {
            path: Some(path),
            target: Target::File(BufWriter::with_capacity(BUFFER, file)),
        }
    }

    /// Whether results go to a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        use std::io::IsTerminal as _;
        matches!(self.target, Target::Stdout(_)) && std::io::stdout().is_terminal()
    }

    /// The columns of the terminal that results go to, if they go to one and it tells.
    pub(crate) fn columns(&self) -> Option<usize> {
        let (columns, _) = crossterm::terminal::size()
            .ok()
            .filter(|_| self.is_terminal())?;
        Some(usize::from(columns))
    }

    /// Whether results are to be coloured: on a terminal, unless the environment asks for none.
    pub(crate) fn has_colour(&self) -> bool {
        matches!(self.target, Target::Stdout(_))
            && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
    }

    /// Writes all of `bytes`.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_with(|out| out.write_all(bytes))
    }

    /// Hands all that was written on, without ending the output.
    pub(crate) fn flush(&mut self) -> anyhow::Result<()> {
        self.write_with(|out| out.flush())
    }

    /// Lets `write` write, and says which output it was that failed.
    pub(crate) fn write_with(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> anyhow::Result<()> {
        let out: &mut dyn Write = match &mut self.target {
            Target::Stdout(writer) => writer,
            Target::Device(writer) => writer,
            Target::File(writer) => writer,
        };
        write(out).with_context(|| cannot_write(self.path.as_deref()))
    }

    /// Ends the output; a file takes its place.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        let context = cannot_write(self.path.as_deref());
        if let (Target::File(writer), Some(path)) = (self.target, &self.path) {
            let file = writer
                .into_inner()
                .map_err(std::io::IntoInnerError::into_error);
            let file = file.context(context.clone())?;
            file.persist(path)
                .map_err(|error| error.error)
                .context(context)?;
        }
        Ok(())
    }
}

fn cannot_write(path: Option<&Path>) -> String {
    match path {
        Some(path) => format!("cannot write {}", path.display()),
        None => "cannot write to standard output".to_owned(),
    }
}

/// A new file in the folder of `path`, so that moving it there is a mere renaming.
fn beside(
    path: &Path,
    permissions: Option<std::fs::Permissions>,
) -> std::io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::metadata(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".byline-");
    if let Some(permissions) = permissions {
        return builder
            .permissions(permissions)
            .tempfile_in(folder)
            .map_err(|error| bare(&error));
    }
    // Temporary files are private by default; a result is as readable as any new file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder).map_err(|error| bare(&error))
}

/// The error without the name of the temporary file, which would only confuse.
fn bare(error: &std::io::Error) -> std::io::Error {
    error.kind().into()
}
