//! Tables and articles as worksheets, for the commands that have people label sentences.

mod args;

use std::path::{Path, PathBuf};

use byline_corpus::{Worksheet, WorksheetOptions};

pub(crate) use self::args::{WorksheetArgs, options};
use crate::input::content::Content;
use crate::input::faults::Faults;
use crate::input::{InputFormat, InputOptions, Inputs, RowChoice};
use crate::output::{ColumnUse, Passing};
use crate::say::message::Notes;

/// Reads tables with all their columns, and any other file as an article. What cannot be read is an error: a worksheet
/// without a row of its table would not be that table; `faults` knows the rows without text.
pub(crate) fn read(
    paths: Vec<PathBuf>,
    format: InputFormat,
    options: &WorksheetOptions,
    faults: &Faults,
) -> anyhow::Result<Worksheet> {
    let mut sheet = Worksheet::new(options.clone());
    let paths = if paths.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        paths
    };
    let input = InputOptions {
        format,
        columns: options.columns.clone(),
        rows: RowChoice::Sentence,
        has_labels: true,
        is_grouped: false,
        // People say what is what.
        takes_any_language: true,
    };
    let notes = Notes::default();
    let mut inputs = Inputs::new(paths, input, notes.clone(), faults.clone())?;
    inputs.pass_through(ColumnUse::passing(Passing::AnyColumns));
    for input in inputs {
        let input = input?;
        let path = PathBuf::from(&*input.path);
        match input.content {
            Content::Text(extract) => sheet.add_article(name_of(&path), extract),
            Content::Line(line) => {
                let number = sheet.articles.len() + 1;
                sheet.add_article(format!("{}-{number}", name_of(&path)), line.into());
            }
            Content::ArticleRow(row) => sheet.add_article(name_of(&path), row.text.into()),
            Content::Article(article) => sheet.add_table(&path, vec![article])?,
            Content::Table(articles) => sheet.add_table(&path, articles)?,
        }
    }
    notes.finish();
    Ok(sheet)
}

/// An article is called as its file, without extension.
fn name_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.map_or_else(|| "article".to_owned(), std::borrow::Cow::into_owned)
}
