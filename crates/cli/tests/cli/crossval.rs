//! Scores on articles that training has not seen.

use std::collections::BTreeMap;

use super::{argument, folder, keys};
use crate::support::{Cli, data};

fn crossval(path: &str, more: &[&str]) -> Cli {
    let args = ["crossval", path, "--vectors", "none"];
    Cli::args(args).and(more)
}

/// Rows of the table of predictions.
fn rows(path: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_sentence_is_answered_once_and_scored_in_its_fold() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let more = ["--folds", "2", "--format", "json", "--predictions", &path];
    let found = crossval("labelled.csv", &more).code(0).stderr("").json();
    let folds = found["folds"].as_array().unwrap();
    assert_eq!(
        keys(&folds[0]),
        ["accuracy", "articles", "ece", "f1", "fold", "macro_f1", "n"]
    );
    let sum = |name: &str| {
        folds
            .iter()
            .map(|fold| fold[name].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!((sum("n"), sum("articles")), (16, 4));
    assert_eq!(found["together"]["n"], 16);
    let rows = rows(&path);
    assert_eq!(rows.len(), 16);
    for fold in folds {
        let number = fold["fold"].to_string();
        let of_fold: Vec<_> = rows.iter().filter(|row| row["fold"] == number).collect();
        let n_right = of_fold
            .iter()
            .filter(|row| row["label"] == row["predicted"])
            .count();
        let accuracy = n_right as f64 / of_fold.len() as f64;
        assert!((fold["accuracy"].as_f64().unwrap() - accuracy).abs() < 1e-12);
    }
    let mean = &found["mean"]["accuracy"];
    let expected = folds
        .iter()
        .map(|fold| fold["accuracy"].as_f64().unwrap())
        .sum::<f64>()
        / 2.0;
    assert!((mean["mean"].as_f64().unwrap() - expected).abs() < 1e-12);
    assert!(mean["interval"]["lower"].as_f64() <= mean["mean"].as_f64());
}

#[test]
fn what_a_model_says_of_an_article_does_not_depend_on_its_labels() {
    let table = std::fs::read_to_string(data("labelled.csv")).unwrap();
    let swapped: String = table
        .lines()
        .map(|line| match line.strip_prefix("two,") {
            Some(rest) => {
                let (label, text) = rest.split_once(',').unwrap();
                let other = if label == "quote" { "opinion" } else { "quote" };
                format!("two,{other},{text}\n")
            }
            None => format!("{line}\n"),
        })
        .collect();
    assert_ne!(table, swapped);
    let folder = folder(&[("a.csv", table.as_bytes()), ("b.csv", swapped.as_bytes())]);
    let of_article = |name: &str| {
        let given = argument(folder.path().join(name));
        let path = argument(folder.path().join(format!("{name}.out")));
        crossval(&given, &["--folds", "4", "--predictions", &path]).code(0);
        let rows = rows(&path).into_iter();
        rows.filter(|row| row["article"] == "two")
            .map(|row| [&row["factual"], &row["quote"], &row["opinion"]].map(String::clone))
            .collect::<Vec<_>>()
    };
    assert_eq!(of_article("a.csv").len(), 4);
    assert_eq!(of_article("a.csv"), of_article("b.csv"));
}

#[test]
fn articles_of_one_group_are_in_one_fold() {
    let folder = folder(&[
        (
            "articles.csv",
            b"article,outlet\none,Echo\ntwo,Echo\nthree,Post\nfour,Post\n",
        ),
        ("data.csv", &std::fs::read(data("labelled.csv")).unwrap()),
    ]);
    let given = argument(folder.path().join("data.csv"));
    let path = argument(folder.path().join("out.csv"));
    let by_outlet = [
        "--group-by",
        "outlet",
        "--folds",
        "2",
        "--predictions",
        &path,
    ];
    crossval(&given, &by_outlet).code(0);
    let fold = |article: &str| {
        let row = rows(&path)
            .into_iter()
            .find(|row| row["article"] == article);
        row.unwrap()["fold"].clone()
    };
    assert_eq!(fold("one"), fold("two"));
    assert_eq!(fold("three"), fold("four"));
    assert_ne!(fold("one"), fold("three"));
    crossval(&given, &["--group-by", "outlet", "--folds", "3"])
        .fails_with("found 2 values of \"outlet\", expected at least one for each of 3 folds");
    crossval("agree/ada.csv", &["--group-by", "outlet"]).fails_with(
        "the data has no column \"outlet\", and no table of articles lies beside it (--articles names one)",
    );
}

#[test]
fn text_shows_every_fold_the_means_and_all_together_in_80_columns() {
    let text = crossval("labelled.csv", &["--folds", "4"])
        .code(0)
        .stdout_text();
    for head in [
        "fold",
        "1 ",
        "4 ",
        "mean",
        "95 % from",
        "All folds together: 16 sentences",
    ] {
        assert!(
            text.lines().any(|line| line.starts_with(head)),
            "{head} in\n{text}"
        );
    }
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
}

#[test]
fn too_few_articles_or_folds_are_refused() {
    crossval("labelled.csv", &["--folds", "5"])
        .fails_with("found 4 articles, expected at least one for each of 5 folds");
    crossval("labelled.csv", &["--folds", "1"]).code(2);
    crossval(
        "labelled.csv",
        &["--folds", "2", "--predictions", "none/x.csv"],
    )
    .fails_with("cannot write none/x.csv: No such file or directory");
}

#[test]
fn labels_are_spread_over_the_folds_of_a_small_table() {
    let table = "article,label,text\n\
        a,factual,The board met on Monday.\n\
        b,factual,The pier was shut.\n\
        c,quote,“We lost it all.”\n\
        c,factual,The rate rose.\n\
        d,quote,“Nobody told us.”\n\
        d,opinion,How absurd this is.\n\
        e,opinion,A mean little saving.\n\
        f,quote,“Never again.”\n\
        f,opinion,What a mess it is.\n";
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let path = argument(folder.path().join("a.csv"));
    let output = argument(folder.path().join("out.csv"));
    for seed in ["0", "1", "2", "3"] {
        let more = ["--folds", "3", "--seed", seed, "--predictions", &output];
        crossval(&path, &more).code(0).stderr("");
        let rows = rows(&output);
        for label in ["factual", "quote", "opinion"] {
            let mut folds: Vec<&str> = rows
                .iter()
                .filter(|row| row["label"] == label)
                .map(|row| row["fold"].as_str())
                .collect();
            folds.sort_unstable();
            folds.dedup();
            assert_eq!(folds, ["1", "2", "3"], "{label}, seed {seed}");
        }
    }
}
