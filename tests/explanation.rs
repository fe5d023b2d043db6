//! Explanations: exact, and about the label that is given.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "what was measured is worth seeing, and a failed unwrap is a failed test"
)]

use std::path::Path;

use byline::document::{Document, Row};
use byline::explain::PartKind;
use byline::{Classifier, Explanation};
use byline_corpus::{Corpus, CorpusOptions};
use proptest::prelude::*;

/// How far the sum of the parts may lie from the score.
const TOLERANCE: f64 = 1e-4;

/// Checks everything that holds for any document and returns the largest distance of a sum from its score.
#[track_caller]
fn check(classifier: &Classifier, document: &Document, tolerance: f64) -> f64 {
    let predictions = classifier.classify(document);
    let explanations = classifier.explain(document);
    assert_eq!(explanations.len(), predictions.len());
    let mut largest = 0.0f64;
    for (explanation, prediction) in explanations.iter().zip(&predictions) {
        assert_eq!(explanation.span, prediction.span);
        assert_eq!(explanation.label, prediction.label);
        assert_eq!(explanation.runner_up, prediction.runner_up());
        assert_ne!(explanation.label, explanation.runner_up);
        let [label, runner_up] = [explanation.label, explanation.runner_up]
            .map(|label| prediction.scores[label.column()]);
        assert!((explanation.score - (label - runner_up)).abs() < 1e-6);
        assert!(explanation.score >= 0.0);
        let sum: f64 = explanation
            .parts
            .iter()
            .map(|part| f64::from(part.value))
            .sum();
        let distance = (sum - f64::from(explanation.score)).abs();
        let text: String = explanation
            .span
            .of(document.text())
            .chars()
            .take(80)
            .collect();
        assert!(
            distance < tolerance,
            "parts sum to {sum}, the score is {}: {text}",
            explanation.score,
        );
        largest = largest.max(distance);
        check_spans(explanation, document.text());
    }
    largest
}

/// Words and pairs have a place in the sentence, pairs begin and end with a word; nothing else has a place.
#[track_caller]
fn check_spans(explanation: &Explanation, text: &str) {
    let words: Vec<_> = explanation
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Word)
        .map(|part| part.span.unwrap())
        .collect();
    assert!(words.is_sorted_by(|a, b| a.end <= b.start));
    for part in &explanation.parts {
        assert!(!part.name.is_empty());
        match part.kind {
            PartKind::Word | PartKind::Pair => {
                let span = part.span.unwrap();
                assert!(explanation.span.covers(span));
                assert!(!span.of(text).trim().is_empty());
                if part.kind == PartKind::Pair {
                    let first = words.iter().position(|word| word.start == span.start);
                    assert_eq!(words[first.unwrap() + 1].end, span.end);
                }
            }
            _ => assert_eq!(part.span, None),
        }
    }
    let of_parts: f64 = explanation
        .parts
        .iter()
        .filter(|part| part.span.is_some())
        .map(|part| f64::from(part.value))
        .sum();
    let tokens = explanation.tokens();
    let of_tokens: f64 = tokens.iter().map(|&(_, value)| f64::from(value)).sum();
    assert!((of_tokens - of_parts).abs() < TOLERANCE);
}

fn dev() -> Corpus {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("training-data/dev.csv");
    Corpus::read(&[path], &CorpusOptions::default()).unwrap()
}

fn alone(text: &str) -> Document {
    Document::from_rows([Row {
        text,
        paragraph: None,
        is_heading: false,
    }])
}

#[test]
fn parts_sum_to_the_score_in_articles() {
    let classifier = Classifier::embedded().unwrap();
    let corpus = dev();
    let mut n_sentences = 0;
    let mut largest = 0.0f64;
    for article in &corpus.articles {
        n_sentences += article.gold.len();
        largest = largest.max(check(&classifier, &article.document, TOLERANCE));
    }
    println!("{n_sentences} sentences in articles: off by {largest:e} at most");
    assert!(n_sentences > 500);
}

#[test]
fn parts_sum_to_the_score_of_sentences_alone() {
    let classifier = Classifier::embedded().unwrap();
    let corpus = dev();
    let mut n_sentences = 0;
    let mut largest = 0.0f64;
    for article in &corpus.articles {
        for sentence in article.document.sentences() {
            let document = alone(sentence.span.of(article.document.text()));
            n_sentences += document.sentences().len();
            largest = largest.max(check(&classifier, &document, TOLERANCE));
        }
    }
    println!("{n_sentences} sentences alone: off by {largest:e} at most");
    assert!(n_sentences > 500);
}

#[test]
fn a_sentence_alone_has_no_context_and_one_in_an_article_has() {
    let classifier = Classifier::embedded().unwrap();
    let has_context = |explanation: &Explanation| {
        let mut parts = explanation.parts.iter();
        parts.any(|part| part.kind == PartKind::Context)
    };
    let text = "The mayor left early.";
    let single = classifier.explain(&Document::new(text));
    assert!(!has_context(&single[0]));
    let several = classifier.explain(&Document::new(format!("{text} Nobody saw her go.")));
    assert!(several.iter().all(has_context));
    assert!(
        several[0]
            .parts
            .iter()
            .any(|part| part.name == "turning scores into probabilities")
    );
}

#[test]
fn very_long_sentences_add_up_but_for_rounding() {
    let classifier = Classifier::embedded().unwrap();
    let long = |n_times: usize| "and she said that “it is a disgrace”, ".repeat(n_times);
    check(&classifier, &alone(long(20).trim()), TOLERANCE);
    // Adding tens of thousands of numbers of four bytes, the classifier itself rounds more than usual.
    let longest = long(2000);
    check(&classifier, &alone(longest.trim()), 0.02);
    check(
        &classifier,
        &Document::new(format!("It rained. {longest}.")),
        0.02,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_of_any_text_add_up(text in "\\PC{0,200}|([a-zA-Z“”\"'’.,!? \n]|said |I ){0,60}") {
        thread_local!(static CLASSIFIER: Classifier = Classifier::embedded().unwrap());
        CLASSIFIER.with(|classifier| check(classifier, &Document::new(text), TOLERANCE));
    }
}
