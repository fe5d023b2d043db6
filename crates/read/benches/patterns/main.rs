//! Whether time grows with the length of the input and no faster, whatever it is made of.
//!
//! Hundreds of patterns, repeated to several lengths, go the whole way from text, web page or Markdown to the written
//! analysis, with speakers and explanations. For each the time a byte at a megabyte is compared with that at 30 kB.
//! Patterns whose time a byte has hardly grown at a quarter of a megabyte are not tried at a megabyte, unless `full` is
//! asked for: time that grows with the square shows there already.
//!
//! `cargo bench -p byline-read --bench patterns`, with the words `full`, `text`, `html` or `markdown` after `--`, or a part of the name
//! of a pattern. Prints what grows most and what is dearest; the exit status is 1 if anything is beyond its limit.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]

mod clock;
mod fragments;
mod growth;
mod pattern;

use std::process::ExitCode;

use growth::{Growth, Outcome};
use pattern::{Format, Pattern, patterns};

/// How many times as long a byte may take at a megabyte as at 30 kB.
const MOST_GROWTH: f64 = 3.0;

/// How many times as long a byte may take as in the middle one of all patterns of its format.
const DEAREST: f64 = 60.0;

/// How many of the worst are shown.
const SHOWN: usize = 12;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_full = words.iter().any(|word| word == "full");
    let parts: Vec<&String> = words
        .iter()
        .filter(|word| *word != "full" && !word.starts_with("--"))
        .collect();
    let mut n_failed = 0;
    for format in Format::ALL {
        let is_asked = |pattern: &Pattern| {
            let name = format!("{} {}", format.name(), pattern.name());
            parts.iter().all(|part| name.contains(*part))
        };
        let patterns: Vec<Pattern> = patterns(format).into_iter().filter(is_asked).collect();
        n_failed += sweep(format, &patterns, is_full);
    }
    println!("{n_failed} patterns beyond their limits");
    if n_failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Measures the patterns of a format and prints the worst. How many are beyond their limits.
fn sweep(format: Format, patterns: &[Pattern], is_full: bool) -> usize {
    let mut growths: Vec<(&Pattern, Growth)> = Vec::new();
    let mut failed = Vec::new();
    let mut n_tried_large = 0;
    for pattern in patterns {
        let outcome = growth::measure(pattern, is_full);
        match outcome {
            Outcome::Measured(growth) => {
                n_tried_large += usize::from(growth.is_large);
                growths.push((pattern, growth));
            }
            Outcome::Stopped(len) => {
                println!(
                    "stopped {} {} at {len} bytes",
                    format.name(),
                    pattern.name()
                );
                failed.push(format!("{}: stopped at {len} bytes", pattern.name()));
            }
        }
    }
    let Some(middle) = middle_cost(&growths) else {
        for line in &failed {
            println!("FAILED {line}");
        }
        return failed.len();
    };
    for (pattern, growth) in &growths {
        let (ratio, dearness) = (growth.ratio, growth.ns_a_byte / middle);
        if growth.is_large && ratio > MOST_GROWTH {
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

/// What a byte takes, in nanoseconds, in the pattern that is dearer than half of them.
fn middle_cost(growths: &[(&Pattern, Growth)]) -> Option<f64> {
    let mut costs: Vec<f64> = growths.iter().map(|(_, growth)| growth.ns_a_byte).collect();
    costs.sort_by(f64::total_cmp);
    costs.get(costs.len() / 2).copied()
}
