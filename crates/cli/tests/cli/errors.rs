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
    Cli::args(["classify", "first.txt", "none.txt", "--strict"])
        .fails_with("cannot read none.txt: No such file or directory");
    Cli::args(["evaluate", "none.csv"])
        .fails_with("cannot read none.csv: No such file or directory");
    Cli::args(["evaluate", "."]).fails_with(". is a folder, expected a file");
}

#[test]
fn columns_that_an_unusual_mark_separates_are_told_with_it() {
    Cli::args(["classify", "--input-format", "csv"])
        .stdin("id^text\n1^It rained.\n")
        .fails_with(
            "standard input has no column \"text\", found id^text; are its columns separated by '^'? (--delimiter says so)",
        );
    Cli::args(["classify", "--input-format", "csv", "--delimiter", "^"])
        .stdin("id^text\n1^It rained.\n")
        .code(0)
        .stderr("");
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
            "standard input has no column \"text\", found id, body; did you mean \"body\"? (--text-column names the column of sentences)",
        ),
        ("csv", "id,text\n", "standard input holds no text"),
        (
            "jsonl",
            "It poured.\n",
            "standard input:1: not a JSON object: found It poured.",
        ),
    ];
    for (format, stdin, expected) in table {
        let run = Cli::args(["classify", "--input-format", format])
            .stdin(stdin)
            .code(2);
        assert_eq!(run.stderr_text(), format!("byline: {expected}\n"));
    }
    Cli::args(["classify", "articles.csv", "--article-column", "story"]).fails_with(
        "articles.csv has no column \"story\", found article, paragraph, kind, label, text (--article-column names the column of articles)",
    );
    Cli::args(["evaluate", "first.txt"]).fails_with(
        "first.txt begins with a row of data (The boats went out before dawn.), expected a header with the names of the columns; is it a table?",
    );
    Cli::args(["classify", "--text-column", "body"]).stdin("It rained.\n").fails_with(
        "standard input is no table with a column \"body\", expected one (--input-format says which kind of table it is)",
    );
}

