//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::harmless::Harmless;
use super::temporary::Temporary;
use super::write_error::WriteError;
use crate::files::Target;

/// An output being written.
///
/// A file is written beside its final place and moved there by [`finish`](Self::finish); dropped before, it leaves
/// what stood there untouched. Devices and pipes cannot be replaced and are written directly.
pub(crate) struct Sink {
    path: Option<PathBuf>,
    stream: Stream,
}

enum Stream {
    Stdout(BufWriter<Stdout>),
    Terminal(Harmless<Stdout>),
    Device(BufWriter<File>),
    File(BufWriter<Temporary>),
}

/// Buffer in bytes; results come in larger pieces and then pass it by.
const BUFFER: usize = 64 * 1024;

impl Sink {
    /// Writes a whole output at once.
    pub(crate) fn put(target: &Target, bytes: &[u8]) -> anyhow::Result<()> {
        let mut sink = Self::open(target)?;
        sink.write(bytes)?;
        sink.finish()
    }

    /// Checks that the place given can be written, if it is a file, and leaves nothing there.
    pub(crate) fn try_out(target: &Target) -> anyhow::Result<()> {
        let is_device = |path: &Path| std::fs::metadata(path).is_ok_and(|found| !found.is_file());
        // A pipe that is opened and closed has ended.
        if !target.path().is_some_and(is_device) {
            Self::open(target)?;
        }
        Ok(())
    }

    /// Opens standard output.
    pub(crate) fn stdout() -> Self {
        Self {
            path: None,
            stream: Stream::Stdout(BufWriter::with_capacity(BUFFER, std::io::stdout())),
        }
    }

    /// Opens the place given.
    pub(crate) fn open(target: &Target) -> anyhow::Result<Self> {
        let Some(path) = target.path() else {
            return Ok(Self::stdout());
        };
        Ok(Self::file(path).map_err(|source| WriteError {
            path: path.to_owned(),
            source,
        })?)
    }

    fn file(path: &Path) -> std::io::Result<Self> {
        let temporary = |path: PathBuf, permissions| {
            let file = Temporary::beside(&path, permissions)?;
            Ok(Self {
                path: Some(path),
                stream: Stream::File(BufWriter::with_capacity(BUFFER, file)),
            })
        };
        match std::fs::metadata(path) {
            Ok(found) if !found.is_file() => {
                let device = File::options().write(true).open(path)?;
                Ok(Self {
                    path: Some(path.to_owned()),
                    stream: Stream::Device(BufWriter::with_capacity(BUFFER, device)),
                })
            }
            // Through a link, it is the file that is replaced and not the link.
            Ok(found) => temporary(path.canonicalize()?, Some(found.permissions())),
            Err(_) => temporary(path.to_owned(), None),
        }
    }

    /// Keeps characters that steer a terminal from it, for formats that hand on whatever the text has.
    pub(crate) fn harmless(self) -> Self {
        if self.is_terminal() {
            Self {
                path: None,
                stream: Stream::Terminal(Harmless::new(std::io::stdout())),
            }
        } else {
            self
        }
    }

    /// Whether results go to a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        use std::io::IsTerminal as _;
        self.is_stdout() && std::io::stdout().is_terminal()
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
        self.is_stdout()
            && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
    }

    fn is_stdout(&self) -> bool {
        matches!(self.stream, Stream::Stdout(_) | Stream::Terminal(_))
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
        let out: &mut dyn Write = match &mut self.stream {
            Stream::Stdout(writer) => writer,
            Stream::Terminal(writer) => writer,
            Stream::Device(writer) => writer,
            Stream::File(writer) => writer,
        };
        write(out).with_context(|| cannot_write(self.path.as_deref()))
    }

    /// Ends the output; a file takes its place.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let (Stream::File(writer), Some(path)) = (self.stream, &self.path) {
            let file = writer
                .into_inner()
                .map_err(std::io::IntoInnerError::into_error);
            file.and_then(|file| file.persist(path))
                .with_context(|| cannot_write(Some(path)))?;
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
