//! Labels many articles one after the other in memory that is used again, so that none is allocated for each.
//!
//! `cargo run --release --example stream_articles`

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use byline::classifier::Scratch;
use byline::{Classifier, Document, Label};

const ARTICLES: [&str; 3] = [
    include_str!("articles/border.txt"),
    include_str!("articles/stations.txt"),
    include_str!("articles/storm.txt"),
];

fn main() -> byline::Result<()> {
    let classifier = Classifier::embedded()?;
    let mut document = Document::default();
    let mut scratch = Scratch::default();
    let mut predictions = Vec::new();
    for article in ARTICLES {
        document.replace(article);
        classifier.classify_into(&document, &mut scratch, &mut predictions);
        let [n_factual, n_quote, n_opinion] = Label::ALL.map(|label| {
            let labelled = predictions.iter().filter(|found| found.label == label);
            labelled.count()
        });
        println!("{n_factual} factual, {n_quote} quote, {n_opinion} opinion");
    }
    Ok(())
}
