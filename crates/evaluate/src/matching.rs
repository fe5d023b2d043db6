//! Which sentences of several people are the same.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::agreement::JudgedSentence;

/// A sentence as one person labelled it.
///
/// ```
/// use byline_evaluate::LabelledSentence;
/// let sentence = LabelledSentence { article: Some("storm"), text: "It rained.", label: Some(0) };
/// assert!(sentence.label.is_some());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelledSentence<'a> {
    /// The name of its article, if it has one.
    pub article: Option<&'a str>,
    /// Its words.
    pub text: &'a str,
    /// Index of the label given, or `None`.
    pub label: Option<usize>,
}

/// How the sentences of several people are brought together; [`Matched`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// By the article and the number of the sentence in it, or among all where articles have no names.
    Position,
    /// By text.
    Text,
}

/// The sentences of all people, in the order of the first who has them.
///
/// ```
/// use byline_evaluate::{LabelledSentence, Match, Matched};
/// let sentence = |text, label| LabelledSentence { article: None, text, label: Some(label) };
/// let people = [
///     vec![sentence("It rained.", 0), sentence("“No.”", 1)],
///     vec![sentence("“No.”", 2)],
/// ];
/// let matched = Matched::new(&people, Match::Text);
/// assert_eq!(matched.sentences, [vec![Some(0), None], vec![Some(1), Some(0)]]);
/// assert_eq!(matched.judged(&people)[1].labels, [Some(1), Some(2)]);
/// let matched = Matched::new(&people, Match::Position);
/// assert_eq!(matched.contradiction(&people), Some(("It rained.", "“No.”")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Matched {
    /// How they were brought together.
    pub by: Match,
    /// For each sentence its index among those of each person who has it.
    pub sentences: Vec<Vec<Option<usize>>>,
}

impl Matched {
    /// Brings together the sentences of `people`, one list a person. Of sentences with equal text the first of one
    /// person is that of another, and so on.
    #[must_use]
    pub fn new(people: &[Vec<LabelledSentence<'_>>], by: Match) -> Self {
        let mut known: HashMap<(&str, usize), usize> = HashMap::new();
        let mut sentences: Vec<Vec<Option<usize>>> = Vec::new();
        for (person_idx, person) in people.iter().enumerate() {
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for (idx, sentence) in person.iter().enumerate() {
                let name = match by {
                    Match::Position => sentence.article.unwrap_or_default(),
                    Match::Text => sentence.text,
                };
                let count = counts.entry(name).or_default();
                let next = sentences.len();
                let sentence_idx = *known.entry((name, *count)).or_insert(next);
                *count += 1;
                if sentence_idx == next {
                    sentences.push(vec![None; people.len()]);
                }
                sentences[sentence_idx][person_idx] = Some(idx);
            }
        }
        Self { by, sentences }
    }

    /// Two sentences that were brought together and have different texts.
    #[must_use]
    pub fn contradiction<'a>(
        &self,
        people: &[Vec<LabelledSentence<'a>>],
    ) -> Option<(&'a str, &'a str)> {
        self.sentences.iter().find_map(|sentence| {
            let mut texts = given(people, sentence).map(|sentence| sentence.text);
            let first = texts.next()?;
            let other = texts.find(|text| *text != first)?;
            Some((first, other))
        })
    }

    /// Whether one of `n_people` has no sentence in common with any other.
    #[must_use]
    pub fn leaves_one_out(&self, n_people: usize) -> bool {
        let is_shared = |sentence: &&Vec<Option<usize>>| sentence.iter().flatten().count() > 1;
        let mut shared = vec![false; n_people];
        for sentence in self.sentences.iter().filter(is_shared) {
            for (shared, idx) in shared.iter_mut().zip(sentence) {
                *shared |= idx.is_some();
            }
        }
        shared.contains(&false)
    }

    /// The labels of every sentence, for [`agreement`](super::agreement). Sentences of an article without a name are as
    /// good as articles of their own.
    #[must_use]
    pub fn judged(&self, people: &[Vec<LabelledSentence<'_>>]) -> Vec<JudgedSentence> {
        let mut clusters: HashMap<&str, usize> = HashMap::new();
        let mut n_clusters = 0;
        let mut judge = |sentence: &Vec<Option<usize>>| {
            let new = n_clusters;
            // Its article is that of the first person who names it.
            let name = given(people, sentence).find_map(|sentence| sentence.article);
            let known = name.map(|name| *clusters.entry(name).or_insert(new));
            let cluster = known.unwrap_or(new);
            n_clusters += usize::from(cluster == new);
            let pairs = people.iter().zip(sentence);
            JudgedSentence {
                labels: pairs.map(|(person, idx)| person[(*idx)?].label).collect(),
                cluster,
            }
        };
        self.sentences.iter().map(&mut judge).collect()
    }
}

/// What the people who have a sentence hold of it.
fn given<'a, 'b>(
    people: &'b [Vec<LabelledSentence<'a>>],
    sentence: &'b [Option<usize>],
) -> impl Iterator<Item = &'b LabelledSentence<'a>> {
    let pairs = people.iter().zip(sentence);
    pairs.filter_map(|(person, idx)| idx.map(|idx| &person[idx]))
}
