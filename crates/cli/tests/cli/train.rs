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

/// Twenty articles of a news sentence and a view, labelled so.
fn two_labels(news: &str, view: &str) -> String {
    let rows = (0..20).map(|day| {
        format!("a{day},{news},The board met on day {day}.\na{day},{view},A shameful day {day}!\n")
    });
    format!("article,label,text\n{}", rows.collect::<String>())
}

#[test]
fn two_labels_are_enough_and_the_third_is_never_answered() {
    let table = two_labels("OBJ", "Opinion ");
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let path = argument(folder.path().join("a.csv"));
    let output = argument(folder.path().join("m.byline"));
    let map = ["--label-map", "obj=factual", "--vectors", "none"];
    let warning = "byline: warning: no training sentence is labelled quote, so the model never answers quote\n";
    Cli::args(["train", &path, "--output", &output])
        .and(map)
        .code(0)
        .stderr(&format!(
            "{warning}byline: note: trained on 40 sentences of 20 articles\nbyline: note: wrote {output}\n"
        ));
    let run = Cli::args(["inspect", &output]).code(0);
    let text = run.stdout_text();
    assert!(text.contains("labels                   factual, opinion\n"));
    assert!(text.contains("never answered           quote\n"));
    let run = Cli::args([
        "classify",
        "quoted.txt",
        "--model",
        &output,
        "--format",
        "json",
    ])
    .code(0);
    for sentence in run.json()["sentences"].as_array().unwrap() {
        assert_ne!(sentence["label"], "quote");
        assert_eq!(sentence["probabilities"]["quote"], 0.0);
    }
    let evaluate = ["evaluate", &path, "--model", &output, "--format", "json"];
    let found = Cli::args(evaluate).and(&map[..2]).code(0).json();
    assert_eq!(found["accuracy"], 1.0);
    let crossval = ["crossval", &path, "--format", "json"];
    let run = Cli::args(crossval).and(map).code(0).stderr(warning);
    assert_eq!(run.json()["folds"].as_array().unwrap().len(), 5);
    for command in ["explain", "shares"] {
        Cli::args([command, "first.txt", "--model", &output]).code(0);
    }
}

#[test]
fn one_label_is_too_few_and_nothing_is_written() {
    let folder = folder(&[("a.csv", b"text,label\nIt rained.,news\nIt snowed.,news\n")]);
    let path = argument(folder.path().join("a.csv"));
    let output = argument(folder.path().join("m.byline"));
    let train = |map: &str| Cli::args(["train", &path, "--label-map", map, "--output", &output]);
    train("news=factual").fails_with(
        "every training sentence is labelled factual, expected at least two of factual, quote, opinion",
    );
    train("news=factual+quote").fails_with("label map \"news\": means 2 labels, expected one");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn rare_labels_are_warned_of() {
    let table = two_labels("factual", "opinion") + "a1,quote,“No.”\na2,quote,“Never.”\n";
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let path = argument(folder.path().join("a.csv"));
    let output = argument(folder.path().join("m.byline"));
    let told = "of 42 labelled sentences only 2 quote: a model learns next to nothing from fewer than 5 of a label";
    Cli::args([
        "train",
        &path,
        "--vectors",
        "none",
        "--quiet",
        "--output",
        &output,
    ])
    .code(0)
    .stderr(&format!("byline: warning: {told}\n"));
    let run = Cli::args(["check", &path, "--top", "0"]).code(0);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(&run.stdout_text()).contains(&format!("Rare labels {told}")));
    let found = Cli::args(["check", &path, "--top", "0", "--format", "json"]).code(0);
    assert_eq!(found.json()["rare_labels"], serde_json::json!({"quote": 2}));
    Cli::args(["crossval", &path, "--vectors", "none", "--format", "json"])
        .code(0)
        .stderr(
            "byline: warning: 2 sentences labelled quote, fewer than the 5 folds: some are scored without it\n",
        );
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
