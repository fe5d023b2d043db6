//! Lines that name who wrote the text: bylines, and the signatures of letters.

use super::line_kind::Shape;
use super::words::is_opener;
use crate::lexicon::{PARTICLES, PLACE_PARTICLES, is_agency};
use crate::text::chars::is_gap;

/// Whether the line names its author: *By Jane Doe*, *Jane Doe, Staff Writer*.
pub(super) fn is_byline(line: &str, shape: Shape) -> bool {
    if shape.n_words > 16
        || shape.n_words < 2
        || shape.ends_in_quote
        || line.contains([':', '–', '—'])
    {
        return false;
    }
    let ends_in_stop = shape.ends_in_stop && !line.ends_with("Jr.") && !line.ends_with("Sr.");
    if ends_in_stop {
        return false;
    }
    let mut words = line.split(is_gap).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    if first.eq_ignore_ascii_case("by") {
        return words.clone().count() > 1 && is_name(words, false);
    }
    let second = words.clone().next().unwrap_or_default();
    if second == "by"
        && matches!(
            first,
            "Words"
                | "Text"
                | "Story"
                | "Report"
                | "Written"
                | "Analysis"
                | "Opinion"
                | "Comment"
                | "Interview"
                | "Posted"
        )
    {
        return true;
    }
    // A name and a post or a place.
    let Some((name, post)) = line.split_once([',', '|']) else {
        return false;
    };
    let is_person = name.split(is_gap).filter(|word| !word.is_empty()).count() <= 5
        && is_name(name.split(is_gap).filter(|word| !word.is_empty()), true);
    let has_post = post.split([' ', ',', '/']).any(|word| {
        matches!(
            word.trim_matches(|c: char| !c.is_alphabetic()),
            "Writer"
                | "writer"
                | "Reporter"
                | "reporter"
                | "Correspondent"
                | "correspondent"
                | "Editor"
                | "editor"
                | "Staff"
                | "Columnist"
                | "columnist"
                | "Contributor"
                | "contributor"
                | "Bureau"
                | "Journalist"
                | "Press"
                | "Reuters"
                | "Times"
                | "Post"
                | "AFP"
                | "AP"
        )
    });
    is_person && has_post
}

/// Whether the line is a name and nothing else: two to four words with capitals.
pub(super) fn is_bare_name(text: &str, shape: Shape) -> bool {
    let line = shape.span.of(text);
    (2..=4).contains(&shape.n_words)
        && !line.contains(['?', '!', ':', '“', '"', '‘'])
        && line.split(is_gap).all(|word| !is_opener(word))
        && is_name(line.split(is_gap), true)
}

/// Whether the words up to the first comma are a person's name: *Jane Doe, mayor*.
pub(super) fn names_person(text: &str) -> bool {
    let name = text.split(',').next().unwrap_or_default().trim();
    let mut words = name.split(is_gap);
    words.clone().count() <= 5
        && words.next().is_some_and(|first| !is_opener(first))
        && is_name(name.split(is_gap), true)
}

/// Whether the line credits a picture to a person and an agency: *Jane Doe / AP*.
pub(super) fn is_credit(line: &str, shape: Shape) -> bool {
    shape.n_words <= 8
        && line.contains('/')
        && line
            .trim_matches(['(', ')'])
            .split(['/', ','])
            .any(|part| is_agency(part.trim()))
}

/// Whether the words are those of names: capitals, initials and the small words between them.
fn is_name<'w>(mut words: impl Iterator<Item = &'w str>, is_person: bool) -> bool {
    words.all(|word| {
        let word = word.trim_matches(|c: char| {
            matches!(
                c,
                ',' | '.' | ';' | '(' | ')' | '|' | '*' | '_' | '-' | '–' | '—'
            )
        });
        word.is_empty()
            || word.starts_with(|c: char| c.is_uppercase())
            || matches!(word, "and" | "&")
            || PARTICLES.contains_as_written(word)
            || (!is_person
                && matches!(
                    word,
                    "in" | "for"
                        | "of"
                        | "the"
                        | "at"
                        | "with"
                        | "editor"
                        | "correspondent"
                        | "reporter"
                        | "writer"
                        | "chief"
                        | "staff"
                ))
    })
}

/// Whether the line ends a letter: a name and a place, all in capitals, as *Jane Doe, Leeds*.
pub(super) fn is_signature(text: &str, shape: Shape) -> bool {
    let line = shape.span.of(text);
    let Some((name, place)) = line.split_once(',') else {
        return false;
    };
    shape.n_words <= 10
        && is_name(name.split(is_gap), true)
        && place.split(is_gap).all(|word| {
            word.is_empty()
                || word.starts_with(|c: char| c.is_uppercase())
                || PLACE_PARTICLES.contains_as_written(word)
        })
}

/// Whether the line takes leave at the end of a letter: *Yours sincerely,*.
pub(super) fn is_closing_phrase(text: &str, shape: Shape) -> bool {
    const PHRASES: [&str; 7] = [
        "Yours",
        "Sincerely",
        "Respectfully",
        "Regards",
        "Best",
        "Kind regards",
        "Faithfully",
    ];
    let line = shape.span.of(text);
    shape.n_words <= 4
        && line.ends_with(',')
        && PHRASES.iter().any(|phrase| line.starts_with(phrase))
}

/// Whether the last line, short and without a stop, is a name or a note on the author and not an unfinished sentence.
pub(super) fn closes_text(text: &str, shape: Shape) -> bool {
    let mut words = shape.span.of(text).split(' ');
    let is_name = |word: Option<&str>| {
        word.is_some_and(|word| word.starts_with(char::is_uppercase) && !is_opener(word))
    };
    shape.n_words <= 3 || (is_name(words.next()) && is_name(words.next()))
}
