//! Agreement of labelled tables.

use super::{argument, folder};
use crate::support::{Cli, check_golden};

fn agree(more: &[&str]) -> Cli {
    let files = ["ada", "ben"].map(|name| format!("agree/{name}.csv"));
    Cli::args(["agree"]).and(files).and(more)
}

#[test]
fn two_tables_are_compared_label_by_label_and_disputes_are_listed() {
    let run = agree(&[]).code(0).stderr("");
    check_golden("agree/two.text.expected", &run.stdout_text());
    assert!(
        run.stdout_text()
            .lines()
            .all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn scores_are_those_worked_out_by_hand() {
    // Eight sentences with two labels, six of them alike. Ada: 3 factual, 2 quote, 3 opinion; Ben: 5, 1, 2.
    let found = agree(&["--format", "json"]).code(0).json();
    let pair = &found["pairs"][0];
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    assert_eq!(
        (found["n"].as_u64(), pair["n"].as_u64()),
        (Some(8), Some(8))
    );
    assert_eq!(pair["agreement"], 0.75);
    let chance = (3.0 * 5.0 + 2.0 * 1.0 + 3.0 * 2.0) / 64.0;
    assert!((number(&pair["kappa"]) - (0.75 - chance) / (1.0 - chance)).abs() < 1e-12);
    // Of 16 labels 8 factual, 3 quote, 5 opinion.
    let expected = (256.0 - 64.0 - 9.0 - 25.0) / 15.0;
    assert!((number(&found["alpha"]) - (1.0 - 4.0 / expected)).abs() < 1e-12);
    assert_eq!(pair["per_label"]["factual"]["agreement"], 6.0 / 8.0);
    assert_eq!(
        pair["confusion"],
        serde_json::json!([[3, 0, 0], [1, 1, 0], [1, 0, 2]])
    );
    assert_eq!(found["match"], "position");
    let disputes = found["disputes"].as_array().unwrap();
    assert_eq!(disputes.len(), 2);
    assert_eq!(
        disputes[0]["labels"],
        serde_json::json!(["opinion", "factual"])
    );
    assert_eq!(disputes[0]["article"], "tram");
}

#[test]
fn tables_in_another_order_are_matched_by_text() {
    let run = agree(&["agree/cleo.csv"]).code(0).stderr(
        "byline: note: the tables differ in articles or order, so rows are matched by text\n",
    );
    check_golden("agree/three.text.expected", &run.stdout_text());
    agree(&["agree/cleo.csv", "--match", "text"])
        .code(0)
        .stderr("")
        .stdout(&run.stdout_text());
}

#[test]
fn tables_that_cannot_be_compared_are_refused() {
    Cli::args(["agree", "agree/ada.csv"]).code(2);
    let folder = folder(&[
        ("a.csv", b"text,label\nIt rained.,factual\n"),
        ("b.csv", b"text,label\nIt snowed.,factual\n"),
        ("c.csv", b"text,label\nIt snowed.,\n"),
    ]);
    let [a, b, c] = ["a.csv", "b.csv", "c.csv"].map(|name| argument(folder.path().join(name)));
    Cli::args(["agree", &a, &b, "--match", "position"]).fails_with(
        "the tables hold different sentences at one place, \"It rained.\" and \"It snowed.\", expected the same (--match text brings them together by their words)",
    );
    Cli::args(["agree", &a, &b, "--match", "text"])
        .fails_with("the tables have no labelled sentence in common");
    Cli::args(["agree", &a, &c]).fails_with(&format!("{c} has no labelled sentence"));
}

#[test]
fn tables_that_agree_throughout_have_no_dispute() {
    let run = Cli::args(["agree", "agree/ada.csv", "agree/ada.csv"]).code(0);
    assert!(!run.stdout_text().contains("dispute"));
    assert!(run.stdout_text().contains("1.000"));
}
