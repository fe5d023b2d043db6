//! Tags and signatures, which belong to the sentence of the quotation before them: *“Really?” Smith asked.*, *“…” – Jane
//! Doe, mayor*.

use crate::lexicon::{AFTER_VERBS, OPENERS, PARTICLES, TAG_VERBS};
use crate::text::chars::{char_at, floor, is_dash, is_gap, is_opening_quote, skip_gap, word_end};

/// A signature after a dash has at most this many words.
const MOST_SIGNATURE_WORDS: usize = 16;

/// A signature after a dash has at most this many bytes.
const LONGEST_SIGNATURE: usize = 240;

/// Whether a tag follows a quotation that ended in a stop: *“Really?” Smith asked.*
///
/// Names in front of a reporting verb. After a full stop the verb must stand alone (*Smith said.*), since a comma
/// would have been usual and *Smith said he …* is a sentence of its own.
pub(super) fn is_tag(text: &str, at: usize, limit: usize, has_mark: bool) -> bool {
    let mut at = at;
    for idx in 0..5 {
        let end = word_end(text, at, limit);
        let token = &text[at..end];
        let word = token.trim_end_matches([',', '.', ';', ':']);
        if idx > 0 && TAG_VERBS.contains_as_written(word) {
            if word.len() < token.len() {
                return true;
            }
            let next_at = skip_gap(text, end, limit);
            let next = &text[next_at..word_end(text, next_at, limit)];
            return has_mark && !AFTER_VERBS.contains_as_written(next);
        }
        let is_first_person = idx == 0 && has_mark && word == "I";
        let is_name = is_first_person
            || word.chars().next().is_some_and(char::is_uppercase)
                && !(idx == 0 && OPENERS.contains_as_written(word))
            || (idx > 0 && (word == "and" || PARTICLES.contains_as_written(word)));
        if !is_name || (word.len() < token.len() && !token.ends_with('.')) {
            return false;
        }
        at = skip_gap(text, end, limit);
        if at >= limit {
            return false;
        }
    }
    false
}

/// The end of the name of the one quoted, which stands at `at` after a dash: *“…” – Jane Doe, mayor*.
///
/// It runs to the end of the paragraph or to the next quotation. `None` if what stands there is a sentence.
pub(super) fn signature_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let rest = &text[at..floor(text, limit.min(at + LONGEST_SIGNATURE))];
    let len = rest
        .char_indices()
        .skip(1)
        .find(|&(idx, c)| is_opening_quote(c) && rest[..idx].ends_with(is_gap))
        .map_or(rest.len(), |(idx, _)| idx);
    let name = rest[..len].trim_end_matches(is_gap);
    let mut words = name.split(is_gap).filter(|word| !word.is_empty());
    if at + rest.len() < limit && len == rest.len() {
        return None;
    }
    let n_words = words.clone().take(MOST_SIGNATURE_WORDS + 1).count();
    let first = words.next()?;
    if n_words > MOST_SIGNATURE_WORDS || name.contains(['?', '!']) {
        return None;
    }
    // A full stop belongs to an initial or a title, or it ends a sentence.
    let body = name.trim_end_matches('.');
    let has_stop = body
        .split(is_gap)
        .any(|word| word.ends_with('.') && word.len() > 5);
    let is_sentence = body.len() < name.len() && OPENERS.contains_as_written(first);
    (!has_stop && !is_sentence).then_some(at + name.len())
}

/// The first byte after the dashes at `at` and the gap behind them.
pub(super) fn after_dash(text: &str, mut at: usize, limit: usize) -> usize {
    while let Some(c) = char_at(text, at).filter(|&c| at < limit && is_dash(c)) {
        at += c.len_utf8();
    }
    skip_gap(text, at, limit)
}
