//! What can go wrong: reading a model. Analysis cannot fail.

/// Result of the fallible operations of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// One situation a variant; the fields carry the facts, the message names what was found and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not a usable model file.
    #[error("not a usable model: {reason}")]
    Model {
        /// What was found and what was expected.
        reason: String,
    },
    /// An error rate that no sets of labels can be made for.
    #[error("error rate is {found}, expected a number above 0 and below 1")]
    ErrorRate {
        /// The rate that was asked for.
        found: f64,
    },
}
