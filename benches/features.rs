//! Speed of the stages before scoring: text to tokens, document to the features of its sentences.

mod common;

use std::hint::black_box;

use byline::features::Scratch;
use byline::tokenize::tokenize_into;
use byline::{Document, Model, Span};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn tokenize(c: &mut Criterion) {
    let mut group = c.benchmark_group("tokenize");
    for (name, text) in common::TEXTS {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut tokens = Vec::new();
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| {
                tokens.clear();
                tokenize_into(black_box(text), Span::new(0, text.len()), &mut tokens);
                tokens.len()
            });
        });
    }
    group.finish();
}

/// Tokens, look-ups and counts of every sentence, and the rows that they amount to.
fn extract(c: &mut Criterion) {
    let model = Model::embedded().expect("the default model is a model");
    let mut group = c.benchmark_group("extract");
    for (name, text) in common::TEXTS {
        let document = Document::new(text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut scratch = Scratch::default();
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| {
                let mut n_rows = 0;
                model.for_each_vector(black_box(&document), &mut scratch, |vector| {
                    n_rows += black_box(vector).rows.len();
                });
                n_rows
            });
        });
    }
    group.finish();
}

criterion_group!(benches, tokenize, extract);
criterion_main!(benches);
