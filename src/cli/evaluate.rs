//! `byline evaluate`: how well a model does on labelled data.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, bail};
use byline::corpus::{Corpus, CorpusOptions, LabelMap};
use byline::evaluate::{
    BootstrapParams, Evaluation, Grouping, Interval, Intervals, LabelGroup, Outcome as Judged,
    bootstrap,
};
use byline::{Classifier, Label};
use clap::Args;
use rayon::prelude::*;

use super::inspect::ReportFormat;
use super::sink::Sink;
use super::{DataArgs, Outcome, classifier, message};

/// Scores a model on labelled tables
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct EvaluateArgs {
    #[command(flatten)]
    data: DataArgs,

    /// Model file [default: the model compiled in]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// How to write the scores
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,

    /// Exit with code 1 if the mean F1 of the labels is below this
    #[arg(long, value_name = "X")]
    min_macro_f1: Option<f64>,
}

const EXAMPLES: &str = "\
Examples:
  byline evaluate training-data/test.csv
  byline evaluate test.csv --model my.byline --format json
  byline evaluate test.csv --min-macro-f1 0.85 || echo worse than before
  byline evaluate headlines.tsv --text-column sentence --label-map SUBJ=opinion,OBJ=factual+quote

A label of the data that covers several of ours is written GIVEN=label+label; either of them is then right.
Scores are over the labels of the data. Intervals resample whole articles.";

impl EvaluateArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let classifier = classifier(self.model.as_deref())?;
        let corpus = Corpus::read(
            &self.data.data,
            &CorpusOptions {
                columns: self.data.columns(),
                label_map: self.data.label_map.clone(),
                keeps_given_labels: true,
            },
        )?;
        let (labels, outcomes) = judge(&classifier, &corpus, &self.data.label_map)?;
        if outcomes.is_empty() {
            bail!("the data holds no labelled sentence");
        }
        let evaluation = Evaluation::new(labels, &outcomes);
        let report = match self.format {
            ReportFormat::Json => serde_json::to_string_pretty(&evaluation)? + "\n",
            ReportFormat::Text => {
                let intervals =
                    bootstrap(&evaluation.labels, &outcomes, &BootstrapParams::default());
                report(&evaluation, &intervals)
            }
        };
        let mut sink = Sink::stdout();
        sink.write(report.as_bytes())?;
        sink.finish()?;
        let Some(least) = self.min_macro_f1 else {
            return Ok(Outcome::Done);
        };
        match evaluation.macro_f1 {
            Some(macro_f1) if macro_f1 >= least => Ok(Outcome::Done),
            macro_f1 => {
                message::note(&format!(
                    "macro-F1 is {}, expected at least {least}",
                    shown(macro_f1)
                ));
                Ok(Outcome::BelowThreshold)
            }
        }
    }
}

/// What the model answers for every labelled sentence, and the labels that the answers are counted in.
pub(super) fn judge(
    classifier: &Classifier,
    corpus: &Corpus,
    map: &LabelMap,
) -> anyhow::Result<(Vec<String>, Vec<Judged>)> {
    let names = Names::new(&corpus.labels, map);
    let ours = Label::ALL.map(Label::name);
    let grouping = Grouping::new(&ours, &names.labels, &names.groups).context("label map")?;
    let articles =
        corpus
            .articles
            .par_iter()
            .enumerate()
            .flat_map_iter(|(article_idx, article)| {
                let predictions = classifier.classify(&article.document);
                let judged: Vec<Judged> = predictions
                    .iter()
                    .zip(&article.gold)
                    .filter_map(|(prediction, gold)| {
                        let probabilities = prediction.probabilities.map(f64::from);
                        Some(grouping.outcome(names.indices[(*gold)?], &probabilities, article_idx))
                    })
                    .collect();
                judged
            });
    let outcomes = articles.collect();
    Ok((grouping.labels().to_vec(), outcomes))
}

/// The labels that answers are counted in: those of the data, except that labels of equal meaning are one.
struct Names {
    labels: Vec<String>,
    groups: Vec<LabelGroup>,
    /// For each label of the corpus its index in `labels`.
    indices: Vec<usize>,
}

impl Names {
    fn new(given: &[String], map: &LabelMap) -> Self {
        let mut names = Self {
            labels: Vec::new(),
            groups: Vec::new(),
            indices: Vec::new(),
        };
        let mut meanings: Vec<&[Label]> = Vec::new();
        for name in given {
            let meaning = map.meaning(name).unwrap_or_default();
            let label_idx = meanings.iter().position(|known| *known == meaning);
            names.indices.push(label_idx.unwrap_or(meanings.len()));
            match (label_idx, meaning) {
                (None, _) => {
                    meanings.push(meaning);
                    names.labels.push(name.clone());
                }
                // Two labels of the data for one of ours: it gets our name.
                (Some(label_idx), [label]) => label.name().clone_into(&mut names.labels[label_idx]),
                (Some(_), _) => {}
            }
        }
        let n_found = meanings.len();
        let unused = map
            .entries()
            .iter()
            .map(|(name, meaning)| (name, meaning.as_slice()));
        let unused: Vec<_> = unused
            .filter(|(_, meaning)| !meanings.contains(meaning))
            .collect();
        for (name, meaning) in unused {
            if !meanings[n_found..].contains(&meaning) {
                meanings.push(meaning);
                names.groups.push(group(name, meaning));
            }
        }
        for (name, meaning) in names.labels.iter().zip(&meanings) {
            names.groups.push(group(name, meaning));
        }
        names
    }
}

fn group(name: &str, meaning: &[Label]) -> LabelGroup {
    LabelGroup {
        given: name.to_owned(),
        model_labels: meaning.iter().map(ToString::to_string).collect(),
    }
}

/// Tables for eyes.
fn report(evaluation: &Evaluation, intervals: &Intervals) -> String {
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
    let mut out = format!("{} sentences\n\n", evaluation.n);
    out += &table(&rows);

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
    out.push('\n');
    out += &table(&rows);

    let mut rows = vec![vec!["gold \\ predicted".to_owned()]];
    rows[0].extend(evaluation.labels.iter().cloned());
    for (name, counts) in evaluation.labels.iter().zip(evaluation.confusion.rows()) {
        let mut row = vec![name.clone()];
        row.extend(counts.iter().map(ToString::to_string));
        rows.push(row);
    }
    out.push('\n');
    out += &table(&rows);
    out
}

/// The first column flush left, the others flush right.
fn table<R: AsRef<[String]>>(rows: &[R]) -> String {
    let n_columns = rows.first().map_or(0, |row| row.as_ref().len());
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row.as_ref()[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n_columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, &width)) in row.as_ref().iter().zip(&widths).enumerate() {
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

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "n/a".to_owned(), |value| format!("{value:.3}"))
}

fn shown_interval(interval: Option<Interval>) -> String {
    interval.map_or_else(String::new, |interval| {
        format!("{:.3}–{:.3}", interval.lower, interval.upper)
    })
}
