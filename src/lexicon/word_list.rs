//! A fixed set of words.

use super::list::entries;

/// Words of a lexicon, looked up without allocation, without regard to ASCII case or as the list writes them.
///
/// Open addressing over a table at least twice the size of the list, with an FNV-1a hash of the lower-cased bytes. Most
/// words are told by their first byte and length not to be there, before anything is hashed.
#[derive(Clone, Debug)]
pub(crate) struct WordList {
    slots: Vec<&'static str>,
    /// The lengths of the entries that begin with a byte, one bit each; the last bit stands for all above.
    lengths: Box<[u32; 256]>,
}

impl WordList {
    /// Reads lists without kinds into one set.
    pub(crate) fn parse(lists: &[&'static str]) -> Self {
        let words: Vec<_> = lists.iter().copied().flat_map(entries).collect();
        Self::of(&words)
    }

    /// The set of `words`, of which no two differ only in case.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        let n_slots = (words.len() * 2).next_power_of_two().max(2);
        let mut list = Self {
            slots: vec![""; n_slots],
            lengths: Box::new([0; 256]),
        };
        for &word in words {
            let slot = list.slot(word);
            debug_assert!(list.slots[slot].is_empty(), "found {word} twice");
            list.slots[slot] = word;
            if let Some(first) = word.bytes().next() {
                for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                    list.lengths[usize::from(first)] |= length_bit(word);
                }
            }
        }
        list
    }

    /// All entries, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.slots.iter().copied().filter(|word| !word.is_empty())
    }

    /// Whether `word` is an entry.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.may_contain(word) && !self.slots[self.slot(word)].is_empty()
    }

    /// Whether `word` is an entry, with the capitals that the list gives it.
    #[inline]
    pub(crate) fn contains_as_written(&self, word: &str) -> bool {
        self.may_contain(word) && self.slots[self.slot(word)] == word
    }

    /// Whether an entry begins with the first byte of `word` and is as long.
    #[inline]
    fn may_contain(&self, word: &str) -> bool {
        word.bytes()
            .next()
            .is_some_and(|first| self.lengths[usize::from(first)] & length_bit(word) != 0)
    }

    /// The slot that holds `word`, or the free one where it would go. The table is never more than half full.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let hash = word.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
            (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
        });
        let mut slot = (hash ^ (hash >> 15)) as usize & mask;
        while !self.slots[slot].is_empty() && !self.slots[slot].eq_ignore_ascii_case(word) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn looks_words_up_without_regard_to_case() {
        let list = WordList::parse(&["# Two words.\nsaid\ntold\n"]);
        assert!(list.contains("SAID") && list.contains("told"));
        assert!(!list.contains("") && !list.contains("tol") && !list.contains("# Two words."));
    }

    #[test]
    fn looks_words_up_as_the_list_writes_them() {
        let list = WordList::parse(&["May\n", "de\n"]);
        assert!(list.contains_as_written("May") && list.contains_as_written("de"));
        assert!(!list.contains_as_written("may") && !list.contains_as_written("De"));
    }

    #[test]
    fn looks_long_words_up() {
        let list = WordList::parse(&["a very long entry, longer than thirty-one bytes\n"]);
        assert!(list.contains("A very long entry, longer than thirty-one bytes"));
        assert!(!list.contains("a very long entry, longer than thirty-two bytes"));
    }
}
