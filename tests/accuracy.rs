//! The default model on articles that it has not seen, and the splits that make them so.

use std::collections::{BTreeSet, HashMap};

use byline::Classifier;
use byline_evaluate::Evaluation;

use crate::judged::{evaluation, figures, root, shared_table, training_table};

/// The labelled tables, each named by its split.
const SPLITS: [&str; 7] = [
    "train",
    "open-train",
    "open-train-by-sa",
    "dev",
    "test",
    "open-test",
    "speakers",
];

/// Floors lie a few points under what the model reached when they were set: they catch a broken model, not a weaker
/// one.
fn assert_floors(name: &str, evaluation: &Evaluation, macro_f1: f64, per_class: &[(&str, f64)]) {
    println!("{}", figures(name, evaluation));
    assert!(
        evaluation.macro_f1.unwrap() >= macro_f1,
        "{}, expected a macro-F1 of at least {macro_f1}",
        figures(name, evaluation)
    );
    for (label, floor) in per_class {
        assert!(
            evaluation.per_class[*label].f1.unwrap() >= *floor,
            "{}, expected at least {floor} for {label}",
            figures(name, evaluation)
        );
    }
}

#[test]
fn default_model_stays_above_its_floors_on_the_test_table() {
    let corpus = training_table("test.csv");
    let evaluation = evaluation(&Classifier::embedded().unwrap(), &corpus, &[]);
    assert_floors(
        "test.csv",
        &evaluation,
        0.90,
        &[("factual", 0.90), ("quote", 0.93), ("opinion", 0.83)],
    );
}

#[test]
fn default_model_stays_above_its_floors_on_real_text_of_other_sources() {
    let corpus = training_table("open-test.csv");
    let evaluation = evaluation(&Classifier::embedded().unwrap(), &corpus, &[]);
    assert_floors(
        "open-test.csv",
        &evaluation,
        0.66,
        &[("factual", 0.80), ("quote", 0.68), ("opinion", 0.45)],
    );
}

#[test]
fn default_model_stays_above_its_floors_on_real_articles() {
    let Some(corpus) = shared_table("real-articles-dev.csv", "") else {
        return;
    };
    let evaluation = evaluation(&Classifier::embedded().unwrap(), &corpus, &[]);
    assert_floors(
        "real-articles-dev.csv",
        &evaluation,
        0.82,
        &[("factual", 0.86), ("quote", 0.93), ("opinion", 0.64)],
    );
}

#[test]
fn default_model_stays_above_its_floors_where_quotes_count_as_no_opinion() {
    let Some(corpus) = shared_table("newssd-eng.csv", "not_opinion=factual+quote") else {
        return;
    };
    let groups = ["not_opinion=factual+quote".parse().unwrap()];
    let evaluation = evaluation(&Classifier::embedded().unwrap(), &corpus, &groups);
    assert_floors(
        "newssd-eng.csv",
        &evaluation,
        0.67,
        &[("opinion", 0.61), ("not_opinion", 0.71)],
    );
}

/// The rows of the table of articles, each cell by the name of its column.
fn listed_articles() -> Vec<HashMap<String, String>> {
    let mut table = csv::Reader::from_path(root("training-data/articles.csv")).unwrap();
    table.deserialize().map(Result::unwrap).collect()
}

#[test]
fn splits_share_no_article() {
    let mut split_of: HashMap<String, String> = HashMap::new();
    for row in listed_articles() {
        let (article, split) = (row["article"].clone(), row["split"].clone());
        assert_eq!(
            split_of.insert(article.clone(), split),
            None,
            "{article} is listed twice"
        );
    }
    let mut n_articles = 0;
    for split in SPLITS {
        for article in training_table(&format!("{split}.csv")).articles {
            assert_eq!(
                split_of.get(&article.id).map(String::as_str),
                Some(split),
                "{} is in {split}.csv",
                article.id
            );
            n_articles += 1;
        }
    }
    assert_eq!(
        n_articles,
        split_of.len(),
        "an article is listed, but in no table"
    );
}

#[test]
fn no_source_of_the_open_test_is_trained_on() {
    let mut splits_of: HashMap<String, BTreeSet<String>> = HashMap::new();
    for row in listed_articles() {
        let splits = splits_of.entry(row["source"].clone()).or_default();
        splits.insert(row["split"].clone());
    }
    let of_test = splits_of
        .values()
        .filter(|splits| splits.contains("open-test"));
    assert!(of_test.clone().count() > 1);
    for splits in of_test {
        assert_eq!(splits.len(), 1, "{splits:?}");
    }
}

#[test]
fn splits_share_no_paragraph() {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for split in SPLITS {
        let mut own = BTreeSet::new();
        for article in training_table(&format!("{split}.csv")).articles {
            let text = article.document.text();
            own.extend(
                article
                    .document
                    .paragraphs()
                    .iter()
                    .map(|span| span.of(text))
                    // Shorter ones, such as “Thank you.”, may well be written twice.
                    .filter(|paragraph| paragraph.split_whitespace().count() >= 12)
                    .map(str::to_owned),
            );
        }
        for paragraph in own {
            if let Some(other) = seen.insert(paragraph.clone(), split) {
                panic!("{other} and {split} share the paragraph {paragraph}");
            }
        }
    }
}
