//! Laws of feature vectors, for any text.

use proptest::prelude::*;

use super::{FeatureExtractor, FeatureVector, Scratch};
use crate::document::{Document, Row};
use crate::model::Model;
use crate::tokenize::tests::any_text;

fn extractor() -> FeatureExtractor {
    Model::embedded().unwrap().extractor
}

fn vectors(extractor: &FeatureExtractor, document: &Document) -> Vec<FeatureVector> {
    let mut vectors = Vec::new();
    extractor.for_each(document, &mut Scratch::default(), |_, _, vector| {
        vectors.push(vector.clone());
    });
    vectors
}

#[test]
fn any_text_gives_one_vector_a_sentence_with_rows_of_the_table() {
    let extractor = extractor();
    let n_rows = extractor.n_rows();
    proptest!(|(text in any_text())| {
        let document = Document::new(text);
        let vectors = vectors(&extractor, &document);
        prop_assert_eq!(vectors.len(), document.sentences().len());
        for vector in &vectors {
            let rows = vector.rows.iter().chain(&vector.indicators);
            prop_assert!(rows.into_iter().all(|&row| (row as usize) < n_rows));
            prop_assert!(vector.indicators.is_sorted());
            prop_assert!(vector.scale > 0.0 && vector.scale <= 1.0);
        }
    });
}

#[test]
fn sentence_indices_count_up_from_zero() {
    let document = Document::new("One. Two came. “Three,” she said.\n\nHEADING\n\nFour went.");
    let mut indices = Vec::new();
    extractor().for_each(&document, &mut Scratch::default(), |sentence_idx, _, _| {
        indices.push(sentence_idx);
    });
    assert_eq!(indices, (0..document.sentences().len()).collect::<Vec<_>>());
}

#[test]
fn a_used_buffer_leaves_no_trace_in_the_next_vector() {
    let extractor = extractor();
    let [first, second] = [
        "“We never saw the like of it, and I am 81,” said Ms Lee! Did you?",
        "It rained. Nobody minded.",
    ]
    .map(Document::new);
    let fresh = vectors(&extractor, &second);
    let mut scratch = Scratch::default();
    extractor.for_each(&first, &mut scratch, |_, _, _| {});
    let mut used = Vec::new();
    extractor.for_each(&second, &mut scratch, |_, _, vector| {
        used.push(vector.clone());
    });
    assert_eq!(used, fresh);
}

#[test]
fn rows_of_a_table_and_the_raw_text_give_the_same_vectors() {
    let sentences = [
        (
            "0",
            "The board met on Monday and raised the fees by 4 per cent.",
        ),
        (
            "0",
            "“We looked at every other way,” said the chair, Ada Moss.",
        ),
        ("1", "“There was none."),
        ("1", "We are sorry for it.”"),
        (
            "2",
            "It is a foolish decision, and I hope that they think again!",
        ),
    ];
    let trained = Document::from_rows(sentences.map(|(paragraph, text)| Row {
        text,
        paragraph: Some(paragraph),
        is_heading: false,
    }));
    let used = Document::new(trained.text());
    assert_eq!(used.sentences(), trained.sentences());
    let extractor = extractor();
    assert_eq!(vectors(&extractor, &used), vectors(&extractor, &trained));
}
