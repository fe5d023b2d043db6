//! Says of each sentence of an article whose voice it is.
//!
//! `cargo run --example classify_text [FILE]`

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use std::collections::BTreeMap;

use byline::{Classifier, Document, Label};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => include_str!("articles/border.txt").to_owned(),
    };
    let classifier = Classifier::embedded()?;
    let document = Document::new(text);
    let predictions = classifier.classify(&document);

    let mut counts: BTreeMap<Label, usize> = BTreeMap::new();
    for prediction in &predictions {
        *counts.entry(prediction.label).or_default() += 1;
        println!(
            "{:<8} {:>3.0} %  {}",
            prediction.label,
            100.0 * prediction.confidence(),
            prediction.span.of(document.text())
        );
    }
    println!("\n{counts:?}");

    assert_eq!(predictions.len(), document.sentences().len());
    if std::env::args().len() == 1 {
        // A report, its quotations, and an analysis under a heading that says so.
        assert!(Label::ALL.iter().all(|label| counts[label] >= 5));
    }
    Ok(())
}
