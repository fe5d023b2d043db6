//! The `.byline` file: the only module that knows its bytes.
//!
//! | bytes | content |
//! |---|---|
//! | 8 | magic `BYLINE\x1A\n` |
//! | 4 | format version |
//! | 4 | CRC-32 of all that follows |
//! | 4 + n | header: JSON with the manifest, the feature configuration, the calibration, the conformal thresholds and the weights of the ranker of speakers |
//! | … | tables: words, word stems, stems, pairs, column scales, weights, intercept, context layer |
//!
//! Numbers are little-endian; a list begins with its length in 32 bits. Weights are 16-bit integers, scaled by column:
//! rounding moves a score by less than 0.001 and halves the file. Whatever the bytes, reading gives a model whose every
//! index is in range, or an error.

use serde::{Deserialize, Serialize};

use crate::attribution::{SpeakerRanker, SpeakerWeights};
use crate::context::N_CONTEXT;
use crate::error::{Error, Result};
use crate::features::{Bigram, FeatureConfig, FeatureExtractor};
use crate::label::Label;
use crate::model::{Calibration, ContextLayer, Manifest, Model, ModelId, Thresholds};
use crate::score::WeightRow;
use crate::vocabulary::Vocabulary;
use crate::word_table::WordTable;

/// Version of the format that is written, and the only one that is read.
pub const FORMAT_VERSION: u32 = 3;

const MAGIC: [u8; 8] = *b"BYLINE\x1A\n";
/// Bytes before those that the checksum covers.
const PREFIX: usize = 16;

/// No weight is larger, nor a factor of the calibration: those of trained models stay below a hundred. With this, no
/// sum over a text of any length and both layers leaves the range of 32 bits.
const LARGEST: f32 = 1e4;

/// No more held-out answers are counted, so that their sums stay whole numbers.
const MOST_ANSWERS: u64 = 1 << 32;

#[derive(Serialize, Deserialize)]
struct Header {
    manifest: Manifest,
    features: FeatureConfig,
    calibration: Calibration,
    #[serde(default, rename = "conformal")]
    thresholds: Thresholds,
    speakers: SpeakerWeights,
}

impl Header {
    /// Checks the numbers that scores are multiplied by or compared with.
    fn check(&self) -> Result<()> {
        let Calibration { sentence, article } = self.calibration;
        for factor in [sentence, article] {
            if !(0.0..=LARGEST).contains(&factor) {
                return Err(invalid(format!(
                    "a factor of its calibration is {factor}, expected a number from 0 to {LARGEST}"
                )));
            }
        }
        let Thresholds { sentence, article } = &self.thresholds;
        let mut thresholds = sentence.0.iter().chain(&article.0);
        if let Some(found) = thresholds.find(|threshold| !(0.0..=1.0).contains(*threshold)) {
            return Err(invalid(format!(
                "a threshold is {found}, expected a probability"
            )));
        }
        let mut weights = self.speakers.0.values();
        if let Some(found) = weights.find(|weight| !(-LARGEST..=LARGEST).contains(*weight)) {
            return Err(invalid(format!(
                "a weight of its ranker of speakers is {found}, expected a number from -{LARGEST} to {LARGEST}"
            )));
        }
        let answers = &self.manifest.training.held_out;
        let counts = answers.sentence.iter().chain(&answers.article).flatten();
        if let Some(found) = counts.flatten().find(|count| **count > MOST_ANSWERS) {
            return Err(invalid(format!(
                "it counts {found} held-out answers, expected at most {MOST_ANSWERS}"
            )));
        }
        Ok(())
    }
}

