//! Model files: what is written is what is read, and nothing else is taken for a model.

use std::sync::OnceLock;

use byline::{Classifier, Document, Error, Model};
use byline_corpus::{Corpus, CorpusOptions};
use byline_train::{TrainParams, train};
use proptest::prelude::*;

use crate::root;

/// Bytes before those that the checksum covers: magic, version, checksum.
const PREFIX: usize = 16;

/// A model of a few thousand bytes, so that every byte of it can be tried.
fn tiny() -> &'static [u8] {
    static TINY: OnceLock<Vec<u8>> = OnceLock::new();
    TINY.get_or_init(|| {
        let table = root("tests/data/models/tiny.csv");
        let corpus = Corpus::read(&[table], &CorpusOptions::default()).unwrap();
        train(&corpus, &tiny_params()).unwrap().to_bytes()
    })
}

/// Without the lexicon of stances, whose words alone would make the model ten times as large.
fn tiny_params() -> TrainParams {
    let mut params = TrainParams::default();
    params.features.stance = false;
    params
}

/// The reason given for not taking `bytes` for a model.
fn reason(bytes: &[u8]) -> String {
    match Model::from_bytes(bytes) {
        Err(Error::Model { reason }) => reason,
        Err(error) => panic!("expected Error::Model, got {error:?}"),
        Ok(_) => panic!("{} bytes that are no model were read as one", bytes.len()),
    }
}

