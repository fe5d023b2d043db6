//! The report as one page for the browser, with drawings and the worst errors.

use std::path::PathBuf;

use askama::Template;
use byline_evaluate::Reliability;

use super::EvaluateArgs;
use super::errors::WrongAnswer;
use super::figures::{Figure, figures};
use super::report::EvaluationReport;
use crate::output::report::{Table, shown};

/// The sections in their order: name, heading, and what the section says.
const SECTIONS: [[&str; 3]; 9] = [
    [
        "scores",
        "Scores",
        "Macro-F1 is the mean of the F1 of the labels, MCC is 1 where all is right and 0 for blind guesses. Of the last three, less is better. Intervals resample whole articles.",
    ],
    [
        "labels",
        "Labels",
        "Precision: how many of the answers are right. Recall: how many of the sentences are found. F1: both in one. The strokes are 95 % intervals.",
    ],
    [
        "confusion",
        "Which label is taken for which",
        "A row holds the sentences that have this label in the data, a column those that were given it.",
    ],
    [
        "reliability",
        "Whether confidence can be trusted",
        "Answers of equal confidence together. On the straight line they are right as often as the model says; above it more often, below it less.",
    ],
    [
        "coverage",
        "What is gained by leaving doubtful sentences open",
        "The most confident answers alone.",
    ],
    [
        "learning-curve",
        "What more training data would be worth",
        "Models trained on growing parts of the training data, each scored on the data of this page.",
    ],
    [
        "label-sets",
        "Sets of labels",
        "How often a set lacks the right label.",
    ],
    [
        "against",
        "Against another model",
        "The same sentences, answered by both.",
    ],
    [
        "slices",
        "Parts of the data",
        "Each value on its own; few sentences make wide intervals.",
    ],
];

impl EvaluateArgs {
    /// The report as a page, `errors` being the worst ones, the surest first.
    pub(super) fn page(
        &self,
        report: &EvaluationReport,
        errors: &[WrongAnswer],
    ) -> anyhow::Result<String> {
        let shown = |path: &PathBuf| path.display().to_string();
        let data: Vec<String> = self.data.data.iter().map(shown).collect();
        let model = self.model.as_ref().map(shown);
        let mut tables = report.tables();
        tables.push(reliability_table(&report.reliability));
        let page = ReportPage {
            model: model.unwrap_or_else(|| "the model compiled in".to_owned()),
            data: data.join(", "),
            n_sentences: report.evaluation.n,
            labels: &report.evaluation.labels,
            tables,
            figures: figures(report)?,
            errors,
        };
        Ok(page.render()?)
    }
}

#[derive(Template)]
#[template(path = "commands/evaluate/page.html")]
struct ReportPage<'a> {
    /// The model that was scored, and the data that it was scored on.
    model: String,
    data: String,
    n_sentences: usize,
    labels: &'a [String],
    tables: Vec<Table>,
    figures: Vec<Figure>,
    errors: &'a [WrongAnswer],
}

/// A part of the page.
struct Section<'a> {
    name: &'static str,
    heading: &'static str,
    note: &'static str,
    figure: Option<&'a Figure>,
    table: Option<&'a Table>,
}

impl ReportPage<'_> {
    const TITLE: &'static str = "How well the model does";
    const STYLE: &'static str = concat!(
        include_str!("../../output/page/page.css"),
        include_str!("page.css")
    );

    /// The sections that there is something to show in.
    fn sections(&self) -> Vec<Section<'_>> {
        let sections = SECTIONS.into_iter().map(|[name, heading, note]| Section {
            name,
            heading,
            note,
            figure: self.figures.iter().find(|figure| figure.name == name),
            table: self.tables.iter().find(|table| table.name == name),
        });
        sections
            .filter(|section| section.figure.is_some() || section.table.is_some())
            .collect()
    }

    fn label(&self, idx: usize) -> &str {
        self.labels.get(idx).map_or("", String::as_str)
    }
}

/// The bins of a reliability diagram that hold answers.
fn reliability_table(reliability: &Reliability) -> Table {
    let head = ["confidence", "answers", "mean confidence", "accuracy"];
    let mut rows = vec![head.map(str::to_owned)];
    let bins = reliability.bins.iter().filter(|bin| bin.count > 0);
    rows.extend(bins.map(|bin| {
        [
            format!("{:.2}–{:.2}", bin.lower, bin.upper),
            bin.count.to_string(),
            shown(bin.mean_confidence),
            shown(bin.accuracy),
        ]
    }));
    Table::new("reliability", rows)
}
