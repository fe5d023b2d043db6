//! The ground floor: bytes and characters of a text, before anything is known of its words.

pub(crate) mod chars;
mod offsets;
pub(crate) mod plain;
pub(crate) mod scan;
pub mod span;
pub(crate) mod words;

pub use offsets::{OffsetUnit, Offsets};