fn with_flipped_bit(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

/// The same bytes with a checksum that fits them: damage that only the reading of the tables can find.
fn with_fitting_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    let checksum = crc32fast::hash(&bytes[PREFIX..]);
    bytes[PREFIX - 4..PREFIX].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// Uses a model as far as it can be used.
fn classify(model: Model) -> usize {
    let document = Document::new(
        "LEEDS – The council voted on Monday. “We had no choice,” Ms Lee said. A shameful day!",
    );
    Classifier::new(model).classify(&document).len()
}

#[test]
fn reading_and_writing_give_the_same_bytes() {
    let model = Model::from_bytes(tiny()).unwrap();
    assert_eq!(model.to_bytes(), tiny());
    let default = std::fs::read(root("models/default.byline")).unwrap();
    let model = Model::from_bytes(&default).unwrap();
    assert!(
        model.to_bytes() == default,
        "the default model changes when it is read and written"
    );
}

#[test]
fn a_model_that_was_written_and_read_answers_the_same() {
    let corpus = Corpus::read(
        &[root("tests/data/models/tiny.csv")],
        &CorpusOptions::default(),
    )
    .unwrap();
    let trained = Classifier::new(train(&corpus, &tiny_params()).unwrap());
    let read = Classifier::new(Model::from_bytes(tiny()).unwrap());
    for article in &corpus.articles {
        assert_eq!(
            trained.classify(&article.document),
            read.classify(&article.document)
        );
    }
}

#[test]
fn every_truncation_is_refused() {
    for length in 0..tiny().len() {
        assert!(
            Model::from_bytes(&tiny()[..length]).is_err(),
            "the first {length} of {} bytes were read as a model",
            tiny().len()
        );
    }
}

#[test]
fn bytes_after_the_end_are_refused() {
    let mut bytes = tiny().to_vec();
    bytes.push(0);
    assert!(reason(&bytes).contains("checksum"));
    assert!(
        reason(&with_fitting_checksum(bytes)).contains("after its end"),
        "a fitting checksum hides nothing"
    );
}

#[test]
fn a_flipped_bit_in_any_byte_is_refused() {
    for byte in 0..tiny().len() {
        let bit = byte * 8 + byte % 8;
        assert!(
            Model::from_bytes(&with_flipped_bit(tiny(), bit)).is_err(),
            "bit {bit} can be flipped unseen"
        );
    }
}

#[test]
fn every_flipped_bit_of_the_prefix_is_refused() {
    for bit in 0..PREFIX * 8 {
        assert!(
            Model::from_bytes(&with_flipped_bit(tiny(), bit)).is_err(),
            "bit {bit} can be flipped unseen"
        );
    }
}

#[test]
fn truncation_under_a_fitting_checksum_is_refused() {
    for length in PREFIX..tiny().len() {
        let bytes = with_fitting_checksum(tiny()[..length].to_vec());
        assert!(
            Model::from_bytes(&bytes).is_err(),
            "the first {length} of {} bytes were read as a model",
            tiny().len()
        );
    }
}

#[test]
fn a_flipped_bit_under_a_fitting_checksum_never_panics() {
    for byte in PREFIX..tiny().len() {
        let bit = byte * 8 + byte % 8;
        // A weight or a letter can change like that: then it is a model, and it can be used.
        if let Ok(model) = Model::from_bytes(&with_fitting_checksum(with_flipped_bit(tiny(), bit)))
        {
            classify(model);
        }
    }
}

#[test]
fn another_version_is_named_beside_the_expected_one() {
    let version = u32::from_le_bytes(tiny()[8..12].try_into().unwrap());
    let mut bytes = tiny().to_vec();
    bytes[8..12].copy_from_slice(&(version + 6).to_le_bytes());
    let reason = reason(&bytes);
    for number in [version, version + 6] {
        assert!(reason.contains(&number.to_string()), "{reason}");
    }
}

#[test]
fn foreign_files_are_refused() {
    assert!(reason(b"").contains("0 bytes"));
    for foreign in [
        b"%PDF-1.7 and so on and so forth".as_slice(),
        b"PK\x03\x04 and so on and so forth",
        b"article,label,text\na,factual,It rained.\n",
        &[0; 64],
        &[0xFF; 64],
    ] {
        assert!(reason(foreign).contains("does not begin"));
    }
}

proptest! {
    #[test]
    fn any_bytes_behind_a_right_head_are_refused_without_a_panic(
        body in prop::collection::vec(any::<u8>(), 0..400)
    ) {
        let mut bytes = tiny()[..PREFIX].to_vec();
        bytes.extend(body);
        prop_assert!(Model::from_bytes(&with_fitting_checksum(bytes)).is_err());
    }

    #[test]
    fn several_flipped_bits_are_refused(bits in prop::collection::hash_set(0..tiny().len() * 8, 1..4)) {
        let bytes = bits.into_iter().fold(tiny().to_vec(), |bytes, bit| with_flipped_bit(&bytes, bit));
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }
}

/// The bytes of `tiny` with this number of 32 bits written `from_end` bytes before its end.
fn with_number(number: f32, from_end: usize) -> Vec<u8> {
    let mut bytes = tiny().to_vec();
    let at = bytes.len() - from_end;
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    with_fitting_checksum(bytes)
}

#[test]
fn numbers_whose_sums_leave_the_range_are_refused() {
    // The intercept of the context layer stands last, four columns; its rows before it.
    for from_end in [16, 12, 8, 32, 160] {
        for number in [3.4e38, -3.4e38, f32::NAN, f32::INFINITY, 10_001.0] {
            let reason = reason(&with_number(number, from_end));
            assert!(
                reason.contains("expected one from -10000 to 10000"),
                "{reason}"
            );
        }
        assert!(Model::from_bytes(&with_number(10_000.0, from_end)).is_ok());
    }
    let header = String::from_utf8_lossy(tiny()).into_owned();
    let calibration = header
        .split("\"calibration\":{\"sentence\":")
        .nth(1)
        .unwrap();
    let factor = calibration.split(',').next().unwrap();
    let at = tiny()
        .windows(factor.len())
        .position(|window| window == factor.as_bytes())
        .unwrap();
    for number in ["1e38", "-1", "10001"] {
        let mut bytes = tiny().to_vec();
        let padded = format!("{number:<width$}", width = factor.len());
        bytes[at..at + factor.len()].copy_from_slice(padded.as_bytes());
        let reason = reason(&with_fitting_checksum(bytes));
        assert!(reason.contains("factor of its calibration"), "{reason}");
    }
}

#[test]
fn the_largest_numbers_still_give_probabilities() {
    let mut bytes = tiny().to_vec();
    let n_bytes = bytes.len();
    // All of the context layer: 24 rows and the intercept.
    for at in (n_bytes - 25 * 16..n_bytes).step_by(4) {
        let number: f32 = if at % 8 == 0 { 1e4 } else { -1e4 };
        bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
    let classifier = Classifier::new(Model::from_bytes(&with_fitting_checksum(bytes)).unwrap());
    for text in [
        "It rained. What a disgrace!",
        &"It rained, I say; ".repeat(20_000),
    ] {
        for prediction in classifier.classify(&Document::new(text)) {
            let sum: f32 = prediction.probabilities.iter().sum();
            assert!((sum - 1.0).abs() < 1e-6, "{prediction:?}");
        }
    }
}
