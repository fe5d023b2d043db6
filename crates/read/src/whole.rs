//! Files that are read whole, bytes as they lie.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};

/// How much of a file is looked at first, in bytes.
const HEAD: u64 = 64 * 1024;

/// Most bytes that are taken from what has no size, such as a pipe or a device.
const LONGEST_STREAM: u64 = 1024 * 1024 * 1024;

/// All bytes of a file, which is left at its head, with no more than that, where `is_right` says so.
///
/// For files of other formats than text: nothing is unpacked or decoded. Whoever reads the bytes says what is wrong
/// with a head that is not right, and need not wait for the end of a file that may have none.
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
/// [`Error::TooLarge`] for a stream of more than 1 GiB.
pub fn read_whole(path: &Path, is_right: impl FnOnce(&[u8]) -> bool) -> Result<Vec<u8>> {
    let failed = |source| Error::of_io(path, source);
    let file = File::open(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if found.is_dir() {
        return Err(Error::Folder {
            path: path.to_owned(),
        });
    }
    let limit = if found.is_file() {
        u64::MAX
    } else {
        LONGEST_STREAM + 1
    };
    let mut bytes = Vec::new();
    let mut stream = file.take(HEAD);
    stream.read_to_end(&mut bytes).map_err(failed)?;
    if !is_right(&bytes) {
        return Ok(bytes);
    }
    stream.set_limit(limit - bytes.len() as u64);
    stream.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 == limit {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            part: "one file",
            limit: LONGEST_STREAM,
        });
    }
    Ok(bytes)
}

/// Whether the first bytes of a file may be those of a text, or of an archive with one: `is_right` of
/// [`read_whole`] for files that a [`Source`](crate::Source) is made of afterwards, and refused by if not.
///
/// ```
/// assert!(byline_read::may_be_text(b"It rained."));
/// assert!(!byline_read::may_be_text(&[0; 1000]));
/// ```
#[must_use]
pub fn may_be_text(head: &[u8]) -> bool {
    crate::Source::new(Path::new(""), std::io::Cursor::new(head.to_vec())).is_ok()
}
