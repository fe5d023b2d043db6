//! All that was found, in the shape in which it is written as JSON.

use byline::Label;
use byline_corpus::{
    Article, Corpus, DuplicateGroup, Duplicates, LabelMap, SentencePlace, SharedArticle,
};
use indexmap::IndexMap;
use serde::Serialize;

use super::noise::LabelNoise;
use crate::arguments::data::rare_labels;
use crate::say::suggest::for_label;

/// Findings in all files.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    pub(super) files: Vec<FileFindings>,
    pub(super) unusable_rows: Vec<Unusable>,
    /// Labels with too few sentences to learn from, with their number.
    pub(super) rare_labels: IndexMap<String, usize>,
    pub(super) exact_duplicates: Vec<Group>,
    pub(super) near_duplicates: Vec<Group>,
    pub(super) shared_articles: Vec<Shared>,
    pub(super) label_noise: LabelNoise,
}

/// What a file holds.
#[derive(Debug, Serialize)]
pub(super) struct FileFindings {
    pub(super) file: String,
    /// Rows that could be read; those with an unknown label are among them.
    pub(super) rows: usize,
    pub(super) unusable_rows: usize,
    pub(super) articles: usize,
    pub(super) headings: usize,
    pub(super) sentences: usize,
    /// Sentences by label, as the data spells it.
    pub(super) labels: IndexMap<String, usize>,
    pub(super) without_label: usize,
}

/// A row that cannot be used.
#[derive(Debug, Serialize)]
pub(super) struct Unusable {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) reason: String,
    /// What was perhaps meant by its label, and how to say what it means, if it is unknown.
    #[serde(skip)]
    pub(super) hint: String,
}

/// Sentences that are the same, or nearly so.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// Whether their labels differ in meaning.
    pub(super) is_conflict: bool,
    pub(super) is_across_files: bool,
    pub(super) similarity: f64,
    pub(super) rows: Vec<SentenceRow>,
}

/// A sentence where it stands in the data.
#[derive(Debug, Serialize)]
pub(super) struct SentenceRow {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) article: String,
    pub(super) label: Option<String>,
    pub(super) text: String,
}

/// An article that is in two files.
#[derive(Debug, Serialize)]
pub(super) struct Shared {
    pub(super) articles: [ArticlePlace; 2],
    pub(super) common_sentences: usize,
    pub(super) share: f64,
    pub(super) has_same_name: bool,
}

/// An article where it stands in the data.
#[derive(Debug, Serialize)]
pub(super) struct ArticlePlace {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) article: String,
}

impl Findings {
    pub(super) fn new(
        corpus: &Corpus,
        map: &LabelMap,
        duplicates: &Duplicates,
        label_noise: LabelNoise,
    ) -> Self {
        let file = |file_idx: usize| corpus.files[file_idx].path.display().to_string();
        let unusable = corpus.unusable.iter().map(|row| Unusable {
            file: file(row.file_idx),
            line: row.line,
            reason: row.reason.clone(),
            hint: row
                .unknown_label
                .as_ref()
                .map_or_else(String::new, |label| for_label(label, &map.known())),
        });
        let groups = |groups: &[DuplicateGroup]| -> Vec<Group> {
            groups
                .iter()
                .map(|group| Group::new(group, corpus, map))
                .collect()
        };
        let shared = duplicates.shared_articles.iter();
        Self {
            files: (0..corpus.files.len())
                .map(|file_idx| FileFindings::new(corpus, file_idx))
                .collect(),
            unusable_rows: unusable.collect(),
            rare_labels: rare_labels(corpus)
                .into_iter()
                .map(|(label, n)| (label.to_owned(), n))
                .collect(),
            exact_duplicates: groups(&duplicates.exact),
            near_duplicates: groups(&duplicates.near),
            shared_articles: shared.map(|pair| Shared::new(pair, corpus)).collect(),
            label_noise,
        }
    }

    /// Whether there is what `--strict` rules out. Near duplicates may well differ in label, by their marks.
    pub(super) fn has_faults(&self) -> bool {
        !self.unusable_rows.is_empty()
            || !self.shared_articles.is_empty()
            || self.exact_duplicates.iter().any(|group| group.is_conflict)
    }
}

impl FileFindings {
    fn new(corpus: &Corpus, file_idx: usize) -> Self {
        let articles = corpus
            .articles
            .iter()
            .filter(|article| article.file_idx == file_idx);
        let gold: Vec<Option<usize>> = articles
            .clone()
            .flat_map(|article| article.gold.iter().copied())
            .collect();
        let count = |label: Option<usize>| gold.iter().filter(|&&given| given == label).count();
        let labels = corpus.labels.iter().enumerate();
        let unusable = corpus.unusable.iter();
        let rows = corpus.files[file_idx].n_rows;
        Self {
            file: corpus.files[file_idx].path.display().to_string(),
            rows,
            unusable_rows: unusable.filter(|row| row.file_idx == file_idx).count(),
            articles: articles.count(),
            headings: rows - gold.len(),
            sentences: gold.len(),
            labels: labels
                .map(|(label, name)| (name.clone(), count(Some(label))))
                .collect(),
            without_label: count(None),
        }
    }
}

impl Group {
    fn new(group: &DuplicateGroup, corpus: &Corpus, map: &LabelMap) -> Self {
        let article = |place: &SentencePlace| &corpus.articles[place.article_idx];
        let first = group.places.first().map(|place| article(place).file_idx);
        let mut meanings: Vec<&[Label]> = group
            .places
            .iter()
            .filter_map(|place| article(place).gold[place.sentence_idx])
            .filter_map(|label| map.meaning(&corpus.labels[label]))
            .collect();
        meanings.dedup();
        let rows = group.places.iter();
        Self {
            is_conflict: meanings.len() > 1,
            is_across_files: group
                .places
                .iter()
                .any(|place| Some(article(place).file_idx) != first),
            similarity: group.similarity,
            rows: rows
                .map(|place| SentenceRow::new(corpus, article(place), place.sentence_idx))
                .collect(),
        }
    }
}

impl SentenceRow {
    pub(super) fn new(corpus: &Corpus, article: &Article, sentence_idx: usize) -> Self {
        let document = &article.document;
        Self {
            file: corpus.files[article.file_idx].path.display().to_string(),
            line: article.lines[sentence_idx],
            article: article.id.clone(),
            label: article.gold[sentence_idx].map(|label| corpus.labels[label].clone()),
            text: document.sentences()[sentence_idx]
                .span
                .of(document.text())
                .to_owned(),
        }
    }
}

impl Shared {
    fn new(pair: &SharedArticle, corpus: &Corpus) -> Self {
        let articles = pair.article_indices.map(|idx| {
            let article = &corpus.articles[idx];
            ArticlePlace {
                file: corpus.files[article.file_idx].path.display().to_string(),
                line: article.lines.first().copied().unwrap_or(1),
                article: article.id.clone(),
            }
        });
        Self {
            articles,
            common_sentences: pair.n_common,
            share: pair.share,
            has_same_name: pair.has_same_name,
        }
    }
}
