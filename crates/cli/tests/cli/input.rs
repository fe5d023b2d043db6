//! What is read, and as what.

use super::{argument, folder, masked_rows};
use crate::support::Cli;

#[test]
fn rows_stay_in_order_when_articles_are_interleaved() {
    let run = Cli::args(["classify"])
        .stdin("article,text\na,One.\nb,Two.\na,Three.\n,Four.\nb,Five.\n")
        .code(0);
    let words = ["One.", "Two.", "Three.", "Four.", "Five."];
    let expected: String = words.map(|word| format!("L 0.00 | {word}\n")).concat();
    assert_eq!(masked_rows(&run.stdout_text()), expected);
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
fn prose_that_looks_a_little_like_a_table_stays_prose() {
    let run = Cli::args(["classify", "--format", "json"])
        .stdin("Sound, text, pictures: it rained on all of them.\n")
        .code(0);
    assert_eq!(run.json()["path"], "-");
    let folder = folder(&[("a.txt", b"id,text\nIt rained.\n")]);
    let path = argument(folder.path().join("a.txt"));
    let run = Cli::args(["classify", "--format", "json", &path]).code(0);
    assert_eq!(run.json()["path"], path.as_str());
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
fn a_line_of_many_megabytes_is_one_document() {
    let long = "and so on, ".repeat(900_000);
    let run = Cli::args(["classify", "--input-format", "lines", "--format", "json"])
        .stdin(format!("One.\n{long}\nTwo.\n"))
        .code(0);
    let documents = run.json();
    assert_eq!(documents.as_array().unwrap().len(), 3);
    assert!(documents[1]["summary"]["sentences"].as_u64() > Some(0));
}

#[test]
fn columns_of_other_tables_are_found_by_name() {
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
