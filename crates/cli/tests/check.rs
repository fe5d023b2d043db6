//! `byline check` from outside: what it finds, how it says so, how it exits.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Cli, Run};

const BOTH: [&str; 2] = ["first.csv", "second.csv"];

/// A run in the folder of these tests.
fn check(args: &[&str]) -> Cli {
    let folder = Path::new("../check");
    let mut all = vec!["check".to_owned()];
    all.extend(args.iter().map(|arg| {
        if Path::new(arg).extension().is_some() {
            folder.join(arg).display().to_string()
        } else {
            (*arg).to_owned()
        }
    }));
    Cli::args(all)
}

fn findings(args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    check(&args).code(0).json()
}

/// Forty articles of three sentences; the first sentence of the last one is labelled wrongly.
fn learnable() -> tempfile::TempDir {
    let rows = (0..40).map(|article| {
        let first = if article == 39 { "opinion" } else { "factual" };
        format!(
            "a{article},{first},The rate rose on Monday to {article} per cent.\n\
             a{article},quote,“We lost it all in {article} days.”\n\
             a{article},opinion,What an absurd and shameful number {article} is.\n"
        )
    });
    let table = format!("article,label,text\n{}", rows.collect::<String>());
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rates.csv"), table).unwrap();
    folder
}

fn check_learnable(args: &[&str]) -> Run {
    let folder = learnable();
    let table = folder.path().join("rates.csv").display().to_string();
    let all = ["check", &table, "--vectors", "none"];
    Cli::args(all.iter().chain(args)).code(0)
}

