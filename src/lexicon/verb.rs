//! Forms of verbs.

use super::{IRREGULAR_PASTS, REPORTING_VERBS};

/// Whether `word` is a reporting verb in a form that a subject in the third person or the past can take: *says, said*,
/// not *say, saying*.
pub(crate) fn is_finite_cue(word: &str) -> bool {
    let has_ending = word
        .as_bytes()
        .last()
        .is_some_and(|last| matches!(last.to_ascii_lowercase(), b'd' | b's'));
    (has_ending || IRREGULAR_PASTS.contains(word)) && REPORTING_VERBS.contains(word)
}
