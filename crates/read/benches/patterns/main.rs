//! Whether time grows with the length of the input and no faster, whatever it is made of.
//!
//! Hundreds of patterns, repeated to several lengths, go the whole way from text, web page or Markdown to the written
//! analysis, with speakers and explanations. For each the time a byte at a megabyte is compared with that at 30 kB.
//! Patterns whose time a byte has hardly grown at a quarter of a megabyte are not tried at a megabyte, unless `full` is
//! asked for: time that grows with the square shows there already.
//!
//! `cargo bench -p byline-read --bench patterns`, with any of these words after `--`: `full`; `quick` for one in sixteen of the
//! patterns, those that were ever beyond a limit among them, at a quarter of a megabyte and with a limit that chance
//! does not reach; `text`, `html`, `markdown`; a part of the name of a pattern. Prints what grows most and what is
//! dearest; the exit status is 1 if anything is beyond its limit.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]

mod clock;
mod fragments;
mod growth;
mod pattern;

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use growth::{Growth, Outcome, Reach};
use pattern::{Format, Pattern, patterns, quick_patterns};

/// How many times as long a byte may take as in the middle one of all patterns of its format: lines of pages are read fast,
/// and a tree of elements that are closed in the wrong order costs the parser 70 times as much, at any length.
const DEAREST: f64 = 120.0;

/// How many of the worst are shown.
const SHOWN: usize = 12;

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    words.retain(|word| !word.starts_with("--"));
    let mut take = |wanted: &str| {
        let n_words = words.len();
        words.retain(|word| word != wanted);
        words.len() < n_words
    };
    let reach = match (take("quick"), take("full")) {
        (true, _) => Reach::Quick,
        (false, true) => Reach::Full,
        (false, false) => Reach::Common,
    };
    let mut formats = Format::ALL.to_vec();
    formats.retain(|format| take(format.name()));
    if formats.is_empty() {
        formats = Format::ALL.to_vec();
    }
    let mut n_failed = 0;
    for format in formats {
        let mut patterns = match reach {
            Reach::Quick => quick_patterns(format),
            Reach::Common | Reach::Full => patterns(format),
        };
        patterns.retain(|pattern| {
            let name = pattern.name();
            words.iter().all(|part| name.contains(part))
        });
        n_failed += sweep(format, &patterns, reach);
    }
    println!("{n_failed} patterns beyond their limits");
    if n_failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Measures the patterns of a format and prints the worst. How many are beyond their limits.
fn sweep(format: Format, patterns: &[Pattern], reach: Reach) -> usize {
    let mut growths: Vec<(&Pattern, Growth)> = Vec::new();
    let mut failed = Vec::new();
    let mut n_tried_large = 0;
    for (pattern, outcome) in patterns.iter().zip(outcomes(patterns, reach)) {
        match outcome {
            Outcome::Measured(growth) => {
                n_tried_large += usize::from(growth.is_large);
                growths.push((pattern, growth));
            }
            Outcome::Stopped(len) => {
                failed.push(format!("{}: stopped at {len} bytes", pattern.name()));
            }
        }
    }
    let Some(middle) = middle_cost(&growths) else {
        for line in &failed {
            println!("FAILED {} {line}", format.name());
        }
        return failed.len();
    };
    for (pattern, growth) in &growths {
        let (ratio, dearness) = (growth.ratio, growth.ns_a_byte / middle);
        if growth.is_too_much {
            failed.push(format!("{}: grows {ratio:.1} times", pattern.name()));
        }
        if dearness > DEAREST {
            failed.push(format!("{}: {dearness:.0} times as dear", pattern.name()));
        }
    }
    println!(
        "{}: {} patterns, {n_tried_large} of them at a megabyte, {middle:.0} ns a byte in the middle one",
        format.name(),
        patterns.len(),
    );
    growths.sort_by(|(_, a), (_, b)| b.ratio.total_cmp(&a.ratio));
    for (pattern, growth) in growths.iter().take(SHOWN) {
        println!("  grows {:5.2} times  {}", growth.ratio, pattern.name());
    }
    growths.sort_by(|(_, a), (_, b)| b.ns_a_byte.total_cmp(&a.ns_a_byte));
    for (pattern, growth) in growths.iter().take(SHOWN) {
        println!("  {:7.0} ns a byte  {}", growth.ns_a_byte, pattern.name());
    }
    for line in &failed {
        println!("FAILED {} {line}", format.name());
    }
    failed.len()
}

/// What the patterns take, in their order, measured on every processor.
fn outcomes(patterns: &[Pattern], reach: Reach) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let idx = next.fetch_add(1, Ordering::Relaxed)
            && let Some(pattern) = patterns.get(idx)
        {
            done.push((idx, growth::measure(pattern, reach)));
        }
        done
    };
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(usize, Outcome)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
        let done = threads.into_iter().filter_map(|thread| thread.join().ok());
        done.flatten().collect()
    });
    done.sort_by_key(|(idx, _)| *idx);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

/// What a byte takes, in nanoseconds, in the pattern that is dearer than half of them.
fn middle_cost(growths: &[(&Pattern, Growth)]) -> Option<f64> {
    let mut costs: Vec<f64> = growths.iter().map(|(_, growth)| growth.ns_a_byte).collect();
    costs.sort_by(f64::total_cmp);
    costs.get(costs.len() / 2).copied()
}
