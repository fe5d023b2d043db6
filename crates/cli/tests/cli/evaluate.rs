//! Scores of a model.

use super::{argument, folder, keys};
use crate::support::{Cli, data};

#[test]
fn json_has_exactly_the_fields_promised() {
    let run = Cli::args(["evaluate", "labelled.csv", "--format", "json"]).code(0);
    let scores = run.json();
    assert_eq!(
        keys(&scores),
        [
            "accuracy",
            "auc",
            "brier",
            "confusion",
            "ece",
            "labels",
            "log_loss",
            "macro_f1",
            "mcc",
            "n",
            "per_class"
        ]
    );
    assert_eq!(scores["n"], 16);
    assert_eq!(
        scores["labels"],
        serde_json::json!(["factual", "quote", "opinion"])
    );
    assert_eq!(
        keys(&scores["per_class"]["quote"]),
        ["f1", "precision", "recall", "support"]
    );
    assert_eq!(scores["per_class"]["quote"]["support"], 5);
}

#[test]
fn data_can_come_from_standard_input() {
    let table = std::fs::read(data("labelled.csv")).unwrap();
    let run = Cli::args(["evaluate", "-", "--format", "json"])
        .stdin(table)
        .code(0);
    assert_eq!(run.json()["n"], 16);
    Cli::args(["evaluate", "-"]).fails_with("standard input holds no text");
}

#[test]
fn rows_without_a_label_are_not_scored() {
    let run = Cli::args(["evaluate", "articles.csv", "--format", "json"]).code(0);
    assert_eq!(run.json()["n"], 6);
}

#[test]
fn text_has_scores_intervals_and_the_confusion_matrix() {
    let run = Cli::args(["evaluate", "labelled.csv"]).code(0);
    let text = run.stdout_text();
    let heads = [
        "16 sentences",
        "95 % interval",
        "macro-F1",
        "precision",
        "gold \\ predicted",
    ];
    for head in heads {
        assert!(text.contains(head), "{head} in\n{text}");
    }
}

#[test]
fn a_score_below_the_one_asked_for_exits_with_1() {
    Cli::args(["evaluate", "labelled.csv", "--min-macro-f1", "0"])
        .code(0)
        .stderr("");
    let run = Cli::args(["evaluate", "labelled.csv", "--min-macro-f1", "1.1"]).code(1);
    assert!(run.stderr_text().starts_with("byline: note: macro-F1 is "));
    assert!(run.stderr_text().ends_with(", expected at least 1.1\n"));
    assert!(run.stdout_text().contains("16 sentences"));
}

#[test]
fn a_group_of_labels_is_scored_under_the_name_of_the_data() {
    let folder = folder(&[(
        "a.tsv",
        b"sentence\tlabel\nIt rained all day.\tnot_opinion\n\"I saw it,\" he said.\tnot_opinion\nIt is a disgrace.\topinion\n",
    )]);
    let path = argument(folder.path().join("a.tsv"));
    let map = "not_opinion=factual+quote";
    let run = Cli::args([
        "evaluate",
        &path,
        "--text-column",
        "sentence",
        "--label-map",
        map,
        "--format",
        "json",
    ])
    .code(0);
    let scores = run.json();
    assert_eq!(
        scores["labels"],
        serde_json::json!(["opinion", "not_opinion"])
    );
    assert_eq!(scores["per_class"]["not_opinion"]["support"], 2);
}

#[test]
fn the_order_of_the_labels_does_not_hang_on_which_the_data_holds() {
    let tables = [
        "text,label\nIt is a disgrace.,opinion\nIt rained.,factual\n",
        "text,label\nIt is a disgrace.,opinion\n\"“It rained all day,” he said.\",quote\n",
        "text,label\nIt is a disgrace.,opinion\n",
    ];
    for table in tables {
        let run = Cli::args(["evaluate", "-", "--format", "json"]);
        let scores = run.stdin(table).code(0).json();
        let labels = serde_json::json!(["factual", "quote", "opinion"]);
        assert_eq!(scores["labels"], labels, "{table}");
        assert_eq!(scores["per_class"]["opinion"]["support"], 1);
        assert_eq!(scores["confusion"][2][2], 1, "{table}");
    }
}

#[test]
fn shares_that_keep_the_same_sentences_are_shown_once() {
    let run = Cli::args(["evaluate", "labelled.csv"]).code(0);
    let text = run.stdout_text();
    let table = text.split("most confident").nth(1).unwrap();
    let rows: Vec<&str> = table
        .split("\n\n")
        .next()
        .unwrap()
        .lines()
        .skip(1)
        .collect();
    let mut different = rows.clone();
    different.dedup();
    assert!(rows.len() > 1);
    assert_eq!(rows, different, "{text}");
    // Of two sentences all seven shares keep one or two.
    let two =
        "text,label\nIt rained all day in Leeds on Monday.,factual\nIt is a disgrace.,opinion\n";
    let run = Cli::args(["evaluate", "-"]).stdin(two).code(0);
    let text = run.stdout_text();
    let table = text.split("most confident").nth(1).unwrap();
    assert_eq!(
        table
            .split("\n\n")
            .next()
            .unwrap()
            .trim_end()
            .lines()
            .count()
            - 1,
        2,
        "{text}"
    );
}

#[test]
fn labels_of_the_data_with_one_meaning_are_scored_as_one() {
    let folder = folder(&[(
        "a.csv",
        b"text,label\nIt rained.,news\nIt poured.,weather\nShame!,comment\n",
    )]);
    let path = argument(folder.path().join("a.csv"));
    let map = "news=factual,weather=factual,comment=opinion,speech=quote";
    let run = Cli::args(["evaluate", &path, "--label-map", map, "--format", "json"]).code(0);
    let scores = run.json();
    assert_eq!(
        scores["labels"],
        serde_json::json!(["factual", "comment", "speech"])
    );
    assert_eq!(scores["per_class"]["factual"]["support"], 2);
}

#[test]
fn data_without_labels_cannot_be_scored() {
    let folder = folder(&[("a.csv", b"text,label\nIt rained.,\n")]);
    let path = argument(folder.path().join("a.csv"));
    Cli::args(["evaluate", &path]).fails_with("the data holds no labelled sentence");
}

#[test]
fn groups_that_overlap_are_refused() {
    let folder = folder(&[("a.csv", b"text,label\nIt rained.,x\nIt poured.,y\n")]);
    let path = argument(folder.path().join("a.csv"));
    let run = Cli::args([
        "evaluate",
        &path,
        "--label-map",
        "x=factual+quote,y=quote+opinion",
    ])
    .code(2);
    assert!(
        run.stderr_text()
            .starts_with("byline: label map: found model label \"quote\"")
    );
}
