//! Trains a model on a table of a few rows, writes it, reads it again and uses it.
//!
//! `cargo run --example train_tiny`

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use byline::{Classifier, Document, Label, Model};
use byline_corpus::{Corpus, CorpusOptions};
use byline_train::{TrainParams, train};

const TABLE: &str = r#"article,label,text
a,factual,The board met on Monday and set the fees for the year.
a,quote,"“There was no other way that we could see,” the chair said."
a,opinion,It was a foolish decision and the board must think again.
b,factual,The ferry was cancelled on Friday and on Monday.
b,quote,"“There was no ferry that could sail in this wind,” the captain said."
b,opinion,The owners must do better than such a foolish excuse.
c,factual,The fees for the school rise on Monday.
c,quote,"“There was no way that we could pay for it,” a teacher said."
c,opinion,What a foolish way to run a school!
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let table = folder.path().join("table.csv");
    std::fs::write(&table, TABLE)?;

    let corpus = Corpus::read(&[table], &CorpusOptions::default())?;
    assert_eq!((corpus.articles.len(), corpus.n_labelled()), (3, 9));
    let model = train(&corpus, &TrainParams::default())?;

    let file = folder.path().join("tiny.byline");
    std::fs::write(&file, model.to_bytes())?;
    let classifier = Classifier::new(Model::from_bytes(&std::fs::read(&file)?)?);

    let document = Document::new(
        "The council met on Friday. “There was no school that we could save,” the mayor said. What a foolish excuse!",
    );
    let predictions = classifier.classify(&document);
    for prediction in &predictions {
        println!(
            "{:<8} {}",
            prediction.label,
            prediction.span.of(document.text())
        );
    }
    let labels: Vec<Label> = predictions
        .iter()
        .map(|prediction| prediction.label)
        .collect();
    assert_eq!(labels, Label::ALL);
    Ok(())
}
