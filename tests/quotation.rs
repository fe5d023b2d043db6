//! Quotations: what is marked, and who said it.

use crate::classifier;
use byline::attribution::{Attribution, Manner};
use byline::document::{Document, Row};
use byline::quote::{QuotationForm, QuotationKind};

/// A document with one paragraph a line.
fn document(lines: &[&str]) -> Document {
    Document::from_rows(lines.iter().map(|text| Row {
        text,
        paragraph: None,
        is_heading: false,
    }))
}

/// One case of a data file: a name, paragraphs, and lines that are expected.
struct Case<'a> {
    name: &'a str,
    paragraphs: Vec<&'a str>,
    expected: Vec<&'a str>,
}

fn cases(data: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in data.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case {
                name,
                paragraphs: Vec::new(),
                expected: Vec::new(),
            });
        } else if let Some(case) = cases.last_mut() {
            match line {
                "" => {}
                _ if line.starts_with('>') => case.expected.push(line),
                _ => case.paragraphs.push(line),
            }
        }
    }
    cases
}

/// The lines that a document gives, in the notation of the data files.
fn found(document: &Document) -> Vec<String> {
    let line = |quotation: &byline::Quotation| {
        let kind = match quotation.kind {
            QuotationKind::Speech => "speech",
            QuotationKind::Fragment => "fragment",
            _ => "title",
        };
        let depth = ">".repeat(usize::from(quotation.depth) + 1);
        let content = quotation.content.of(document.text()).replace("\n\n", " ¶ ");
        format!("{depth} {kind} | {content}")
    };
    document.quotations().iter().map(line).collect()
}

/// Fails with every case in which `found` differs from what the file expects.
fn check(cases: &[Case], found: impl Fn(&Case) -> Vec<String>) {
    let mut failures = Vec::new();
    for case in cases {
        let found = found(case);
        if found != case.expected {
            failures.push(format!(
                "\n{}\n  found    {found:#?}\n  expected {:#?}\n",
                case.name, case.expected
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.concat());
}

#[test]
fn finds_the_marks_of_every_convention() {
    let cases = cases(include_str!("data/quotation/marks.txt"));
    assert!(cases.len() >= 80, "only {} cases were read", cases.len());
    check(&cases, |case| found(&document(&case.paragraphs)));
}

/// One attribution in the notation of the data files.
fn attributed(document: &Document, attribution: &Attribution) -> String {
    let manner = match attribution.manner {
        Manner::Direct => "direct",
        Manner::Mixed => "mixed",
        Manner::Indirect => "indirect",
    };
    let text = document.text();
    let content = attribution.content.of(text).replace("\n\n", " ¶ ");
    let speaker = attribution
        .speaker
        .map_or("-", |speaker| speaker.name.of(text));
    let cue = attribution.cue.map_or("-", |cue| cue.of(text));
    format!("> {manner} | {content} | {speaker} | {cue}")
}

#[test]
fn finds_who_said_it() {
    let cases = cases(include_str!("data/quotation/attribution.txt"));
    assert!(cases.len() >= 60, "only {} cases were read", cases.len());
    check(&cases, |case| {
        let document = document(&case.paragraphs);
        classifier()
            .attribute(&document)
            .iter()
            .filter(|attribution| attribution.is_attributed)
            .map(|attribution| attributed(&document, attribution))
            .collect()
    });
}

#[test]
fn stops_of_abbreviations_end_no_sentence() {
    let cases = cases(include_str!("data/quotation/stops.txt"));
    assert!(cases.len() >= 20, "only {} cases were read", cases.len());
    check(&cases, |case| {
        let document = Document::new(case.paragraphs.join("\n\n"));
        classifier()
            .attribute(&document)
            .iter()
            .filter(|attribution| attribution.is_attributed)
            .map(|attribution| attributed(&document, attribution))
            .collect()
    });
}

#[test]
fn a_post_of_several_lines_is_one_quotation() {
    let document = Document::new(
        "The pier was closed on Monday.\n\nAnn Poe @annpoe · 2h\nOne line here.\nAnd another.\n\nNobody came.",
    );
    let [post] = document.quotations() else {
        panic!("{:?}", document.quotations());
    };
    assert_eq!(
        post.content.of(document.text()),
        "One line here.\nAnd another."
    );
    assert_eq!(post.form, QuotationForm::Post);
}

/// One outer quotation without marks, in the notation of the data file.
fn unmarked(document: &Document, attribution: &Attribution) -> Option<String> {
    let quotation = &document.quotations()[attribution.quotation_idx?];
    let form = match quotation.form {
        QuotationForm::Turn => "turn",
        QuotationForm::Answer => "answer",
        QuotationForm::Letter => "letter",
        QuotationForm::Block => "block",
        QuotationForm::Post => "post",
        _ => return None,
    };
    let text = document.text();
    let speaker = attribution
        .speaker
        .map_or("-", |speaker| speaker.name.of(text));
    let content = quotation.content.of(text).replace("\n\n", " ¶ ");
    Some(format!("> {form} | {content} | {speaker}"))
}

#[test]
fn finds_speech_that_only_the_layout_shows() {
    let cases = cases(include_str!("data/quotation/unmarked.txt"));
    assert!(cases.len() >= 15, "only {} cases were read", cases.len());
    check(&cases, |case| {
        let document = Document::new(case.paragraphs.join("\n\n"));
        classifier()
            .attribute(&document)
            .iter()
            .filter_map(|attribution| unmarked(&document, attribution))
            .collect()
    });
}
