//! Who said it: speakers and cues of quotations.

mod word_list;

pub use word_list::WordList;

use std::sync::LazyLock;

/// Inflected forms of reporting verbs: *say, says, said, saying, …*.
pub static REPORTING_VERBS: LazyLock<WordList> =
    LazyLock::new(|| WordList::parse(include_str!("../lexicon/reporting_verbs.txt")));
