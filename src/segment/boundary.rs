//! Where a sentence ends.
//!
//! A byte table finds stops and brackets; only there the text is looked at closely. A quotation mark is never
//! remembered from one stop to the next, so that a stray one cannot swallow sentences.

use super::candidate::Candidate;
use super::stop::Stop;
use crate::span::Span;
use crate::text::chars::{char_at, skip_gap, trim_gap_end};
use crate::text::scan;

const PLAIN: u8 = 0;
const STOP: u8 = 1;
const OPEN: u8 = 2;
const CLOSE: u8 = 3;
/// First byte of a character that may be a stop.
const LEAD: u8 = 4;

static CLASS: [u8; 256] = {
    let mut class = [PLAIN; 256];
    class[b'.' as usize] = STOP;
    class[b'?' as usize] = STOP;
    class[b'!' as usize] = STOP;
    class[b'(' as usize] = OPEN;
    class[b'[' as usize] = OPEN;
    class[b')' as usize] = CLOSE;
    class[b']' as usize] = CLOSE;
    class[0xe2] = LEAD;
    class[0xe3] = LEAD;
    class[0xef] = LEAD;
    class
};

/// The end of the sentence that starts at `start`: past its stop and closing marks, or `limit`.
pub(super) fn sentence_end(text: &str, start: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut open_bracket = None;
    let mut words = Words::default();
    while let Some(offset) = scan::class_position(&bytes[at..limit], &CLASS) {
        at += offset;
        match CLASS[usize::from(bytes[at])] {
            OPEN => {
                open_bracket = words.seen(text, start, at).then_some(at);
                at += 1;
            }
            CLOSE => {
                open_bracket = None;
                at += 1;
            }
            // A quotation mark or a dash, as most of these are.
            LEAD if matches!(bytes[at..limit], [0xe2, 0x80, 0x90..=0x9f, ..]) => at += 3,
            _ => {
                let Some(stop) = Stop::read(text, at, limit) else {
                    at += char_at(text, at).map_or(1, char::len_utf8);
                    continue;
                };
                let candidate = Candidate {
                    text,
                    start,
                    limit,
                    stop,
                    open_bracket,
                };
                if stop.end >= limit {
                    return limit;
                }
                if words.seen(text, start, at)
                    && let Some(end) = candidate.end()
                {
                    return end;
                }
                if stop.closes_bracket {
                    open_bracket = None;
                }
                at = stop.end;
            }
        }
    }
    limit
}

/// Where the sentences inside `row` end, in order: a row of a table counts as one sentence, yet may hold several.
pub(crate) fn sentence_ends(text: &str, row: Span) -> impl Iterator<Item = usize> {
    let mut at = row.start;
    std::iter::from_fn(move || {
        let start = skip_gap(text, at, row.end);
        (start < row.end).then(|| {
            at = sentence_end(text, start, row.end);
            trim_gap_end(text, start, at)
        })
    })
}

/// Whether a letter or digit has been seen in the sentence; no byte is looked at twice.
#[derive(Default)]
struct Words {
    has_word: bool,
    n_read: usize,
}

impl Words {
    fn seen(&mut self, text: &str, start: usize, at: usize) -> bool {
        if !self.has_word {
            let from = start + self.n_read;
            self.has_word = text[from..at].chars().any(char::is_alphanumeric);
            self.n_read = at - start;
        }
        self.has_word
    }
}
