//! Training, and what a model says of itself.

use super::{argument, folder};
use crate::support::{Cli, train_small};

#[test]
fn a_trained_model_can_be_used_scored_and_inspected() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("m.byline"));
    let run = train_small(&path, &[]).code(0).stdout("");
    let expected = format!(
        "byline: note: trained on 16 sentences of 4 articles\nbyline: note: wrote {path}\n"
    );
    run.stderr(&expected);
    Cli::args(["classify", "first.txt", "--model", &path])
        .code(0)
        .stderr("");
    Cli::args(["evaluate", "labelled.csv", "--model", &path])
        .code(0)
        .stderr("");
    let run = Cli::args(["inspect", &path]).code(0);
    assert!(run.stdout_text().contains("format version"));
    let run = Cli::args(["inspect", &path, "--format", "json"]).code(0);
    assert!(run.json()["training"].is_object());
}

#[test]
fn sentences_that_repeat_are_warned_of() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("m.byline"));
    let run = train_small(&path, &["labelled.csv", "--dev", "labelled.csv", "--quiet"]).code(0);
    run.stderr(
        "byline: warning: 16 of 32 training sentences repeat an earlier one word for word\n\
         byline: warning: 16 of 16 dev sentences are training sentences too, so scores on them come out too high\n",
    );
}

#[test]
fn a_label_without_a_sentence_is_named_and_nothing_is_written() {
    let folder = folder(&[("a.csv", b"text,label\nIt rained.,news\nShame!,opinion\n")]);
    let path = argument(folder.path().join("a.csv"));
    let output = argument(folder.path().join("m.byline"));
    Cli::args([
        "train",
        &path,
        "--label-map",
        "news=factual",
        "--output",
        &output,
    ])
    .fails_with("no training sentence is labelled quote, expected at least one of each label");
    Cli::args([
        "train",
        &path,
        "--label-map",
        "news=factual+quote",
        "--output",
        &output,
    ])
    .fails_with("label map \"news\": means 2 labels, expected one");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn word_vectors_are_looked_for_where_the_user_says() {
    Cli::args([
        "train",
        "labelled.csv",
        "--vectors",
        "nowhere",
        "--output",
        "none/x",
    ])
    .fails_with("cannot read nowhere: No such file or directory");
    Cli::args([
        "train",
        "labelled.csv",
        "--vectors",
        "first.txt",
        "--output",
        "none/x",
    ])
    .fails_with("first.txt is a file, expected the folder of the word vectors");
}

#[test]
fn the_model_compiled_in_can_be_inspected() {
    let run = Cli::args(["inspect"]).code(0).stderr("");
    assert!(run.stdout_text().contains("labels"));
}
