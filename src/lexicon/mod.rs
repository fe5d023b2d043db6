//! Word lists: every list of words that the project has, one file each, in folders by what they are about.

mod abbreviation;
mod facts;
mod list;
mod phrase_list;
mod word_list;

use std::sync::LazyLock;

pub(crate) use abbreviation::{Abbreviation, abbreviation};
pub(crate) use facts::{Facts, Tally};
pub(crate) use phrase_list::PhraseList;
pub(crate) use word_list::WordList;

use list::{entries, entries_by_kind};

/// Declares a set of words, or of phrases if it says so, of one list or several.
macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident $(as $set:ident)? = $($path:literal),+;)*) => {
        $($(#[$doc])* pub(crate) static $name: LazyLock<word_lists!(@set $($set)?)> =
            LazyLock::new(|| <word_lists!(@set $($set)?)>::parse(&[$(include_str!($path)),+]));)*

        #[cfg(test)]
        fn read_all() {
            $(let _ = &*$name;)*
        }
    };
    (@set) => { WordList };
    (@set $set:ident) => { $set };
}

word_lists! {
    /// Inflected forms of reporting verbs: *say, says, said, saying, …*.
    REPORTING_VERBS = "speech/reporting_verbs.txt";
    /// Verbs of plain saying, a part of the reporting verbs.
    SAYING_VERBS = "speech/saying_verbs.txt";
    /// Verbs of thought and perception, a part of the reporting verbs.
    THOUGHT_VERBS = "speech/thought_verbs.txt";
    /// Forms of address, offices and occupations that stand before a name.
    TITLES = "people/titles.txt";
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
    /// News agencies.
    NEWS_AGENCIES = "people/news_agencies.txt";
    /// Agencies of news and pictures.
    AGENCIES = "people/news_agencies.txt", "people/picture_agencies.txt";
    /// What those are who write for papers.
    PRESS = "people/press.txt";
    /// What those are who write for papers, be it now and then.
    WRITERS = "people/press.txt", "people/authors.txt";
    /// Words in the names of papers and their parts.
    PAPERS = "people/papers.txt";
    /// Small words inside a byline.
    BYLINE_WORDS = "people/byline_words.txt", "people/press.txt";
    /// What goes on with the name of a company after *Co.*
    COMPANY_SUFFIXES = "people/company_suffixes.txt";
    /// Verbs after a name that tag a quotation which ended in a stop: *“Really?” Smith asked.*
    TAG_VERBS = "speech/tag_verbs.txt", "speech/saying_verbs.txt";
    /// Verbs that hardly do anything but report.
    TELLING_VERBS = "speech/telling_verbs.txt";
    /// Words that, with a capital after an abbreviation, begin a sentence.
    OPENERS = "grammar/openers.txt";
    /// Words that open a clause after a verb of speech.
    AFTER_VERBS = "speech/after_verbs.txt";
    /// Words before a time at the head of a sentence.
    TIME_PREPOSITIONS = "grammar/time_prepositions.txt";
    /// Words that may stand with a date on a line of its own.
    DATE_WORDS = "calendar/date_words.txt";
    /// *am*, *p.m*.
    HALF_DAYS = "calendar/half_days.txt";
    /// Units of how long ago something was posted.
    AGES = "calendar/ages.txt";
    /// Words that make a name of a label before them.
    LABEL_COMPANIONS = "page/label_companions.txt";
    /// Networks where an author may be followed.
    NETWORKS = "page/networks.txt";
    /// How captions and credits of pictures begin.
    CAPTION_OPENINGS as PhraseList = "page/caption_openings.txt";
    /// How lines begin that belong to the page.
    SERVICE_OPENINGS as PhraseList = "page/service_openings.txt";
    /// How lines begin that date the article.
    DATE_OPENINGS as PhraseList = "page/date_openings.txt";
    /// How lines begin that ask to view a post.
    POST_FRAMES as PhraseList = "page/post_frames.txt";
    /// What stands before the account under a post that is shown elsewhere.
    SHARE_OPENINGS as PhraseList = "page/share_openings.txt";
    /// How a byline begins that says what its author did.
    BYLINE_OPENINGS as PhraseList = "page/byline_openings.txt";
    /// How a line begins that says where to reach somebody.
    CONTACT_OPENINGS as PhraseList = "page/contact_openings.txt";
    /// What stands between a name and an address.
    CONTACT_PHRASES as PhraseList = "page/contact_phrases.txt";
    /// What is said of those who helped to report.
    THANKS as PhraseList = "page/thanks.txt";
    /// What follows the name of an author in the note that introduces them.
    AUTHOR_PHRASES as PhraseList = "page/author_phrases.txt";
    /// How a letter takes leave.
    CLOSINGS as PhraseList = "page/closings.txt";
}

/// Whether `name` is one of `agencies`, as it writes itself or in capitals throughout.
pub(crate) fn is_agency(agencies: &WordList, name: &str) -> bool {
    agencies.contains_as_written(name)
        || (agencies.contains(name) && !name.contains(char::is_lowercase))
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

/// Labels in lower case with straight apostrophes, and whether they are ordinary nouns, too.
pub(crate) fn labels() -> impl Iterator<Item = (&'static str, bool)> {
    entries_by_kind(include_str!("page/labels.txt"), |kind| match kind {
        "label" => Some(false),
        "noun" => Some(true),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
