//! Speed of the segmenter on the articles of the corpus.

#[path = "common/articles.rs"]
mod articles;

use std::hint::black_box;

use byline::segment::{Scratch, Segmentation, segment_into};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn bench_segment(criterion: &mut Criterion) {
    let all = articles::articles();
    let ascii: Vec<String> = all
        .iter()
        .filter(|article| article.is_ascii())
        .cloned()
        .collect();
    let mut group = criterion.benchmark_group("segment");
    for (name, articles) in [("ascii", &ascii), ("mixed", &all)] {
        let n_bytes: usize = articles.iter().map(String::len).sum();
        group.throughput(Throughput::Bytes(n_bytes as u64));
        group.bench_function(name, |bencher| {
            let mut scratch = Scratch::default();
            let mut segmentation = Segmentation::default();
            bencher.iter(|| {
                for article in articles {
                    segment_into(black_box(article), &mut scratch, &mut segmentation);
                    black_box(&segmentation);
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, bench_segment);
criterion_main!(benches);
