//! Files that are read whole, bytes as they lie.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};

/// How much of a file is looked at first, in bytes.
const HEAD: u64 = 64 * 1024;

/// Most bytes that are taken from what has no size, such as a pipe or a device.
const LARGEST_STREAM: u64 = 1024 * 1024 * 1024;

/// All bytes of a file, or no more than its head where `is_right` says that this is not what was expected.
///
/// For files that are no text, or whose bytes themselves matter: nothing is unpacked or decoded. Whoever takes the
/// bytes says what is wrong with a head that is not right, and need not wait for the end of a file that may have none.
///
/// ```
/// let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
/// let all = byline_read::read_whole(&path, |head| head.starts_with(b"[package]"))?;
/// assert!(all.ends_with(b"\n"));
/// # Ok::<(), byline_read::Error>(())
/// ```
///
/// # Errors
/// [`Error::Folder`], [`Error::Address`] and [`Error::Read`] as [`Source::open`](crate::Source::open) has them;
/// [`Error::TooLarge`] for more than 1 GiB of what is no plain file.
pub fn read_whole(path: &Path, is_right: impl FnOnce(&[u8]) -> bool) -> Result<Vec<u8>> {
    let failed = |source| Error::of_io(path, source);
    let file = File::open(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if found.is_dir() {
        return Err(Error::Folder {
            path: path.to_owned(),
        });
    }
    if found.is_file() {
        read_up_to(u64::MAX - 1, path, file, is_right)
    } else {
        read_stream(path, file, is_right)
    }
}

/// As [`read_whole`], of any stream, `path` being its name in messages.
///
/// ```
/// let all = byline_read::read_stream("-".as_ref(), &b"text"[..], byline_read::may_be_text)?;
/// assert_eq!(all, b"text");
/// # Ok::<(), byline_read::Error>(())
/// ```
///
/// # Errors
/// [`Error::Read`], and [`Error::TooLarge`] for more than 1 GiB.
pub fn read_stream(
    path: &Path,
    stream: impl Read,
    is_right: impl FnOnce(&[u8]) -> bool,
) -> Result<Vec<u8>> {
    read_up_to(LARGEST_STREAM, path, stream, is_right)
}

fn read_up_to(
    limit: u64,
    path: &Path,
    stream: impl Read,
    is_right: impl FnOnce(&[u8]) -> bool,
) -> Result<Vec<u8>> {
    let failed = |source| Error::of_io(path, source);
    let mut bytes = Vec::new();
    let mut stream = stream.take(HEAD);
    stream.read_to_end(&mut bytes).map_err(failed)?;
    if !is_right(&bytes) {
        return Ok(bytes);
    }
    stream.set_limit(limit + 1 - bytes.len() as u64);
    stream.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            part: "one file",
            limit,
        });
    }
    Ok(bytes)
}

/// Whether the first bytes of a file may be those of a text, or of an archive with one: for files that a
/// [`Source`](crate::Source) is made of afterwards, which says what they are if not.
///
/// ```
/// assert!(byline_read::may_be_text(b"It rained."));
/// assert!(!byline_read::may_be_text(&[0; 1000]));
/// ```
#[must_use]
pub fn may_be_text(head: &[u8]) -> bool {
    let found = crate::Source::new(Path::new(""), std::io::Cursor::new(head.to_vec()));
    // An archive that is cut here may be whole.
    !matches!(found, Err(Error::Binary { .. }))
}
