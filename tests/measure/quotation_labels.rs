//! How well quotations alone give the label `quote`, and speakers and cues those of the corpus.
//!
//! A sentence is predicted `quote` when an outer quotation of kind speech touches it. The guide gives `opinion` to
//! sentences that quote while the author judges, so precision has a ceiling below 1.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "the table is what the measurement is for, and a malformed corpus is a failure of the test"
)]

use std::collections::BTreeMap;
use std::path::Path;

use crate::classifier;
use byline::Document;
use byline::document::Row;
use byline::quote::QuotationKind;

use crate::polnear::{ratio, shared};

/// One row of a labelled table.
struct Labelled {
    paragraph: Option<String>,
    is_heading: bool,
    label: String,
    text: String,
    speaker: String,
    cue: String,
}

#[test]
fn speech_in_marks_gives_the_quote_label() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("training-data");
    let real = shared("real-articles-dev.csv");
    println!("file                     precision  recall  F1");
    for (path, least) in [
        (Some(own.join("train.csv")), 0.99),
        (Some(own.join("dev.csv")), 0.985),
        (real, 0.97),
    ] {
        let Some(path) = path else { continue };
        let (mut both, mut predicted, mut gold) = (0, 0, 0);
        for rows in articles(&path) {
            let document = document(&rows);
            for (idx, row) in rows.iter().filter(|row| !row.is_heading).enumerate() {
                let is_speech = document.quotations().iter().any(|quotation| {
                    quotation.depth == 0
                        && quotation.kind == QuotationKind::Speech
                        && quotation.sentences.contains(&idx)
                });
                let is_quote = row.label == "quote";
                both += usize::from(is_speech && is_quote);
                predicted += usize::from(is_speech);
                gold += usize::from(is_quote);
            }
        }
        let f1 = ratio(2 * both, predicted + gold);
        let name = path.file_name().unwrap().to_string_lossy();
        println!(
            "{name:<24} {:<10.3} {:<7.3} {f1:.3}",
            ratio(both, predicted),
            ratio(both, gold)
        );
        assert!(f1 >= least, "{name}: F1 {f1}");
    }
}

#[test]
fn speakers_and_cues_agree_with_the_corpus() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("training-data/dev.csv");
    let (mut n_speakers, mut right_speakers, mut n_cues, mut right_cues) = (0, 0, 0, 0);
    for rows in articles(&path) {
        let document = document(&rows);
        let text = document.text();
        let attributions = classifier().attribute(&document);
        for (idx, row) in rows.iter().filter(|row| !row.is_heading).enumerate() {
            let here = || {
                attributions.iter().filter(|attribution| {
                    let quotation = attribution
                        .quotation_idx
                        .map(|idx| &document.quotations()[idx]);
                    quotation.is_some_and(|quotation| quotation.sentences.contains(&idx))
                })
            };
            let last_word =
                |name: &str| name.split_whitespace().next_back().unwrap_or("").to_owned();
            if !row.speaker.is_empty() {
                n_speakers += 1;
                let names =
                    here().filter_map(|attribution| Some(attribution.speaker?.name.of(text)));
                right_speakers += usize::from(names.into_iter().any(|name| {
                    last_word(name) == last_word(&row.speaker)
                        || name.contains(row.speaker.as_str())
                }));
            }
            if !row.cue.is_empty() {
                n_cues += 1;
                let mut cues = here().filter_map(|attribution| Some(attribution.cue?.of(text)));
                right_cues += usize::from(
                    cues.any(|cue| row.cue.split(' ').any(|word| word == cue) || row.cue == cue),
                );
            }
        }
    }
    let (speakers, cues) = (ratio(right_speakers, n_speakers), ratio(right_cues, n_cues));
    println!("dev.csv: speaker {speakers:.3} of {n_speakers}, cue {cues:.3} of {n_cues}");
    assert!(speakers >= 0.92, "speakers {speakers}");
    assert!(cues >= 0.96, "cues {cues}");
}

fn document(rows: &[Labelled]) -> Document {
    Document::from_rows(rows.iter().map(|row| Row {
        text: &row.text,
        paragraph: row.paragraph.as_deref(),
        is_heading: row.is_heading,
    }))
}

/// The rows of each article, in reading order.
fn articles(path: &Path) -> Vec<Vec<Labelled>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut articles: Vec<(String, Vec<Labelled>)> = Vec::new();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let mut row = row.unwrap();
        let mut take = |column: &str| row.remove(column);
        let article = take("article").unwrap_or_default();
        let text = take("text").unwrap_or_default().trim().to_owned();
        if text.is_empty() {
            continue;
        }
        if articles.last().is_none_or(|(last, _)| *last != article) {
            articles.push((article, Vec::new()));
        }
        articles.last_mut().unwrap().1.push(Labelled {
            paragraph: take("paragraph"),
            is_heading: take("kind").is_some_and(|kind| kind == "heading"),
            label: take("label").unwrap_or_default(),
            text,
            speaker: take("speaker").unwrap_or_default(),
            cue: take("cue").unwrap_or_default(),
        });
    }
    articles.into_iter().map(|(_, rows)| rows).collect()
}
