//! Markdown: how it is told, its words, and what is found in them.

#![no_main]

use byline_read::{check_article, decode, markdown};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Whether it is refused makes no difference, as long as there is an answer.
    let _ = check_article("it.eml".as_ref(), bytes);
    let text = decode(bytes);
    let _ = markdown::is_markdown(&text);
    byline_fuzz::check_extract(markdown::extract(&text));
});
