//! The columns of several tables, as far as they stand in one output.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use byline_corpus::{Header, RowUnit};
use byline_read::shown;

use crate::output::{ColumnUse, Passing};
use crate::say::message::Notes;

/// What an output does with columns, and those of the first file of it.
pub(crate) struct PassedColumns {
    pub(crate) columns: ColumnUse,
    first: Option<FirstFile>,
}

/// What the first file has for columns: nothing if it is no table.
struct FirstFile {
    path: PathBuf,
    table: Option<(Arc<Header>, RowUnit)>,
}

impl PassedColumns {
    pub(crate) fn new(columns: ColumnUse) -> Self {
        Self {
            columns,
            first: None,
        }
    }

    /// Whether every row has the same columns.
    pub(crate) fn are_fixed(&self) -> bool {
        matches!(
            self.columns.passing,
            Passing::SameColumns | Passing::SameTypes
        )
    }

    /// What the rows of the first file hold, where those of the others are to hold the same.
    pub(crate) fn unit(&self) -> Option<RowUnit> {
        let first = self.first.as_ref().filter(|_| self.are_fixed());
        let (_, unit) = first?.table.as_ref()?;
        Some(*unit)
    }

    /// Checks that the columns of a file, none if it is no table, serve the output and go together with those of the
    /// files before.
    pub(crate) fn add(
        &mut self,
        path: &Path,
        table: Option<(&Arc<Header>, RowUnit)>,
        notes: &Notes,
    ) -> anyhow::Result<()> {
        let header = table.map(|(header, _)| header);
        let names = header.map(|header| header.names()).unwrap_or_default();
        for column in &self.columns.needed {
            if column == "path" || names.contains(column) {
                continue;
            }
            let found = if header.is_some() {
                names.join(", ")
            } else {
                "path".to_owned()
            };
            bail!(
                "{} has no column \"{column}\" for --by, found {found}",
                path.display()
            );
        }
        if matches!(self.columns.passing, Passing::Nothing | Passing::Values) {
            return Ok(());
        }
        let repeated = header.map(|header| header.repeated()).unwrap_or_default();
        if !repeated.is_empty() {
            notes.note(&format!(
                "{} has several columns of one name, and so have the results: {}",
                shown(path),
                repeated.join(", ")
            ));
        }
        if let Some(header) = header
            && !header.left_out().is_empty()
        {
            notes.note(&format!(
                "{} has columns of an earlier run, which are replaced: {}",
                shown(path),
                header.left_out().join(", ")
            ));
        }
        let Some(first) = &self.first else {
            self.first = Some(FirstFile {
                path: path.to_owned(),
                table: table.map(|(header, unit)| (header.clone(), unit)),
            });
            return Ok(());
        };
        match (&first.table, table) {
            (None, None) => Ok(()),
            (Some((_, first_unit)), Some((_, unit))) if *first_unit != unit && self.are_fixed() => {
                bail!(
                    "{} has {}, expected {} as {} has, for one table of results (--rows says which)",
                    shown(path),
                    described_unit(unit),
                    described_unit(*first_unit),
                    shown(&first.path)
                )
            }
            (Some((first, _)), Some((header, _)))
                if !self.are_fixed()
                    || first.names() == header.names()
                        && first.is_unquoted() == header.is_unquoted() =>
            {
                Ok(())
            }
            (first_table, _) => bail!(
                "{} has {}, expected {} as {} has, for one table of results",
                shown(path),
                described(header),
                described(first_table.as_ref().map(|(header, _)| header)),
                shown(&first.path)
            ),
        }
    }
}

/// What a file has for columns, in messages.
fn described(header: Option<&Arc<Header>>) -> String {
    header.map_or_else(
        || "no columns".to_owned(),
        |header| format!("the columns {}", header.names().join(", ")),
    )
}

/// What a row holds, in messages.
fn described_unit(unit: RowUnit) -> &'static str {
    match unit {
        RowUnit::Article => "an article a row",
        RowUnit::Sentence => "a sentence a row",
    }
}
