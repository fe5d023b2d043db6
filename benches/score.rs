//! Speed of the scoring loop beside its plain reference, per feature.
//!
//! The features are those of real sentences, so that rows repeat as they do in use; the weights are made up, in a table
//! of the default model's size.

mod common;

use std::hint::black_box;

use byline::features::{FeatureVector, Scratch};
use byline::score::{Scores, WeightRow, score, score_plain};
use byline::{Document, Label, Model};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn bench(c: &mut Criterion) {
    let model = Model::embedded().expect("the default model is a model");
    let mut group = c.benchmark_group("score");
    for (name, text) in common::TEXTS {
        let mut vectors: Vec<FeatureVector> = Vec::new();
        model.for_each_vector(&Document::new(text), &mut Scratch::default(), |vector| {
            vectors.push(vector.clone());
        });
        let n_rows = model.manifest().features["rows of weights"];
        let weights: Vec<WeightRow> = (0..n_rows)
            .map(|row| {
                let weight = if row % 3 == 0 { 0.25 } else { -0.125 };
                [weight, -weight, weight * weight, 0.0]
            })
            .collect();
        let n_features: usize = vectors
            .iter()
            .map(|vector| vector.rows.len() + vector.indicators.len())
            .sum();
        group.throughput(Throughput::Elements(n_features as u64));
        for (variant, score) in [("packed", score as Scorer), ("plain", score_plain)] {
            group.bench_function(BenchmarkId::new(variant, name), |b| {
                b.iter(|| {
                    let mut sum = 0.0;
                    for vector in black_box(&vectors) {
                        sum += score(&weights, &[0.0; 4], vector)[Label::Opinion.column()];
                    }
                    sum
                });
            });
        }
    }
    group.finish();
}

type Scorer = fn(&[WeightRow], &WeightRow, &FeatureVector) -> Scores;

criterion_group!(benches, bench);
criterion_main!(benches);
