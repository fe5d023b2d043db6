//! Speed of the segmenter on the articles of the corpus.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use byline::segment::{Segmentation, segment_into};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The articles of the training data, each with its paragraphs parted by empty lines.
fn articles() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("training-data/train.csv");
    let content = fs::read(path).expect("training-data/train.csv is part of the project");
    let mut reader = csv::Reader::from_reader(content.as_slice());
    let mut articles: Vec<String> = Vec::new();
    let mut previous: Option<csv::StringRecord> = None;
    for row in reader.records().map_while(Result::ok) {
        match (&previous, articles.last_mut()) {
            (Some(previous), Some(article)) if previous[0] == row[0] => {
                let is_joined =
                    previous[1] == row[1] && &row[3] == "sentence" && &previous[3] == "sentence";
                article.push_str(if is_joined { " " } else { "\n\n" });
                article.push_str(&row[5]);
            }
            _ => articles.push(row[5].to_owned()),
        }
        previous = Some(row);
    }
    articles
}

fn bench_segment(criterion: &mut Criterion) {
    let all = articles();
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
            let mut segmentation = Segmentation::default();
            bencher.iter(|| {
                for article in articles {
                    segment_into(black_box(article), &mut segmentation);
                    black_box(&segmentation);
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, bench_segment);
criterion_main!(benches);
