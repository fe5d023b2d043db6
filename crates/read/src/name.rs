//! Names of files: what they say, and how messages show them.

use std::fmt;
use std::path::Path;

/// Extensions of archives of one file, behind which another extension may stand.
const PACKED: [&str; 3] = ["gz", "zst", "zstd"];

/// The extension that says what a file holds, in lower case: behind that of an archive that is unpacked as it is read,
/// the one before it.
///
/// ```
/// use std::path::Path;
/// assert_eq!(byline_read::extension(Path::new("news.CSV.gz")).as_deref(), Some("csv"));
/// assert_eq!(byline_read::extension(Path::new("news.txt")).as_deref(), Some("txt"));
/// assert_eq!(byline_read::extension(Path::new("news.gz")), None);
/// ```
#[must_use]
pub fn extension(path: &Path) -> Option<String> {
    let last = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    let own = last(path)?;
    if PACKED.contains(&own.as_str()) {
        return last(Path::new(path.file_stem()?));
    }
    Some(own)
}

/// The name of a file in messages: `-` is standard input.
///
/// ```
/// use std::path::Path;
/// assert_eq!(byline_read::shown(Path::new("-")).to_string(), "standard input");
/// assert_eq!(byline_read::shown(Path::new("a.txt")).to_string(), "a.txt");
/// ```
#[must_use]
pub fn shown(path: &Path) -> impl fmt::Display {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
