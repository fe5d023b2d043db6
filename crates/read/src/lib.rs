//! Bytes to text.
//!
//! News text comes in three encodings: UTF-8, UTF-16 as some Windows programs save it, and Windows-1252. A browser
//! tells them apart by the byte order mark and by whether the bytes are valid UTF-8; so does this module. It refuses
//! what is no text at all and says what it found instead.

mod binary;
mod decode;
pub mod error;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "markdown")]
pub mod markdown;
mod source;

pub use decode::decode;
pub use error::{Error, Result, shown};
pub use source::Source;

#[cfg(test)]
mod tests;
