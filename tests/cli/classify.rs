//! Formats of input and output.

use serde_json::Value;

use super::{argument, folder, keys};
use crate::support::{Cli, check_golden, data};

const LABELS: [&str; 3] = ["factual", "quote", "opinion"];

/// Puts `L 0.00` for letter and confidence of each row that has them.
fn masked_rows(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let is_row = line.len() > 9
            && line.starts_with(['F', 'Q', 'O'])
            && line[1..].starts_with([' '])
            && line[6..].starts_with(" | ");
        out += if is_row { "L 0.00" } else { "" };
        out += if is_row { &line[6..] } else { line };
        out.push('\n');
    }
    out
}

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
fn csv_has_the_columns_of_its_header_and_reads_back() {
    let run = Cli::args(["classify", "articles.csv", "--format", "csv"]).code(0);
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
        "path,sentence,start,end,label,confidence,factual,quote,opinion,text"
    );
    let mut places = String::new();
    for record in reader.records() {
        let record = record.unwrap();
        let numbers: Vec<f64> = (5..9).map(|idx| record[idx].parse().unwrap()).collect();
        let highest = numbers[1..].iter().copied().fold(0.0, f64::max);
        assert!(LABELS.contains(&&record[4]));
        assert!((numbers[0] - highest).abs() < 1e-6);
        places += &format!(
            "{}|{}|{}|{}|{}\n",
            &record[0], &record[1], &record[2], &record[3], &record[9]
        );
    }
    check_golden("articles.csv.expected", &places);
}

#[test]
fn tsv_has_label_confidence_start_and_end() {
    let run = Cli::args(["classify", "--input-format", "lines", "--format", "tsv"])
        .stdin("It rained.\r\n\r\nIt poured.\r\n")
        .code(0);
    let text = run.stdout_text();
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert!(LABELS.contains(&row[0]));
        assert!((0.0..=1.0).contains(&row[1].parse::<f64>().unwrap()));
        assert_eq!(row[2..], ["0", "10"]);
    }
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
        ["path", "quotations", "sentences", "structure", "summary"]
    );
    assert_eq!(document["path"], "-");
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
                "start",
                "text"
            ]
        );
        check_sentence(sentence);
        let place = |name: &str| usize::try_from(sentence[name].as_u64().unwrap()).unwrap();
        assert_eq!(sentence["text"], given[place("start")..place("end")]);
    }
    for quotation in document["quotations"].as_array().unwrap() {
        assert_eq!(
            keys(quotation),
            ["content", "cue", "end", "speaker", "start"]
        );
    }
    let summary = &document["summary"];
    assert_eq!(keys(summary), ["factual", "opinion", "quote", "sentences"]);
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
    assert_eq!(keys(heading), ["end", "kind", "start", "text"]);
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
    let run = Cli::args(["classify", "articles.csv", "--format", "jsonl"]).code(0);
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
fn rows_stay_in_order_when_articles_are_interleaved() {
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin("article,text\na,One.\nb,Two.\na,Three.\n,Four.\nb,Five.\n")
        .code(0);
    let text = run.stdout_text();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| (record[1].to_owned(), record[9].to_owned()))
        .collect();
    let expected = [
        ("0", "One."),
        ("0", "Two."),
        ("1", "Three."),
        ("0", "Four."),
        ("1", "Five."),
    ];
    assert_eq!(
        rows,
        expected.map(|(idx, text)| (idx.to_owned(), text.to_owned()))
    );
}

#[test]
fn a_table_is_recognised_by_its_content() {
    let table: [(&str, &[&str]); 4] = [
        ("id,text\n1,\"One, two.\"\n", &[]),
        ("id\ttext\n1\tOne, two.\n", &[]),
        ("{\"id\":1,\"text\":\"One, two.\"}\n", &[]),
        ("id,body\n1,\"One, two.\"\n", &["--text-column", "body"]),
    ];
    for (stdin, args) in table {
        let run = Cli::args([&["classify"], args].concat())
            .stdin(stdin)
            .code(0);
        assert_eq!(
            masked_rows(&run.stdout_text()),
            "L 0.00 | One, two.\n",
            "{stdin}"
        );
    }
}

