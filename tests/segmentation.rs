//! Sentence boundaries and structure lines: every case of `tests/data/segmentation`, and the laws of any text.

#![expect(
    clippy::unwrap_used,
    reason = "a malformed case file is a failure of the test"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use byline::Span;
use byline::segment::{Scratch, Segmentation, StructureKind, segment, segment_into};
use proptest::prelude::*;

use crate::gap::is_gap;

/// One block of a case file: `=== name`, the text, `---`, and what is expected of it.
///
/// In the text `\n`, `\r`, `\t`, `\"` with its backslash, and `\u{…}` stand for themselves as in Rust, except that
/// `\"` keeps its backslash. An expected line is a letter and the words, white space within them made one space: `P` a
/// sentence that begins a paragraph, `S` one that goes on with it, another letter for a structure line (see [`letter`]).
struct Case {
    place: String,
    text: String,
    expected: Vec<String>,
}

fn letter(kind: StructureKind) -> char {
    match kind {
        StructureKind::Title => 'T',
        StructureKind::Byline => 'B',
        StructureKind::Dateline => 'D',
        StructureKind::Heading => 'H',
        StructureKind::Label => 'L',
        StructureKind::Caption => 'C',
        StructureKind::ListMarker => 'M',
        StructureKind::Service => 'V',
        StructureKind::Timestamp => 'I',
        StructureKind::Speaker => 'K',
        StructureKind::Post => 'E',
        StructureKind::Separator => 'X',
        _ => '?',
    }
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/segmentation")
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let content = fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for block in content.split("\n=== ").skip(1) {
            let (name, rest) = block.split_once('\n').unwrap();
            let (text, expected) = rest
                .split_once("\n---")
                .unwrap_or_else(|| panic!("{file}: {name} has no ---"));
            cases.push(Case {
                place: format!("{file}: {name}"),
                text: unescape(text),
                expected: expected
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(str::to_owned)
                    .collect(),
            });
        }
    }
    cases
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let n_read = match tail.chars().next() {
            Some('n') => {
                out.push('\n');
                1
            }
            Some('r') => {
                out.push('\r');
                1
            }
            Some('t') => {
                out.push('\t');
                1
            }
            Some('u') => {
                let close = tail.find('}').unwrap();
                let code = u32::from_str_radix(&tail[2..close], 16).unwrap();
                out.push(char::from_u32(code).unwrap());
                close + 1
            }
            _ => {
                out.push('\\');
                0
            }
        };
        rest = &tail[n_read..];
    }
    out.push_str(rest);
    out
}

/// The expected lines of what was found.
fn lines_of(text: &str, segmentation: &Segmentation) -> Vec<String> {
    let mut units: Vec<(Span, char)> = segmentation
        .structure
        .iter()
        .map(|line| (line.span, letter(line.kind)))
        .collect();
    let mut previous = None;
    for sentence in &segmentation.sentences {
        let begins = previous != Some(sentence.paragraph_idx);
        units.push((sentence.span, if begins { 'P' } else { 'S' }));
        previous = Some(sentence.paragraph_idx);
    }
    units.sort_by_key(|&(span, _)| span);
    units
        .into_iter()
        .map(|(span, letter)| {
            let words: Vec<&str> = span.of(text).split_whitespace().collect();
            format!("{letter} {}", words.join(" "))
        })
        .collect()
}

#[test]
fn splits_every_case_of_the_collection_as_expected() {
    let cases = cases();
    assert!(cases.len() >= 120, "only {} cases", cases.len());
    let mut failures = String::new();
    let mut n_failures = 0;
    for case in &cases {
        let found = lines_of(&case.text, &segment(&case.text));
        if found != case.expected {
            n_failures += 1;
            writeln!(failures, "\n{}", case.place).unwrap();
            for line in &case.expected {
                let mark = if found.contains(line) { ' ' } else { '-' };
                writeln!(failures, "  {mark} {line}").unwrap();
            }
            for line in found.iter().filter(|line| !case.expected.contains(line)) {
                writeln!(failures, "  + {line}").unwrap();
            }
        }
    }
    assert!(
        n_failures == 0,
        "{n_failures} of {} cases fail\n{failures}",
        cases.len()
    );
}

#[test]
fn a_heading_governs_the_sentences_up_to_the_next_one() {
    let text = "Why it failed\n\nThe bridge fell in the storm.\n\nThe cost\n\nIt cost five million to build.\n\n\
                Author's Opinion It was a folly.\n\nNobody asked the river.";
    let segmentation = segment(text);
    let governed: Vec<Option<&str>> = segmentation
        .sentences
        .iter()
        .map(|sentence| {
            sentence
                .section_idx
                .map(|idx| segmentation.structure[idx].span.of(text))
        })
        .collect();
    assert_eq!(
        governed,
        [
            None,
            Some("The cost"),
            Some("Author's Opinion"),
            Some("Author's Opinion")
        ]
    );
}

