//! Speed of the first stage, bytes to text: UTF-8, which is only checked, and what has to be converted.

mod common;

use std::hint::black_box;
use std::path::Path;

use byline_read::{Source, decode};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn read(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    for (name, text) in common::TEXTS {
        let utf8 = text.as_bytes().to_vec();
        // Curly marks as Windows programs write them; other characters are left out.
        let windows: Vec<u8> = text
            .chars()
            .filter_map(|c| match c {
                '’' => Some(0x92),
                '“' => Some(0x93),
                '”' => Some(0x94),
                c => c.is_ascii().then_some(c as u8),
            })
            .collect();
        let utf16: Vec<u8> = std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        for (encoding, bytes) in [("utf-8", &utf8), ("windows-1252", &windows)] {
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_function(BenchmarkId::new(encoding, name), |b| {
                b.iter(|| decode(black_box(bytes)).len());
            });
        }
        for (encoding, bytes) in [("stream", utf8), ("stream-utf-16", utf16)] {
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_function(BenchmarkId::new(encoding, name), |b| {
                b.iter(|| {
                    let bytes = std::io::Cursor::new(bytes.clone());
                    let source = Source::new(Path::new(name), bytes)?;
                    source.into_text().map(|text| text.len())
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
