//! Byline reads a news article and says, for every sentence, whose voice it is.

pub mod attribution;
pub mod classifier;
pub mod corpus;
pub mod document;
pub mod error;
pub mod label;
pub mod model;
pub mod quote;
pub mod segment;
pub mod span;
#[cfg(feature = "train")]
pub mod train;

pub use classifier::{Classifier, Prediction};
pub use document::Document;
pub use error::{Error, Result};
pub use label::Label;
pub use model::Model;
pub use quote::Quotation;
pub use segment::Sentence;
pub use span::Span;
