use std::path::Path;

use super::{check_article, signature};
use crate::error::Error;

fn refusal(name: &str, text: &str) -> Option<String> {
    let refused = check_article(Path::new(name), text.as_bytes());
    refused.err().map(|error| error.to_string())
}

fn binary(name: &str, head: &[u8]) -> String {
    let found = signature(head).unwrap_or_else(|| panic!("{head:?} is not known"));
    Error::of_foreign(Path::new(name), found).to_string()
}

#[test]
fn a_binary_file_is_named_with_what_makes_text_of_it() {
    assert_eq!(
        binary("a report.pdf", b"%PDF-1.7\n"),
        "a report.pdf is not text: found a PDF document; pdftotext 'a report.pdf' - | byline classify -"
    );
    assert_eq!(
        binary(
            "letter.docx",
            b"PK\x03\x04....[Content_Types].xml....word/document.xml"
        ),
        "letter.docx is not text: found a Word document (.docx); pandoc --to plain letter.docx | byline classify -"
    );
    let table: [(&[u8], &str); 8] = [
        (
            b"PK\x03\x04....mimetypeapplication/epub+zip",
            "an EPUB book",
        ),
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04....a.txt", "a ZIP archive; unpack it"),
        (b"{\\rtf1\\ansi", "an RTF document; pandoc --from rtf"),
        (b"....ftypisom", "an MPEG-4 recording"),
        (b"RIFF....WEBPVP8 ", "a WebP image"),
        (b"\xfd7zXZ\0", "an xz archive; xzcat"),
        (b"\x7fELF\x02", "an ELF program"),
    ];
    for (head, expected) in table {
        let message = binary("x", head);
        assert!(message.contains(expected), "{message}");
    }
    assert!(binary("-", b"%PDF-").ends_with("; pdftotext FILE - | byline classify -"));
}

#[test]
fn text_that_is_no_article_is_named() {
    let mail = "Delivered-To: ada@example.org\nReceived: by host\n\twith SMTP\nFrom: B <b@example.org>\n\
        Subject: Harbour\n\nThe harbour opened.\n";
    let table = [
        ("x", mail, "a mail with its headers"),
        (
            "x.emlx",
            &format!("177 \n{mail}"),
            "a mail with its headers",
        ),
        (
            "x.eml",
            "From: b@example.org\nSubject: Harbour\n\nIt opened.",
            "a mail with its headers",
        ),
        (
            "x",
            "From b@example.org Tue Mar  4 10:00:00 2025\nFrom: b@example.org\n\nIt opened.",
            "a mailbox (mbox)",
        ),
        (
            "x.mht",
            "From: <Saved by a browser>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n\
             Content-Type: multipart/related;\n\ttype=\"text/html\"\n\n--x\n",
            "a page saved with its pictures (MHTML)",
        ),
        (
            "x",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
            "a page saved with its pictures (MHTML)",
        ),
        (
            "x",
            "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>It opened.",
            "the answer of a web server",
        ),
        (
            "x",
            "<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\"><channel>",
            "an XML document <rss>",
        ),
        (
            "x",
            "<nitf:doc xmlns:nitf=\"x\"><p>It opened.</p></nitf:doc>",
            "an XML document <nitf:doc>",
        ),
        ("x", "[{\"text\": \"It opened.\"}]", "JSON; --input-format"),
        ("x", " {\"text\": \"It opened.\"}\n", "JSON; --input-format"),
        ("x", "{\"n\": 1}\n{\"n\": 2}\n", "JSON"),
        ("x", "[{\"n\": 1},\n {\"n\": ", "JSON"),
        ("x", "[\"It opened.\", \"It closed.\"]", "JSON"),
        (
            "x",
            "WEBVTT\n\n00:00.000 --> 00:02.000\nIt opened.",
            "subtitles (WebVTT)",
        ),
        (
            "x",
            "1\n00:00:00,000 --> 00:00:02,000\nIt opened.",
            "subtitles (SubRip)",
        ),
        ("x", "BEGIN:VCALENDAR\nVERSION:2.0\n", "a calendar"),
        ("x", "\\documentclass{article}\n", "a LaTeX document"),
    ];
    for (name, text, expected) in table {
        let message =
            refusal(name, text).unwrap_or_else(|| panic!("{text} is taken for an article"));
        assert!(
            message.contains(&format!("is no article: found {expected}")),
            "{message}"
        );
    }
}

#[test]
fn articles_are_no_mails() {
    for text in [
        "",
        "It opened.",
        "From the sea: news\n\nIt opened.",
        "From: Ada Moss\nTo: All\nSubject: The harbour\n\nIt opened.",
        "Received: one letter.\n\nIt opened.",
        "HOLT: I signed it.\n\nMOSS: You did.",
        "[1] It opened.",
        "{It opened.}",
        "[\"It opened,\" he said.]",
        "<p>It opened.</p>",
        "<!-- x --><html xmlns=\"x\"><p>It opened.",
        "<?xml version=\"1.0\"?><html><p>It opened.",
        "<head xmlns:og=\"x\"><title>It opened.</title>",
        "<3 the harbour",
        "1\nIt opened.",
    ] {
        assert_eq!(refusal("x.txt", text), None, "{text}");
    }
}
