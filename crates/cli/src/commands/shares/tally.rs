//! Labels counted by the values of columns, or by article.

use byline::Label;
use byline_corpus::Record;
use byline_evaluate::{GroupCounts, ShareTally};

use super::grouping::Grouping;
use crate::input::content::Origin;
use crate::output::Classified;

/// Which group each sentence belongs to, and the counts of every group.
pub(super) struct Tally {
    by: Vec<Grouping>,
    counts: ShareTally,
    /// Sentences without a date where one was expected.
    n_undated: usize,
}

impl Tally {
    /// No count, with a group for each combination of values of the columns `by`, or for each article if there are none.
    pub(super) fn new(by: Vec<Grouping>) -> Self {
        Self {
            by,
            counts: ShareTally::new(Label::COUNT),
            n_undated: 0,
        }
    }

    /// Columns that every table is to have.
    pub(super) fn needed(&self) -> Vec<String> {
        let columns = self.by.iter().map(Grouping::column);
        columns.map(str::to_owned).collect()
    }

    /// Number of sentences whose group was to be a part of a date, and that have none.
    pub(super) fn n_undated(&self) -> usize {
        self.n_undated
    }

    /// What the parts of the name of a group are.
    pub(super) fn columns(&self) -> Vec<&str> {
        if self.by.is_empty() {
            vec!["article"]
        } else {
            self.by.iter().map(Grouping::name).collect()
        }
    }

    /// The groups: articles in their order, groups by values sorted by them.
    pub(super) fn groups(&self) -> Vec<(&Vec<String>, &GroupCounts)> {
        let mut groups: Vec<_> = self.counts.groups().collect();
        if !self.by.is_empty() {
            groups.sort_by_key(|(values, _)| *values);
        }
        groups
    }

    pub(super) fn total(&self) -> &GroupCounts {
        self.counts.total()
    }

    /// Counts the labels of a document. Where its rows belong to several groups, each group has a part of it.
    pub(super) fn add(&mut self, document: &Classified) {
        let mut sentences = Vec::new();
        let mut own = None;
        for row in document.rows() {
            let Some(sentence_idx) = row.sentence_idx else {
                continue;
            };
            let record = row.table_row.and_then(|row| row.record.as_ref());
            let group = if self.by.is_empty() {
                own.get_or_insert_with(|| vec![article(document)]).clone()
            } else {
                self.values(document, record)
            };
            sentences.push((group, document.predictions[sentence_idx].label.column()));
        }
        self.counts.add(sentences, document.predictions.len() == 1);
    }

    /// The values that make the group: empty where an object lacks the field, the path for `path`, whole where no part
    /// of a date can be taken.
    fn values(&mut self, document: &Classified, record: Option<&Record>) -> Vec<String> {
        let mut values = Vec::with_capacity(self.by.len());
        let mut is_dated = true;
        for grouping in &self.by {
            let column = grouping.column();
            let value = match record.and_then(|record| record.get(column)) {
                Some(value) => value.into_text().trim().to_owned(),
                None if column == "path" => document.path.to_string(),
                None => String::new(),
            };
            let group = grouping.group(&value);
            is_dated &= group.is_some();
            values.push(group.map_or_else(|| value.clone(), str::to_owned));
        }
        self.n_undated += usize::from(!is_dated);
        values
    }
}

/// The name of the article that a document is.
fn article(document: &Classified) -> String {
    let path = &document.path;
    match &document.origin {
        Origin::Text => path.to_string(),
        Origin::Row(row) => match &row.article {
            Some(article) => article.clone(),
            None => format!("{path}:{}", row.line),
        },
        Origin::Rows(rows) => {
            let article = rows.first().and_then(|row| row.article.clone());
            article.unwrap_or_else(|| path.to_string())
        }
    }
}
