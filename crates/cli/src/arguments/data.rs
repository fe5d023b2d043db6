//! Labelled tables: where they are, which columns they have, and what their labels mean.

use std::path::{Path, PathBuf};

use byline::Label;
use byline_corpus::Error;
use byline_corpus::{Columns, Corpus, CorpusOptions, LabelMap};
use byline_read::{may_be_text, read_stream};
use clap::Args;

use crate::say::message;
use crate::say::suggest::did_you_mean;

/// Training and evaluation data.
#[derive(Debug, Args)]
pub(crate) struct DataArgs {
    /// Labelled tables: .csv, .tsv, .json, .jsonl or .parquet, one row a sentence; `-` is standard input
    #[arg(value_name = "DATA", required = true)]
    pub(crate) data: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) columns: ColumnArgs,
}

/// Names of columns, and what the labels in them mean.
#[derive(Debug, Args)]
pub(crate) struct ColumnArgs {
    /// Column of sentences [default: text]
    #[arg(long, value_name = "NAME")]
    pub(crate) text_column: Option<String>,

    /// Column of labels [default: label]
    #[arg(long, value_name = "NAME")]
    pub(crate) label_column: Option<String>,

    /// Column that names the article of a row [default: article, where there is one]
    #[arg(long, value_name = "NAME")]
    pub(crate) article_column: Option<String>,

    #[command(flatten)]
    pub(crate) separator: SeparatorArgs,

    #[command(flatten)]
    pub(crate) labels: LabelArgs,
}

/// What separates the cells of tables.
#[derive(Debug, Args)]
pub(crate) struct SeparatorArgs {
    /// Character between the cells of a table, or tab [default: comma, semicolon, tab or |, as the header shows]
    #[arg(long = "delimiter", value_name = "CHAR", value_parser = separator)]
    pub(crate) separator: Option<u8>,
}

/// What labels mean.
#[derive(Debug, Args)]
pub(crate) struct LabelArgs {
    /// What the labels of the data mean, such as SUBJ=opinion,OBJ=factual
    #[arg(
        long,
        value_name = "GIVEN=label,...",
        default_value = "",
        hide_default_value = true,
        value_parser = label_map
    )]
    pub(crate) label_map: LabelMap,
}

impl DataArgs {
    pub(crate) fn read(&self, options: &CorpusOptions) -> anyhow::Result<Corpus> {
        read_corpus(&self.data, options)
    }

    pub(crate) fn columns(&self) -> Columns {
        self.columns.columns()
    }

    /// How to read the tables, with the cells of the column `extra`, if there is one.
    pub(crate) fn options(&self, extra: Option<&str>) -> CorpusOptions {
        let mut columns = self.columns();
        columns.extra = extra.map(str::to_owned);
        CorpusOptions::new(columns, self.columns.labels.label_map.clone())
    }
}

impl ColumnArgs {
    pub(crate) fn columns(&self) -> Columns {
        let mut columns = Columns::default();
        columns.text.clone_from(&self.text_column);
        columns.label.clone_from(&self.label_column);
        columns.article.clone_from(&self.article_column);
        columns.separator = self.separator.separator;
        columns
    }
}

/// Reads labelled tables, `-` being standard input.
pub(crate) fn read_corpus(paths: &[PathBuf], options: &CorpusOptions) -> anyhow::Result<Corpus> {
    let n_files = paths.len();
    let corpus = message::timed(&format!("reading {n_files} labelled tables"), || {
        read_tables(paths, options)
    })?;
    for file in &corpus.files {
        let (path, n_rows) = (file.path.display(), file.n_rows);
        message::info(&format!("{path}: {n_rows} rows, sha256 {}", file.sha256));
    }
    if corpus.row_sample().holds_several() {
        message::warning(
            "most labelled rows hold several sentences, expected one sentence a row: each is taken for one sentence",
        );
    }
    Ok(corpus)
}

fn read_tables(paths: &[PathBuf], options: &CorpusOptions) -> byline_corpus::Result<Corpus> {
    if paths == [Path::new("-")] {
        let path = PathBuf::from("-");
        let bytes = read_stream(&path, std::io::stdin().lock(), may_be_text)?;
        Corpus::from_files([Ok((path, bytes))], options)
    } else {
        Corpus::read(paths, options)
    }
}

/// Reads what separates cells.
fn separator(text: &str) -> Result<u8, String> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'"' | b'\n' | b'\r');
    match text.as_bytes() {
        _ if text == "tab" || text == "\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !is_word(*byte) => Ok(*byte),
        _ => Err("expected one character, such as ; or |, or tab".to_owned()),
    }
}

/// Warns of labels with too few sentences to learn from.
pub(crate) fn warn_of_rare_labels(corpus: &Corpus) {
    let rare = rare_labels(corpus);
    if !rare.is_empty() {
        message::warning(&rare_labels_told(&rare, corpus.n_labelled()));
    }
}

/// Labels with too few sentences to learn from, each with their number.
pub(crate) fn rare_labels(corpus: &Corpus) -> Vec<(&str, usize)> {
    let mut rare = corpus.rare_labels(FEW_SENTENCES);
    rare.retain(|(_, n)| *n > 0);
    rare
}

/// A label with fewer sentences than this is learned by heart at best: none may be left for calibration.
pub(crate) const FEW_SENTENCES: usize = 5;

/// Says which labels have how few of `n` sentences.
pub(crate) fn rare_labels_told(rare: &[(&str, usize)], n: usize) -> String {
    let counts = rare.iter().map(|(label, n)| format!("{n} {label}"));
    format!(
        "of {n} labelled sentences only {}: a model learns next to nothing from fewer than {FEW_SENTENCES} of a label",
        counts.collect::<Vec<_>>().join(", ")
    )
}

/// Reads a label map; where a label is unknown, says which was perhaps meant.
fn label_map(text: &str) -> Result<LabelMap, String> {
    text.parse().map_err(|error: Error| {
        let meanings = text.split(',').filter_map(|entry| entry.rsplit_once('='));
        let mut names = meanings.flat_map(|(_, meaning)| meaning.split('+').map(str::trim));
        let unknown = names.find(|name| name.to_lowercase().parse::<Label>().is_err());
        let suggestion = unknown.map(|name| did_you_mean(name, &Label::ALL.map(Label::name)));
        format!("{error}{}", suggestion.unwrap_or_default())
    })
}
