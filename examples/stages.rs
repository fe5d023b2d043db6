//! Runs one stage of the analysis over an article again and again: what `benches/instructions.sh` counts.
//!
//! `cargo run --release --example stages -- classify 100`

use std::hint::black_box;
use std::time::Instant;

use byline::classifier::Scratch;
use byline::document::Document;
use byline::segment::{Segmentation, segment_into};
use byline::span::Span;
use byline::tokenize::tokenize_into;
use byline::{Classifier, quote};

const TEXT: &str = include_str!("../benches/data/long.txt");

fn main() -> byline::Result<()> {
    let mut args = std::env::args().skip(1);
    let stage = args.next().unwrap_or_else(|| "classify".to_owned());
    let n_runs: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(100);
    let text = args
        .next()
        .and_then(|path| std::fs::read_to_string(path).ok())
        .unwrap_or_else(|| TEXT.to_owned());
    let text = text.as_str();
    let classifier = Classifier::embedded()?;
    let document = Document::new(text);
    let mut reused = Document::default();
    let mut segmentation = Segmentation::default();
    segment_into(text, &mut segmentation);
    let (mut scratch, mut predictions) = (Scratch::default(), Vec::new());
    let mut features = byline::features::Scratch::default();
    let mut tokens = Vec::new();
    let mut run = |stage: &str| match stage {
        "segment" => segment_into(black_box(text), &mut segmentation),
        "quote" => {
            black_box(quote::find_quotations(black_box(text), &segmentation));
        }
        "tokenize" => {
            tokens.clear();
            tokenize_into(black_box(text), Span::new(0, text.len()), &mut tokens);
        }
        "extract" => {
            classifier
                .model()
                .for_each_vector(black_box(&document), &mut features, |vector| {
                    black_box(vector);
                });
        }
        "document" => {
            classifier.classify_into(black_box(&document), &mut scratch, &mut predictions);
        }
        "new" => {
            let document = Document::new(black_box(text));
            classifier.classify_into(&document, &mut scratch, &mut predictions);
        }
        _ => {
            reused.replace(black_box(text));
            classifier.classify_into(&reused, &mut scratch, &mut predictions);
        }
    };
    let mut best = f64::INFINITY;
    for _ in 0..n_runs {
        let start = Instant::now();
        run(&stage);
        best = best.min(start.elapsed().as_secs_f64());
    }
    eprintln!(
        "{stage}: {n_runs} runs, {:.1} MB/s at best",
        text.len() as f64 / best / 1e6
    );
    Ok(())
}
