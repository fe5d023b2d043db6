//! Document to feature vectors: the one extractor that training and inference share.
//!
//! Features are rows of one weight table. For each `Scope` it has a row for every *unit*, tokens first and then pairs of
//! stems; the rows of the sentence's indicators come last.

pub(crate) mod indicator;
pub(crate) mod reading;
pub(crate) mod section;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::features::reading::Reading;
use crate::features::section::{LatestHeading, OpinionHeadings};
use crate::index::HashIndex;
use crate::vocabulary::Vocabulary;

/// Whose words a token is among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Scope {
    /// The author's, in a sentence without a reporting verb.
    Author,
    /// The author's, in a sentence that reports what somebody said.
    Attributed,
    /// A source's: inside quotation marks.
    Quoted,
}

impl Scope {
    /// Every scope, in order.
    const ALL: [Self; 3] = [Self::Author, Self::Attributed, Self::Quoted];
}

/// Number of scopes.
pub const N_SCOPES: u32 = Scope::ALL.len() as u32;

/// Which parts of the extractor are on. Stored in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct FeatureConfig {
    /// Words inside quotation marks have weights of their own.
    pub voice_scope: bool,
    /// The author's words in a sentence with a reporting verb have weights of their own.
    pub attribution: bool,
    /// Pairs of neighbouring stems.
    pub bigrams: bool,
    /// Counts in buckets and facts about the sentence.
    pub indicators: bool,
    /// Whether the heading above announces opinion.
    pub sections: bool,
    /// Lists of words that praise, blame, mock, take sides or argue.
    pub stance: bool,
}

impl Default for FeatureConfig {
    fn default() -> Self {
        Self {
            voice_scope: true,
            attribution: true,
            bigrams: true,
            indicators: true,
            sections: true,
            stance: true,
        }
    }
}

/// The features of one sentence: rows of the weight table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeatureVector {
    /// Rows of tokens and pairs, in reading order; each counts [`scale`](Self::scale).
    pub rows: Vec<u32>,
    /// Rows of indicators, ascending; each counts 1.
    pub indicators: Vec<u32>,
    /// One over the square root of the number of tokens.
    pub scale: f32,
}

/// A pair of neighbouring stems.
pub type Bigram = [u32; 2];

/// Turns sentences into feature vectors.
#[derive(Clone, Debug)]
pub struct FeatureExtractor {
    /// Which features there are.
    pub config: FeatureConfig,
    /// The words that are known.
    pub vocabulary: Vocabulary,
    /// The pairs, after one that is none, so that a look-up that finds nothing has something to compare with.
    bigrams: Vec<Bigram>,
    bigram_index: HashIndex,
    opinion_headings: OpinionHeadings,
}

impl FeatureExtractor {
    /// An extractor that knows these words and these pairs of stems.
    #[must_use]
    pub fn new(config: FeatureConfig, vocabulary: Vocabulary, mut bigrams: Vec<Bigram>) -> Self {
        let hashes = bigrams.iter().map(|&bigram| bigram_hash(bigram));
        let bigram_index = HashIndex::new(hashes);
        bigrams.insert(0, [u32::MAX; 2]);
        Self {
            config,
            vocabulary,
            bigrams,
            bigram_index,
            opinion_headings: config
                .sections
                .then(OpinionHeadings::new)
                .unwrap_or_default(),
        }
    }

    /// The pairs of neighbouring stems that are known.
    #[must_use]
    pub fn bigrams(&self) -> &[Bigram] {
        &self.bigrams[1..]
    }

    /// Number of units: tokens and pairs.
    #[must_use]
    pub fn n_units(&self) -> u32 {
        self.vocabulary.n_tokens() + self.bigrams().len() as u32
    }

