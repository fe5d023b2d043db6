//! Bad input and bad arguments: one clear line and exit code 2.

use super::{argument, folder};
use crate::support::{Cli, train_small};

#[test]
fn input_that_is_no_text_is_named_for_what_it_is() {
    let table: [(&[u8], &str); 7] = [
        (b"", "standard input holds no text"),
        (b" \n\t\r\n", "standard input holds no text"),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "standard input is not text: found a PNG image; tesseract FILE - | byline classify -",
        ),
        (
            b"PK\x03\x04\x14\0",
            "standard input is not text: found a ZIP archive; unpack it, and give the folder",
        ),
        (
            b"It rained.\0\n",
            "standard input is not text: found a NUL byte at offset 10",
        ),
        (
            b"\x01\x02\x03\x04\x05\x06 \x10\x11",
            "standard input is not text: found 8 control characters in the first 9 bytes",
        ),
        (
            b"\xff\xfe\0\0a\0\0\0",
            "standard input is not text: found UTF-32 text; iconv -f UTF-32 -t UTF-8 FILE | byline classify -",
        ),
    ];
    for (stdin, expected) in table {
        Cli::args(["classify"]).stdin(stdin).fails_with(expected);
        Cli::args(["classify", "-", "--input-format", "lines"])
            .stdin(stdin)
            .fails_with(expected);
    }
}

#[test]
fn paths_that_cannot_be_read_are_named_before_any_work() {
    Cli::args(["classify", "first.txt", "none.txt"])
        .fails_with("cannot read none.txt: No such file or directory");
    Cli::args(["evaluate", "none.csv"])
        .fails_with("cannot read none.csv: No such file or directory");
    Cli::args(["evaluate", "."]).fails_with(". is a folder, expected a file");
}

#[test]
fn outputs_that_cannot_be_written_are_named() {
    Cli::args(["classify", "first.txt", "--output", "none/out.txt"])
        .fails_with("cannot write none/out.txt: No such file or directory");
    Cli::args(["classify", "first.txt", "--output", "first.txt/"]).code(2);
    Cli::args(["train", "labelled.csv", "--output", "none/out.byline"])
        .fails_with("cannot write none/out.byline: No such file or directory");
}

#[test]
fn tables_with_faults_are_named_with_line_and_column() {
    let table = [
        (
            "csv",
            "id,body\n1,It rained.\n",
            "standard input has no column \"text\", found id, body",
        ),
        ("csv", "id,text\n", "standard input holds no text"),
        (
            "csv",
            "id,text\n1,It rained, they said.\n",
            "standard input:2: 3 fields, expected 2 as in the header",
        ),
        (
            "jsonl",
            "{\"text\":\"It rained.\"}\n\nIt poured.\n",
            "standard input:3: not a JSON object: expected value at column 1",
        ),
        (
            "jsonl",
            "{\"text\":{}}\n",
            "standard input:1: \"text\" holds a list or an object, expected a string",
        ),
    ];
    for (format, stdin, expected) in table {
        let run = Cli::args(["classify", "--input-format", format])
            .stdin(stdin)
            .code(2);
        assert_eq!(run.stderr_text(), format!("byline: {expected}\n"));
    }
    Cli::args(["classify", "articles.csv", "--article-column", "story"]).fails_with(
        "articles.csv has no column \"story\", found article, paragraph, kind, label, text",
    );
    Cli::args(["evaluate", "first.txt"]).fails_with(
        "first.txt has no column \"text\", found The boats went out before dawn.; is it a table?",
    );
    Cli::args(["classify", "--text-column", "body"]).stdin("It rained.\n").fails_with(
        "standard input is no table with a column \"body\", expected one (--input-format says which kind of table it is)",
    );
}

#[test]
fn what_was_read_before_a_fault_is_still_written() {
    let run = Cli::args(["classify", "--input-format", "csv"])
        .stdin("id,text\n1,One.\n2,Two.,x\n")
        .code(2);
    assert!(run.stdout_text().ends_with(" | One.\n"));
    assert_eq!(
        run.stderr_text(),
        "byline: standard input:3: 3 fields, expected 2 as in the header\n"
    );
}

#[test]
fn a_label_that_nothing_is_known_of_is_named_with_its_line() {
    let folder = folder(&[(
        "a.csv",
        b"text,label\nIt rained.,factual\nIt poured.,SUBJ\n",
    )]);
    let path = argument(folder.path().join("a.csv"));
    let expected = format!(
        "{path}:3: unknown label \"SUBJ\", expected factual, quote, opinion (--label-map says what other labels mean)"
    );
    Cli::args(["evaluate", &path]).fails_with(&expected);
    Cli::args(["train", &path, "--output", "none/x"]).fails_with(&expected);
    Cli::args(["evaluate", &path, "--label-column", "tag"])
        .fails_with(&format!("{path} has no column \"tag\", found text, label"));
}

