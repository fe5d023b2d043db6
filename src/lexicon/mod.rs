//! Word lists: every list of words that the project has, one file each, in folders by what they are about.

mod abbreviation;
mod facts;
mod list;
mod person;
mod phrase_list;
mod verb;
mod word_list;

use std::sync::LazyLock;

pub(crate) use abbreviation::{Abbreviation, abbreviation};
pub(crate) use facts::{Facts, Tally};
pub(crate) use person::{is_first_person, is_person, is_pronoun, is_second_person};
pub(crate) use phrase_list::PhraseList;
pub(crate) use verb::is_finite_cue;
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
    /// How lines begin that belong to the page unless they are sentences.
    SERVICE_LEADS as PhraseList = "page/service_leads.txt";
    /// Words that stand on a line of the page with few others.
    SERVICE_WORDS as PhraseList = "page/service_words.txt";
    /// How lines begin that name who reported and edited.
    CREDIT_OPENINGS as PhraseList = "page/credit_openings.txt";
    /// How notes begin on an author whom they do not name.
    AUTHOR_OPENINGS as PhraseList = "page/author_openings.txt";
    /// Lines over links to other articles.
    LINK_HEADINGS = "page/link_headings.txt";
    /// The header lines of mail.
    MAIL_HEADERS = "page/mail_headers.txt";
    /// How mail greets.
    GREETINGS as PhraseList = "page/greetings.txt";
    /// What marks the end of an article.
    END_MARKS = "page/end_marks.txt";
    /// What a page counts beside an article.
    COUNTED = "page/counted.txt";
    /// What a transcript notes in brackets.
    STAGE_NOTES = "page/stage_notes.txt";
    /// What an outlet calls what it prints.
    OWN_WORKS = "page/own_works.txt";
    /// What is said of an article in a note on it.
    OWN_CHANGES as PhraseList = "page/own_changes.txt";
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
    /// Verbs that say what somebody does by speaking.
    ACT_VERBS = "speech/act_verbs.txt";
    /// What follows a verb of saying that reports no words.
    NO_SPEECH = "speech/no_speech.txt";
    /// What somebody does in the sentence before words of theirs.
    GESTURE_VERBS = "speech/gesture_verbs.txt";
    /// Verbs of speech that answers somebody else's.
    REPLYING_VERBS = "speech/replying_verbs.txt";
    /// Verbs that announce the reply to a letter.
    ANSWERING_VERBS = "speech/answering_verbs.txt";
    /// Words that open a noun phrase.
    DETERMINERS = "grammar/determiners.txt";
    /// Prepositions of a phrase that is no subject.
    PREPOSITIONS = "grammar/prepositions.txt";
    /// Words that say little alone.
    SMALL_WORDS = "grammar/determiners.txt", "grammar/prepositions.txt", "grammar/subject_pronouns.txt",
        "grammar/forms_of_be.txt";
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
    /// Words that open a clause or join two, and begin no noun phrase.
    PHRASE_BOUNDARIES = "grammar/phrase_boundaries.txt";
    /// Words with which speech goes on after its cue.
    RESUMING_WORDS = "grammar/resuming_words.txt";
    /// Words that tie a verb to an earlier one.
    LINKING_WORDS = "grammar/linking_words.txt";
    /// Words that make a name of a number with a stop before them.
    ORDINAL_NAMES = "grammar/ordinal_names.txt";
    /// Words after which a base form is a finite verb.
    MODALS = "grammar/modals.txt";
    /// Prepositions that tie a noun to the one before it.
    NOUN_LINKS = "grammar/noun_links.txt";
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
    /// Those of them that nothing but a title follows.
    HEADING_INTRODUCTIONS = "works/headings.txt";
    /// Verbs of saying that a title may follow as well as words said.
    WRITING_VERBS = "speech/writing_verbs.txt";
    /// Words that keep their small letter inside a title.
    SMALL_TITLE_WORDS = "works/small_words.txt";
    /// First names of men that end in *-a*.
    MALE_NAMES_IN_A = "people/male_names_in_a.txt";
    /// Nouns for a body that an article names once in full.
    BODIES_THAT_SPEAK = "people/bodies_that_speak.txt";
    /// Words at the head of a sentence that name nobody.
    NO_NAMES = "people/no_names.txt";
    /// Words that always begin with an apostrophe: *’em*.
    ELISIONS = "grammar/elisions.txt";
    /// Words that may begin with an apostrophe, yet are words without it, too: *’round*.
    POSSIBLE_ELISIONS = "grammar/possible_elisions.txt";
    /// What follows the apostrophe of a possessive or a shortened verb: *Inc.’s, she’d*.
    CLITICS = "grammar/clitics.txt";
    /// Words that open the role of somebody who is named next.
    OPENS_ROLES = "grammar/opens_roles.txt";
    /// Words in the names of places that are family names, too.
    SURNAMES_OF_PLACES = "people/surnames_of_places.txt";
    /// Nouns in the singular for several people or a body.
    GROUP_NOUNS = "people/group_nouns.txt";
    /// Nouns for women and girls.
    FEMALE_NOUNS = "people/female_nouns.txt";
    /// Nouns for men and boys.
    MALE_NOUNS = "people/male_nouns.txt";
    /// Titles of women.
    FEMALE_TITLES = "people/female_titles.txt";
    /// Titles of men.
    MALE_TITLES = "people/male_titles.txt";
    /// Adjectives of peoples, faiths and parties.
    PEOPLES = "places/peoples.txt";
    /// Names of places and peoples.
    PLACES = "places/peoples.txt", "places/places.txt";
    /// Words that open a clause before the main one.
    SUBORDINATORS = "grammar/subordinators.txt";
    /// Words before the name of a place.
    PLACE_PREPOSITIONS = "places/prepositions.txt";
}

