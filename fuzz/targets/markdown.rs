//! Markdown: its words, and what is found in them.

#![no_main]

use byline_read::{decode, markdown};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| byline_fuzz::check_extract(markdown::extract(&decode(bytes))));
