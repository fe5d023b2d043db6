//! Bytes to text.
//!
//! News text comes in three encodings: UTF-8, UTF-16 as some Windows programs save it, and Windows-1252. A browser
//! tells them apart by the byte order mark and by whether the bytes are valid UTF-8; so does this crate. Archives of one
//! file, gzip and Zstandard, are unpacked on the way. What is no text at all is refused at its first block, and the
//! error says what was found instead.

mod binary;
mod decode;
pub mod error;
mod foreign;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "markdown")]
pub mod markdown;
mod name;
mod source;
mod stream;
mod unpack;
mod whole;

pub use decode::decode;
pub use error::{Error, Result};
pub use foreign::check_article;
pub use name::{extension, shown};
pub use source::{LONGEST, Source, check_length, read_line};
pub use whole::{may_be_text, read_stream, read_whole};

#[cfg(test)]
mod tests;
