//! Labels many articles one after the other without allocating anew for each: what is kept is used again.
//!
//! `cargo run --release --example stream_articles [FILE]...`

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use byline::classifier::Scratch;
use byline::{Classifier, Document, Label};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut articles = std::env::args()
        .skip(1)
        .map(std::fs::read_to_string)
        .collect::<Result<Vec<String>, _>>()?;
    if articles.is_empty() {
        articles = [
            include_str!("articles/border.txt"),
            include_str!("articles/stations.txt"),
            include_str!("articles/storm.txt"),
        ]
        .map(str::to_owned)
        .to_vec();
    }
    let classifier = Classifier::embedded()?;
    let mut document = Document::default();
    let mut scratch = Scratch::default();
    let mut predictions = Vec::new();
    for article in &articles {
        document.replace(article);
        classifier.classify_into(&document, &mut scratch, &mut predictions);
        let count = |label: Label| {
            predictions
                .iter()
                .filter(|found| found.label == label)
                .count()
        };
        let [n_factual, n_quote, n_opinion] = Label::ALL.map(count);
        println!("{n_factual} factual, {n_quote} quote, {n_opinion} opinion");
    }
    Ok(())
}
