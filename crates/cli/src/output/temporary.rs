//! Files on their way to their place, which are removed whatever ends the program.

use std::collections::BTreeSet;
use std::fs::{File, Permissions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// All that lie somewhere now. Locked while one comes or goes, so that none is overlooked.
static LYING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A new file beside the one that it is to become; removed when dropped.
#[derive(Debug)]
pub(super) struct Temporary {
    /// None when it has become what it was to become.
    file: Option<NamedTempFile>,
}

/// Removes all temporary files of this process, and keeps others from coming for as long as the guard lives.
pub(crate) fn remove_all() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    let mut lying = lying();
    for path in std::mem::take(&mut *lying) {
        // The program ends, and there is nobody left to do more.
        let _ = std::fs::remove_file(path);
    }
    lying
}

fn lying() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LYING.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Temporary {
    /// A new file in the folder of `path`, so that moving it there is a mere renaming.
    pub(super) fn beside(path: &Path, permissions: Option<Permissions>) -> std::io::Result<Self> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        std::fs::metadata(folder)?;
        let mut lying = lying();
        let file = tempfile::Builder::new()
            .prefix(".byline-")
            .make_in(folder, new_file)?;
        lying.insert(file.path().to_owned());
        let temporary = Self { file: Some(file) };
        drop(lying);
        if let (Some(permissions), Some(file)) = (permissions, &temporary.file) {
            file.as_file().set_permissions(permissions)?;
        }
        Ok(temporary)
    }

    /// Moves it to its place.
    pub(super) fn persist(mut self, path: &Path) -> std::io::Result<()> {
        let Some(file) = self.file.take() else {
            return Ok(());
        };
        let mut lying = lying();
        lying.remove(file.path());
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match &mut self.file {
            // Past the wrapper, which would put the name of the temporary file into every error.
            Some(file) => file.as_file_mut().write(bytes),
            None => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match &mut self.file {
            Some(file) => file.as_file_mut().flush(),
            None => Ok(()),
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            let mut lying = lying();
            lying.remove(file.path());
            // Removed while the list is locked.
            drop(file);
        }
    }
}

/// Temporary files are private by default; a result is as readable as any new file.
fn new_file(path: &Path) -> std::io::Result<File> {
    File::options().write(true).create_new(true).open(path)
}
