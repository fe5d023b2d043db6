//! The encoding of a page.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// A page says its encoding within this many bytes.
const HEAD: usize = 1024;

/// Decodes a page without a byte order mark: UTF-8 if its bytes show that, else what its `meta` element says, else as
/// any other text.
///
/// Source: the prescan of the WHATWG HTML standard. Unlike there, bytes beyond ASCII that are valid UTF-8 are
/// believed before the element, which is often wrong in saved pages.
///
/// ```
/// let page = b"<meta charset=iso-8859-2><p>\xa3\xf3d\xbc";
/// assert!(byline_read::html::decode(page).ends_with("Łódź"));
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_ascii() => Cow::Borrowed(text),
        found => match declared(&bytes[..bytes.len().min(HEAD)]) {
            Some(encoding) if encoding != UTF_8 => encoding.decode_without_bom_handling(bytes).0,
            Some(_) => String::from_utf8_lossy(bytes),
            None => found.map_or_else(|_| crate::decode(bytes), Cow::Borrowed),
        },
    }
}

/// What the first `charset=` inside a `meta` tag names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    memmem::find_iter(&head, b"<meta").find_map(|start| {
        let tag = &head[start..];
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
        let value = &tag[memmem::find(tag, b"charset")? + "charset".len()..];
        let value = value.trim_ascii_start().strip_prefix(b"=")?;
        let value = value.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value);
        let is_end =
            |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b'/') || byte.is_ascii_whitespace();
        let len = value.iter().position(is_end).unwrap_or(value.len());
        let encoding = Encoding::for_label(&value[..len])?;
        // A page whose element could be read is not UTF-16, whatever it says.
        Some(if encoding == UTF_16LE || encoding == UTF_16BE {
            UTF_8
        } else {
            encoding
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_old_form_of_the_element() {
        let page = b"<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>\xcc\xe8\xf0";
        assert!(decode(page).ends_with("\u{41c}\u{438}\u{440}"));
    }

    #[test]
    fn believes_valid_utf8_before_the_element() {
        let page = "<meta charset=\"iso-8859-1\">caf\u{e9}";
        assert!(decode(page.as_bytes()).ends_with("caf\u{e9}"));
    }

    #[test]
    fn falls_back_on_windows_1252() {
        assert_eq!(decode(b"<p>\x93no\x94"), "<p>\u{201c}no\u{201d}");
        assert_eq!(
            decode(b"<meta charset=nonsense>\xe9"),
            "<meta charset=nonsense>\u{e9}"
        );
        assert!(decode(b"<meta charset=utf-16><p>plain").ends_with("plain"));
    }
}
