//! Words that end in a stop without ending a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list::{entries, entries_by_kind};

/// The longest entry, in bytes; longer tokens are not looked up.
const LONGEST: usize = 12;

/// How an abbreviation behaves before a capital or a number; the list describes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    Title,
    Given,
    Site,
    Street,
    Company,
    Place,
    Acronym,
    Time,
    Month,
    Number,
    Inner,
    Law,
    Ending,
    Mark,
}

static TABLE: LazyLock<HashMap<&'static str, Abbreviation>> = LazyLock::new(|| all().collect());

/// The list, and the days and months of the calendar that are cut short.
fn all() -> impl Iterator<Item = (&'static str, Abbreviation)> {
    let calendar = [
        include_str!("calendar/days_short.txt"),
        include_str!("calendar/months_short.txt"),
    ];
    let calendar = calendar.into_iter().flat_map(entries);
    entries_by_kind(include_str!("grammar/abbreviations.txt"), kind_named)
        .chain(calendar.map(|entry| (entry, Abbreviation::Month)))
}

/// The titles of people that are cut short.
pub(super) fn titles() -> impl Iterator<Item = &'static str> {
    all().filter_map(|(entry, kind)| (kind == Abbreviation::Title).then_some(entry))
}

fn kind_named(name: &str) -> Option<Abbreviation> {
    Some(match name {
        "title" => Abbreviation::Title,
        "given" => Abbreviation::Given,
        "site" => Abbreviation::Site,
        "street" => Abbreviation::Street,
        "company" => Abbreviation::Company,
        "place" => Abbreviation::Place,
        "acronym" => Abbreviation::Acronym,
        "time" => Abbreviation::Time,
        "number" => Abbreviation::Number,
        "inner" => Abbreviation::Inner,
        "law" => Abbreviation::Law,
        "ending" => Abbreviation::Ending,
        "mark" => Abbreviation::Mark,
        _ => return None,
    })
}

/// Lengths of the entries by their first byte and by their last one, in lower case, one bit each: spares most words the
/// look-up.
static LENGTHS: LazyLock<[[u16; 256]; 2]> = LazyLock::new(|| {
    let mut lengths = [[0; 256]; 2];
    for (entry, _) in all() {
        let ends = [entry.bytes().next(), entry.bytes().next_back()];
        for (lengths, byte) in lengths.iter_mut().zip(ends) {
            lengths[usize::from(byte.unwrap_or_default().to_ascii_lowercase())] |= 1 << entry.len();
        }
    }
    lengths
});

/// What `token`, written without its last stop, abbreviates; `None` for an ordinary word.
///
/// An entry with a capital matches as written, or all in capitals; one in lower case matches any case. Letters with
/// stops between them are an acronym even if they are not listed.
pub(crate) fn abbreviation(token: &str) -> Option<Abbreviation> {
    let (first, last) = (token.bytes().next()?, token.bytes().next_back()?);
    if token.len() > LONGEST {
        return None;
    }
    let [of_first, of_last] = &*LENGTHS;
    let lengths = of_first[usize::from(first.to_ascii_lowercase())]
        & of_last[usize::from(last.to_ascii_lowercase())];
    if lengths & (1 << token.len()) != 0
        && let Some(kind) = look_up(token)
    {
        return Some(kind);
    }
    is_dotted(token).then_some(Abbreviation::Acronym)
}

/// The entry that `token` matches, as written, with one capital, or in lower case.
fn look_up(token: &str) -> Option<Abbreviation> {
    if let Some(&kind) = TABLE.get(token) {
        return Some(kind);
    }
    if !token.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut buffer = [0; LONGEST];
    let folded = buffer.get_mut(..token.len())?;
    folded.copy_from_slice(token.as_bytes());
    if folded.first().is_some_and(u8::is_ascii_uppercase) {
        folded[1..].make_ascii_lowercase();
        if let Some(&kind) = std::str::from_utf8(folded)
            .ok()
            .and_then(|token| TABLE.get(token))
        {
            return Some(kind);
        }
    }
    folded.make_ascii_lowercase();
    std::str::from_utf8(folded)
        .ok()
        .and_then(|token| TABLE.get(token))
        .copied()
}

/// Whether `token` is letters with stops between: `U.S`, `J.K`.
fn is_dotted(token: &str) -> bool {
    token.contains('.')
        && token.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_short_and_without_their_stop() {
        for (entry, kind) in all() {
            assert!(entry.len() <= LONGEST, "{entry}");
            assert!(
                kind == Abbreviation::Mark || !entry.ends_with('.'),
                "{entry}"
            );
        }
    }

    #[test]
    fn an_entry_has_one_kind() {
        assert_eq!(all().count(), TABLE.len());
    }

    #[test]
    fn capital_entries_do_not_match_small_words() {
        assert_eq!(abbreviation("Mass"), Some(Abbreviation::Place));
        assert_eq!(abbreviation("MASS"), Some(Abbreviation::Place));
        assert_eq!(abbreviation("mass"), None);
    }

    #[test]
    fn small_entries_match_any_case() {
        assert_eq!(abbreviation("inc"), Some(Abbreviation::Company));
        assert_eq!(abbreviation("INC"), Some(Abbreviation::Company));
    }

    #[test]
    fn unlisted_letters_with_stops_are_an_acronym() {
        assert_eq!(abbreviation("J.K"), Some(Abbreviation::Acronym));
        assert_eq!(abbreviation("example.com"), None);
    }
}
