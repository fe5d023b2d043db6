//! From rows of the weight table to what is fitted, and back.
//!
//! The table has a row for every word in every scope, far more than a corpus can fit. What is fitted is less: one
//! weight a stem and scope, one a dimension of the word vectors, one a list of the lexicon. Each row of the table is a fixed mixture of
//! these, so features are *expanded* into them for the fit, and the fitted weights are *folded* back into rows.
//! This is the semantic smoothing: words never seen in training get weight from their vectors, and no vector is needed
//! for inference.

use std::collections::HashMap;

use ndarray::Array2;

use crate::dictionary::MIN_SENTENCES;
use crate::logistic::SparseRows;
use crate::vectors::WordVectors;
use byline::features::FeatureVector;
use byline::internals::{
    FeatureExtractor, N_SCOPES, N_STANCES, Scope, Stance, Vocabulary, stances,
};
use byline::label::Label;

/// The fixed map between rows and fitted parameters.
#[derive(Debug)]
pub(crate) struct Design<'a> {
    extractor: &'a FeatureExtractor,
    vectors: &'a WordVectors,
    /// Parameter of each (stem or pair, scope), or `NONE` where it is too rare to have one.
    own: Vec<u32>,
    first_vector_param: u32,
    /// One entry a word of the vocabulary.
    stances: Vec<Option<Stance>>,
    first_stance_param: u32,
    first_indicator_param: u32,
    n_params: u32,
}

const NONE: u32 = u32::MAX;

/// Scales the word vectors against the counts of stems: a larger gain is a weaker penalty on their weights.
const VECTOR_GAIN: f32 = 0.15;
/// The same for weights of the "attributed" twins.
const TWIN_GAIN: f32 = 0.5;

impl<'a> Design<'a> {
    /// The map that suits `samples`, the features of all training sentences.
    pub(crate) fn new(
        extractor: &'a FeatureExtractor,
        vectors: &'a WordVectors,
        samples: &[FeatureVector],
    ) -> Self {
        let mut design = Self {
            extractor,
            vectors,
            own: vec![NONE; (n_keys(extractor) * N_SCOPES) as usize],
            first_vector_param: 0,
            stances: word_stances(extractor),
            first_stance_param: 0,
            first_indicator_param: 0,
            n_params: 0,
        };
        let counts = design.sentence_counts(samples);
        for (own, count) in design.own.iter_mut().zip(counts) {
            if count >= MIN_SENTENCES {
                *own = design.n_params;
                design.n_params += 1;
            }
        }
        design.first_vector_param = design.n_params;
        design.n_params += N_SCOPES * vectors.dimension() as u32;
        design.first_stance_param = design.n_params;
        design.n_params += N_SCOPES * N_STANCES;
        design.first_indicator_param = design.n_params;
        design.n_params += (extractor.n_rows() as u32) - extractor.n_units() * N_SCOPES;
        design
    }

    /// In how many samples each key is on, an attributed one counting for its plain twin too.
    fn sentence_counts(&self, samples: &[FeatureVector]) -> Vec<u32> {
        let mut counts = vec![0; self.own.len()];
        let mut latest = vec![usize::MAX; self.own.len()];
        for (sample_idx, sample) in samples.iter().enumerate() {
            let units = sample.rows.iter();
            for (unit, scope) in units.filter_map(|&row| self.extractor.unit_of(row)) {
                let key = self.key(unit);
                let twin = (scope == Scope::Attributed).then_some(Scope::Author);
                for scope in [Some(scope), twin].into_iter().flatten() {
                    let at = (key * N_SCOPES + scope as u32) as usize;
                    if latest[at] != sample_idx {
                        latest[at] = sample_idx;
                        counts[at] += 1;
                    }
                }
            }
        }
        counts
    }

    /// What a unit is about: its stem or its pair.
    fn key(&self, unit: u32) -> u32 {
        let vocabulary = &self.extractor.vocabulary;
        match unit.checked_sub(vocabulary.n_tokens()) {
            None => vocabulary.stem_of(unit),
            Some(bigram) => vocabulary.n_stems() + bigram,
        }
    }