/// Entries of menus, banners and the foot of a page that are nothing else on a line of their own.
pub(crate) static MENU_ENTRIES: LazyLock<WordList> = LazyLock::new(|| of_menu("alone"));

/// Entries of menus that head sections of an article as well.
pub(crate) static MENU_PARTS: LazyLock<WordList> = LazyLock::new(|| of_menu("part"));

/// The entries of menus of one kind.
fn of_menu(kind: &'static str) -> WordList {
    let entries = entries_by_kind(include_str!("page/menu.txt"), move |named| {
        matches!(named, "alone" | "part").then_some(named == kind)
    });
    let of_kind = entries.filter_map(|(entry, is_of_kind)| is_of_kind.then_some(entry));
    WordList::of(&of_kind.collect::<Vec<_>>())
}

/// What a field at the head of an article holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Date,
    Name,
    Address,
    Words,
}

/// Number of the heads that [`head_idx`] tells apart.
pub(crate) const N_HEADS: usize = 26 * 27;

/// The place of what `text` begins with in a list by first and second letter, whatever their case; all that is no letter
/// has one place after a first letter, and none as the first.
pub(crate) fn head_idx(text: &str) -> Option<usize> {
    let letter = |at: usize| {
        let byte = text.as_bytes().get(at)?.to_ascii_lowercase();
        byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'))
    };
    Some(27 * letter(0)? + letter(1).unwrap_or(26))
}

/// The names of fields, in lower case, by the [`head_idx`] of their names.
pub(crate) static FIELDS: LazyLock<[Vec<(&str, Field)>; N_HEADS]> = LazyLock::new(|| {
    let field = |kind: &str| match kind {
        "date" => Some(Field::Date),
        "name" => Some(Field::Name),
        "address" => Some(Field::Address),
        "words" => Some(Field::Words),
        _ => None,
    };
    let mut fields = [const { Vec::new() }; N_HEADS];
    for entry in entries_by_kind(include_str!("page/fields.txt"), field) {
        if let Some(idx) = head_idx(entry.0) {
            fields[idx].push(entry);
        }
    }
    fields
});

/// Forms of address, offices and occupations that stand before a name, in full and cut short.
pub(crate) static TITLES: LazyLock<WordList> = LazyLock::new(|| {
    let in_full = entries(include_str!("people/titles.txt"));
    WordList::of(&in_full.chain(abbreviation::titles()).collect::<Vec<_>>())
});

/// What the introduction of an interview says of it.
pub(crate) static INTERVIEW_ANNOUNCEMENTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("speech/interview_announcements.txt")).collect());

/// What the introduction of questions with answers says of them, be they an interview or the paper's own.
pub(crate) static QUESTION_ANNOUNCEMENTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("speech/question_announcements.txt")).collect());

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
pub enum Stance {
    /// Finds fault: *disgraceful*.
    Blame,
    /// Finds worth: *superb*.
    Praise,
    /// Takes a side: *woke*.
    Partisan,
    /// Turns up the volume: *utterly*.
    Intensity,
    /// Claims to be sure: *surely*.
    Certainty,
    /// Says what ought to be: *must*.
    Duty,
    /// Mocks: *farce*.
    Ridicule,
    /// Says what will come of it: *ruin*.
    Consequence,
}

/// Number of stances.
pub const N_STANCES: u32 = 8;

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
pub fn stances() -> impl Iterator<Item = (&'static str, Stance)> {
    STANCE_LISTS
        .into_iter()
        .flat_map(|(stance, list)| entries(list).map(move |word| (word, stance)))
}

/// Words of headings above views, in lower case with straight apostrophes, and whether the views are the author's own.
pub(crate) fn opinion_headings() -> impl Iterator<Item = (&'static str, bool)> {
    entries_by_kind(
        include_str!("page/opinion_headings.txt"),
        |kind| match kind {
            "own" => Some(true),
            "others" => Some(false),
            _ => None,
        },
    )
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