#[test]
fn a_model_that_is_missing_is_named() {
    for command in [&["classify", "first.txt", "--model"][..], &["inspect"]] {
        Cli::args([command, &["none.byline"]].concat())
            .fails_with("cannot read none.byline: No such file or directory");
        Cli::args([command, &["."]].concat()).fails_with(". is a folder, expected a file");
    }
}

#[test]
fn a_file_that_is_no_model_is_refused() {
    let run = Cli::args(["classify", "first.txt", "--model", "articles.csv"]).code(2);
    assert!(
        run.stderr_text()
            .starts_with("byline: model articles.csv: not a usable model: ")
    );
    assert_eq!(run.stderr_text().lines().count(), 1);
    let folder = folder(&[]);
    let path = argument(folder.path().join("m.byline"));
    train_small(&path, &["--quiet"]).code(0);
    let whole = std::fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 4;
    for bytes in [&whole[..whole.len() - 1], &whole[..3], &flipped, b""] {
        std::fs::write(&path, bytes).unwrap();
        let run = Cli::args(["inspect", &path]).code(2);
        assert!(run.stderr_text().contains("not a usable model: "));
        assert_eq!(run.stderr_text().lines().count(), 1);
    }
}

#[test]
fn wrong_usage_exits_with_2_and_help_with_0() {
    Cli::args([] as [&str; 0]).code(2);
    let table: [(&[&str], &str); 13] = [
        (
            &["classify", "--format", "xml"],
            "--format is \"xml\", expected text, json, jsonl, csv, tsv, parquet, html; did you mean \"html\"?",
        ),
        (
            &["inspect", "--format"],
            "--format has no value, expected text, json",
        ),
        (
            &["classify", "--threads", "0"],
            "--threads is \"0\", expected at least 1",
        ),
        (
            &["explain", "--top", "few"],
            "--top is \"few\", expected a whole number",
        ),
        (
            &["evaluate", "x.csv", "--min-macro-f1", "high"],
            "--min-macro-f1 is \"high\", expected a number",
        ),
        (
            &["classify", "--min-confidence", "2"],
            "--min-confidence is \"2\", expected a number from 0 to 1",
        ),
        (
            &["evaluate", "labelled.csv", "--label-map", "x=news"],
            "--label-map: label map \"x=news\": unknown label \"news\", expected factual, quote or opinion",
        ),
        (
            &["train", "labelled.csv"],
            "missing --output <FILE> (byline train --help says more)",
        ),
        (
            &["import"],
            "missing --from <FROM> and <FILE> (byline import --help says more)",
        ),
        (
            &["agree", "labelled.csv"],
            "found 1 <FILE>, expected at least 2 (byline agree --help says more)",
        ),
        (
            &["inspect", "a", "b"],
            "found \"b\", expected no further argument (byline inspect --help says more)",
        ),
        (
            &["classify", "-v", "-q"],
            "found both --verbose and --quiet, expected one of them (byline classify --help says more)",
        ),
        (
            &["quotes", "--format", "csv", "--format", "json"],
            "found --format twice, expected it once (byline quotes --help says more)",
        ),
    ];
    for (args, expected) in table {
        Cli::args(args).fails_with(expected);
    }
    for command in ["classify", "explain", "train", "evaluate", "inspect"] {
        let run = Cli::args([command, "--help"]).code(0);
        assert!(run.stdout_text().contains("Examples:"), "{command}");
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_how_to_get_one_with_it() {
    let hint = "`cargo install --path crates/cli --features parquet` makes a program that can\n";
    let folder = super::folder(&[("news.parquet", b"PAR1"), ("news", b"PAR1")]);
    for name in ["news.parquet", "news"] {
        let message =
            format!("byline: {name} is a Parquet table, which this build cannot read; {hint}");
        for command in ["classify", "check"] {
            let run = Cli::args([command, name]).within(folder.path());
            run.env("BYLINE_CONFIG", "none").code(2).stderr(&message);
        }
    }
    let message =
        format!("byline: --format parquet: this build cannot write Parquet tables; {hint}");
    Cli::args(["classify", "first.txt", "--format", "parquet"])
        .code(2)
        .stderr(&message);
}
