//! Telling files that are no text.

use crate::text::scan;

/// How many bytes at the start of a file are looked at for control characters.
const WINDOW: usize = 64 * 1024;

/// Text has at most one control character in this many bytes.
const BYTES_PER_CONTROL: usize = 50;

/// First bytes of common files that are no plain text, with their names.
const SIGNATURES: [(&[u8], &str); 19] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (
        b"PK\x03\x04",
        "a ZIP archive (as .docx, .xlsx and .odt files are)",
    ),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document (such as .doc or .xls)",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "an ELF program"),
    (b"\0asm", "a WebAssembly module"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"\xff\xfe\0\0", "UTF-32 text"),
    (b"\0\0\xfe\xff", "UTF-32 text"),
];

/// What a file that starts with `head` is, if its first bytes name a format that is no plain text.
pub(super) fn signature(head: &[u8]) -> Option<&'static str> {
    SIGNATURES
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|&(_, name)| name)
}

/// What shows that `text` was never text: a NUL byte anywhere, or many control characters at the start.
pub(super) fn finding(text: &[u8]) -> Option<String> {
    if let Some(offset) = memchr::memchr(0, text) {
        return Some(format!("a NUL byte at offset {offset}"));
    }
    let head = &text[..text.len().min(WINDOW)];
    let n_controls = scan::count(head, is_control);
    (n_controls > 3 && n_controls > head.len() / BYTES_PER_CONTROL).then(|| {
        format!(
            "{n_controls} control characters in the first {} bytes",
            head.len()
        )
    })
}

/// Control characters that no text file uses; escape starts the colour codes of saved terminal output.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "comparisons of many bytes at once, without a branch"
)]
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & !((byte == 0) | ((0x07..=0x0d).contains(&byte)) | (byte == 0x1b))
        | (byte == 0x7f)
}
