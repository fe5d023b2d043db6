//! Answers to a collection of documents, counted.

use std::collections::BTreeMap;

/// How often each label was answered in a collection of documents, and how long they are.
///
/// ```
/// use byline_evaluate::Observed;
/// let mut observed = Observed::new(2);
/// observed.add(&[3, 1]);
/// observed.add(&[0, 2]);
/// assert_eq!(observed.counts(), [3, 3]);
/// assert_eq!(observed.n(), 6);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    counts: Vec<u64>,
    /// Number of documents by their number of sentences.
    n_by_length: BTreeMap<u64, u64>,
}

impl Observed {
    /// No document, for `n_labels` labels.
    #[must_use]
    pub fn new(n_labels: usize) -> Self {
        Self {
            counts: vec![0; n_labels],
            n_by_length: BTreeMap::new(),
        }
    }

    /// Adds a document, by the number of its sentences with each answer; one without sentences is passed over.
    ///
    /// # Panics
    /// If there are more entries than labels.
    pub fn add(&mut self, document: &[u64]) {
        let length = document.iter().sum();
        if length == 0 {
            return;
        }
        for (label, count) in document.iter().enumerate() {
            self.counts[label] += count;
        }
        *self.n_by_length.entry(length).or_default() += 1;
    }

    /// Number of sentences by answer.
    #[must_use]
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Number of sentences.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The lengths of at most `most` documents that stand for all: spread evenly from the shortest to the longest.
    pub(super) fn lengths(&self, most: u64) -> Vec<u64> {
        let n_documents: u64 = self.n_by_length.values().sum();
        let n_taken = n_documents.min(most);
        let mut lengths = Vec::new();
        let mut n_seen = 0;
        for (&length, &n) in &self.n_by_length {
            n_seen += n;
            // The document in the middle of each of the equal parts.
            while (2 * lengths.len() as u64 + 1) * n_documents < 2 * n_taken * n_seen {
                lengths.push(length);
            }
        }
        lengths
    }
}

#[cfg(test)]
mod tests {
    use super::Observed;

    #[test]
    fn few_lengths_stand_for_many_documents() {
        let mut observed = Observed::new(1);
        for length in [5, 1, 1, 1, 1, 1, 9, 1] {
            observed.add(&[length]);
        }
        assert_eq!(observed.lengths(100), [1, 1, 1, 1, 1, 1, 5, 9]);
        assert_eq!(observed.lengths(4), [1, 1, 1, 9]);
        assert_eq!(observed.lengths(1), [1]);
    }
}
