//! Word lists that decide what follows a stop.

use std::collections::HashSet;
use std::sync::LazyLock;

static OPENERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| list(include_str!("openers.txt")));

static SPEECH_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| list(include_str!("speech_verbs.txt")));

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// Whether `word` begins a sentence more often than it goes on with a name.
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether `word` tells that somebody spoke.
pub(super) fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.contains(word)
}
