//! What a model file says about itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::label::Label;

/// Where a model comes from and what it holds; stored in the header of its file.
///
/// Maps are ordered by name, so that the same training writes the same bytes.
///
/// ```
/// use byline::model::Manifest;
/// let mut manifest = Manifest::default();
/// manifest.training.metrics.insert("dev_macro_f1".to_owned(), 0.9);
/// let text = serde_json::to_string(&manifest)?;
/// assert_eq!(serde_json::from_str::<Manifest>(&text)?, manifest);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Manifest {
    /// Version of the file format.
    pub format_version: u32,
    /// Version of Byline that trained it.
    pub byline_version: String,
    /// The labels, in column order.
    pub labels: Vec<String>,
    /// Number of features of each kind.
    pub features: BTreeMap<String, u64>,
    /// How it was trained.
    pub training: Training,
}

/// How a model was trained.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Training {
    /// The files it learned from.
    pub data: Vec<DataFile>,
    /// Number of articles.
    pub n_articles: u64,
    /// Number of labelled sentences, by label.
    pub n_sentences: BTreeMap<String, u64>,
    /// The options it was trained with.
    pub options: BTreeMap<String, String>,
    /// What was measured on it, such as `dev_macro_f1`.
    pub metrics: BTreeMap<String, f64>,
    /// What the folds that had not seen an article answered for it.
    #[serde(skip_serializing_if = "HeldOutAnswers::is_empty")]
    pub held_out: HeldOutAnswers,
}

/// A file that a model learned from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// Its name; models that were trained before names were cut have the path as it was given.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Number of rows, headings included.
    pub n_rows: usize,
}

/// How often each label was answered by each: a row a gold label, a column a predicted one, in column order.
pub type AnswerCounts = [[u64; Label::COUNT]; Label::COUNT];

/// How often labels were mixed up in articles that a model had not seen: one matrix an article, gold and predicted in
/// column order, for at most a thousand articles from all over the data.
///
/// It corrects counted shares of labels. Empty in models that were
/// trained before it was kept.
///
/// ```
/// use byline::model::Manifest;
/// assert!(Manifest::default().training.held_out.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeldOutAnswers {
    /// Each sentence answered alone.
    pub sentence: Vec<AnswerCounts>,
    /// Each sentence answered with its article.
    pub article: Vec<AnswerCounts>,
}

impl HeldOutAnswers {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sentence.is_empty() && self.article.is_empty()
    }
}
