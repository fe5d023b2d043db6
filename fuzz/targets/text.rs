//! Plain text: everything that is found in it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| byline_fuzz::check_text(&byline_read::decode(bytes)));
