//! Values of a column, from the data or from a table of articles.

use std::path::{Path, PathBuf};

use anyhow::bail;
use byline_corpus::{ArticleTable, Corpus};
use byline_evaluate::{BootstrapParams, Outcome, Slice, slices};

use super::EvaluateArgs;
use crate::arguments::data::DataArgs;

impl EvaluateArgs {
    /// The scores of each value, if they are asked for.
    pub(super) fn slices(
        &self,
        corpus: &Corpus,
        labels: &[String],
        outcomes: &[Outcome],
    ) -> anyhow::Result<Option<Vec<Slice>>> {
        let Some(column) = &self.by else {
            return Ok(None);
        };
        let mut cells = corpus.articles.iter().flat_map(|article| &article.extra);
        let tables = if cells.any(Option::is_some) {
            Vec::new()
        } else {
            article_tables(&self.data, self.articles.as_deref(), column)?
        };
        let mut values = Vec::with_capacity(outcomes.len());
        for article in &corpus.articles {
            let of_article = tables.iter().find_map(|table| table.value(&article.id));
            for (cell, _) in article
                .extra
                .iter()
                .zip(&article.gold)
                .filter(|(_, gold)| gold.is_some())
            {
                let value = cell.as_deref().or(of_article);
                values.push(value.filter(|value| !value.is_empty()).map(str::to_owned));
            }
        }
        let params = BootstrapParams::default();
        Ok(Some(slices(labels, outcomes, &values, &params)))
    }
}

/// Where tables of articles are: the one named, or those beside the data.
pub(crate) fn article_paths(data: &DataArgs, named: Option<&Path>) -> Vec<PathBuf> {
    let beside = data.data.iter();
    let beside = beside.map(|path| path.with_file_name("articles.csv"));
    match named {
        Some(path) => vec![path.to_owned()],
        None => beside.filter(|path| path.is_file()).collect(),
    }
}

/// The tables of articles.
pub(crate) fn article_tables(
    data: &DataArgs,
    named: Option<&Path>,
    column: &str,
) -> anyhow::Result<Vec<ArticleTable>> {
    let paths = article_paths(data, named);
    if paths.is_empty() {
        bail!(
            "the data has no column \"{column}\", and no table of articles lies beside it (--articles names one)"
        );
    }
    let columns = data.columns();
    let tables = paths
        .iter()
        .map(|path| ArticleTable::read(path, columns.article(), column));
    Ok(tables.collect::<Result<_, _>>()?)
}
