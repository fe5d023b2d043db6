//! Word lists that decide what follows a stop.

use std::collections::HashSet;
use std::sync::LazyLock;

static OPENERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| list(include_str!("openers.txt")));

static SPEECH_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| list(include_str!("speech_verbs.txt")));

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// Whether `word` begins a sentence more often than it goes on with a name.
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether `word` tells that somebody spoke.
pub(super) fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.contains(word)
}

/// Whether `word` names a time zone, a day or a month: what may follow *5 p.m.* in the same sentence.
pub(super) fn is_time_word(word: &str) -> bool {
    matches!(
        word,
        "EST"
            | "EDT"
            | "ET"
            | "CST"
            | "CDT"
            | "CT"
            | "MST"
            | "MDT"
            | "MT"
            | "PST"
            | "PDT"
            | "PT"
            | "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "CEST"
            | "IST"
            | "AEST"
            | "AEDT"
            | "JST"
            | "HKT"
            | "SGT"
            | "Eastern"
            | "Central"
            | "Mountain"
            | "Pacific"
            | "Greenwich"
            | "Universal"
            | "Moscow"
            | "Beijing"
            | "Paris"
            | "London"
            | "Tokyo"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "Mon"
            | "Tue"
            | "Tues"
            | "Wed"
            | "Thu"
            | "Thurs"
            | "Fri"
            | "Sat"
            | "Sun"
            | "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sept"
            | "Sep"
            | "Oct"
            | "Nov"
            | "Dec"
    )
}
