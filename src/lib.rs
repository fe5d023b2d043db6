//! Byline reads a news article and says, for every sentence, whose voice it is.

pub mod attribution;
pub mod classifier;
mod context;
pub mod corpus;
pub mod document;
pub mod error;
pub mod evaluate;
pub mod explain;
pub mod features;
mod index;
pub mod label;
mod lexicon;
pub mod model;
pub mod quote;
pub mod read;
pub mod score;
pub mod segment;
pub mod span;
pub mod tokenize;
#[cfg(feature = "train")]
pub mod train;
mod vocabulary;
mod word_table;

pub use classifier::{Classifier, Prediction};
pub use document::Document;
pub use error::{Error, Result};
pub use explain::Explanation;
pub use label::Label;
pub use model::Model;
pub use quote::Quotation;
pub use segment::Sentence;
pub use span::Span;

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
