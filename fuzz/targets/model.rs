//! Model files with a checksum that fits: what is read as a model can be used and written.

#![no_main]

use std::sync::LazyLock;

use byline::{Classifier, Document, Model};
use byline_fuzz::check_classification;
use libfuzzer_sys::fuzz_target;

/// Magic and version; the checksum follows.
const HEAD: usize = 12;
/// Bytes before those that the checksum covers.
const PREFIX: usize = 16;

static DOCUMENTS: LazyLock<[Document; 2]> = LazyLock::new(|| {
    [
        "LEEDS – The council met on Monday. “We had no choice,” Ms Lee said.\n\nA shameful day! \
         Who could believe that 61 children, in the “school” of 1911, will walk six miles?",
        "It is a disgrace.",
    ]
    .map(Document::new)
});

fuzz_target!(|bytes: &[u8]| {
    let Some(body) = bytes.get(PREFIX..) else {
        return;
    };
    let mut file = Model::embedded_file()[..HEAD].to_vec();
    file.extend(crc32fast::hash(body).to_le_bytes());
    file.extend(body);
    let Ok(model) = Model::from_bytes(&file) else {
        return;
    };
    let written = Model::from_bytes(&model.to_bytes()).expect("what was written can be read");
    for model in [model, written] {
        let classifier = Classifier::new(model);
        for document in &*DOCUMENTS {
            check_classification(&classifier, document);
        }
    }
});