#[test]
fn text_shows_every_finding_in_eighty_columns() {
    let text = check(&["first.csv", "second.csv", "--top", "0"])
        .code(0)
        .stderr("")
        .stdout_text();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/both.expected");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
    assert!(text.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn every_unusable_row_is_listed_with_its_line() {
    let found = findings(&["first.csv", "--top", "0"]);
    let rows = found["unusable_rows"].as_array().unwrap();
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["line"].as_u64().unwrap(),
                row["reason"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (
                8,
                "unknown label \"rumour\", expected factual, quote, opinion"
            ),
            (9, "the row labelled factual has no text"),
            (10, "6 fields, expected 5 as in the header"),
        ]
    );
    assert_eq!(found["files"][0]["rows"], 8);
    assert_eq!(found["files"][0]["unusable_rows"], 3);
    assert_eq!(found["files"][0]["without_label"], 1);
    assert_eq!(
        found["files"][0]["labels"],
        json!({"factual": 3, "quote": 1, "opinion": 2})
    );
}

#[test]
fn duplicates_name_their_rows_and_whether_labels_differ() {
    let found = findings(&["first.csv", "second.csv", "--top", "0"]);
    let exact = found["exact_duplicates"].as_array().unwrap();
    let brief: Vec<_> = exact
        .iter()
        .map(|group| {
            let lines = group["rows"].as_array().unwrap().iter();
            let lines: Vec<_> = lines.map(|row| row["line"].as_u64().unwrap()).collect();
            let is = |name: &str| group[name].as_bool().unwrap();
            (lines, is("is_across_files"), is("is_conflict"))
        })
        .collect();
    assert_eq!(
        brief,
        [
            (vec![3, 2], true, false),
            (vec![4, 3], true, false),
            (vec![5, 7], false, true),
        ]
    );
    // Twelve 3-grams of fourteen words, and one more with the word added.
    assert_eq!(found["near_duplicates"].as_array().unwrap().len(), 1);
    let similarity = found["near_duplicates"][0]["similarity"].as_f64().unwrap();
    assert!((similarity - 12.0 / 13.0).abs() < 1e-9);
}

#[test]
fn articles_in_two_files_are_found_by_sentences_and_by_name() {
    let found = findings(&["first.csv", "second.csv", "--top", "0"]);
    let shared = found["shared_articles"].as_array().unwrap();
    let brief: Vec<_> = shared
        .iter()
        .map(|pair| {
            let name = |idx: usize| pair["articles"][idx]["article"].as_str().unwrap();
            (name(0), name(1), pair["has_same_name"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(brief, [("pool", "baths", false), ("fair", "fair", true)]);
}

#[test]
fn strict_exits_with_one_only_where_there_is_a_fault() {
    for args in [&["first.csv"][..], &BOTH] {
        let strict: Vec<&str> = args
            .iter()
            .copied()
            .chain(["--top", "0", "--strict"])
            .collect();
        check(&strict).code(1);
        check(&strict[..strict.len() - 1]).code(0);
    }
    check(&["second.csv", "--top", "0", "--strict"]).code(0);
}

#[test]
fn a_wrong_label_comes_first_and_top_says_how_many() {
    let found = check_learnable(&["--format", "json", "--top", "1", "--threads", "1"]).json();
    let noise = &found["label_noise"];
    assert_eq!(noise["labelled"], 120);
    assert_eq!(noise["rows"].as_array().unwrap().len(), 1);
    let worst = &noise["rows"][0];
    assert_eq!(worst["article"], "a39");
    assert_eq!(worst["line"], 119);
    assert_eq!(worst["label"], "opinion");
    assert_eq!(worst["predicted"], "factual");
    assert!(worst["label_probability"].as_f64().unwrap() < 0.5);
}

#[test]
fn labels_are_compared_by_what_they_mean() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.csv");
    std::fs::write(
        &path,
        "label,text\nOBJ,It rained.\nfact,it rained.\nSUBJ,It poured.\n",
    )
    .unwrap();
    let path = path.display().to_string();
    let map = "OBJ=factual,fact=factual,SUBJ=factual";
    let run = Cli::args([
        "check",
        &path,
        "--label-map",
        map,
        "--strict",
        "--format",
        "json",
    ]);
    let found = run.code(0).json();
    assert_eq!(found["exact_duplicates"][0]["is_conflict"], false);
    let reason = found["label_noise"]["not_checked"].as_str().unwrap();
    assert_eq!(
        reason,
        "every training sentence is labelled factual, expected at least two of factual, quote, opinion"
    );
}

#[test]
fn the_findings_do_not_depend_on_the_number_of_threads() {
    let folder = learnable();
    let table = folder.path().join("rates.csv").display().to_string();
    let run = |threads| {
        let args = ["check", &table, "--vectors", "none", "--threads", threads];
        Cli::args(args).code(0).stdout_text()
    };
    assert_eq!(run("1"), run("2"));
}

#[test]
fn a_missing_table_or_column_is_an_error() {
    check(&["none.csv"]).code(2);
    check(&["first.csv", "--label-column", "class"]).code(2);
}

#[test]
fn findings_are_a_table_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let table = "label,text\nfactual,It rained.\nopinion,it  rained.\nview,It poured.\n";
    std::fs::write(&path, table).unwrap();
    let path = path.display().to_string();
    let output = folder.path().join("found.tsv").display().to_string();
    Cli::args(["check", &path, "--top", "0", "-o", &output])
        .code(0)
        .stdout("");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(b'\t').has_headers(false);
    let records = reader.from_path(output).unwrap().into_records();
    let rows: Vec<Vec<String>> = records
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(
        rows[0],
        [
            "finding",
            "number",
            "file",
            "line",
            "article",
            "label",
            "predicted",
            "detail",
            "text"
        ]
    );
    assert_eq!(rows[1][..4], ["unusable row", "1", path.as_str(), "4"]);
    let duplicates = rows.iter().filter(|row| row[0] == "exact duplicate");
    let duplicates: Vec<[&str; 3]> = duplicates
        .map(|row| [&*row[1], &*row[5], &*row[8]])
        .collect();
    assert_eq!(
        duplicates,
        [
            ["1", "factual", "It rained."],
            ["1", "opinion", "it  rained."]
        ]
    );
}

#[test]
fn unknown_labels_come_with_the_hint_that_training_gives() {
    let table = "label,text\nFactual ,It rained.\nOpinon,Sad.\nSUBJ,Sad.\n";
    let run = Cli::args(["check", "-", "--top", "0"]).stdin(table).code(0);
    let text = run.stdout_text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "standard input:3: unknown label \"Opinon\", expected factual, quote, opinion; did you mean \"opinion\"? (--label-map says what other labels mean)",
        "standard input:4: unknown label \"SUBJ\", expected factual, quote, opinion (--label-map says what other labels mean)",
        "factual 1 (100.0 %)",
    ] {
        let expected = expected.replace("standard input", "-");
        assert!(text.contains(&expected), "{text}");
    }
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_a_fault() {
    let table = "article,label,text\n1,factual,\"The pier shut.\n1,opinion,Sad.\n2,quote,“No.”\n";
    let run = Cli::args(["check", "-", "--top", "0", "--strict", "--format", "json"])
        .stdin(table)
        .code(1);
    let found = run.json();
    assert_eq!(found["unusable_rows"][0]["line"], 2);
    assert_eq!(found["files"][0]["rows"], 2);
}
