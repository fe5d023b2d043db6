//! Word lists that say what a word does in a sentence.

use std::collections::HashMap;

/// What a word of a list does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Reports speech or thought: *said*.
    Reporting,
    /// The author speaking of themselves: *I*, *we*.
    FirstPerson,
    /// The reader addressed: *you*.
    SecondPerson,
}

/// All lists together; a word stands in one of them.
#[derive(Debug)]
pub(crate) struct Lexicon {
    cues: HashMap<&'static str, Cue>,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        let lists = [
            (include_str!("reporting_verbs.txt"), Cue::Reporting),
            (include_str!("first_person.txt"), Cue::FirstPerson),
            (include_str!("second_person.txt"), Cue::SecondPerson),
        ];
        let cues = lists
            .into_iter()
            .flat_map(|(list, cue)| entries(list).map(move |word| (word, cue)))
            .collect();
        Self { cues }
    }

    /// What `word`, in lower case, does, if it is in a list.
    pub(crate) fn cue(&self, word: &str) -> Option<Cue> {
        self.cues.get(word).copied()
    }
}

/// Headings that announce the author's own view, in lower case.
pub(crate) fn opinion_headings() -> impl Iterator<Item = &'static str> {
    entries(include_str!("opinion_headings.txt"))
}

/// The entries of a list: one a line, `#` begins a comment.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|entry| !entry.is_empty())
}
