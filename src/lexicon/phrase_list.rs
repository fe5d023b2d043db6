//! A fixed set of phrases.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::list::entries;

/// Phrases that a line begins with or holds, looked up without allocation.
///
/// A phrase that ends in a letter or digit ends at a word's end in the text, too.
#[derive(Clone, Debug)]
pub(crate) struct PhraseList {
    /// Sorted by first byte, in lower case.
    phrases: Vec<&'static str>,
    /// Where the phrases of a first byte begin; one more at the end.
    starts: Box<[u16; 257]>,
    /// The second bytes of the phrases of a first byte, one bit each.
    seconds: Box<[u32; 256]>,
    /// What finds each phrase, once [`is_within`](Self::is_within) has been asked.
    finders: OnceLock<Vec<Finder<'static>>>,
}

impl PhraseList {
    /// Reads lists without kinds, in lower case, into one.
    pub(crate) fn parse(lists: &[&'static str]) -> Self {
        let first = |phrase: &str| phrase.bytes().next().unwrap_or_default();
        let mut phrases: Vec<_> = lists.iter().copied().flat_map(entries).collect();
        phrases.sort_by_key(|phrase| first(phrase));
        let mut starts = Box::new([0; 257]);
        for phrase in &phrases {
            for start in &mut starts[usize::from(first(phrase)) + 1..] {
                *start += 1;
            }
        }
        let mut seconds = Box::new([0; 256]);
        for phrase in &phrases {
            seconds[usize::from(first(phrase))] |= second_bit(phrase).unwrap_or(u32::MAX);
        }
        Self {
            phrases,
            starts,
            seconds,
            finders: OnceLock::new(),
        }
    }

    /// All phrases.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.phrases.iter().copied()
    }

    /// The length of the phrase that `line` begins with, whatever its case.
    #[inline]
    pub(crate) fn head_len(&self, line: &str) -> Option<usize> {
        let first = usize::from(line.bytes().next()?.to_ascii_lowercase());
        // Rules out nearly all lines.
        if self.seconds[first] & second_bit(line).unwrap_or(u32::MAX) == 0 {
            return None;
        }
        let reach = usize::from(self.starts[first])..usize::from(self.starts[first + 1]);
        self.head_among(reach, line)
    }

    fn head_among(&self, reach: Range<usize>, line: &str) -> Option<usize> {
        // A curly apostrophe is longer than a straight one; lines with it are rare enough to be missed.
        let is_head = |phrase: &&&str| {
            line.as_bytes()
                .get(..phrase.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes()))
                && ends_word(line, phrase.len())
        };
        self.phrases[reach]
            .iter()
            .find(is_head)
            .map(|phrase| phrase.len())
    }

    /// Whether `line` begins with a phrase, whatever its case.
    #[inline]
    pub(crate) fn heads(&self, line: &str) -> bool {
        self.head_len(line).is_some()
    }

    /// Whether a phrase stands in `line` between words, as the list writes it.
    pub(crate) fn is_within(&self, line: &str) -> bool {
        let finders = self.finders.get_or_init(|| {
            self.phrases
                .iter()
                .map(|phrase| Finder::new(*phrase))
                .collect()
        });
        finders.iter().any(|finder| {
            finder.find_iter(line.as_bytes()).any(|at| {
                let is_start = at == 0 || line.as_bytes()[at - 1] == b' ';
                is_start && ends_word(line, at + finder.needle().len())
            })
        })
    }
}

/// A bit for the second byte of `text`, whatever its case: the same one for several bytes.
#[inline]
fn second_bit(text: &str) -> Option<u32> {
    Some(1 << (text.as_bytes().get(1)? & 0x1F))
}

/// Whether no word goes on from before `at` to after it.
fn ends_word(line: &str, at: usize) -> bool {
    let bytes = line.as_bytes();
    !(bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) && bytes[at - 1].is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::PhraseList;

    #[test]
    fn a_line_begins_with_a_phrase_up_to_the_end_of_a_word() {
        let list = PhraseList::parse(&["read more\nphoto:\n©\n"]);
        for line in ["Read more about it", "READ MORE", "Photo:Jane", "© 2024"] {
            assert!(list.heads(line), "{line}");
        }
        for line in ["Read moreover", "Photos:", "To read more", "", "R", "é"] {
            assert!(!list.heads(line), "{line}");
        }
        assert_eq!(list.head_len("Read more"), Some(9));
    }

    #[test]
    fn a_line_holds_a_phrase_between_words() {
        let list = PhraseList::parse(&["tweets at\ntweets @\n"]);
        assert!(list.is_within("She tweets @lee") && list.is_within("Lee tweets at night"));
        assert!(!list.is_within("Lee retweets at night") && !list.is_within("tweets attract"));
    }
}
