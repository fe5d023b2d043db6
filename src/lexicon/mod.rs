//! Word lists: every list of words that the project has, one file each, in folders by what they are about.

mod abbreviation;
mod facts;
mod list;
mod person;
mod verb;
mod word_list;

use std::sync::LazyLock;

pub(crate) use abbreviation::{Abbreviation, abbreviation};
pub(crate) use facts::{Facts, Tally};
pub(crate) use person::{is_first_person, is_person, is_pronoun, is_second_person};
pub(crate) use verb::is_finite_cue;
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
    /// What may follow *5 p.m.* in the same sentence: time zones, days and months, in full and cut short.
    TIME_WORDS = "calendar/days.txt", "calendar/days_short.txt", "calendar/months.txt", "calendar/months_short.txt",
        "calendar/time_zones.txt";
    /// News and picture agencies.
    AGENCIES = "people/agencies.txt";
    /// Days of the week and months in full, *today* and *yesterday*.
    DAYS = "calendar/days.txt", "calendar/months.txt", "calendar/relative_days.txt";
    /// Verbs that report a clause without *that*.
    CLAUSE_VERBS = "speech/clause_verbs.txt";
    /// Past forms of reporting verbs that do not end in *d*.
    IRREGULAR_PASTS = "speech/irregular_pasts.txt";
    /// Reporting verbs in *-s* that are never nouns.
    VERBS_IN_S = "speech/verbs_in_s.txt";
    /// Pronouns that can be the subject of a cue.
    SUBJECT_PRONOUNS = "grammar/subject_pronouns.txt";
    /// Words of a speaker for themselves alone.
    FIRST_PERSON_SINGULAR = "grammar/first_person_singular.txt";
    /// Words of speakers for themselves.
    FIRST_PERSON_PLURAL = "grammar/first_person_plural.txt";
    /// The reader addressed.
    SECOND_PERSON = "grammar/second_person.txt";
    /// Verbs that announce the reply to a letter.
    ANSWERING_VERBS = "speech/answering_verbs.txt";
    /// Words that open a noun phrase.
    DETERMINERS = "grammar/determiners.txt";
    /// Prepositions of a phrase that is no subject.
    PREPOSITIONS = "grammar/prepositions.txt";
    /// Auxiliary verbs, which end the noun phrase before them.
    AUXILIARIES = "grammar/auxiliaries.txt";
    /// Verbs that make a clause of a few quoted words.
    FINITE_VERBS = "grammar/finite_verbs.txt";
    /// Frequent finite verbs that are no cue.
    COMMON_VERBS = "grammar/common_verbs.txt";
    /// Auxiliaries and adverbs between a subject and its verb.
    BETWEEN_SUBJECT_AND_VERB = "grammar/between_subject_and_verb.txt";
    /// Words that begin a clause about the phrase before.
    RELATIVES = "grammar/relatives.txt";
    /// Words that have a capital only as the first of a sentence.
    SENTENCE_OPENERS = "grammar/sentence_openers.txt";
    /// Words after which *calls* or *states* is a noun.
    BEFORE_NOUNS = "grammar/before_nouns.txt";
    /// Words with which the author's sentence goes on after a quotation.
    JOINING_WORDS = "grammar/joining_words.txt";
    /// Words that end the subject after its verb.
    PHRASE_ENDS = "grammar/phrase_ends.txt";
    /// Words that open a clause and begin no noun phrase.
    CLAUSE_OPENERS = "grammar/clause_openers.txt";
    /// Words with which speech goes on after its cue.
    RESUMING_WORDS = "grammar/resuming_words.txt";
    /// Words that tie a verb to an earlier one.
    LINKING_WORDS = "grammar/linking_words.txt";
    /// Words after which a base form is a finite verb.
    MODALS = "grammar/modals.txt";
    /// Forms of *be*.
    FORMS_OF_BE = "grammar/forms_of_be.txt";
    /// Adverbs inside a passive verb.
    PASSIVE_ADVERBS = "grammar/passive_adverbs.txt";
    /// Words that no subject follows a verb with.
    NO_OBJECTS = "grammar/no_objects.txt";
    /// Pronouns that open the name of a relative.
    POSSESSIVES = "grammar/possessives.txt";
    /// Words right before the title of a work, a name or a term.
    TITLE_INTRODUCTIONS = "works/introductions.txt";
    /// Words that keep their small letter inside a title.
    SMALL_TITLE_WORDS = "works/small_words.txt";
    /// First names of men that end in *-a*.
    MALE_NAMES_IN_A = "people/male_names_in_a.txt";
    /// Nouns for a body that an article names once in full.
    BODIES_THAT_SPEAK = "people/bodies_that_speak.txt";
    /// Words at the head of a sentence that name nobody.
    NO_NAMES = "people/no_names.txt";
    /// Words before the name of a place.
    PLACE_PREPOSITIONS = "places/prepositions.txt";
}

/// Forms of address, offices and occupations that stand before a name, in full and cut short.
pub(crate) static TITLES: LazyLock<WordList> = LazyLock::new(|| {
    let in_full = entries(include_str!("people/titles.txt"));
    WordList::of(&in_full.chain(abbreviation::titles()).collect::<Vec<_>>())
});

/// Declares the entries of one kind of a list as a set.
macro_rules! of_kind {
    ($($(#[$doc:meta])* $name:ident = $kind:literal in $path:literal;)*) => {
        $($(#[$doc])* pub(crate) static $name: LazyLock<WordList> =
            LazyLock::new(|| WordList::of(&list::entries_of($kind, include_str!($path)).collect::<Vec<_>>()));)*
    };
}

of_kind! {
    /// Words that always begin with an apostrophe: *’em*.
    ELISIONS = "always" in "grammar/elisions.txt";
    /// Words that may begin with an apostrophe, yet are words without it, too: *’round*.
    POSSIBLE_ELISIONS = "sometimes" in "grammar/elisions.txt";
    /// Titles of women.
    FEMALE_TITLES = "female" in "people/gendered_titles.txt";
    /// Titles of men.
    MALE_TITLES = "male" in "people/gendered_titles.txt";
}

/// What the introduction of an interview says of it.
pub(crate) static INTERVIEW_ANNOUNCEMENTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("speech/interview_announcements.txt")).collect());

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
