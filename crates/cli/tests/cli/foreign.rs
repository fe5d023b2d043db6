//! Input that is packed, endless, or something other than an article.

use std::io::Write as _;

use super::{argument, folder};
use crate::support::{Cli, data};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
#[cfg(unix)]
fn what_has_no_end_and_is_no_text_is_refused_by_every_command() {
    let nothing = "/dev/zero is not text: found a NUL byte at offset 0";
    for args in [
        &["classify", "/dev/zero"][..],
        &["classify", "/dev/zero", "--input-format", "csv"],
        &["classify", "/dev/zero", "--input-format", "lines"],
        &["quotes", "/dev/zero"],
        &["explain", "/dev/zero"],
        &["shares", "/dev/zero"],
        &["check", "/dev/zero"],
        &["evaluate", "/dev/zero"],
        &["crossval", "/dev/zero"],
        &["agree", "/dev/zero", "labelled.csv"],
        &["export", "/dev/zero", "--to", "doccano"],
        &["import", "/dev/zero", "--from", "doccano"],
        &["train", "/dev/zero", "--output", "none/x"],
        &["classify", "first.txt", "--config", "/dev/zero"],
    ] {
        let run = Cli::args(args).code(2);
        assert!(
            run.stderr_text().contains(nothing),
            "{args:?}: {}",
            run.stderr_text()
        );
    }
    for args in [
        &["classify", "first.txt", "--model", "/dev/zero"][..],
        &["inspect", "/dev/zero"],
    ] {
        let run = Cli::args(args).code(2);
        let message = run.stderr_text();
        assert!(
            message.contains("it does not begin as a .byline file does"),
            "{message}"
        );
    }
    Cli::args([
        "train",
        "labelled.csv",
        "--vectors",
        "/dev/zero",
        "--output",
        "none/x",
    ])
    .fails_with("/dev/zero is a file, expected the folder of the word vectors");
}

#[test]
fn word_vectors_that_are_none_are_refused_before_the_fit() {
    let folder = folder(&[("words.txt", b"rain\n"), ("vectors.safetensors", &[0; 100])]);
    let path = argument(folder.path().to_owned());
    let model = argument(folder.path().join("it.byline"));
    Cli::args(["train", "labelled.csv", "--vectors", &path, "--output", &model]).fails_with(&format!(
        "cannot use the word vectors {path}/vectors.safetensors: it does not begin as a safetensors file does"
    ));
}

#[test]
fn a_packed_file_is_read_as_what_is_in_it() {
    let table = std::fs::read(data("articles.csv")).unwrap();
    let plain = Cli::args(["classify", "--format", "csv", "articles.csv"]).code(0);
    let folder = folder(&[
        ("articles.csv.gz", &gzip(&table)),
        ("first.txt.gz", &gzip(b"It rained.")),
        (
            "labelled.csv.gz",
            &gzip(&std::fs::read(data("labelled.csv")).unwrap()),
        ),
        ("cut.txt.gz", &gzip(&table)[..100]),
    ]);
    let path = |name: &str| argument(folder.path().join(name));
    Cli::args(["classify", "--format", "csv", &path("articles.csv.gz")])
        .code(0)
        .stdout(&plain.stdout_text());
    let stdin = Cli::args(["classify", "--format", "csv"])
        .stdin(gzip(&table))
        .code(0);
    assert_eq!(stdin.stdout_text(), plain.stdout_text());
    let text = Cli::args(["classify", &path("first.txt.gz")]).code(0);
    assert!(text.stdout_text().ends_with("| It rained.\n"));
    let model = path("it.byline");
    let args = [
        "train",
        &path("labelled.csv.gz"),
        "--vectors",
        "none",
        "--output",
        &model,
    ];
    Cli::args(args).code(0);
    let cut = path("cut.txt.gz");
    let run = Cli::args(["classify", &cut]).code(2);
    let message = run.stderr_text();
    assert!(
        message.starts_with(&format!("byline: {cut} is damaged: ")),
        "{message}"
    );
    assert!(
        message.ends_with(", expected a whole gzip archive\n"),
        "{message}"
    );
}

#[test]
fn text_that_is_no_article_is_named_unless_it_is_asked_for() {
    let mail = "Return-Path: <ada@example.org>\nFrom: Ada <ada@example.org>\nSubject: News\n\nIt rained.\n";
    Cli::args(["classify"]).stdin(mail).fails_with(
        "standard input is no article: found a mail with its headers; save its text alone (--input-format text reads it as it stands)",
    );
    Cli::args(["classify", "--input-format", "text"])
        .stdin(mail)
        .code(0);
    Cli::args(["quotes", "https://example.org/a"]).fails_with(
        "https://example.org/a is an address, expected a file: curl -sL https://example.org/a | byline classify -",
    );
}

#[test]
fn markdown_shows_by_its_marks() {
    let text =
        "---\ntitle: Rain\n---\n\nIt *rained* on [Monday](/m).\n\n## Who pays\n\nThe board does.\n";
    let expected = ["It rained on Monday.", "The board does."];
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let from_file = Cli::args(["classify", &argument(folder.path().join("a.txt"))]);
    for cli in [Cli::args(["classify"]).stdin(text), from_file] {
        let found = cli.code(0).stdout_text();
        let sentences: Vec<&str> = found.lines().map(|line| &line[9..]).collect();
        assert_eq!(sentences, expected);
    }
}
