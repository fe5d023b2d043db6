//! Rows and cells of the tables.

use byline_evaluate::Interval;

pub(crate) fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

pub(crate) fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "n/a".to_owned(), |value| format!("{value:.3}"))
}

/// A score with its interval.
pub(crate) fn with(value: Option<f64>, interval: Option<Interval>) -> String {
    let interval = interval.map(|found| format!(" ({:.3}–{:.3})", found.lower, found.upper));
    shown(value) + &interval.unwrap_or_default()
}
