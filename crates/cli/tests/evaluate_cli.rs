//! Comparison, slices, label sets and training without components, from outside.

use crate::support::{Cli, root, train_small};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

/// A model trained on the small table, in a folder of its own.
fn trained(more: &[&str]) -> (tempfile::TempDir, String) {
    let folder = folder(&[]);
    let model = path(&folder, "m.byline");
    train_small(&model, &[&["--quiet"], more].concat())
        .code(0)
        .stdout("")
        .stderr("");
    (folder, model)
}

fn scores(args: &[&str]) -> serde_json::Value {
    let all = ["evaluate", "labelled.csv", "--format", "json"];
    Cli::args(all.iter().chain(args)).code(0).stderr("").json()
}

#[test]
fn a_model_against_itself_differs_by_nothing() {
    let (_folder, model) = trained(&[]);
    let against = &scores(&["--model", &model, "--against", &model])["against"];
    assert_eq!(against["model"], model);
    assert_eq!(against["macro_f1_difference"], 0.0);
    assert_eq!(against["p_value"], 1.0);
    assert_eq!(
        (&against["n_only_this"], &against["n_only_other"]),
        (&0.into(), &0.into())
    );
    let n_both = against["n_both"].as_u64().unwrap();
    assert_eq!(n_both + against["n_neither"].as_u64().unwrap(), 16);
}

#[test]
fn the_difference_is_this_model_less_the_other() {
    let (_folder, model) = trained(&[]);
    let with = scores(&["--against", &model]);
    let other = scores(&["--model", &model]);
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let expected = number(&with["macro_f1"]) - number(&other["macro_f1"]);
    let against = &with["against"];
    assert!((number(&against["macro_f1_difference"]) - expected).abs() < 1e-12);
    assert_eq!(against["macro_f1"], other["macro_f1"]);
    assert!(against["macro_f1_difference_interval"]["lower"].is_number());
}

#[test]
fn a_model_to_compare_with_has_to_be_one() {
    Cli::args(["evaluate", "labelled.csv", "--against", "first.txt"]).fails_with(
        "model first.txt: not a usable model: it does not begin as a .byline file does",
    );
}

#[test]
fn intervals_and_coverage_are_added_when_asked_for() {
    let plain = scores(&[]);
    assert!(plain.get("intervals").is_none() && plain.get("coverage").is_none());
    let more = scores(&["--intervals", "--coverage"]);
    assert!(more["intervals"]["macro_f1"]["lower"].is_number());
    assert!(more["intervals"]["precision"].get("quote").is_some());
    assert_eq!(more["coverage"].as_array().unwrap().len(), 7);
    let text = Cli::args(["evaluate", "labelled.csv"])
        .code(0)
        .stdout_text();
    assert!(text.contains("most confident"), "{text}");
}

#[test]
fn slices_come_from_a_column_of_the_data() {
    let folder = folder(&[(
        "a.csv",
        "text,label,desk\nIt rained.,factual,city\nIt is a disgrace.,opinion,\nIt poured.,factual,city\n",
    )]);
    let table = path(&folder, "a.csv");
    let json = ["evaluate", &table, "--by", "desk", "--format", "json"];
    let slices = Cli::args(json).code(0).json()["slices"].clone();
    assert_eq!(
        (&slices[0]["value"], &slices[0]["n"]),
        (&"city".into(), &2.into())
    );
    assert_eq!(
        (&slices[1]["value"], &slices[1]["n"]),
        (&serde_json::Value::Null, &1.into())
    );
    assert!(slices[0]["f1"].get("factual").is_some());
    let text = Cli::args(["evaluate", &table, "--by", "desk"])
        .code(0)
        .stdout_text();
    assert!(
        text.contains("\ndesk ") && text.contains("\n(none) "),
        "{text}"
    );
}

