//! Formats of results.

use std::collections::HashSet;

use serde_json::Value;

use super::{keys, masked_rows};
use crate::support::{Cli, check_golden};

const LABELS: [&str; 3] = ["factual", "quote", "opinion"];

/// Checks that label, confidence and probabilities of a sentence agree.
#[track_caller]
fn check_sentence(sentence: &Value) {
    let probabilities: Vec<f64> = LABELS
        .iter()
        .map(|label| sentence["probabilities"][label].as_f64().unwrap())
        .collect();
    let highest = probabilities.iter().copied().fold(0.0, f64::max);
    let label = sentence["label"].as_str().unwrap();
    assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-4);
    assert!((sentence["confidence"].as_f64().unwrap() - highest).abs() < 1e-6);
    assert!((sentence["probabilities"][label].as_f64().unwrap() - highest).abs() < 1e-6);
}

#[test]
fn text_gives_one_row_a_sentence_and_leaves_headings_out() {
    let run = Cli::args(["classify", "articles.csv"]).code(0).stderr("");
    check_golden("articles.text.expected", &masked_rows(&run.stdout_text()));
}

#[test]
fn several_inputs_are_headed_by_their_paths() {
    let run = Cli::args(["classify", "first.txt", "-", "second.txt"])
        .stdin("The nets came up empty.\n")
        .code(0);
    assert_eq!(
        masked_rows(&run.stdout_text()),
        "first.txt\nL 0.00 | The boats went out before dawn.\n\n\
         -\nL 0.00 | The nets came up empty.\n\n\
         second.txt\nL 0.00 | The harbour was quiet by noon.\n"
    );
}

#[test]
fn csv_of_texts_has_the_columns_of_its_header_and_reads_back() {
    let run = Cli::args(["classify", "quoted.txt", "first.txt", "--format", "csv"]).code(0);
    let text = run.stdout_text();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<_> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        header.join(","),
        "path,byline_index,byline_start,byline_end,byline_label,byline_confidence,byline_factual,byline_quote,byline_opinion,byline_text"
    );
    let mut places = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        let numbers: Vec<f64> = (5..9).map(|idx| record[idx].parse().unwrap()).collect();
        let highest = numbers[1..].iter().copied().fold(0.0, f64::max);
        assert!(LABELS.contains(&&record[4]));
        assert!((numbers[0] - highest).abs() < 1e-6);
        places.push(format!(
            "{}|{}|{}|{}|{}",
            &record[0], &record[1], &record[2], &record[3], &record[9]
        ));
    }
    check_golden("texts.csv.expected", &places.join("\n"));
}

#[test]
fn tsv_is_csv_with_tabs() {
    let read = |command: &str, format: &str, separator: u8, inputs: &[&str]| {
        let run = Cli::args([command, "--format", format]).and(inputs).code(0);
        let mut reader = csv::ReaderBuilder::new();
        let text = run.stdout_text();
        let reader = reader.has_headers(false).delimiter(separator);
        let records = reader.from_reader(text.as_bytes()).into_records();
        let records: Vec<csv::StringRecord> = records.map(Result::unwrap).collect();
        records
    };
    for (command, first) in [
        ("classify", "path"),
        ("quotes", "path"),
        ("explain", "path"),
    ] {
        for inputs in [&["first.txt", "second.txt"][..], &["quoted.txt"]] {
            let csv = read(command, "csv", b',', inputs);
            assert_eq!(csv, read(command, "tsv", b'\t', inputs), "{command}");
            assert_eq!(&csv[0][0], first);
            let files: HashSet<&str> = csv[1..].iter().map(|row| &row[0]).collect();
            assert!(files.iter().all(|file| inputs.contains(file)), "{command}");
        }
    }
    for args in [
        ["shares", "quoted.txt"],
        ["evaluate", "labelled.csv"],
        ["inspect", "--quiet"],
        ["config", "--quiet"],
        ["check", "labelled.csv"],
    ] {
        let csv = read(args[0], "csv", b',', &args[1..]);
        assert_eq!(csv, read(args[0], "tsv", b'\t', &args[1..]), "{args:?}");
        assert!(csv.len() > 1);
    }
}

