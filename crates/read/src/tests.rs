use proptest::prelude::*;

use super::{Source, decode};
use crate::error::Error;

fn source(bytes: &[u8]) -> Result<Source, Error> {
    Source::new("it".as_ref(), std::io::Cursor::new(bytes.to_vec()))
}

fn text(bytes: &[u8]) -> String {
    source(bytes).unwrap().into_text().unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    source(bytes)
        .and_then(Source::into_text)
        .unwrap_err()
        .to_string()
}

#[test]
fn decodes_each_encoding_as_a_browser_does() {
    let table: [(&str, &[u8], &str); 9] = [
        ("utf-8", "naïve “yes”".as_bytes(), "naïve “yes”"),
        ("utf-8 with a mark", b"\xef\xbb\xbfna\xc3\xafve", "naïve"),
        ("utf-16 little endian", b"\xff\xfen\0\xef\0", "nï"),
        ("utf-16 big endian", b"\xfe\xff\0n\0\xef", "nï"),
        ("utf-16 cut in a unit", b"\xff\xfen\0\xef", "n\u{fffd}"),
        (
            "windows-1252",
            b"na\xefve \x93yes\x94 \x80",
            "naïve “yes” €",
        ),
        (
            "utf-8 cut in a character",
            b"\xe2\x80\x9cyes\xe2\x80",
            "“yes\u{fffd}",
        ),
        ("windows-1252 at the end", b"caf\xe9", "café"),
        ("empty", b"", ""),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(text(bytes), expected, "{name}");
    }
}

#[test]
fn a_line_ends_at_lf_or_crlf_and_the_last_needs_no_end() {
    let mut source = source(b"one\r\ntwo\n\nfour\r").unwrap();
    let mut lines = Vec::new();
    while let Some(line) = source.next_line().unwrap() {
        lines.push(line);
    }
    assert_eq!(lines, ["one", "two", "", "four\r"]);
}

#[test]
fn each_line_is_decoded_for_itself() {
    let mut source = source(b"caf\xc3\xa9\ncaf\xe9\n").unwrap();
    assert_eq!(source.next_line().unwrap().as_deref(), Some("café"));
    assert_eq!(source.next_line().unwrap().as_deref(), Some("café"));
}

#[test]
fn says_what_a_binary_file_is() {
    assert_eq!(
        refusal(b"\x89PNG\r\n\x1a\n...."),
        "it is not text: found a PNG image"
    );
    assert_eq!(
        refusal(b"Rates rose.\0"),
        "it is not text: found a NUL byte at offset 11"
    );
    assert_eq!(
        refusal(&[1, 2, 3, 4, 5, 65, 66]),
        "it is not text: found 5 control characters in the first 7 bytes"
    );
}

#[test]
fn a_stray_control_character_does_not_make_a_text_binary() {
    assert_eq!(
        text(b"page one\x0cpage two\x01"),
        "page one\x0cpage two\x01"
    );
}

proptest! {
    #[test]
    fn decoding_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
        let _ = source(&bytes).and_then(Source::into_text);
    }

    #[test]
    fn valid_text_is_kept(given in "[^\0-\u{1f}\u{7f}\u{feff}{}%]*") {
        prop_assert_eq!(text(given.as_bytes()), given);
    }
}
