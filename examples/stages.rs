//! Runs one stage of the analysis over the articles of the training data again and again: what `benches/instructions.sh`
//! counts, and what a profiler can look into.
//!
//! `cargo run --release --example stages -- classify 100`

#![allow(clippy::print_stderr, reason = "it says how fast it was")]

#[path = "../benches/common/articles.rs"]
mod articles;

use std::hint::black_box;
use std::time::Instant;

use byline::classifier::Scratch;
use byline::document::Document;
use byline::segment::{self, Segmentation, segment, segment_into};
use byline::span::Span;
use byline::tokenize::tokenize_into;
use byline::{Classifier, features, quote};

fn main() -> byline::Result<()> {
    let mut args = std::env::args().skip(1);
    let stage = args.next().unwrap_or_else(|| "classify".to_owned());
    let n_runs: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(100);
    let mut texts = articles::articles();
    if let Some(n_articles) = args.next().and_then(|n| n.parse().ok()) {
        texts.truncate(n_articles);
    }
    let n_bytes: usize = texts.iter().map(String::len).sum();
    let classifier = Classifier::embedded()?;
    let inputs: Vec<_> = texts
        .iter()
        .map(|text| (text.as_str(), Document::new(text.as_str()), segment(text)))
        .collect();
    let mut bench = Bench::default();
    // The best time of each article by itself: what else runs on the machine disturbs some runs of any, not all.
    let mut best = vec![f64::INFINITY; inputs.len()];
    for _ in 0..n_runs {
        for ((text, document, segmentation), best) in inputs.iter().zip(&mut best) {
            let start = Instant::now();
            bench.run(
                &stage,
                &classifier,
                black_box(text),
                black_box(document),
                segmentation,
            );
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    eprintln!(
        "{stage}: {n_bytes} bytes {n_runs} times, {:.1} MB/s at best",
        n_bytes as f64 / best.iter().sum::<f64>() / 1e6
    );
    Ok(())
}

/// Buffers that a stage keeps from one article to the next.
#[derive(Default)]
struct Bench {
    reused: Document,
    lines: segment::Scratch,
    segmentation: Segmentation,
    scratch: Scratch,
    features: features::Scratch,
    tokens: Vec<byline::tokenize::Token>,
    predictions: Vec<byline::Prediction>,
}

impl Bench {
    fn run(
        &mut self,
        stage: &str,
        classifier: &Classifier,
        text: &str,
        document: &Document,
        segmentation: &Segmentation,
    ) {
        match stage {
            // Nothing: what loading the model and reading the articles costs.
            "none" => {}
            "segment" => segment_into(text, &mut self.lines, &mut self.segmentation),
            "quote" => {
                black_box(quote::find_quotations(text, segmentation));
            }
            "tokenize" => {
                self.tokens.clear();
                tokenize_into(text, Span::new(0, text.len()), &mut self.tokens);
            }
            // Tokens, look-ups, counts and rows.
            "extract" => {
                let model = classifier.model();
                model.for_each_vector(document, &mut self.features, |vector| {
                    black_box(vector);
                });
            }
            // From a document that is split already.
            "document" => {
                classifier.classify_into(document, &mut self.scratch, &mut self.predictions);
            }
            "new" => {
                let document = Document::new(text);
                classifier.classify_into(&document, &mut self.scratch, &mut self.predictions);
            }
            _ => {
                self.reused.replace(text);
                classifier.classify_into(&self.reused, &mut self.scratch, &mut self.predictions);
            }
        }
    }
}
