//! The author's tags beside speech: *she said.*, *said Tom Weir, the mayor of Hull.*
//!
//! Where a mark was forgotten, they are all that tells the author's words from those of a source.

use crate::lexicon::{
    COMMON_VERBS, DAYS, DETERMINERS, FINITE_VERBS, PARTICLES, PHRASE_ENDS, PREPOSITIONS, RELATIVES,
    ROLES, TAG_VERBS, TITLES, is_finite_cue, is_person, is_pronoun,
};
use crate::segment::sentence_ends;
use crate::span::Span;
use crate::text::chars::floor_char_boundary;
use crate::text::words::words;

/// How far a tag is read, in bytes.
const WINDOW: usize = 160;

/// The longest subject, in words.
const SUBJECT_WORDS: usize = 9;

/// The most words that follow verb and subject: *she told the crowd in front of the town hall on Monday*.
const TAIL_WORDS: usize = 14;

/// A verb of speech with its subject, as the author sets it beside speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Who speaks: *she*, *Tom Weir*, *the envoy*.
    pub(super) subject: &'a str,
    /// Whether its sentence ends with it: then no speech follows in that.
    pub(super) ends_sentence: bool,
}

impl<'a> Tag<'a> {
    /// The tag that `rest` begins with, after white space.
    pub(super) fn at_head_of(rest: &'a str) -> Option<Self> {
        let rest = rest.trim_start();
        let window = &rest[..floor_char_boundary(rest, WINDOW)];
        let end = sentence_ends(window, Span::new(0, window.len())).next()?;
        let parts = [';', ':', '(', '"', '“', '”', '«', '»', '„'];
        let clause = window[..end].split(parts).next()?;
        inverted(clause).or_else(|| plain(clause))
    }

    /// Whether it surely speaks of somebody else than `earlier`, who was named before it: by a name that has no word of
    /// the other. `is_known` says whether a word stands in the text before.
    pub(super) fn names_another(self, earlier: &str, is_known: impl Fn(&str) -> bool) -> bool {
        let names = || words(self.subject).filter(|word| is_name(word));
        let is_shared = |name: &str| words(earlier).any(|word| word == name);
        let is_earlier_named = words(earlier).any(is_name);
        // Beside a pronoun or a role only a full name that is new tells.
        names().next().is_some()
            && !names().any(is_shared)
            && (is_earlier_named || (names().nth(1).is_some() && !names().any(is_known)))
    }
}

/// Where speech ends between `from` and `to`, if its closing mark was forgotten and a tag that ends its sentence follows:
/// past the comma of *We will stay, she said.* The tag may end beyond `to`, up to `limit`.
pub(super) fn end_before_tag(text: &str, from: usize, to: usize, limit: usize) -> Option<usize> {
    let said = text.get(from..to)?;
    let stops = said.match_indices([',', '?', '!']);
    let mut ends = stops.map(|(at, stop)| from + at + stop.len());
    ends.find(|&end| {
        let rest = &text[end..limit];
        rest.starts_with(char::is_whitespace)
            && Tag::at_head_of(rest).is_some_and(|tag| tag.ends_sentence)
    })
}

/// Who is named at the end of `left` to speak next: *Tom Weir* of *Tom Weir said:*.
pub(super) fn announced(left: &str) -> Option<&str> {
    let left = left.trim_end().trim_end_matches([',', ':']);
    let (before, verb) = left.rsplit_once(' ')?;
    if !is_verb(verb) {
        return None;
    }
    let name = before
        .rsplit(' ')
        .take_while(|word| is_name(word) || PARTICLES.contains_as_written(word));
    let len: usize = name.map(|word| word.len() + 1).sum();
    let name = &before[before.len() - len.min(before.len())..];
    (!name.is_empty()).then(|| name.trim_start())
}

