//! A fixed set of words read from a text file.

/// Words of a lexicon, looked up without regard to ASCII case and without allocation.
///
/// Open addressing over a table at least twice the size of the list, with an FNV-1a hash of the lower-cased bytes.
///
/// ```
/// use byline::attribution::WordList;
/// let verbs = WordList::parse("# Comments and empty lines are skipped.\n\nsay\nsaid\n");
/// assert!(verbs.contains("Said"));
/// assert!(!verbs.contains("sailed"));
/// ```
#[derive(Clone, Debug)]
pub struct WordList {
    slots: Vec<&'static str>,
}

impl WordList {
    /// Reads one lower-case entry a line; lines that begin with `#` are comments.
    #[must_use]
    pub fn parse(lines: &'static str) -> Self {
        let entries = || {
            lines
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
        };
        let n_slots = (entries().count() * 2).next_power_of_two().max(2);
        let mut list = Self {
            slots: vec![""; n_slots],
        };
        for entry in entries() {
            let slot = list.slot(entry);
            list.slots[slot] = entry;
        }
        list
    }

    /// Whether `word` is an entry.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        !word.is_empty() && !self.slots[self.slot(word)].is_empty()
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

    const REPORTING: &str = include_str!("../lexicon/reporting_verbs.txt");

    fn entries(lines: &str) -> impl Iterator<Item = &str> {
        lines.lines().filter(|line| !line.starts_with('#'))
    }

    #[test]
    fn lexicons_are_sorted_lower_case_and_hold_each_word_once() {
        for lines in [
            REPORTING,
            include_str!("../lexicon/saying_verbs.txt"),
            include_str!("../lexicon/thought_verbs.txt"),
            include_str!("../lexicon/titles.txt"),
            include_str!("../lexicon/roles.txt"),
            include_str!("../lexicon/bodies.txt"),
            include_str!("../lexicon/female_names.txt"),
            include_str!("../lexicon/male_names.txt"),
        ] {
            assert!(entries(lines).is_sorted_by(|a, b| a < b));
            assert!(entries(lines).all(|word| word == word.to_lowercase() && word.trim() == word));
        }
    }

    #[test]
    fn verbs_of_saying_and_thought_are_reporting_verbs() {
        let reporting = WordList::parse(REPORTING);
        for lines in [
            include_str!("../lexicon/saying_verbs.txt"),
            include_str!("../lexicon/thought_verbs.txt"),
        ] {
            for verb in entries(lines) {
                assert!(reporting.contains(verb), "{verb}");
            }
        }
    }

    #[test]
    fn looks_words_up_without_regard_to_case() {
        let list = WordList::parse("# Two words.\nsaid\ntold\n");
        assert!(list.contains("SAID") && list.contains("told"));
        assert!(!list.contains("") && !list.contains("tol") && !list.contains("# Two words."));
    }
}