    /// Number of rows of the weight table.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        (self.n_units() * N_SCOPES + indicator::N_INDICATORS) as usize
    }

    /// The features of every sentence, in order. `emit` gets the sentence's index, how it was read, and its vector.
    pub fn for_each(
        &self,
        document: &Document,
        scratch: &mut Scratch,
        mut emit: impl FnMut(usize, &Reading, &FeatureVector),
    ) {
        self.for_each_traced(
            document,
            scratch,
            &mut Untraced,
            |sentence_idx, reading, vector, _| {
                emit(sentence_idx, reading, vector);
            },
        );
    }

    /// [`for_each`](Self::for_each) that also records in `origins` which tokens each row comes from.
    pub(crate) fn for_each_traced<O: Origins>(
        &self,
        document: &Document,
        scratch: &mut Scratch,
        origins: &mut O,
        mut emit: impl FnMut(usize, &Reading, &FeatureVector, &O),
    ) {
        let document = document.plain();
        let mut quotation_idx = 0;
        let mut heading = LatestHeading::default();
        for (sentence_idx, sentence) in document.sentences().iter().enumerate() {
            let is_opinion_section =
                heading.announces_opinion(&self.opinion_headings, document, sentence);
            let Scratch { reading, vector } = scratch;
            reading.read(&self.vocabulary, document, sentence, &mut quotation_idx);
            self.extract(reading, is_opinion_section, vector, origins);
            emit(sentence_idx, reading, vector, origins);
        }
    }

    fn extract(
        &self,
        reading: &Reading,
        is_opinion_section: bool,
        vector: &mut FeatureVector,
        origins: &mut impl Origins,
    ) {
        origins.clear();
        vector.indicators.clear();
        vector.scale = 1.0 / (reading.words.len().max(1) as f32).sqrt();
        // Who says *I think* or *we were told* speaks for themselves.
        let attributed = reading.counts.has_reporting_verb && !reading.counts.has_first_person;
        let [author, quoted] = self.scopes(attributed).map(|scope| self.first_row(scope));
        let n_tokens = self.vocabulary.n_tokens();
        let rows = &mut vector.rows;
        if rows.len() < 2 * reading.words.len() {
            rows.resize(2 * reading.words.len(), 0);
        }
        let mut n_rows = 0;
        // No pair begins with it.
        let mut previous = u32::MAX;
        for (token_idx, token) in reading.words.iter().enumerate() {
            let first = if token.is_quoted { quoted } else { author };
            rows[n_rows] = first + token.entry.token_id;
            n_rows += 1;
            origins.push([token_idx, token_idx]);
            // Whether a pair is known is as good as a coin's toss, so the row is written in any case, and counts only
            // if it is: no branch to guess wrong.
            let number = self.look_up([previous, token.entry.stem_id]);
            let is_known = number > 0;
            rows[n_rows] = (first + n_tokens + number).wrapping_sub(1);
            n_rows += usize::from(is_known);
            origins.push_if(is_known, [token_idx.saturating_sub(1), token_idx]);
            previous = token.entry.stem_id;
        }
        rows.truncate(n_rows);
        if self.config.indicators {
            let first = self.n_units() * N_SCOPES;
            indicator::for_each(&reading.counts, is_opinion_section, |indicator| {
                vector.indicators.push(first + indicator);
            });
        }
    }

    /// The row that a plain sentence would have in place of this row of an indicator, if there is a plain case.
    pub(crate) fn plain_row(&self, row: u32) -> Option<u32> {
        let first = self.n_units() * N_SCOPES;
        indicator::plain(row.checked_sub(first)?).map(|plain| first + plain)
    }

    /// What a row stands for, for people: `said`, `<name>`, `no choic, quoted`, `it gives two numbers`.
    pub(crate) fn name(&self, row: u32) -> String {
        let Some((unit, scope)) = self.unit_of(row) else {
            return indicator::describe(row - self.n_units() * N_SCOPES).to_owned();
        };
        let mut name = match unit.checked_sub(self.vocabulary.n_tokens()) {
            None => self.vocabulary.token_name(unit).to_owned(),
            Some(bigram) => self.bigrams()[bigram as usize]
                .map(|stem_id| self.vocabulary.stem_name(stem_id))
                .join(" "),
        };
        name += match scope {
            Scope::Author => "",
            Scope::Attributed => ", attributed",
            Scope::Quoted => ", quoted",
        };
        name
    }

    /// The number of a pair, counted from 1; 0 for one that is not held.
    #[inline]
    fn look_up(&self, bigram: Bigram) -> u32 {
        self.bigram_index.find(bigram_hash(bigram), |item| {
            let found = self.bigrams.get(item as usize);
            packed(found.copied().unwrap_or_default()) ^ packed(bigram)
        })
    }

    /// The sentences of `document` in parts that are articles of their own as to their tone; see
    /// [`OpinionHeadings::parts`].
    pub(crate) fn parts(&self, document: &Document) -> impl Iterator<Item = Range<usize>> {
        self.opinion_headings.parts(document)
    }

    /// The scopes of the author's words and of quoted ones.
    fn scopes(&self, attributed: bool) -> [Scope; 2] {
        let author = if attributed && self.config.attribution {
            Scope::Attributed
        } else {
            Scope::Author
        };
        let quoted = if self.config.voice_scope {
            Scope::Quoted
        } else {
            author
        };
        [author, quoted]
    }

    /// The row of the first unit in a scope. All units of a scope lie together, the most frequent first, so that the
    /// rows in use share lines of the cache.
    fn first_row(&self, scope: Scope) -> u32 {
        scope as u32 * self.n_units()
    }

    /// The unit and the scope of a row, unless it is the row of an indicator.
    #[must_use]
    pub fn unit_of(&self, row: u32) -> Option<(u32, Scope)> {
        let n_units = self.n_units().max(1);
        let scope = Scope::ALL.get((row / n_units) as usize)?;
        Some((row % n_units, *scope))
    }
}

/// Keeps account of where the rows of a vector come from, for whoever asks.
///
/// One entry a row, in the same order: the first and the last token of the sentence that it stands for.
pub(crate) trait Origins {
    fn clear(&mut self);
    fn push(&mut self, tokens: [usize; 2]);

    fn push_if(&mut self, holds: bool, tokens: [usize; 2]) {
        if holds {
            self.push(tokens);
        }
    }
}

impl Origins for Vec<[usize; 2]> {
    fn clear(&mut self) {
        self.clear();
    }

    fn push(&mut self, tokens: [usize; 2]) {
        self.push(tokens);
    }
}

/// Keeps no account, at no cost.
struct Untraced;

impl Origins for Untraced {
    fn clear(&mut self) {}

    fn push(&mut self, _: [usize; 2]) {}

    fn push_if(&mut self, _: bool, _: [usize; 2]) {}
}

/// Buffers that are used again from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    reading: Reading,
    vector: FeatureVector,
}

fn packed([first, second]: Bigram) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

fn bigram_hash(bigram: Bigram) -> u64 {
    let product = packed(bigram).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (product ^ (product >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

#[cfg(test)]
mod tests;
