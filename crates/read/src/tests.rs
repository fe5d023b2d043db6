use std::io::{Read as _, Write as _};

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
        "it is not text: found a PNG image; tesseract it - | byline classify -"
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
fn utf16_without_a_mark_is_named_with_its_order() {
    let units: Vec<u16> = "It rained all day.".encode_utf16().collect();
    let little: Vec<u8> = units.iter().copied().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units.into_iter().flat_map(u16::to_be_bytes).collect();
    for (bytes, order) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
        let message = refusal(&bytes);
        assert!(
            message.contains("UTF-16 text without a byte order mark"),
            "{message}"
        );
        assert!(message.contains(order), "{message}");
    }
}

#[test]
fn a_stray_control_character_does_not_make_a_text_binary() {
    assert_eq!(
        text(b"page one\x0cpage two\x01"),
        "page one\x0cpage two\x01"
    );
}

/// A stream without end of the same bytes.
struct Endless(&'static [u8]);

impl std::io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        for (idx, byte) in buffer.iter_mut().enumerate() {
            *byte = self.0[idx % self.0.len()];
        }
        Ok(buffer.len())
    }
}

#[test]
fn what_has_no_end_is_refused_at_the_first_block_that_is_no_text() {
    let refusal = |source: Result<Source, Error>| source.err().map(|error| error.to_string());
    let zeros = Source::new("it".as_ref(), Endless(&[0]));
    assert_eq!(
        refusal(zeros).unwrap(),
        "it is not text: found a NUL byte at offset 0"
    );
    let noise = Source::new("it".as_ref(), Endless(b"\x11\x93\xd2a\x04\xfe"));
    assert!(refusal(noise).unwrap().contains("control characters"));
    let later = "It rained. ".repeat(20_000);
    let later = std::io::Cursor::new(later).chain(Endless(&[0]));
    let mut source = Source::new("it".as_ref(), later).unwrap();
    let error = source.next_line().unwrap_err();
    assert!(matches!(error, Error::Binary { .. }), "{error}");
}

#[test]
fn a_text_or_line_without_end_is_refused_at_the_limit() {
    let source = || Source::new("it".as_ref(), Endless(b"It rained. ")).unwrap();
    assert_eq!(
        source().next_line().unwrap_err().to_string(),
        "it goes on beyond 256 MiB, expected at most as much in one line"
    );
    assert_eq!(
        source().into_text().unwrap_err().to_string(),
        "it goes on beyond 256 MiB, expected at most as much in one text"
    );
}

#[test]
fn packed_text_is_read_as_it_would_be_unpacked() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"\xff\xfeH\0i\0\n\0").unwrap();
    let gzip = gzip.finish().unwrap();
    assert_eq!(text(&gzip), "Hi\n");
    assert!(refusal(&gzip[..gzip.len() - 3]).starts_with("it is damaged: "));
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    let zstd = ruzstd::encoding::compress_to_vec(&b"caf\xe9"[..], level);
    assert_eq!(text(&zstd), "café");
    let twice = ruzstd::encoding::compress_to_vec(&gzip[..], level);
    assert_eq!(
        refusal(&twice),
        "it is not text: found a gzip archive inside an archive; unpack it once"
    );
    let zeros = ruzstd::encoding::compress_to_vec(&[0; 100_000][..], level);
    assert!(refusal(&zeros).contains("NUL byte at offset 0"));
}

/// A reader that gives one byte at a time, as a slow pipe may.
struct Slow(std::io::Cursor<Vec<u8>>);

impl std::io::Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n_bytes = buffer.len().min(1);
        self.0.read(&mut buffer[..n_bytes])
    }
}

#[test]
fn a_slow_pipe_is_known_by_its_first_bytes_too() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"Hi").unwrap();
    let slow = Slow(std::io::Cursor::new(gzip.finish().unwrap()));
    let source = Source::new("it".as_ref(), slow).unwrap();
    assert_eq!(source.into_text().unwrap(), "Hi");
}

#[test]
fn an_address_is_no_file() {
    let error = Source::open("https://example.org/news".as_ref())
        .err()
        .unwrap();
    assert_eq!(
        error.to_string(),
        "https://example.org/news is an address, expected a file: curl -sL https://example.org/news | byline classify -"
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
