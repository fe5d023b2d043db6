//! A fixed set of words.

use super::list::entries;

/// Words of a lexicon, looked up without regard to ASCII case and without allocation.
///
/// Open addressing over a table at least twice the size of the list, with an FNV-1a hash of the lower-cased bytes.
#[derive(Clone, Debug)]
pub(crate) struct WordList {
    slots: Vec<&'static str>,
}

impl WordList {
    /// Reads a list without kinds.
    pub(crate) fn parse(list: &'static str) -> Self {
        let n_slots = (entries(list).count() * 2).next_power_of_two().max(2);
        let mut words = Self {
            slots: vec![""; n_slots],
        };
        for entry in entries(list) {
            let slot = words.slot(entry);
            words.slots[slot] = entry;
        }
        words
    }

    /// Whether `word` is an entry.
    pub(crate) fn contains(&self, word: &str) -> bool {
        !word.is_empty() && !self.slots[self.slot(word)].is_empty()
    }

    /// Whether `word` is an entry, with the capitals that the list gives it.
    pub(crate) fn contains_as_written(&self, word: &str) -> bool {
        !word.is_empty() && self.slots[self.slot(word)] == word
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

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn looks_words_up_without_regard_to_case() {
        let list = WordList::parse("# Two words.\nsaid\ntold\n");
        assert!(list.contains("SAID") && list.contains("told"));
        assert!(!list.contains("") && !list.contains("tol") && !list.contains("# Two words."));
    }

    #[test]
    fn looks_words_up_as_the_list_writes_them() {
        let list = WordList::parse("May\nde\n");
        assert!(list.contains_as_written("May") && list.contains_as_written("de"));
        assert!(!list.contains_as_written("may") && !list.contains_as_written("De"));
    }
}
