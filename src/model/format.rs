//! The `.byline` file: the only module that knows its bytes.
