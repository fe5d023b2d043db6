//! Answers counted by group of documents.

use indexmap::IndexMap;

use super::observed::Observed;

/// The answers to the sentences of a group of documents, counted apart where the classifier answers in two ways.
///
/// ```
/// use byline_evaluate::GroupCounts;
/// let mut group = GroupCounts::new(2);
/// group.alone.add(&[1, 0]);
/// group.in_article.add(&[3, 5]);
/// assert_eq!(group.counts(), [4, 5]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupCounts {
    /// Of sentences that stand alone.
    pub alone: Observed,
    /// Of sentences with an article around them.
    pub in_article: Observed,
}

impl GroupCounts {
    /// No sentence, for `n_labels` labels.
    #[must_use]
    pub fn new(n_labels: usize) -> Self {
        Self {
            alone: Observed::new(n_labels),
            in_article: Observed::new(n_labels),
        }
    }

    /// Number of sentences by answer.
    #[must_use]
    pub fn counts(&self) -> Vec<u64> {
        let pairs = self.alone.counts().iter().zip(self.in_article.counts());
        pairs
            .map(|(alone, in_article)| alone + in_article)
            .collect()
    }

    /// Number of sentences.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.alone.n() + self.in_article.n()
    }

    fn add(&mut self, counts: &[u64], is_alone: bool) {
        let observed = if is_alone {
            &mut self.alone
        } else {
            &mut self.in_article
        };
        observed.add(counts);
    }
}

/// The counts of every group of documents, in the order in which the groups appear, and of all together.
///
/// A group is called by its values, such as outlet and month.
///
/// ```
/// use byline_evaluate::ShareTally;
/// let mut tally = ShareTally::new(3);
/// let echo = || vec!["Echo".to_owned()];
/// tally.add([(echo(), 0), (echo(), 2), (vec!["Post".to_owned()], 2)], false);
/// tally.add([(echo(), 2)], true);
/// let (name, counts) = tally.groups().next().unwrap();
/// assert_eq!((name.as_slice(), counts.counts()), (echo().as_slice(), vec![1, 0, 2]));
/// assert_eq!(tally.total().n(), 4);
/// ```
#[derive(Clone, Debug)]
pub struct ShareTally {
    n_labels: usize,
    groups: IndexMap<Vec<String>, GroupCounts>,
    total: GroupCounts,
}

impl ShareTally {
    /// No group, for `n_labels` labels.
    #[must_use]
    pub fn new(n_labels: usize) -> Self {
        Self {
            n_labels,
            groups: IndexMap::new(),
            total: GroupCounts::new(n_labels),
        }
    }

    /// Adds a document: for each sentence its group, and the index of the label that it was answered with.
    ///
    /// Where its sentences belong to several groups, each group has a part of it. `is_alone` says whether the document
    /// is a single sentence, without an article around it.
    ///
    /// # Panics
    /// If an index is not below the number of labels.
    pub fn add(
        &mut self,
        sentences: impl IntoIterator<Item = (Vec<String>, usize)>,
        is_alone: bool,
    ) {
        let mut document: IndexMap<Vec<String>, Vec<u64>> = IndexMap::new();
        for (group, label) in sentences {
            let counts = document.entry(group);
            counts.or_insert_with(|| vec![0; self.n_labels])[label] += 1;
        }
        for (group, counts) in document {
            let group = self.groups.entry(group);
            let group = group.or_insert_with(|| GroupCounts::new(self.n_labels));
            group.add(&counts, is_alone);
            self.total.add(&counts, is_alone);
        }
    }

    /// Each group by its values.
    pub fn groups(&self) -> impl Iterator<Item = (&Vec<String>, &GroupCounts)> {
        self.groups.iter()
    }

    /// All groups together.
    #[must_use]
    pub fn total(&self) -> &GroupCounts {
        &self.total
    }
}