#[test]
fn rows_without_an_article_are_documents_of_their_own() {
    let run = Cli::args(["classify", "--format", "json", "--article-column", "story"])
        .stdin("story,text\nx,One.\nx,Two.\n")
        .code(0);
    assert_eq!(run.json()["summary"]["sentences"], 2);
    let run = Cli::args(["classify", "--format", "json"])
        .stdin("story,text\nx,One.\nx,Two.\n")
        .code(0);
    assert_eq!(run.json().as_array().unwrap().len(), 2);
}

#[test]
fn every_encoding_comes_out_as_utf_8() {
    let folder = folder(&[
        ("utf16.txt", b"\xff\xfeC\0a\0f\0\xe9\0 \0s\0h\0u\0t\0.\0"),
        ("mark.txt", b"\xef\xbb\xbfCaf\xc3\xa9 shut."),
        ("latin.txt", b"Caf\xe9 shut."),
    ]);
    for name in ["utf16.txt", "mark.txt", "latin.txt"] {
        let path = argument(folder.path().join(name));
        let run = Cli::args(["classify", "--format", "json", &path]).code(0);
        let sentence = &run.json()["sentences"][0];
        assert_eq!(sentence["text"], "Café shut.", "{name}");
        assert_eq!(sentence["start"], 0, "{name}");
    }
}

#[test]
fn sentences_below_the_confidence_asked_for_are_undecided() {
    let run = Cli::args([
        "classify",
        "articles.csv",
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
    let lines: String = (0..3000)
        .map(|idx| format!("The {idx}th boat came in.\n"))
        .collect();
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

#[test]
fn an_output_file_appears_whole_or_not_at_all() {
    let folder = folder(&[
        ("old.json", b"old"),
        ("bad.csv", b"article,text\n,One.\n,Two.,x\n"),
    ]);
    let output = argument(folder.path().join("old.json"));
    let bad = argument(folder.path().join("bad.csv"));
    Cli::args(["classify", "articles.csv", &bad, "--output", &output]).code(2);
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "old");
    Cli::args([
        "classify",
        "articles.csv",
        "--format",
        "jsonl",
        "--output",
        &output,
    ])
    .code(0)
    .stdout("");
    assert_eq!(std::fs::read_to_string(&output).unwrap().lines().count(), 2);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_and_a_link_followed() {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
    Cli::args(["classify", "first.txt", "--output", "/dev/null"]).code(0);
    assert!(
        std::fs::metadata("/dev/null")
            .unwrap()
            .file_type()
            .is_char_device()
    );
    let folder = folder(&[("real", b"")]);
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(folder.path().join("real"), &link).unwrap();
    Cli::args(["classify", "first.txt", "--output", &argument(link.clone())]).code(0);
    assert!(link.is_symlink());
    assert!(std::fs::metadata(folder.path().join("real")).unwrap().len() > 0);
    let new = folder.path().join("new");
    Cli::args(["classify", "first.txt", "--output", &argument(new.clone())]).code(0);
    assert_ne!(
        std::fs::metadata(new).unwrap().permissions().mode() & 0o044,
        0
    );
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    use std::process::{Command, Stdio};
    let text = "The boats went out before dawn.\n".repeat(200_000);
    let folder = folder(&[("long.txt", text.as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_byline"))
        .args(["classify", "--input-format", "lines"])
        .arg(folder.path().join("long.txt"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}

#[test]
fn a_line_of_many_megabytes_is_one_document() {
    let line = "and so on, ".repeat(1_000_000);
    let run = Cli::args(["classify", "--input-format", "lines", "--format", "tsv"])
        .stdin(&line)
        .code(0);
    assert!(run.stdout_text().lines().count() > 0);
}

#[test]
fn columns_of_other_tables_are_found_by_name() {
    assert!(data("articles.csv").exists());
    let run = Cli::args([
        "classify",
        "articles.csv",
        "--text-column",
        "article",
        "--article-column",
        "label",
    ])
    .code(0);
    assert_eq!(run.stdout_text().lines().count(), 7);
}