#[test]
fn a_used_segmentation_holds_nothing_of_the_text_before() {
    let mut segmentation = segment("Why it failed\n\nThe bridge fell in the storm. It rained.");
    segment_into("It rained.", &mut Scratch::default(), &mut segmentation);
    assert_eq!(segmentation, segment("It rained."));
}

#[test]
fn long_texts_of_nothing_but_marks_take_no_longer_than_prose() {
    let patterns = [
        "?",
        ". ",
        "! ! ",
        "a) ",
        "1. ",
        "• ",
        "\" ",
        "(",
        "(a. ",
        "“x.” – A",
        ".” – ",
        "1. x\n",
        "U.S. ",
        "...",
        "<a",
        ".[1",
        "—",
        "\n",
        "\u{a0}.",
        "A",
        "a.1 ",
        "Mr. ",
        "@a ",
        "— A (@bc)\n",
        "    @bc\n    A\n",
    ];
    for pattern in patterns {
        let text = pattern.repeat(200_000 / pattern.len());
        let started = std::time::Instant::now();
        let segmentation = segment(&text);
        assert!(
            started.elapsed().as_secs() < 5,
            "{pattern:?} takes {:?}",
            started.elapsed()
        );
        check_laws(&text, &segmentation);
    }
}

/// Every byte belongs to one sentence, one structure line or a gap; lists are in order; indexes are valid.
fn check_laws(text: &str, segmentation: &Segmentation) {
    let Segmentation {
        paragraphs,
        sentences,
        structure,
        ..
    } = segmentation;
    let mut spans: Vec<Span> = sentences
        .iter()
        .map(|sentence| sentence.span)
        .chain(structure.iter().map(|line| line.span))
        .collect();
    assert!(
        sentences.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "sentences out of order in {text:?}"
    );
    assert!(
        structure.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "structure out of order in {text:?}"
    );
    spans.sort();
    let mut end = 0;
    for span in &spans {
        assert!(!span.is_empty() && span.start >= end, "overlap in {text:?}");
        assert!(
            text[end..span.start].chars().all(is_gap),
            "bytes before {} belong to nothing in {text:?}",
            span.start
        );
        let unit = span.of(text);
        assert!(
            !unit.starts_with(is_gap) && !unit.ends_with(is_gap),
            "gap at the edge of {unit:?}"
        );
        end = span.end;
    }
    assert!(
        text[end..].chars().all(is_gap),
        "bytes after {end} belong to nothing in {text:?}"
    );
    let mut next_paragraph = 0;
    for sentence in sentences {
        let idx = sentence.paragraph_idx;
        assert!(paragraphs[idx].covers(sentence.span));
        assert!(idx == next_paragraph || idx + 1 == next_paragraph);
        next_paragraph = idx + 1;
        if let Some(section_idx) = sentence.section_idx {
            let section = structure[section_idx];
            assert!(section.span.end <= sentence.span.start);
            assert!(matches!(
                section.kind,
                StructureKind::Heading | StructureKind::Label
            ));
        }
    }
    assert_eq!(next_paragraph, paragraphs.len());
}

/// Text that looks like news: words, abbreviations, marks, breaks.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The",
        "mayor",
        "said",
        "Mr.",
        "U.S.",
        "5",
        "p.m.",
        "J.",
        "K.",
        "No.",
        "Inc.",
        ".",
        "?",
        "!",
        "…",
        "...",
        ". . .",
        ",",
        ":",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "«",
        "»",
        "(",
        ")",
        "[1]",
        "–",
        "—",
        "-",
        "•",
        "1.",
        "2.",
        "a)",
        "(b)",
        "LONDON",
        "(AP)",
        "Author's Opinion",
        "Analysis",
        "By",
        "Jane",
        "Doe",
        "10:42am",
        "Read more:",
        "MR LEE:",
        "https://a.b/c.",
        "— Ann Poe (@annpoe) March 3, 2024",
        "Tom Hill @tomhill · 2h",
        "View this post on Instagram",
        "A post shared by Ann Poe (@annpoe)",
        "@annpoe",
        "    ",
        "Jane Doe is a professor of law at Leeds.",
        "Follow her on X @janedoe.",
        "x@y.z",
        "<em>",
        "</em>",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\u{2028}",
        "\u{a0}",
        "\u{feff}",
        "\u{200b}",
        "\u{ad}",
        "\u{200d}",
        "\u{202f}",
        "\n> ",
        "> ",
        "[a]",
        "²",
        "(LAUGHTER)",
        "2025-03-11",
        "Published:",
        "By Jane Doe",
        "From: Ann Poe",
        "Hi Lucy,",
        "Home > News",
        "/PRNewswire/ --",
        "IV.",
        "\u{85}",
        "é",
        "漢字。",
        "😀",
        "\t",
        "\\\"",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_byte_of_any_text_belongs_to_one_unit_or_gap(text in any::<String>()) {
        check_laws(&text, &segment(&text));
    }

    #[test]
    fn every_byte_of_a_newsy_text_belongs_to_one_unit_or_gap(text in newsy()) {
        check_laws(&text, &segment(&text));
    }
}
