//! Turns of a transcript that go on in later paragraphs.

use crate::lexicon::{SAYING_VERBS, is_finite_cue, is_person};
use crate::text::words::words;

/// A text that is all a transcript, told by its turns.
pub(super) struct Transcript {
    /// The last words of the names, as written before their colons.
    surnames: Vec<String>,
    /// Where the last turn begins whose speaker is in capitals: up to there nobody else is expected to speak. Names in
    /// small letters are those of an interview, in which the author may comment.
    last: usize,
}

impl Transcript {
    /// `names` are those before the colons; the last turn of a speaker in capitals begins at `last`, 0 for none.
    pub(super) fn of(names: &[(&str, usize)], last: usize) -> Self {
        let repeated = names.iter().filter(|(_, n_turns)| *n_turns > 1);
        let surname = |name: &str| words(name).next_back().map(str::to_lowercase);
        Self {
            surnames: repeated.filter_map(|(name, _)| surname(name)).collect(),
            last,
        }
    }

    /// Whether the paragraph that begins at `start`, and that no name opens, goes on with the turn before it. `outside` are
    /// its words outside quotation marks.
    ///
    /// A paragraph of the author's tells what was said: it has a cue, and names a speaker or speaks of nobody as *I, we,
    /// you*. Where the author may write, only what says *I, we, you* goes on with a turn.
    pub(super) fn goes_on(&self, start: usize, outside: &[&str]) -> bool {
        let words = || outside.iter().flat_map(|part| words(part));
        let is_personal = words().any(is_person);
        let is_told =
            || words().any(tells) && (!is_personal || words().any(|word| self.names(word)));
        (start < self.last || is_personal) && !is_told()
    }

    fn names(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && self.surnames.contains(&word.to_lowercase())
    }
}

/// Whether a paragraph is a note in brackets: *(APPLAUSE)*, *[Laughter]*.
pub(super) fn is_note(paragraph: &str) -> bool {
    (paragraph.starts_with('(') && paragraph.ends_with(')'))
        || (paragraph.starts_with('[') && paragraph.ends_with(']'))
}

/// Whether `word` tells that somebody spoke: plain verbs of saying only, since most others are nouns as well (*beams*).
fn tells(word: &str) -> bool {
    is_finite_cue(word) && SAYING_VERBS.contains(word)
}
