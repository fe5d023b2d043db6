//! Speed of finding quotations.

use std::hint::black_box;

use byline::document::{Document, Row};
use byline::quote;
use byline::segment::Segmentation;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A news article's share of marks: some quotations, apostrophes and titles.
const STRAIGHT: &str = "The council of Eastmoor voted on Tuesday to close the swimming pool, which has lost money in each of the past eleven years and needs a new roof.
\"We looked at every other way, and there isn't one,\" said Councillor Ada Brook, who chairs the finance committee. \"It's a sad day for the town.\"
The pool opened in 1968, has 4,000 members and employs 23 people, most of them part-time, according to the council's own report.
Swimmers who had gathered outside the hall with a petition of 9,000 names learned of the decision from a clerk, and most left without a word.
The club's captain called the vote \"a betrayal\" and said that it wouldn't be the last word: \"There's a judge for this.\"
A decision on the site, where a developer wants to build 60 flats, is expected in the spring.";

fn bench(c: &mut Criterion) {
    let curly = STRAIGHT
        .replace(" \"", " “")
        .replace("\n\"", "\n“")
        .replace('"', "”")
        .replace('\'', "’");
    let plain = STRAIGHT.replace(['"', '\''], "");
    let mut group = c.benchmark_group("quote");
    for (name, paragraphs) in [("straight", STRAIGHT), ("curly", &curly), ("plain", &plain)] {
        let (text, segmentation) = article(paragraphs, 100);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| quote::find_quotations(black_box(&text), black_box(&segmentation)));
        });
    }
    group.finish();
}

/// `copies` copies of the paragraphs, with the sentences and paragraphs of each.
fn article(paragraphs: &str, copies: usize) -> (String, Segmentation) {
    let rows = std::iter::repeat_n(paragraphs, copies).flat_map(str::lines);
    let document = Document::from_rows(rows.map(|text| Row {
        text,
        paragraph: None,
        is_heading: false,
    }));
    let segmentation = Segmentation {
        paragraphs: document.paragraphs().to_vec(),
        sentences: document.sentences().to_vec(),
        structure: document.structure().to_vec(),
    };
    (document.text().to_owned(), segmentation)
}

criterion_group!(benches, bench);
criterion_main!(benches);
