//! Word lists that say what a word does in a sentence.

mod facts;

pub(crate) use facts::{Facts, Tally};

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

/// What stance a word takes, where an author uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Stance {
    Blame,
    Praise,
    Partisan,
    Intensity,
    Certainty,
    Duty,
    Ridicule,
    Consequence,
}

/// Number of stances.
pub(crate) const N_STANCES: u32 = 8;

const STANCE_LISTS: [(Stance, &str); N_STANCES as usize] = [
    (Stance::Blame, include_str!("stance/blame.txt")),
    (Stance::Praise, include_str!("stance/praise.txt")),
    (Stance::Partisan, include_str!("stance/partisan.txt")),
    (Stance::Intensity, include_str!("stance/intensity.txt")),
    (Stance::Certainty, include_str!("stance/certainty.txt")),
    (Stance::Duty, include_str!("stance/duty.txt")),
    (Stance::Ridicule, include_str!("stance/ridicule.txt")),
    (Stance::Consequence, include_str!("stance/consequence.txt")),
];

/// Every word that does something, in lower case, list after list; a word stands in one of them.
pub(crate) fn cues() -> impl Iterator<Item = (&'static str, Cue)> {
    let lists = [
        (include_str!("saying_verbs.txt"), Cue::Reporting),
        ("according", Cue::Reporting),
        (include_str!("first_person.txt"), Cue::FirstPerson),
        (include_str!("second_person.txt"), Cue::SecondPerson),
    ];
    lists
        .into_iter()
        .flat_map(|(list, cue)| entries(list).map(move |word| (word, cue)))
}

/// Every word that takes a stance, in lower case, list after list; a word stands in one of them.
pub(crate) fn stances() -> impl Iterator<Item = (&'static str, Stance)> {
    STANCE_LISTS
        .into_iter()
        .flat_map(|(stance, list)| entries(list).map(move |word| (word, stance)))
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
