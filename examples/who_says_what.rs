//! Lists who says what in an article, and how much each speaker says in all.
//!
//! `cargo run --example who_says_what [FILE]`

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use byline::attribution::totals;
use byline::{Classifier, Document};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => include_str!("articles/storm.txt").to_owned(),
    };
    let document = Document::new(text);
    let text = document.text();
    let attributions = Classifier::embedded()?.attribute(&document);
    // Titles, terms and the author's scare quotes are left out.
    for found in attributions.iter().filter(|found| found.is_attributed) {
        let speaker = found.speaker.map_or("?", |speaker| speaker.name.of(text));
        println!("{speaker} ({:?}): {}", found.manner, found.content.of(text));
    }
    println!();
    for total in totals(&document, &attributions).speakers {
        println!(
            "{}: words quoted {}, times reported {}",
            total.name.of(text),
            total.n_words,
            total.n_indirect
        );
    }
    Ok(())
}
