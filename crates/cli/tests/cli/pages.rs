//! Web pages and Markdown on the command line, and the text that offsets count in.

use std::fs;

use super::{argument, folder};
use crate::support::{Cli, data};

#[test]
fn offsets_count_in_the_text_that_is_written() {
    let folder = folder(&[]);
    let emitted = argument(folder.path().join("out.txt"));
    for (input, expected) in [
        ("html/herald.html", "html/herald.txt"),
        ("markdown/letter.md", "markdown/letter.txt"),
    ] {
        let path = argument(data(&format!("../../../../read/tests/data/{input}")));
        let run = Cli::args([
            "classify",
            "--format",
            "json",
            "--emit-text",
            &emitted,
            &path,
        ])
        .code(0);
        let text = fs::read_to_string(&emitted).unwrap();
        assert_eq!(
            text,
            fs::read_to_string(data(&format!("../../../../read/tests/data/{expected}"))).unwrap()
        );
        let json = run.json();
        let sentences = json["sentences"].as_array().unwrap();
        assert!(sentences.len() > 4);
        for sentence in sentences {
            let at = |key: &str| usize::try_from(sentence[key].as_u64().unwrap()).unwrap();
            assert_eq!(
                &text[at("start")..at("end")],
                sentence["text"].as_str().unwrap()
            );
        }
    }
}

#[test]
fn a_page_is_told_by_its_extension_or_by_how_it_begins() {
    let page = fs::read(data("../../../../read/tests/data/html/herald.html")).unwrap();
    let has_navigation = |run: crate::support::Run| run.stdout_text().contains("Sport");
    assert!(!has_navigation(
        Cli::args(["classify"]).stdin(&page).code(0)
    ));
    assert!(has_navigation(
        Cli::args(["classify", "--input-format", "text"])
            .stdin(&page)
            .code(0)
    ));
    let bare = String::from_utf8(page)
        .unwrap()
        .replace("<!DOCTYPE html>", "")
        .replace("<html lang=\"en\">", "");
    assert!(has_navigation(Cli::args(["classify"]).stdin(&bare).code(0)));
    assert!(!has_navigation(
        Cli::args(["classify", "--input-format", "html"])
            .stdin(&bare)
            .code(0)
    ));
    let markdown = Cli::args(["classify", "--input-format", "markdown"])
        .stdin("It *rained* on [us](/u).")
        .code(0);
    assert!(markdown.stdout_text().contains("It rained on us."));
}

#[test]
fn texts_of_several_inputs_go_to_a_folder() {
    let folder = folder(&[("a.txt", b"It rained.\r\n"), ("b.md", b"It *snowed*.\n")]);
    let paths = ["a.txt", "b.md", "texts"].map(|name| argument(folder.path().join(name)));
    Cli::args(["classify", "--emit-text", &paths[2], &paths[0], &paths[1]]).code(0);
    let written = |name: &str| fs::read_to_string(folder.path().join("texts").join(name)).unwrap();
    assert_eq!(written("a.txt"), "It rained.\r\n");
    assert_eq!(written("b.txt"), "It snowed.\n");
}

#[test]
fn what_has_no_article_is_named() {
    let page = fs::read(data("../../../../read/tests/data/html/no_article.html")).unwrap();
    Cli::args(["classify"])
        .stdin(&page)
        .fails_with("standard input holds no article, expected a page with paragraphs of text");
    Cli::args(["classify", "--input-format", "html"])
        .stdin("<p>It rained.\0")
        .fails_with("standard input is not text: found a NUL byte at offset 13");
    Cli::args(["classify", "--input-format", "markdown"])
        .stdin("```\ncode\n```\n")
        .fails_with("standard input holds no text");
    Cli::args(["classify", "--emit-text", "none/out.txt"])
        .stdin("It rained.")
        .fails_with("cannot write none/out.txt: No such file or directory");
    Cli::args([
        "classify",
        "--input-format",
        "lines",
        "--emit-text",
        "out.txt",
    ])
    .stdin("It rained.")
    .fails_with(
        "standard input holds no single article, expected text, HTML or Markdown for --emit-text",
    );
}

#[test]
fn the_encoding_of_a_page_is_what_its_meta_element_says() {
    let page = b"<html><meta charset=iso-8859-2><p>The old bridge of \xa3\xf3d\xbc fell into the river on Monday morning.";
    let run = Cli::args(["classify"]).stdin(page).code(0);
    assert!(run.stdout_text().contains("bridge of Łódź fell"));
}
