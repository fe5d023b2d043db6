//! Byline reads a news article and says, for every sentence, whose voice it is: the record ([`Label::Factual`]), a
//! source ([`Label::Quote`]) or the author ([`Label::Opinion`]).
//!
//! A [`Document`] is a text with its sentences, structure lines and quotations; a [`Classifier`] gives a
//! [`Prediction`] for each sentence. Neither can fail, whatever the text.
//!
//! ```
//! use byline::{Classifier, Document, Label};
//! let classifier = Classifier::embedded()?;
//! let document = Document::new("The rate rose to 4 %. “We saw it coming,” she said.");
//! let predictions = classifier.classify(&document);
//! assert_eq!(predictions[1].label, Label::Quote);
//! assert_eq!(predictions[1].span.of(document.text()), "“We saw it coming,” she said.");
//! # Ok::<(), byline::Error>(())
//! ```
//!
//! - Everything at once, to be written or handed on: [`Classifier::analyse_text`] and its [`Analysis`].
//! - Why a label was given: [`Classifier::explain`].
//! - Who said it: [`attribution::attribute`].
//! - A stream of articles in the same memory: [`Document::replace`] and [`Classifier::classify_into`].
//! - Sentences that are already split, such as rows of a table: [`Document::from_rows`].
//!
//! The crate reads no files and trains nothing. Beside it stand `byline-read` (web pages, Markdown, encodings),
//! `byline-corpus` (labelled tables), `byline-evaluate` (scores with intervals), `byline-train` (models of your own) and
//! `byline-cli` (the program).

pub mod analysis;
pub mod attribution;
pub mod classifier;
mod context;
pub mod document;
pub mod error;
pub mod explain;
mod extract;
pub mod features;
mod index;
pub mod label;
mod label_sets;
mod lexicon;
pub mod model;
pub mod quote;
pub mod score;
pub mod segment;
pub mod text;
pub mod tokenize;
mod vocabulary;
mod word_table;

pub use analysis::Analysis;
pub use classifier::{Classifier, Prediction};
pub use document::Document;
pub use error::{Error, Result};
pub use explain::Explanation;
pub use label::Label;
pub use label_sets::LabelSets;
pub use model::Model;
pub use quote::Quotation;
pub use segment::Sentence;
pub use text::span::{self, Span};

/// The parts of the analysis that training builds models from. They may change in any version.
#[doc(hidden)]
pub mod internals {
    pub use crate::context::{ContextVector, N_CONTEXT, context_vectors};
    pub use crate::features::indicator::N_INDICATORS;
    pub use crate::features::reading::Reading;
    pub use crate::features::{Bigram, FeatureExtractor, N_SCOPES, Scope};
    pub use crate::lexicon::{N_STANCES, Stance, stances};
    pub use crate::model::{Calibration, ContextLayer, ModelParts, ThresholdTable, Thresholds};
    pub use crate::score::{argmax, log_softmax, softmax};
    pub use crate::segment::post::{credit, is_frame};
    pub use crate::vocabulary::{Vocabulary, stem};
    pub use crate::word_table::WordTable;
}

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