impl Model {
    /// Whether bytes begin as a `.byline` file does.
    ///
    /// ```
    /// assert!(byline::Model::is_file(byline::Model::embedded_file()));
    /// assert!(!byline::Model::is_file(b"text"));
    /// ```
    #[must_use]
    pub fn is_file(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC)
    }

    /// The bytes of a `.byline` file that holds this model.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let header = Header {
            manifest: self.manifest.clone(),
            features: self.extractor.config,
            calibration: self.calibration,
            thresholds: self.thresholds.clone(),
            speakers: self.speakers.weights(),
        };
        let mut writer = Writer::default();
        // Serialising plain structs to memory has no way to fail.
        writer.list(&serde_json::to_vec(&header).unwrap_or_default());
        let vocabulary = &self.extractor.vocabulary;
        writer.list(vocabulary.words().as_lines().as_bytes());
        writer.numbers(vocabulary.word_stem_ids().iter().copied());
        writer.list(vocabulary.stems().as_lines().as_bytes());
        writer.numbers(self.extractor.bigrams().iter().flatten().copied());
        writer.weights(&self.weights);
        writer.row(&self.intercept);
        writer.number(u32::from(self.context.is_some()));
        if let Some(layer) = &self.context {
            layer.weights.iter().for_each(|row| writer.row(row));
            writer.row(&layer.intercept);
        }

        let body = writer.bytes;
        let mut bytes = Vec::with_capacity(PREFIX + body.len());
        bytes.extend(MAGIC);
        bytes.extend(FORMAT_VERSION.to_le_bytes());
        bytes.extend(crc32fast::hash(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// Reads a model from the bytes of a `.byline` file.
    ///
    /// # Errors
    /// [`Error::Model`] if the bytes are truncated, foreign, altered or of another version, or hold a number that no
    /// trained model has.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (prefix, body) = bytes.split_at_checked(PREFIX).ok_or_else(|| {
            invalid(format!(
                "it has {} bytes, expected at least {PREFIX}",
                bytes.len()
            ))
        })?;
        if !Self::is_file(prefix) {
            return Err(invalid(
                "it does not begin as a .byline file does".to_owned(),
            ));
        }
        let mut prefix = Reader {
            bytes: &prefix[8..],
        };
        let (version, checksum) = (prefix.number()?, prefix.number()?);
        if version != FORMAT_VERSION {
            return Err(invalid(format!(
                "its format is version {version}, expected {FORMAT_VERSION}"
            )));
        }
        if checksum != crc32fast::hash(body) {
            return Err(invalid(
                "its checksum does not match, so it is truncated or altered".to_owned(),
            ));
        }
        let mut reader = Reader { bytes: body };
        let header: Header = serde_json::from_slice(reader.list()?)
            .map_err(|error| invalid(format!("its header is unreadable: {error}")))?;
        header.check()?;
        let words = reader.strings()?;
        let word_stem_ids = reader.numbers()?;
        let stems = reader.strings()?;
        let bigrams: Vec<Bigram> = reader
            .numbers()?
            .chunks_exact(2)
            .map(|pair| [pair[0], pair[1]])
            .collect();
        if words.len() != word_stem_ids.len() {
            return Err(invalid(format!(
                "it has {} words and {} word stems, expected as many",
                words.len(),
                word_stem_ids.len()
            )));
        }
        let n_stems = Vocabulary::N_SPECIALS + stems.len() as u32;
        if word_stem_ids
            .iter()
            .chain(bigrams.iter().flatten())
            .any(|&stem_id| stem_id >= n_stems)
        {
            return Err(invalid(format!("it names a stem beyond its {n_stems}")));
        }
        let extractor = FeatureExtractor::new(
            header.features,
            Vocabulary::new(words, stems, word_stem_ids, header.features.stance),
            bigrams,
        );
        let weights = reader.weights()?;
        if weights.len() != extractor.n_rows() {
            return Err(invalid(format!(
                "it has {} rows of weights, expected {}",
                weights.len(),
                extractor.n_rows()
            )));
        }
        let intercept = reader.row()?;
        let context = match reader.number()? {
            0 => None,
            _ => Some(reader.context_layer()?),
        };
        if !reader.bytes.is_empty() {
            return Err(invalid(format!(
                "it goes on for {} bytes after its end",
                reader.bytes.len()
            )));
        }
        Ok(Self {
            id: ModelId::of_checksum(checksum),
            manifest: header.manifest,
            extractor,
            weights,
            intercept,
            context,
            calibration: header.calibration,
            thresholds: header.thresholds,
            speakers: SpeakerRanker::new(&header.speakers),
        })
    }
}

/// The weight, if it is one that a trained model can have.
fn checked(weight: f32) -> Result<f32> {
    if weight.abs() <= LARGEST {
        Ok(weight)
    } else {
        Err(invalid(format!(
            "a weight is {weight:e}, expected one from -{LARGEST} to {LARGEST}"
        )))
    }
}

fn invalid(reason: String) -> Error {
    Error::Model { reason }
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn number(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn list(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u32);
        self.bytes.extend(bytes);
    }

    fn numbers(&mut self, numbers: impl Iterator<Item = u32>) {
        let bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
        self.list(&bytes);
    }

    fn row(&mut self, row: &WeightRow) {
        for column in row {
            self.bytes.extend(column.to_le_bytes());
        }
    }

    fn weights(&mut self, weights: &[WeightRow]) {
        let mut scale: WeightRow = [0.0; 4];
        for row in weights {
            for (scale, weight) in scale.iter_mut().zip(row) {
                *scale = scale.max(weight.abs() / f32::from(i16::MAX));
            }
        }
        self.row(&scale);
        let bytes: Vec<u8> = weights
            .iter()
            .flat_map(|row| {
                (0..Label::COUNT).map(|column| {
                    (row[column] / scale[column].max(f32::MIN_POSITIVE)).round() as i16
                })
            })
            .flat_map(i16::to_le_bytes)
            .collect();
        self.list(&bytes);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n_bytes: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(n_bytes).ok_or_else(|| {
            invalid(format!(
                "a table of {n_bytes} bytes has only {}",
                self.bytes.len()
            ))
        })?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    fn number(&mut self) -> Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn list(&mut self) -> Result<&'a [u8]> {
        let n_bytes = self.number()?;
        self.take(n_bytes as usize)
    }

    fn strings(&mut self) -> Result<WordTable> {
        let text = std::str::from_utf8(self.list()?)
            .map_err(|error| invalid(format!("a word is not UTF-8: {error}")))?;
        Ok(WordTable::from_lines(text.to_owned()))
    }

    fn numbers(&mut self) -> Result<Vec<u32>> {
        let numbers = self.list()?.chunks_exact(4);
        Ok(numbers
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
            .collect())
    }

    fn row(&mut self) -> Result<WeightRow> {
        let mut row = [0.0; 4];
        for column in &mut row {
            *column = checked(f32::from_le_bytes(self.array()?))?;
        }
        Ok(row)
    }

    fn weights(&mut self) -> Result<Vec<WeightRow>> {
        let scale = self.row()?;
        // The largest weight that a column can hold.
        for scale in scale {
            checked(scale * f32::from(i16::MIN))?;
        }
        let rows = self.list()?.chunks_exact(2 * Label::COUNT);
        Ok(rows
            .map(|bytes| {
                let weight = |column: usize| {
                    f32::from(i16::from_le_bytes([
                        bytes[2 * column],
                        bytes[2 * column + 1],
                    ])) * scale[column]
                };
                [weight(0), weight(1), weight(2), 0.0]
            })
            .collect())
    }

    fn context_layer(&mut self) -> Result<ContextLayer> {
        let mut weights = [[0.0; 4]; N_CONTEXT];
        for row in &mut weights {
            *row = self.row()?;
        }
        Ok(ContextLayer {
            weights,
            intercept: self.row()?,
        })
    }
}
