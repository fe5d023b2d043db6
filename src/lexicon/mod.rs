//! Word lists: every list of words that the project has, one file each, in folders by what they are about.

mod abbreviation;
mod facts;
mod list;
mod word_list;

use std::sync::LazyLock;

pub(crate) use abbreviation::{Abbreviation, abbreviation};
pub(crate) use facts::{Facts, Tally};
pub(crate) use word_list::WordList;

use list::entries;

/// Declares a set of words, of one list or several.
macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident = $($path:literal),+;)*) => {
        $($(#[$doc])* pub(crate) static $name: LazyLock<WordList> =
            LazyLock::new(|| WordList::parse(&[$(include_str!($path)),+]));)*

        #[cfg(test)]
        fn read_all() {
            $(let _ = &*$name;)*
        }
    };
}

word_lists! {
    /// Inflected forms of reporting verbs: *say, says, said, saying, …*.
    REPORTING_VERBS = "speech/reporting_verbs.txt";
    /// Verbs of plain saying, a part of the reporting verbs.
    SAYING_VERBS = "speech/saying_verbs.txt";
    /// Verbs of thought and perception, a part of the reporting verbs.
    THOUGHT_VERBS = "speech/thought_verbs.txt";
    /// Nouns for people, bodies and documents that can be a source.
    ROLES = "people/roles.txt";
    /// Words in the names of bodies and places.
    BODIES = "people/bodies.txt";
    /// Given names of women.
    FEMALE_NAMES = "people/female_names.txt";
    /// Given names of men.
    MALE_NAMES = "people/male_names.txt";
    /// Small words inside the names of people.
    PARTICLES = "people/particles.txt";
    /// Small words inside the names of places.
    PLACE_PARTICLES = "places/particles.txt";
    /// Days of the week and months, in full.
    DATE_NAMES = "calendar/days.txt", "calendar/months.txt";
    /// What may follow *5 p.m.* in the same sentence: time zones, days and months, in full and cut short.
    TIME_WORDS = "calendar/days.txt", "calendar/days_short.txt", "calendar/months.txt", "calendar/months_short.txt",
        "calendar/time_zones.txt";
    /// News and picture agencies.
    AGENCIES = "people/agencies.txt";
}

/// Forms of address, offices and occupations that stand before a name, in full and cut short.
pub(crate) static TITLES: LazyLock<WordList> = LazyLock::new(|| {
    let in_full = entries(include_str!("people/titles.txt"));
    WordList::of(&in_full.chain(abbreviation::titles()).collect::<Vec<_>>())
});

/// Whether `name` is a news or picture agency, as it writes itself or in capitals throughout.
pub(crate) fn is_agency(name: &str) -> bool {
    AGENCIES.contains_as_written(name)
        || (AGENCIES.contains(name) && !name.contains(char::is_lowercase))
}

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
        (include_str!("speech/saying_verbs.txt"), Cue::Reporting),
        ("according", Cue::Reporting),
        (include_str!("grammar/first_person.txt"), Cue::FirstPerson),
        (include_str!("grammar/second_person.txt"), Cue::SecondPerson),
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
    entries(include_str!("page/opinion_headings.txt"))
}

#[cfg(test)]
mod tests;
