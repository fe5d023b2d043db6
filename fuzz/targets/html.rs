//! Web pages: their encoding, the article in them, and what is found in it.

#![no_main]

use byline_read::html;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(extract) = html::extract(&html::decode(bytes)) {
        byline_fuzz::check_extract(extract);
    }
});
