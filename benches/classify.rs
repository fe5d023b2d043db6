//! Speed of the whole path, text to predictions, a document at a time; loading a model is timed apart.

mod common;

use std::hint::black_box;

use byline::classifier::Scratch;
use byline::{Classifier, Document, Model};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn classify(c: &mut Criterion) {
    let classifier = Classifier::embedded().expect("the default model is a model");
    let mut group = c.benchmark_group("classify");
    for (name, text) in common::TEXTS {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let (mut scratch, mut predictions) = (Scratch::default(), Vec::new());
        group.bench_function(BenchmarkId::new("text", name), |b| {
            b.iter(|| {
                let document = Document::new(black_box(text));
                classifier.classify_into(&document, &mut scratch, &mut predictions);
                predictions.len()
            });
        });
        let document = Document::new(text);
        group.bench_function(BenchmarkId::new("document", name), |b| {
            b.iter(|| {
                classifier.classify_into(black_box(&document), &mut scratch, &mut predictions);
                predictions.len()
            });
        });
    }
    group.finish();
}

fn load(c: &mut Criterion) {
    let bytes = Model::embedded()
        .expect("the default model is a model")
        .to_bytes();
    let mut group = c.benchmark_group("load");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.sample_size(10);
    group.bench_function("default", |b| {
        b.iter(|| Model::from_bytes(black_box(&bytes)));
    });
    group.finish();
}

criterion_group!(benches, classify, load);
criterion_main!(benches);
