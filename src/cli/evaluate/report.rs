//! Everything that is said of a model: as one object, and as tables for eyes.

use byline::evaluate::{ConformalReport, CoverageRow, Evaluation, Intervals, Slice};
use serde::Serialize;

use super::against::Against;
use crate::cli::report::{scores, shown, shown_interval, table};

/// The scores, and whatever else was asked for under a key of its own.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    #[serde(flatten)]
    pub(super) evaluation: Evaluation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) intervals: Option<Intervals>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage: Option<Vec<CoverageRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) conformal: Option<ConformalReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) against: Option<Against>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) slices: Option<Vec<Slice>>,
}

impl Report {
    pub(super) fn text(&self, by: Option<&str>, error_rate: Option<f64>) -> String {
        let mut parts = Vec::new();
        parts.extend(
            self.intervals
                .as_ref()
                .map(|found| scores(&self.evaluation, found)),
        );
        parts.extend(self.coverage.as_deref().map(coverage));
        if let (Some(report), Some(asked)) = (&self.conformal, error_rate) {
            parts.push(conformal(report, asked));
        }
        parts.extend(self.against.as_ref().map(against));
        if let (Some(slices), Some(column)) = (&self.slices, by) {
            parts.push(by_value(slices, column, &self.evaluation.labels));
        }
        parts.join("\n")
    }
}

fn coverage(rows: &[CoverageRow]) -> String {
    let mut cells = vec![["most confident", "confidence from", "accuracy"].map(str::to_owned)];
    cells.extend(rows.iter().map(|row| {
        [
            format!("{:.1} %", row.coverage * 100.0),
            shown(Some(row.threshold)),
            shown(Some(row.accuracy)),
        ]
    }));
    table(&cells)
}

fn conformal(report: &ConformalReport, asked: f64) -> String {
    let row = |cells: [&str; 3]| cells.map(str::to_owned);
    let share = report.single_label_share;
    table(&[
        row(["label sets", "", "95 % interval"]),
        row(["error rate asked for", &shown(Some(asked)), ""]),
        row([
            "error rate",
            &shown(report.error_rate),
            &shown_interval(report.error_rate_interval),
        ]),
        row(["mean number of labels", &shown(report.mean_set_size), ""]),
        row(["share with one label", &shown(share), ""]),
    ])
}

fn against(against: &Against) -> String {
    let row = |cells: [&str; 3]| cells.map(str::to_owned);
    let rows = [
        row([&format!("against {}", against.model), "", "95 % interval"]),
        row(["its macro-F1", &shown(against.macro_f1), ""]),
        row([
            "macro-F1 of this one less its",
            &against
                .macro_f1_difference
                .map_or_else(|| shown(None), |difference| format!("{difference:+.3}")),
            &shown_interval(against.macro_f1_difference_interval),
        ]),
        row(["both right", &against.n_both.to_string(), ""]),
        row(["only this one right", &against.n_only_this.to_string(), ""]),
        row([
            "only the other right",
            &against.n_only_other.to_string(),
            "",
        ]),
        row(["neither right", &against.n_neither.to_string(), ""]),
        row(["p (McNemar, exact)", &p_value(against.p_value), ""]),
    ];
    table(&rows)
}

fn p_value(p: f64) -> String {
    if p < 0.001 {
        format!("{p:.1e}")
    } else {
        shown(Some(p))
    }
}

fn by_value(slices: &[Slice], column: &str, labels: &[String]) -> String {
    let mut head = [column, "n", "accuracy", "macro-F1", "95 % interval"]
        .map(str::to_owned)
        .to_vec();
    head.extend(labels.iter().map(|label| format!("F1 {label}")));
    let mut rows = vec![head];
    rows.extend(slices.iter().map(|slice| {
        let mut row = vec![
            slice.value.clone().unwrap_or_else(|| "(none)".to_owned()),
            slice.n.to_string(),
            shown(slice.accuracy),
            shown(slice.macro_f1),
            shown_interval(slice.macro_f1_interval),
        ];
        row.extend(slice.f1.values().map(|f1| shown(*f1)));
        row
    }));
    table(&rows)
}