#[test]
fn what_was_read_before_a_fault_is_still_written() {
    let run = Cli::args(["classify", "--input-format", "csv", "--strict"])
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
    let model = argument(folder.path().join("x.byline"));
    Cli::args(["train", &path, "--output", &model]).fails_with(&expected);
    Cli::args(["evaluate", &path, "--label-column", "tag"])
        .fails_with(&format!("{path} has no column \"tag\", found text, label (--label-column names the column of labels)"));
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
    let table: [(&[&str], &str); 18] = [
        (
            &["classify", "--format", "xml"],
            "--format is \"xml\", expected text, json, jsonl, csv, tsv, parquet, html",
        ),
        (
            &["inspect", "--format"],
            "--format has no value, expected text, json, jsonl, csv, tsv",
        ),
        (
            &["classify", "--threads", "0"],
            "--threads is \"0\", expected at least 1",
        ),
        (
            &["classify", "--threads", "1025"],
            "--threads is \"1025\", expected at most 1024",
        ),
        (
            &[
                "train",
                "x.csv",
                "-o",
                "x",
                "--threads",
                "99999999999999999999",
            ],
            "--threads is \"99999999999999999999\", expected at most 1024",
        ),
        (
            &["check", "x.csv", "--threads", "1e3"],
            "--threads is \"1e3\", expected a whole number",
        ),
        (&["quotes", "-o", ""], "--output has no value, expected one"),
        (
            &["classify", "-", "first.txt", "-"],
            "standard input is named twice, expected it once",
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

#[test]
fn rows_that_cannot_be_used_are_left_out_and_named_with_their_lines() {
    let table = [
        (
            "csv",
            "id,text\n1,It rained.\n2,It poured, they said.\n3\n4,It snowed.\n",
            [
                "standard input:3: 3 fields, expected 2 as in the header",
                "standard input:4: 1 fields, expected 2 as in the header",
            ],
            4,
        ),
        (
            "jsonl",
            "[1]\n{\"id\":1,\"text\":\"It rained.\"}\n{\"id\":2,\"text\":[\"It poured.\"]}\n{\"id\":4,\"text\":\"It snowed.\"}\n",
            [
                "standard input:1: not a JSON object: ",
                "standard input:3: \"text\" holds a list or an object, expected a string",
            ],
            4,
        ),
        (
            "csv",
            "article,id,text\na,1,It rained.\na,2\na,4,It snowed.\nb,5,It thawed.,it froze\n",
            [
                "standard input:3: 2 fields, expected 3 as in the header",
                "standard input:5: 4 fields, expected 3 as in the header",
            ],
            4,
        ),
    ];
    for (format, stdin, faults, n_rows) in table {
        let classify = |args: &[&str]| {
            let all = [&["classify", "--input-format", format], args].concat();
            Cli::args(all).stdin(stdin).code(2)
        };
        let run = classify(&["--format", "jsonl"]);
        let message = run.stderr_text();
        let lines: Vec<&str> = message.lines().collect();
        assert_eq!(lines.len(), 3, "{message}");
        for (line, fault) in lines.iter().zip(faults) {
            assert!(line.starts_with(&format!("byline: {fault}")), "{message}");
        }
        assert_eq!(
            lines[2],
            format!("byline: 2 of {n_rows} rows are left out, for the reasons above")
        );
        let text = run.stdout_text();
        let ids = text.lines().map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            row["id"].to_string().replace('"', "")
        });
        assert_eq!(ids.collect::<Vec<_>>(), ["1", "4"]);
        let strict = classify(&["--strict"]);
        assert!(
            strict
                .stderr_text()
                .starts_with(&format!("byline: {}", faults[0]))
        );
        assert_eq!(strict.stderr_text().lines().count(), 1);
        for command in ["quotes", "explain", "shares"] {
            let run = Cli::args([command, "--input-format", format])
                .stdin(stdin)
                .code(2);
            assert_eq!(run.stderr_text(), message);
        }
    }
}

#[test]
fn of_many_faults_the_first_are_named_and_all_with_verbose() {
    let stdin = "id,text\n1,It rained.\n".to_owned() + &"2\n".repeat(20);
    let run = |more: &[&str]| {
        Cli::args([&["classify"], more].concat())
            .stdin(&stdin)
            .code(2)
    };
    let message = run(&[]).stderr_text();
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(
        lines[4],
        "byline: standard input:7: 1 fields, expected 2 as in the header"
    );
    assert_eq!(
        lines[5..],
        [
            "byline: warning: 15 more like these (--verbose names every one)",
            "byline: 20 of 21 rows are left out, for the reasons above"
        ]
    );
    let all = run(&["--verbose"]).stderr_text();
    assert_eq!(all.matches(" fields, expected 2 ").count(), 20);
}

#[test]
fn labels_are_not_asked_for_where_they_are_not_used() {
    let stdin = "{\"text\":\"It rained.\",\"label\":[\"factual\"]}\n{\"text\":\"\",\"label\":\"opinion\"}\n\
                 {\"text\":\"It snowed.\",\"label\":\"weather\"}\n";
    for command in ["classify", "quotes", "explain", "shares"] {
        Cli::args([command])
            .stdin(stdin)
            .code(0)
            .stderr("byline: note: 1 of 3 rows holds no text\n");
    }
    let run = Cli::args(["classify", "--format", "jsonl"])
        .stdin(stdin)
        .code(0);
    let text = run.stdout_text();
    let rows: Vec<&str> = text.lines().collect();
    for (found, given) in rows.iter().zip(stdin.lines()) {
        assert!(found.starts_with(given.trim_end_matches('}')), "{found}");
    }
    assert!(rows[1].contains("\"byline_label\":null"));
}

#[test]
fn a_line_that_is_no_text_does_not_stop_the_others() {
    let run = Cli::args(["classify", "--input-format", "lines"])
        .stdin(b"It rained.\n\0\nIt snowed.\n")
        .code(2);
    assert_eq!(run.stdout_text().lines().count(), 2);
    assert_eq!(
        run.stderr_text(),
        "byline: standard input:2: not text: found a NUL byte at offset 0\n\
         byline: 1 of 3 rows is left out, for the reason above\n"
    );
}
