//! Formats that are text, but not the text of an article.

use std::path::Path;

use serde_json::value::RawValue;

use super::Foreign;
use super::headers::{Headers, name};

/// As much as is looked at for what a text is, in bytes.
const HEAD: usize = 64 * 1024;

/// Headers that only programs write: a letter quoted in an article has none of them.
const OF_MAILERS: [&str; 9] = [
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "mime-version",
    "dkim-signature",
    "content-transfer-encoding",
    "x-mailer",
    "envelope-to",
];

/// Headers that people see.
const OF_PEOPLE: [&str; 4] = ["from", "to", "subject", "date"];

/// Elements that pages and pieces of pages begin with, some of which name spaces of XML.
const OF_PAGES: [&str; 9] = [
    "html", "head", "body", "main", "article", "section", "div", "p", "span",
];

const AS_IT_STANDS: &str = "save its text alone (--input-format text reads it as it stands)";
const AS_PAGE: &str = "save the page as HTML alone";
const NO_HEADERS: &str = "leave the headers out";
const AS_ROWS: &str = "--input-format jsonl reads its objects as rows";
const WORDS: &str = "its words without the markup can be read";

/// What the text is, if it is something else than an article.
pub(super) fn kind(path: &Path, bytes: &[u8]) -> Option<Foreign> {
    let head = crate::decode(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let extension = crate::extension(path);
    of_headers(head, extension.as_deref())
        .or_else(|| of_beginning(head))
        .or_else(|| of_xml(head))
        .or_else(|| of_json(head, bytes))
}

/// Mails and what looks like them.
fn of_headers(head: &str, extension: Option<&str>) -> Option<Foreign> {
    if let Some(rest) = head.strip_prefix("From ") {
        let (sender, next) = rest.split_once('\n')?;
        let is_box = sender.trim_end().ends_with(|c: char| c.is_ascii_digit())
            && sender.contains(':')
            && name(next.lines().next().unwrap_or_default()).is_some();
        return is_box.then(|| Foreign::text("a mailbox (mbox)").remedy(AS_IT_STANDS));
    }
    if head.starts_with("HTTP/") && head.lines().next()?.split(' ').nth(1)?.len() == 3 {
        return Some(
            Foreign::text("the answer of a web server with its headers").remedy(NO_HEADERS),
        );
    }
    if head.starts_with("WARC/") {
        return Some(Foreign::text("a web archive (WARC)").remedy(AS_PAGE));
    }
    // Apple Mail writes the length of a mail before it.
    let is_length = |line: &str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    let head = match head.split_once('\n') {
        Some((first, rest)) if is_length(first.trim_end()) => rest,
        _ => head,
    };
    let headers = Headers::of(head);
    let is_saved = headers.has("snapshot-content-location") || headers.say("multipart/related");
    if headers.has_any(&["mime-version", "content-type"]) && is_saved {
        return Some(Foreign::text("a page saved with its pictures (MHTML)").remedy(AS_PAGE));
    }
    let is_named = matches!(extension, Some("eml" | "mbox" | "msg" | "mht" | "mhtml"));
    let is_mail = headers.has_any(&OF_PEOPLE) && (is_named || headers.has_any(&OF_MAILERS));
    is_mail.then(|| Foreign::text("a mail with its headers").remedy(AS_IT_STANDS))
}

/// Formats that say by their first words what they are.
fn of_beginning(head: &str) -> Option<Foreign> {
    let first = head.lines().next()?.trim_end();
    let found = match first {
        "BEGIN:VCARD" => "a card of a person (vCard)",
        "BEGIN:VCALENDAR" => "a calendar (iCalendar)",
        _ if first == "WEBVTT" || first.starts_with("WEBVTT ") => "subtitles (WebVTT)",
        "1" if head.lines().nth(1)?.contains(" --> ") => "subtitles (SubRip)",
        _ if first.starts_with("\\documentclass") => {
            let found = Foreign::text("a LaTeX document");
            return Some(found.remedy("pandoc --from latex --to plain {} | byline classify -"));
        }
        _ => return None,
    };
    Some(Foreign::text(found).remedy(WORDS))
}

/// XML other than a page.
fn of_xml(head: &str) -> Option<Foreign> {
    let mut rest = head;
    while let Some(end) = prolog_end(rest) {
        rest = rest.get(end..)?.trim_start();
    }
    let root = rest.strip_prefix('<')?;
    let tag = &root[..root.find('>')?];
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_');
    let name = &tag[..tag.find(|c| !is_name(c)).unwrap_or(tag.len())];
    let is_xml = head.starts_with("<?xml") || tag.contains("xmlns");
    let is_of_page = OF_PAGES
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    if name.is_empty() || !is_xml || is_of_page || tag.contains("xhtml") {
        return None;
    }
    Some(Foreign::text(format!("an XML document <{name}>")).remedy(WORDS))
}

/// Where a declaration, a comment or the type of the document ends.
fn prolog_end(rest: &str) -> Option<usize> {
    let end = if rest.starts_with("<?") {
        "?>"
    } else if rest.starts_with("<!--") {
        "-->"
    } else if rest.starts_with("<!") {
        ">"
    } else {
        return None;
    };
    rest.find(end).map(|at| at + end.len())
}

/// JSON, be it a list, an object or several one after another; also where it is cut off after the first object.
fn of_json(head: &str, bytes: &[u8]) -> Option<Foreign> {
    let second = head.get(1..)?.trim_start();
    let is_list = head.starts_with('[');
    let is_of_objects =
        head.starts_with('{') && second.starts_with('"') || is_list && second.starts_with('{');
    let is_of_others = is_list && second.starts_with(['[', '"']);
    if !is_of_objects && !is_of_others {
        return None;
    }
    let text = crate::decode(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    let is_json = if is_of_objects {
        let mut values = serde_json::Deserializer::from_str(text.trim_start_matches('['))
            .into_iter::<&RawValue>();
        values.next().is_some_and(|first| first.is_ok())
    } else {
        // What begins in brackets and quotation marks may be prose.
        serde_json::from_str::<&RawValue>(text).is_ok()
    };
    is_json.then(|| Foreign::text("JSON").remedy(AS_ROWS))
}
