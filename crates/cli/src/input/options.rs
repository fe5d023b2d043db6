//! How texts are to be read.

use byline_corpus::Columns;
use clap::ValueEnum;

/// How the text of an input is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By the extension of the file, else by how it begins
    Auto,
    /// One article
    Text,
    /// A web page with one article
    Html,
    /// One article in Markdown
    Markdown,
    /// Every line an article of its own
    Lines,
    /// Table with a header, separated by commas or by what the header shows
    Csv,
    /// Table with a header, separated by tabs or by what the header shows
    Tsv,
    /// JSON objects, one a line or in an array
    Jsonl,
    /// Apache Parquet
    Parquet,
}

/// What the rows of tables are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowChoice {
    /// Articles, if most of the first rows hold several sentences, else sentences
    Auto,
    /// A sentence each; rows of the same article are read together
    Sentence,
    /// A whole article each
    Article,
}

/// How to read.
#[derive(Clone, Debug)]
pub(crate) struct InputOptions {
    pub(crate) format: InputFormat,
    pub(crate) columns: Columns,
    pub(crate) rows: RowChoice,
    /// Whether labels in tables are read, and are at fault where they cannot be.
    pub(crate) has_labels: bool,
    /// Whether the rows of an article are known to stand together.
    pub(crate) is_grouped: bool,
    /// Whether texts may be in any language, without a word about it.
    pub(crate) takes_any_language: bool,
}
