//! Many short strings in one allocation.

/// Strings without line breaks, one after the other in a single text: reading sixty thousand words costs two
/// allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordTable {
    /// The strings, parted by line feeds.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl WordTable {
    /// The lines of `text`. An empty text holds none; there are no empty strings.
    #[must_use]
    pub fn from_lines(text: String) -> Self {
        let mut ends = Vec::with_capacity(text.len() / 8);
        ends.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end as u32));
        if !text.is_empty() {
            ends.push(text.len() as u32);
        }
        Self { text, ends }
    }

    /// The strings, parted by line feeds.
    pub(crate) fn as_lines(&self) -> &str {
        &self.text
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word at an index.
    #[must_use]
    pub fn get(&self, idx: usize) -> Option<&str> {
        let end = *self.ends.get(idx)? as usize;
        let start = match idx.checked_sub(1) {
            Some(before) => self.ends[before] as usize + 1,
            None => 0,
        };
        Some(&self.text[start..end])
    }

    /// The words in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let word = &self.text[start..end as usize];
            start = end as usize + 1;
            word
        })
    }
}

#[cfg(test)]
mod tests {
    use super::WordTable;

    #[test]
    fn gives_back_what_it_was_made_of() {
        for words in [vec![], vec!["a"], vec!["a", "don't", "é"]] {
            let table = WordTable::from_lines(words.join("\n"));
            assert_eq!(table.iter().collect::<Vec<_>>(), words);
            assert_eq!(table.len(), words.len());
            for (idx, word) in words.iter().enumerate() {
                assert_eq!(table.get(idx), Some(*word));
            }
            assert_eq!(table.get(words.len()), None);
        }
    }
}