/// *said Tom Weir, the mayor*, *said the envoy on Monday*
fn inverted(clause: &str) -> Option<Tag<'_>> {
    let (verb, rest) = clause.split_once(char::is_whitespace)?;
    if !is_verb(verb) || matches!(verb, "told" | "called") {
        return None;
    }
    let rest = ["also ", "then ", "later "]
        .iter()
        .find_map(|adverb| rest.strip_prefix(adverb))
        .unwrap_or(rest);
    let opening = words(rest).next()?;
    let is_name = is_capital(opening);
    if !is_name && !opens_subject(opening) {
        return None;
    }
    let goes_on = |(_, word): &(usize, &str)| {
        !is_name || is_capital(word) || PARTICLES.contains_as_written(bare(word))
    };
    let mut end = 0;
    for (at, word) in tokens(rest).take_while(goes_on).take(SUBJECT_WORDS) {
        end = at + word.len();
        if word.ends_with(',') {
            break;
        }
    }
    Some(Tag {
        subject: rest[..end].trim_end_matches([',', '.']),
        ends_sentence: is_last(rest),
    })
}

/// *she said*, *Tom Weir, the mayor, later added on Monday*
fn plain(clause: &str) -> Option<Tag<'_>> {
    let opening = words(clause).next()?;
    if !is_capital(opening) && !opens_subject(opening) || is_person(opening) {
        return None;
    }
    let mut n_commas = 0_usize;
    for (idx, (at, token)) in tokens(clause).take(SUBJECT_WORDS + 1).enumerate() {
        let word = bare(token);
        if idx > 0 && is_verb(word) && n_commas.is_multiple_of(2) {
            let rest = &clause[at + token.len()..];
            let has_listener = matches!(word, "told" | "tells" | "asked" | "asks" | "warned");
            let is_tail = token.ends_with([',', '.'])
                || has_listener
                || words(rest).next().is_none_or(opens_tail);
            return Some(Tag {
                subject: clause[..at].trim_end().trim_end_matches(','),
                ends_sentence: is_tail && is_last(&clause[at..][word.len()..]),
            });
        }
        let is_adverb = word.ends_with("ly") || matches!(word, "also" | "later" | "then");
        let may_follow = if is_pronoun(opening) {
            idx == 0 || is_adverb
        } else {
            !is_other_verb(word) && !is_pronoun(word)
        };
        if !may_follow {
            return None;
        }
        n_commas += usize::from(token.ends_with(','));
    }
    None
}

/// Whether `rest`, which follows a verb of speech, ends the sentence without another verb than those of a relative clause.
fn is_last(rest: &str) -> bool {
    let of_author = || words(rest).take_while(|word| !RELATIVES.contains_as_written(word));
    rest.ends_with('.')
        && of_author().count() <= TAIL_WORDS
        && !of_author().any(|word| is_other_verb(word) || is_finite_cue(word))
}

/// Whether a word that is no name may begin the subject of a tag.
fn opens_subject(word: &str) -> bool {
    match word {
        "that" | "no" | "there" | "many" => false,
        _ if is_pronoun(word) => !is_person(word) && word != "who",
        _ => DETERMINERS.contains(word) || ROLES.contains(word) || TITLES.contains(word),
    }
}

/// Whether a word after a verb of speech tells when, where or how, and begins no clause of what was said.
fn opens_tail(word: &str) -> bool {
    PREPOSITIONS.contains(word)
        || PHRASE_ENDS.contains_as_written(word) && word != "that"
        || RELATIVES.contains_as_written(word)
        || DAYS.contains_as_written(word)
        || word.ends_with("ly")
}

/// Whether `word` is a verb that can tag speech.
fn is_verb(word: &str) -> bool {
    TAG_VERBS.contains_as_written(word) && is_finite_cue(word)
}

/// Whether `word` is a frequent finite verb that tags nothing.
fn is_other_verb(word: &str) -> bool {
    FINITE_VERBS.contains_as_written(word) || COMMON_VERBS.contains_as_written(word)
}