#[test]
fn slices_come_from_the_table_of_articles_where_the_data_has_no_such_column() {
    let rows = "article,text,label\na,It rained.,factual\nb,It is a disgrace.,opinion\n";
    let folder = folder(&[
        ("a.csv", rows),
        ("articles.csv", "article,genre\na,weather\nb,column\n"),
        ("others.csv", "article,genre\na,report\n"),
    ]);
    let values = |more: &[&str]| {
        let args = [
            "evaluate",
            &path(&folder, "a.csv"),
            "--by",
            "genre",
            "--format",
            "json",
        ];
        let scores = Cli::args(args.iter().chain(more)).code(0).json();
        let slices = scores["slices"].as_array().unwrap().clone();
        slices
            .iter()
            .map(|slice| slice["value"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        values(&[]),
        ["column", "weather"].map(serde_json::Value::from)
    );
    let others = values(&["--articles", &path(&folder, "others.csv")]);
    assert_eq!(
        others,
        [serde_json::Value::Null, serde_json::Value::from("report")]
    );
}

#[test]
fn a_column_that_is_nowhere_is_named() {
    let rows = "article,text,label\na,It rained.,factual\n";
    let alone = folder(&[("a.csv", rows)]);
    Cli::args(["evaluate", &path(&alone, "a.csv"), "--by", "genre"]).fails_with(
        "the data has no column \"genre\", and no table of articles lies beside it (--articles names one)",
    );
    let beside = folder(&[("a.csv", rows), ("articles.csv", "article,title\na,Rain\n")]);
    let table = path(&beside, "articles.csv");
    Cli::args(["evaluate", &path(&beside, "a.csv"), "--by", "genre"]).fails_with(&format!(
        "{table} has no column \"genre\", found article, title"
    ));
}

#[test]
fn label_sets_grow_as_fewer_errors_are_allowed() {
    let (_folder, model) = trained(&[]);
    let size = |error_rate: &str| {
        let sets = scores(&["--model", &model, "--error-rate", error_rate])["conformal"].clone();
        assert_eq!(sets["n"], 16);
        sets["mean_set_size"].as_f64().unwrap()
    };
    // Sixteen sentences can promise no error rate below one in seventeen: every label is in.
    assert!((size("0.01") - 3.0).abs() < 1e-12);
    assert!(size("0.9") < 3.0);
    let text = Cli::args([
        "evaluate",
        "labelled.csv",
        "--model",
        &model,
        "--error-rate",
        "0.2",
    ]);
    assert!(
        text.code(0)
            .stdout_text()
            .contains("error rate asked for   0.200")
    );
}

#[test]
fn sentences_are_given_their_label_sets() {
    let (_folder, model) = trained(&[]);
    let args = [
        "classify",
        "first.txt",
        "--model",
        &model,
        "--error-rate",
        "0.01",
    ];
    let text = Cli::args(args).code(0).stdout_text();
    assert!(
        text.lines().all(|line| line.starts_with("F/Q/O 0.")),
        "{text}"
    );
    let run = Cli::args(args.iter().chain(&["--format", "json"]))
        .code(0)
        .json();
    for sentence in run["sentences"].as_array().unwrap() {
        assert_eq!(
            sentence["labels"],
            serde_json::json!(["factual", "quote", "opinion"])
        );
    }
    let plain = Cli::args(["classify", "first.txt", "--format", "json"])
        .code(0)
        .json();
    assert!(plain["sentences"][0].get("labels").is_none());
    let run = Cli::args(args.iter().chain(&["--format", "csv"])).code(0);
    assert!(run.stdout_text().contains(",factual+quote+opinion,"));
    let run = Cli::args(args.iter().chain(&["--format", "tsv"])).code(0);
    assert!(run.stdout_text().contains("\tfactual+quote+opinion\t"));
    let run = Cli::args(["classify", "first.txt", "--error-rate", "1"]).code(2);
    let message = "error rate is 1, expected a number above 0 and below 1";
    assert!(run.stderr_text().contains(message), "{}", run.stderr_text());
}

#[test]
fn the_error_rate_of_the_default_model_holds_on_the_test_set() {
    let model = byline::Model::embedded().unwrap();
    if model.label_sets(0.05).unwrap().is_none() {
        println!("skipped: the default model was trained before label sets were");
        return;
    }
    let test = root("training-data/test.csv");
    let args = [
        "evaluate",
        test.to_str().unwrap(),
        "--error-rate",
        "0.05",
        "--format",
        "json",
    ];
    let run = Cli::args(args).code(0).json();
    let lower = &run["conformal"]["error_rate_interval"]["lower"];
    assert!(lower.as_f64().unwrap() <= 0.05, "{run}");
    assert!(
        run["conformal"]["mean_set_size"].as_f64().unwrap() < 1.5,
        "{run}"
    );
}

#[test]
fn components_left_out_are_told_by_the_model() {
    let (_folder, model) = trained(&["--without", "context,voice-scope"]);
    let options = &Cli::args(["inspect", &model, "--format", "json"])
        .code(0)
        .json()["training"]["options"];
    assert_eq!(options["without"], "vectors,voice-scope,context");
    let args = [
        "train",
        "labelled.csv",
        "--output",
        "x",
        "--without",
        "luck",
    ];
    let run = Cli::args(args).code(2);
    let known = "--without is \"luck\", expected vectors, voice-scope, ";
    assert!(run.stderr_text().contains(known), "{}", run.stderr_text());
}
