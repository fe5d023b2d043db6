//! Which rows of several tables are one sentence.

use std::collections::HashMap;

use byline::Label;
use byline_evaluate::JudgedSentence;
use serde::Serialize;

use crate::worksheet::{Row, Worksheet};

/// How rows were brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Match {
    Position,
    Text,
}

/// The sentences of all tables, in the order of the first table that has them.
pub(super) struct Matched {
    pub(super) by: Match,
    /// For each sentence its row in each table that has it.
    pub(super) sentences: Vec<Vec<Option<usize>>>,
}

impl Matched {
    /// Position is the article and the number of the sentence in it, or in the table where it names no articles. Of
    /// sentences with equal text the first in one table is that in another, and so on.
    pub(super) fn new(sheets: &[Worksheet], by: Match) -> Self {
        let mut known: HashMap<(&str, usize), usize> = HashMap::new();
        let mut sentences: Vec<Vec<Option<usize>>> = Vec::new();
        for (sheet_idx, sheet) in sheets.iter().enumerate() {
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for (row_idx, row) in sheet.sentences() {
                let name = match by {
                    Match::Position => sheet.article_of(row).unwrap_or_default(),
                    Match::Text => row.text.as_str(),
                };
                let count = counts.entry(name).or_default();
                let next = sentences.len();
                let sentence_idx = *known.entry((name, *count)).or_insert(next);
                *count += 1;
                if sentence_idx == next {
                    sentences.push(vec![None; sheets.len()]);
                }
                sentences[sentence_idx][sheet_idx] = Some(row_idx);
            }
        }
        Self { by, sentences }
    }

    /// Two rows that were brought together and have different texts.
    pub(super) fn contradiction<'a>(
        &'a self,
        sheets: &'a [Worksheet],
    ) -> Option<(&'a str, &'a str)> {
        self.sentences.iter().find_map(|sentence| {
            let mut texts = rows(sheets, sentence).map(|row| row.text.as_str());
            let first = texts.next()?;
            let other = texts.find(|text| *text != first)?;
            Some((first, other))
        })
    }

    /// Whether a table has no sentence in common with any other.
    pub(super) fn leaves_one_out(&self, n_sheets: usize) -> bool {
        let is_shared = |sentence: &&Vec<Option<usize>>| sentence.iter().flatten().count() > 1;
        let mut shared = vec![false; n_sheets];
        for sentence in self.sentences.iter().filter(is_shared) {
            for (shared, row_idx) in shared.iter_mut().zip(sentence) {
                *shared |= row_idx.is_some();
            }
        }
        shared.contains(&false)
    }

    /// The labels of every sentence. Sentences of an article without a name are as good as articles of their own.
    pub(super) fn judged(&self, sheets: &[Worksheet]) -> Vec<JudgedSentence> {
        let mut clusters: HashMap<&str, usize> = HashMap::new();
        let mut n_clusters = 0;
        let mut judge = |sentence: &Vec<Option<usize>>| {
            let new = n_clusters;
            let known = article(sheets, sentence).map(|name| *clusters.entry(name).or_insert(new));
            let cluster = known.unwrap_or(new);
            n_clusters += usize::from(cluster == new);
            let labels = labels(sheets, sentence).map(|label| label.map(Label::column));
            JudgedSentence {
                labels: labels.collect(),
                cluster,
            }
        };
        self.sentences.iter().map(&mut judge).collect()
    }
}

/// The rows of a sentence in the tables that have it.
pub(super) fn rows<'a>(
    sheets: &'a [Worksheet],
    sentence: &'a [Option<usize>],
) -> impl Iterator<Item = &'a Row> {
    let pairs = sheets.iter().zip(sentence);
    pairs.filter_map(|(sheet, row_idx)| row_idx.map(|row_idx| &sheet.rows[row_idx]))
}

/// The label of a sentence in each table.
pub(super) fn labels<'a>(
    sheets: &'a [Worksheet],
    sentence: &'a [Option<usize>],
) -> impl Iterator<Item = Option<Label>> + 'a {
    let pairs = sheets.iter().zip(sentence);
    pairs.map(|(sheet, row_idx)| row_idx.and_then(|row_idx| sheet.rows[row_idx].label))
}

/// The name of the article that a sentence stands in, in the first table that names it.
pub(super) fn article<'a>(sheets: &'a [Worksheet], sentence: &[Option<usize>]) -> Option<&'a str> {
    let mut pairs = sheets.iter().zip(sentence);
    pairs.find_map(|(sheet, row_idx)| sheet.article_of(&sheet.rows[(*row_idx)?]))
}