#[test]
fn a_byte_order_mark_begins_tables_where_it_is_asked_for() {
    let begins = |format: &str| {
        let args = ["classify", "first.txt", "--bom", "--format", format];
        Cli::args(args)
            .code(0)
            .stdout_text()
            .starts_with('\u{feff}')
    };
    assert!(begins("csv") && begins("tsv"));
    assert!(!begins("json") && !begins("text"));
    let folder = super::folder(&[]);
    let path = super::argument(folder.path().join("a.csv"));
    Cli::args(["classify", "first.txt", "--bom", "-o", &path]).code(0);
    // What is written so is read again as what it is.
    let column = [
        "classify",
        &path,
        "--text-column",
        "byline_text",
        "-f",
        "csv",
    ];
    let again = Cli::args(column).code(0).stdout_text();
    assert!(again.starts_with("path,byline_index,"), "{again}");
}

#[test]
fn json_of_one_document_has_exactly_the_fields_promised() {
    let given =
        "The mayor left early. “There is nothing left to say to this council,” she told us.\n";
    let run = Cli::args(["classify", "--format", "json"])
        .stdin(given)
        .code(0);
    let document = run.json();
    assert_eq!(
        keys(&document),
        [
            "model",
            "options",
            "path",
            "quotations",
            "reported",
            "sentences",
            "speakers",
            "structure",
            "summary",
            "version",
            "without_speaker"
        ]
    );
    assert_eq!(document["path"], "-");
    assert_eq!(document["version"], 1);
    assert_eq!(document["options"]["offsets"], "bytes");
    let sentences = document["sentences"].as_array().unwrap();
    assert!(!sentences.is_empty());
    for sentence in sentences {
        assert_eq!(
            keys(sentence),
            [
                "confidence",
                "end",
                "label",
                "paragraph",
                "probabilities",
                "quotations",
                "section",
                "start",
                "text",
                "words"
            ]
        );
        check_sentence(sentence);
        let place = |name: &str| usize::try_from(sentence[name].as_u64().unwrap()).unwrap();
        assert_eq!(sentence["text"], given[place("start")..place("end")]);
    }
    // What a quotation holds is checked where quotations are.
    assert_eq!(document["quotations"][0]["speaker"]["name"], "The mayor");
    let summary = &document["summary"];
    assert_eq!(
        keys(summary),
        [
            "factual",
            "opinion",
            "quote",
            "sentences",
            "shares",
            "undecided",
            "words"
        ]
    );
    assert_eq!(keys(&summary["shares"]), ["factual", "opinion", "quote"]);
    let count = |name: &str| summary[name].as_u64().unwrap();
    assert_eq!(count("sentences"), sentences.len() as u64);
    assert_eq!(
        count("sentences"),
        LABELS.iter().map(|label| count(label)).sum::<u64>()
    );
}

#[test]
fn json_of_several_documents_is_an_array() {
    let run = Cli::args(["classify", "articles.csv", "first.txt", "--format", "json"]).code(0);
    let documents = run.json();
    let paths: Vec<_> = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|d| &d["path"])
        .collect();
    assert_eq!(paths, ["articles.csv", "articles.csv", "first.txt"]);
    let heading = &documents[0]["structure"][0];
    assert_eq!(
        keys(heading),
        ["begins_line", "end", "ends_line", "kind", "start", "text"]
    );
    assert_eq!(heading["kind"], "heading");
    assert_eq!(heading["text"], "Ferry stranded overnight");
    let paragraphs: Vec<_> = documents[0]["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| &s["paragraph"])
        .collect();
    assert_eq!(paragraphs, [0, 1, 1, 2]);
}

