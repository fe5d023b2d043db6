//! Whole articles, made for eyes: one row a sentence or structure line, in reading order.
//!
//! A row is `F | The rate rose.`: a letter for the label of a sentence, or the kind of a structure line in brackets, and
//! the text. It says what a careful reader says who follows `training-data/LABELS.md`. Where Byline says something
//! else today the row says so, as in `F! gold O | …`, and asserts today's wrong answer.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` writes today's answers into the files and leaves the gold ones alone; a row
//! whose text is new gets `gold ?`, which a person has to fill in.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use byline::segment::StructureKind;
use byline::{Classifier, Document, Span};

use crate::judged::root;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    answer: String,
    gold: String,
    text: String,
}

impl Row {
    fn parse(line: &str) -> Self {
        let (head, text) = line.split_once(" | ").unwrap();
        let (answer, gold) = head.split_once("! gold ").unwrap_or((head, head));
        Self {
            answer: answer.to_owned(),
            gold: gold.to_owned(),
            text: text.to_owned(),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answer, gold, text } = self;
        if answer == gold {
            write!(f, "{answer} | {text}")
        } else {
            write!(f, "{answer}! gold {gold} | {text}")
        }
    }
}

/// Answer and text of every row that Byline finds.
fn found(classifier: &Classifier, text: &str) -> Vec<(String, String)> {
    let document = Document::new(text);
    let labels = classifier
        .classify(&document)
        .into_iter()
        .map(|prediction| (prediction.span, prediction.label.letter().to_string()));
    let structure = document
        .structure()
        .iter()
        .map(|line| (line.span, format!("[{}]", name(line.kind))));
    let mut rows: Vec<(Span, String)> = labels.chain(structure).collect();
    rows.sort();
    let one_line = |span: Span| {
        span.of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    rows.into_iter()
        .map(|(span, answer)| (answer, one_line(span)))
        .collect()
}

fn name(kind: StructureKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// The rows found, with the gold answers of `expected` where it has a row of the same text.
fn with_gold(found: Vec<(String, String)>, expected: &[Row]) -> Vec<Row> {
    let mut gold: HashMap<&str, Vec<&str>> = HashMap::new();
    for row in expected.iter().rev() {
        gold.entry(&row.text).or_default().push(&row.gold);
    }
    found
        .into_iter()
        .map(|(answer, text)| Row {
            gold: gold
                .get_mut(text.as_str())
                .and_then(Vec::pop)
                .unwrap_or("?")
                .to_owned(),
            answer,
            text,
        })
        .collect()
}

fn articles() -> Vec<PathBuf> {
    let folder = fs::read_dir(root("tests/data/articles")).unwrap();
    let mut paths: Vec<PathBuf> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths
}

fn expected_rows(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().map(Row::parse).collect()
}

#[test]
fn whole_articles_read_as_expected() {
    let classifier = Classifier::embedded().unwrap();
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut failures = Vec::new();
    let mut n_known_failures = 0;
    for path in articles() {
        let text = fs::read_to_string(&path).unwrap();
        let expected_path = path.with_extension("expected");
        let expected = expected_rows(&expected_path);
        let rows = with_gold(found(&classifier, &text), &expected);
        n_known_failures += rows.iter().filter(|row| row.answer != row.gold).count();
        if is_update {
            let lines: Vec<String> = rows.iter().map(|row| format!("{row}\n")).collect();
            fs::write(&expected_path, lines.concat()).unwrap();
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if rows.len() != expected.len() {
            failures.push(format!(
                "{name}: {} rows, expected {}",
                rows.len(),
                expected.len()
            ));
        }
        for (row, expected) in rows.iter().zip(&expected) {
            if row != expected {
                failures.push(format!("{name}:\n  found    {row}\n  expected {expected}"));
            }
        }
    }
    println!("{n_known_failures} rows differ from what a careful reader says");
    assert!(
        failures.is_empty(),
        "{}\n\nUPDATE_GOLDEN=1 writes today's answers and keeps the gold ones",
        failures.join("\n")
    );
}

#[test]
fn every_row_has_a_gold_answer() {
    let paths = articles();
    assert!(paths.len() >= 6, "only {} articles", paths.len());
    for path in paths {
        for row in expected_rows(&path.with_extension("expected")) {
            let is_answer = matches!(row.gold.as_str(), "F" | "Q" | "O" | "none")
                || (row.gold.starts_with('[') && row.gold.ends_with(']'));
            assert!(is_answer, "{}: {row}", path.display());
        }
    }
}