    /// Calls `emit` with each parameter that `row` is made of, and how much of it.
    fn for_each_param(&self, row: u32, mut emit: impl FnMut(u32, f32)) {
        let Some((unit, scope)) = self.extractor.unit_of(row) else {
            let n_unit_rows = self.extractor.n_units() * N_SCOPES;
            emit(self.first_indicator_param + row - n_unit_rows, 1.0);
            return;
        };
        let key = self.key(unit);
        let vector = self.vector_of(unit);
        let stance = self.stance_of(unit);
        let mut emit_scope = |scope: Scope, gain: f32| {
            let scope = scope as u32;
            let own = self.own[(key * N_SCOPES + scope) as usize];
            if own != NONE {
                emit(own, gain);
            }
            let dimension = self.vectors.dimension() as u32;
            let first = self.first_vector_param + scope * dimension;
            for (param, value) in (first..).zip(vector) {
                emit(param, value * VECTOR_GAIN * gain);
            }
            if let Some(stance) = stance {
                emit(
                    self.first_stance_param + scope * N_STANCES + stance as u32,
                    gain,
                );
            }
        };
        if scope == Scope::Attributed {
            emit_scope(Scope::Author, 1.0);
            emit_scope(scope, TWIN_GAIN);
        } else {
            emit_scope(scope, 1.0);
        }
    }

    /// The stance of a unit, if it is a word that takes one.
    fn stance_of(&self, unit: u32) -> Option<Stance> {
        let word = unit.checked_sub(Vocabulary::N_SPECIALS)?;
        *self.stances.get(word as usize)?
    }

    /// The vector of a unit, empty if it has none. The first words of the vocabulary are those of the vectors.
    fn vector_of(&self, unit: u32) -> &[f32] {
        let first_word = Vocabulary::N_SPECIALS;
        match unit.checked_sub(first_word) {
            Some(word) if (word as usize) < self.vectors.words().len() => {
                self.vectors.vector(word as usize)
            }
            _ => &[],
        }
    }

    /// The samples as a sparse matrix over the parameters, one row a sample.
    pub(crate) fn expand(&self, samples: &[FeatureVector]) -> SparseRows {
        let mut offsets = vec![0u32];
        let mut columns = Vec::new();
        let mut values = Vec::new();
        let mut sum = vec![0.0f64; self.n_params as usize];
        let mut touched = Vec::new();
        for sample in samples {
            let scaled = sample.rows.iter().map(|&row| (row, sample.scale));
            let whole = sample.indicators.iter().map(|&row| (row, 1.0));
            for (row, scale) in scaled.chain(whole) {
                self.for_each_param(row, |param, value| {
                    let sum = &mut sum[param as usize];
                    if *sum == 0.0 {
                        touched.push(param as usize);
                    }
                    *sum += f64::from(value * scale);
                });
            }
            touched.sort_unstable();
            touched.dedup();
            for &param in &touched {
                columns.push(param as u32);
                values.push(std::mem::take(&mut sum[param]) as f32);
            }
            touched.clear();
            offsets.push(columns.len() as u32);
        }
        SparseRows::new(
            (samples.len(), self.n_params as usize),
            offsets,
            columns,
            values,
        )
    }

    /// The weight table that gives the same scores as the fitted `coefficients`, shape (parameters, labels).
    pub(crate) fn fold(&self, coefficients: &Array2<f64>) -> Vec<[f32; 4]> {
        let n_rows = self.extractor.n_rows() as u32;
        (0..n_rows)
            .map(|row| {
                let mut weights = [0.0f64; Label::COUNT];
                self.for_each_param(row, |param, value| {
                    for (weight, coefficient) in
                        weights.iter_mut().zip(coefficients.row(param as usize))
                    {
                        *weight += f64::from(value) * coefficient;
                    }
                });
                let [factual, quote, opinion] = weights.map(|weight| weight as f32);
                [factual, quote, opinion, 0.0]
            })
            .collect()
    }
}

/// The stance of each word of the vocabulary, where the extractor knows stances.
fn word_stances(extractor: &FeatureExtractor) -> Vec<Option<Stance>> {
    let listed = stances().filter(|_| extractor.config.stance);
    let by_word: HashMap<&str, Stance> = listed.collect();
    let words = extractor.vocabulary.words().iter();
    words.map(|word| by_word.get(word).copied()).collect()
}

/// Number of keys: stems and pairs.
fn n_keys(extractor: &FeatureExtractor) -> u32 {
    extractor.vocabulary.n_stems() + extractor.bigrams().len() as u32
}
