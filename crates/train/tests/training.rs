//! Training: reproducible to the last bit, and honest about missing labels.

use std::fmt::Write as _;

use byline::{Classifier, Label};
use byline_corpus::{Corpus, CorpusOptions};
use byline_train::{Component, Error, TrainParams, train};

use crate::root;

/// A corpus of the rows given, in a file of its own.
fn corpus(rows: &str) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    std::fs::write(&path, format!("article,label,text\n{rows}")).unwrap();
    Corpus::read(&[path], &CorpusOptions::default()).unwrap()
}

/// Every ninth article of the training table: 60 articles of all kinds.
fn slice() -> Corpus {
    let mut corpus = Corpus::read(
        &[root("training-data/train.csv")],
        &CorpusOptions::default(),
    )
    .unwrap();
    let mut article_idx = 0;
    corpus.articles.retain(|_| {
        article_idx += 1;
        article_idx % 9 == 0
    });
    corpus
}

fn trained_bytes(corpus: &Corpus, n_threads: usize) -> Vec<u8> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(n_threads)
        .build()
        .unwrap();
    let params = TrainParams::default();
    pool.install(|| train(corpus, &params)).unwrap().to_bytes()
}

#[test]
fn the_model_is_the_same_to_the_last_bit_for_any_number_of_threads() {
    let corpus = slice();
    let one = trained_bytes(&corpus, 1);
    assert!(one == trained_bytes(&corpus, 2), "two threads differ");
    assert!(one == trained_bytes(&corpus, 1), "a second run differs");
}

#[test]
fn a_label_without_a_sentence_is_never_answered() {
    let kinds = [
        ("factual", "The board met on day"),
        ("quote", "“We will never sell the harbour on day"),
        ("opinion", "What a shameful and foolish day was day"),
    ];
    let text = "The board met. “We will never sell,” said the vicar. A shameful idea.";
    for (missing, label) in Label::ALL.into_iter().enumerate() {
        let mut rows = String::new();
        for day in 0..20 {
            for (kind, words) in [kinds[(missing + 1) % 3], kinds[(missing + 2) % 3]] {
                writeln!(rows, "a{day},{kind},{words} {day}.").unwrap();
            }
        }
        let corpus = corpus(&rows);
        for params in [
            TrainParams::default(),
            TrainParams::default().without(Component::Context),
        ] {
            let model = train(&corpus, &params).unwrap();
            assert_eq!(model.manifest().labels, corpus.labels);
            let classifier = Classifier::new(model);
            for article in &corpus.articles {
                let answers = classifier.classify(&article.document);
                let labels = answers.iter().map(|answer| Some(answer.label));
                let gold = article.gold.iter();
                let gold = gold.map(|gold| corpus.labels[gold.unwrap()].parse().ok());
                assert!(labels.eq(gold), "without {label}");
            }
            for text in [text, "A shameful idea.", ""] {
                for answer in classifier.classify(&byline::Document::new(text)) {
                    assert!(answer.probabilities[label.column()] < 1e-9);
                    let sum: f32 = answer.probabilities.iter().sum();
                    assert!((sum - 1.0).abs() < 1e-5);
                }
            }
        }
    }
}

#[test]
fn sentences_of_one_label_alone_are_refused() {
    let corpus = corpus("a,quote,“We never saw a storm like this.”\nb,quote,“No.”\n");
    let error = train(&corpus, &TrainParams::default()).unwrap_err();
    let found = Some(Label::Quote);
    assert!(
        matches!(error, Error::Corpus(byline_corpus::Error::TooFewLabels { found: label }) if label == found)
    );
}

#[test]
fn one_sentence_of_each_label_is_enough_to_train() {
    let corpus = corpus(
        "a,factual,It rained all day.\nb,quote,“We never saw a storm like this.”\nc,opinion,What a dreadful day!\n",
    );
    let model = train(&corpus, &TrainParams::default()).unwrap();
    let classifier = Classifier::new(model);
    for article in &corpus.articles {
        assert_eq!(classifier.classify(&article.document).len(), 1);
    }
}

#[test]
fn training_learns_what_its_sentences_say() {
    let mut rows = String::new();
    for i in 0..30 {
        writeln!(rows, "a{i},factual,The board met on day {i} of the month.").unwrap();
        writeln!(
            rows,
            "a{i},quote,\"“We will never sell the harbour,” said number {i}.\""
        )
        .unwrap();
        writeln!(
            rows,
            "a{i},opinion,It was a shameful and foolish decision {i} times over."
        )
        .unwrap();
    }
    let model = train(&corpus(&rows), &TrainParams::default()).unwrap();
    let labels = |text: &str| {
        let document = byline::Document::new(text);
        let predictions = Classifier::new(model.clone()).classify(&document);
        predictions
            .iter()
            .map(|prediction| prediction.label)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        labels(
            "The board met on Friday. “We will never sell the church,” said the vicar. A shameful and foolish idea."
        ),
        Label::ALL
    );
}
