//! Shows why a sentence got its label: the strongest of the parts that its score is the sum of.
//!
//! `cargo run --example explain_sentence [SENTENCE]`

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use byline::{Classifier, Document};

fn main() -> byline::Result<()> {
    let sentence = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "It is a shabby way to treat the children of this town.".to_owned());
    let classifier = Classifier::embedded()?;
    for mut explanation in classifier.explain(&Document::new(sentence)) {
        println!("{} over {}", explanation.label, explanation.runner_up);
        let parts = &mut explanation.parts;
        parts.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
        for part in parts.iter().take(5) {
            println!("{:+.2} {}", part.value, part.name);
        }
        println!("{:+.2} in all", explanation.score);
    }
    Ok(())
}