#[test]
fn json_lines_has_one_object_a_document() {
    let run = Cli::args(["classify", "quoted.txt", "first.txt", "--format", "jsonl"]).code(0);
    let text = run.stdout_text();
    let documents: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(documents.len(), 2);
    for sentence in documents[0]["sentences"].as_array().unwrap() {
        check_sentence(sentence);
    }
}

#[test]
fn sentences_below_the_confidence_asked_for_are_undecided() {
    let run = Cli::args([
        "classify",
        "quoted.txt",
        "--format",
        "jsonl",
        "--min-confidence",
        "1",
    ])
    .code(0);
    for line in run.stdout_text().lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let mut n_undecided = 0;
        for sentence in document["sentences"].as_array().unwrap() {
            let is_undecided = sentence["label"] == "undecided";
            assert_eq!(is_undecided, sentence["confidence"].as_f64().unwrap() < 1.0);
            n_undecided += u64::from(is_undecided);
        }
        assert_eq!(document["summary"]["undecided"], n_undecided);
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let lines: Vec<String> = (0..3000)
        .map(|idx| format!("The {idx}th boat came in."))
        .collect();
    let lines = lines.join(
        "
",
    );
    let run = |threads: &str| {
        Cli::args([
            "classify",
            "--input-format",
            "lines",
            "--format",
            "jsonl",
            "--threads",
            threads,
        ])
        .stdin(&lines)
        .code(0)
        .stdout_text()
    };
    let one = run("1");
    assert_eq!(one.lines().count(), 3000);
    assert!(one == run("3"), "output of one and of three threads");
}

/// What stands in the text from `start` to `end`, counted in characters.
fn cut(text: &str, start: &Value, end: &Value) -> String {
    let at = |place: &Value| usize::try_from(place.as_u64().unwrap()).unwrap();
    let characters = text.chars().skip(at(start));
    characters.take(at(end) - at(start)).collect()
}

#[test]
fn starts_and_ends_count_what_was_asked_for_in_every_format() {
    let given = "Çela coûte. “Naïve 🎉 words are all that we have,” Zoë Müller said.\n";
    let run = |command: &str, format: &str, offsets: &str| {
        let args = [command, "--format", format, "--offsets", offsets];
        Cli::args(args).stdin(given).code(0).stdout_text()
    };
    for command in ["classify", "quotes", "explain"] {
        let document: Value = serde_json::from_str(&run(command, "json", "characters")).unwrap();
        assert_eq!(document["options"]["offsets"], "characters");
        for list in ["sentences", "quotations"] {
            for found in document[list].as_array().unwrap() {
                assert_eq!(cut(given, &found["start"], &found["end"]), found["text"]);
            }
        }
    }
    let end = |offsets: &str| {
        let tsv = run("classify", "tsv", offsets);
        let last = tsv.lines().last().unwrap().to_owned();
        last.split('\t').nth(3).unwrap().parse::<usize>().unwrap()
    };
    let words = given.trim_end();
    assert_eq!(end("bytes"), words.len());
    assert_eq!(end("characters"), words.chars().count());
    assert_eq!(end("utf16"), words.encode_utf16().count());
    let table = run("classify", "csv", "utf16");
    assert!(table.lines().last().unwrap().starts_with("-,1,12,"));
    let quotes = run("quotes", "csv", "characters");
    assert!(
        quotes.lines().last().unwrap().starts_with("-,12,49,"),
        "{quotes}"
    );
    // Pages and texts for eyes show no starts and ends, and cut words by bytes.
    for (command, format) in [
        ("classify", "html"),
        ("classify", "text"),
        ("quotes", "text"),
        ("explain", "text"),
    ] {
        assert_eq!(run(command, format, "utf16"), run(command, format, "bytes"));
    }
}

#[test]
fn what_starts_and_ends_count_can_be_set_for_all_commands() {
    for command in ["classify", "quotes", "explain"] {
        let run = Cli::args([command, "first.txt", "--format", "json"])
            .env("BYLINE_OFFSETS", "utf16")
            .code(0);
        assert_eq!(run.json()["options"]["offsets"], "utf16");
    }
}
