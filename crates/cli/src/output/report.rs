//! Scores as tables for eyes.

use std::fmt::Write as _;

use byline_evaluate::{Evaluation, Interval, Intervals};

/// A table for eyes; the first row is its head.
pub(crate) struct Table {
    /// What it is about, in one word, such as `labels`.
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of these rows, all of one length.
    pub(crate) fn new<R: Into<Vec<String>>>(
        name: &'static str,
        rows: impl IntoIterator<Item = R>,
    ) -> Self {
        Self {
            name,
            rows: rows.into_iter().map(Into::into).collect(),
        }
    }

    /// Lines of text, the first column flush left, the others flush right.
    pub(crate) fn text(&self) -> String {
        let n_columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..n_columns).map(width).collect();
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
                // Writing to memory cannot fail.
                let _ = match column {
                    0 => write!(line, "{cell:<width$}"),
                    _ => write!(line, "  {cell:>width$}"),
                };
            }
            out += line.trim_end();
            out.push('\n');
        }
        out
    }
}

/// Scores with their intervals, scores of each label, and the confusion matrix.
pub(crate) fn scores(evaluation: &Evaluation, intervals: &Intervals) -> [Table; 3] {
    let mut rows = vec![["", "score", "95 % interval"].map(str::to_owned)];
    let mut score = |name: &str, value: Option<f64>, interval: Option<Interval>| {
        rows.push([name.to_owned(), shown(value), shown_interval(interval)]);
    };
    score("accuracy", evaluation.accuracy, intervals.accuracy);
    score("macro-F1", evaluation.macro_f1, intervals.macro_f1);
    score("MCC", evaluation.mcc, intervals.mcc);
    score("calibration error", evaluation.ece, intervals.ece);
    score("log loss", evaluation.log_loss, None);
    score("Brier score", evaluation.brier, None);
    let scores = Table::new("scores", rows);

    let head = [
        "",
        "precision",
        "recall",
        "F1",
        "95 % interval",
        "AUC",
        "95 % interval",
        "support",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    for (name, scores) in &evaluation.per_class {
        let of =
            |map: &indexmap::IndexMap<String, Option<Interval>>| map.get(name).copied().flatten();
        rows.push([
            name.clone(),
            shown(scores.precision),
            shown(scores.recall),
            shown(scores.f1),
            shown_interval(of(&intervals.f1)),
            shown(evaluation.auc.get(name).copied().flatten()),
            shown_interval(of(&intervals.auc)),
            scores.support.to_string(),
        ]);
    }
    let labels = Table::new("labels", rows);

    let mut rows = vec![vec!["gold \\ predicted".to_owned()]];
    rows[0].extend(evaluation.labels.iter().cloned());
    for (name, counts) in evaluation.labels.iter().zip(evaluation.confusion.rows()) {
        let mut row = vec![name.clone()];
        row.extend(counts.iter().map(ToString::to_string));
        rows.push(row);
    }
    [scores, labels, Table::new("confusion", rows)]
}

/// A score, `n/a` where it is undefined.
pub(crate) fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "n/a".to_owned(), |value| format!("{value:.3}"))
}

/// An interval, empty where there is none.
pub(crate) fn shown_interval(interval: Option<Interval>) -> String {
    interval.map_or_else(String::new, |interval| {
        format!("{:.3}–{:.3}", interval.lower, interval.upper)
    })
}
