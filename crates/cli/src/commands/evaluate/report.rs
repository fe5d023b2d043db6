//! Everything that is said of a model: as one object, and as tables for eyes.

use byline_evaluate::{ConformalReport, CoverageRow, Evaluation, Intervals, Reliability, Slice};
use byline_train::LearningPoint;
use serde::Serialize;

use super::against::Against;
use crate::output::Report;
use crate::output::report::{Table, scores, shown, shown_interval};
use crate::say::message::counted;

/// The scores, and whatever else was asked for under a key of its own.
#[derive(Debug, Serialize)]
pub(super) struct EvaluationReport {
    #[serde(flatten)]
    pub(super) evaluation: Evaluation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) intervals: Option<Intervals>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage: Option<Vec<CoverageRow>>,
    /// Too much to read as text; for drawings.
    #[serde(skip)]
    pub(super) reliability: Reliability,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) conformal: Option<ConformalReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) against: Option<Against>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) slices: Option<Vec<Slice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) learning_curve: Option<Vec<LearningPoint>>,
    /// The column of the slices.
    #[serde(skip)]
    pub(super) by: Option<String>,
    /// What was asked of the label sets.
    #[serde(skip)]
    pub(super) asked_error_rate: Option<f64>,
}

impl Report for EvaluationReport {
    fn text(&self) -> String {
        let mut out = counted(self.evaluation.n, "sentence") + "\n";
        for table in self.tables() {
            out.push('\n');
            out += &table.text();
        }
        out
    }
}

impl EvaluationReport {
    /// The tables for eyes.
    pub(super) fn tables(&self) -> Vec<Table> {
        let mut tables = Vec::new();
        if let Some(found) = &self.intervals {
            tables.extend(scores(&self.evaluation, found));
        }
        tables.extend(self.coverage.as_deref().map(coverage));
        if let (Some(report), Some(asked)) = (&self.conformal, self.asked_error_rate) {
            tables.push(conformal(report, asked));
        }
        tables.extend(self.against.as_ref().map(against));
        if let (Some(slices), Some(column)) = (&self.slices, &self.by) {
            tables.push(by_value(slices, column, &self.evaluation.labels));
        }
        tables.extend(self.learning_curve.as_deref().map(learning_curve));
        tables
    }
}

/// Of few sentences several shares keep the same ones, which are shown once.
fn coverage(rows: &[CoverageRow]) -> Table {
    let mut cells = vec![["most confident", "confidence from", "accuracy"].map(str::to_owned)];
    let rows = rows.chunk_by(|a, b| a.threshold.total_cmp(&b.threshold).is_eq());
    cells.extend(rows.map(|same| {
        let row = &same[0];
        [
            format!("{:.1} %", row.coverage * 100.0),
            shown(Some(row.threshold)),
            shown(Some(row.accuracy)),
        ]
    }));
    Table::new("coverage", cells)
}

fn conformal(report: &ConformalReport, asked: f64) -> Table {
    let row = |cells: [&str; 3]| cells.map(str::to_owned);
    let share = report.single_label_share;
    let rows = [
        row(["label sets", "", "95 % interval"]),
        row(["error rate asked for", &shown(Some(asked)), ""]),
        row([
            "error rate",
            &shown(report.error_rate),
            &shown_interval(report.error_rate_interval),
        ]),
        row(["mean number of labels", &shown(report.mean_set_size), ""]),
        row(["share with one label", &shown(share), ""]),
    ];
    Table::new("label-sets", rows)
}

fn against(against: &Against) -> Table {
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
    Table::new("against", rows)
}

fn p_value(p: f64) -> String {
    if p < 0.001 {
        format!("{p:.1e}")
    } else {
        shown(Some(p))
    }
}

fn by_value(slices: &[Slice], column: &str, labels: &[String]) -> Table {
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
    Table::new("slices", rows)
}

fn learning_curve(points: &[LearningPoint]) -> Table {
    let head = [
        "trained on articles",
        "sentences",
        "macro-F1",
        "95 % interval",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(points.iter().map(|point| {
        [
            point.n_articles.to_string(),
            point.n_sentences.to_string(),
            shown(point.macro_f1),
            shown_interval(point.macro_f1_interval),
        ]
    }));
    Table::new("learning-curve", rows)
}
