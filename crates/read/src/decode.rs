//! Bytes without a byte order mark to text.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Decodes bytes that carry no byte order mark: as UTF-8 where they are valid UTF-8, else as Windows-1252.
///
/// Every sequence of bytes has a meaning in Windows-1252, so this cannot fail. Valid UTF-8 is borrowed, not copied. UTF-8
/// that is cut inside its last character stays UTF-8, and the character becomes U+FFFD.
///
/// Source: the encoding sniffing of the WHATWG HTML standard, with Windows-1252 as the fallback of English pages.
///
/// ```
/// assert_eq!(byline_read::decode("caf\u{e9}".as_bytes()), "café");
/// assert_eq!(byline_read::decode(b"caf\xe9 \x93no\x94"), "café “no”");
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if is_cut(bytes, error) => String::from_utf8_lossy(bytes),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// Whether nothing but the end is wrong, and what is before it shows that UTF-8 is meant: other than ASCII, text in
/// Windows-1252 is hardly ever valid UTF-8.
fn is_cut(bytes: &[u8], error: std::str::Utf8Error) -> bool {
    error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii()
}

/// Like [`decode`], but keeps the buffer where nothing has to be converted.
pub(crate) fn decode_owned(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| decode(error.as_bytes()).into_owned())
}