/// Words between white space, each with where it starts.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let pieces = text.split_inclusive(char::is_whitespace);
    let placed = pieces.map(move |piece| {
        let start = next;
        next += piece.len();
        (start, piece.trim_end())
    });
    placed.filter(|(_, word)| !word.is_empty())
}

/// A word without the marks around it.
fn bare(token: &str) -> &str {
    token.trim_matches(|char: char| !char.is_alphanumeric())
}

fn is_capital(word: &str) -> bool {
    bare(word).starts_with(char::is_uppercase)
}

/// Whether a word names somebody: a capital that is neither a title nor the head of a sentence.
fn is_name(word: &str) -> bool {
    is_capital(word)
        && ![&*TITLES, &DETERMINERS, &PREPOSITIONS, &DAYS]
            .iter()
            .any(|list| list.contains(word))
        && !is_pronoun(word)
}

#[cfg(test)]
mod tests {
    use super::{Tag, announced, end_before_tag};

    #[test]
    fn reads_who_speaks() {
        for (rest, subject, ends_sentence) in [
            (" she said. It rained.", "she", true),
            (" said Tom Weir, the mayor of Hull.", "Tom Weir", true),
            (" said Mr. Weir.", "Mr. Weir", true),
            (" the envoy said. The talks last.", "the envoy", true),
            (" Treasurer Lena Voss said.", "Treasurer Lena Voss", true),
            (
                " Lena Voss, the treasurer, told reporters.",
                "Lena Voss, the treasurer",
                true,
            ),
            (" police said on Monday.", "police", true),
            (
                " a spokesman for the port later added.",
                "a spokesman for the port later",
                true,
            ),
            (" she said, “and we will stay.”", "she", false),
            (" she said the vote is due.", "she", false),
            (" said Weir, who has run the mill for years.", "Weir", true),
        ] {
            let found = Tag::at_head_of(rest).map(|tag| (tag.subject, tag.ends_sentence));
            assert_eq!(found, Some((subject, ends_sentence)), "{rest}");
        }
    }

    #[test]
    fn other_clauses_are_no_tags() {
        for rest in [
            " I said.",
            " and she said no.",
            " as he said.",
            " the plan is dead, he said.",
            " who said so.",
            " which was what she said.",
            " told reporters.",
            "",
        ] {
            assert_eq!(Tag::at_head_of(rest), None, "{rest}");
        }
    }

    #[test]
    fn speech_ends_before_a_tag_that_ends_its_sentence() {
        let end = |said: &str| {
            end_before_tag(said, 0, said.len(), said.len()).map(|end| said[..end].to_owned())
        };
        assert_eq!(
            end("We will stay, she said. It rained.").as_deref(),
            Some("We will stay,")
        );
        assert_eq!(end("Why not? asked Tom Weir.").as_deref(), Some("Why not?"));
        assert_eq!(end("We, she said, will stay."), None);
        assert_eq!(end("If it rains, we stay."), None);
    }

    #[test]
    fn a_name_that_shares_no_word_is_another() {
        let names_another = |tag: &str, earlier: &str, text: &str| {
            let tag = Tag::at_head_of(tag).unwrap();
            tag.names_another(earlier, |word| text.contains(word))
        };
        assert!(names_another("said Tom Weir.", "Lena Voss", ""));
        assert!(!names_another("Voss said.", "Treasurer Lena Voss", ""));
        assert!(!names_another("she said.", "Lena Voss", ""));
        assert!(names_another("said Tom Weir.", "she", "Lena Voss spoke."));
        assert!(!names_another("said Tom Weir.", "he", "Tom Weir spoke."));
    }

    #[test]
    fn a_name_before_a_verb_is_announced() {
        assert_eq!(announced("On Monday Tom Weir said: "), Some("Tom Weir"));
        assert_eq!(announced("It rained. "), None);
        assert_eq!(announced("said"), None);
    }
}
