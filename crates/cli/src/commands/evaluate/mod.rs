//! `byline evaluate`: how well a model does on labelled data.

mod against;
mod errors;
mod figures;
mod learning_curve;
mod page;
mod report;
pub(crate) mod slices;

use std::path::PathBuf;

use anyhow::{Context, bail};
use byline_evaluate::{
    BootstrapParams, ConformalReport, ConformalThreshold, Evaluation, Reliability, bootstrap,
    coverage,
};
use byline_train::Judge;
use clap::{Args, ValueEnum, ValueHint};

use self::against::Against;
use self::errors::wrong_answers;
use self::figures::{Drawings, figures};
use self::report::EvaluationReport;
use self::slices::article_paths;
use crate::arguments::data::DataArgs;
use crate::arguments::model::{classifier, error_rate, label_sets};
use crate::arguments::output::OutputArgs;
use crate::commands::train::vectors_folder;
use crate::files::{Files, OutputPath};
use crate::outcome::Outcome;
use crate::output::ReportFormat;
use crate::output::report::shown;
use crate::say::message;

/// Scores a model on labelled tables
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct EvaluateArgs {
    #[command(flatten)]
    data: DataArgs,

    /// Model file [default: the model compiled in]
    #[arg(short, long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Another model file to compare with
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,

    /// Score each value of this column on its own; where the data has no such column, that of the table of articles
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,

    /// Table of articles [default: articles.csv beside the data, where there is one]
    #[arg(long, value_name = "FILE", requires = "by")]
    articles: Option<PathBuf>,

    #[command(flatten)]
    output: OutputArgs<EvaluationFormat>,

    /// Folder to write the drawings to, one .svg file each; they have the intervals and the coverage
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    plots: Option<OutputPath>,

    /// Labelled table to train on in growing parts, to see what more data would be worth; takes minutes
    #[arg(long, value_name = "FILE")]
    learning_curve: Option<PathBuf>,

    /// Add the 95 % intervals to JSON; the others always have them
    #[arg(long)]
    intervals: bool,

    /// Add to JSON how accurate the most confident answers are; the others always have it
    #[arg(long)]
    coverage: bool,

    /// Score sets of labels that are to lack the right one at most this often, above 0 and below 1
    #[arg(long, value_name = "P", value_parser = error_rate)]
    error_rate: Option<f64>,

    /// Exit with code 1 if the mean F1 of the labels is below this
    #[arg(long, value_name = "X")]
    min_macro_f1: Option<f64>,
}

/// How scores are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum EvaluationFormat {
    /// For eyes
    Text,
    /// One object
    Json,
    /// One object on one line
    Jsonl,
    /// Comma-separated table with a header, one row a figure
    Csv,
    /// Tab-separated table with a header, one row a figure
    Tsv,
    /// One page for the browser: tables, drawings, the worst errors
    Html,
}

impl EvaluationFormat {
    /// As a report; none of a page.
    fn of_report(self) -> Option<ReportFormat> {
        Some(match self {
            Self::Text => ReportFormat::Text,
            Self::Json => ReportFormat::Json,
            Self::Jsonl => ReportFormat::Jsonl,
            Self::Csv => ReportFormat::Csv,
            Self::Tsv => ReportFormat::Tsv,
            Self::Html => return None,
        })
    }

    /// Whether it has the intervals and the coverage without being asked.
    fn has_all(self) -> bool {
        !matches!(self, Self::Json | Self::Jsonl)
    }
}

const EXAMPLES: &str = "\
Examples:
  byline evaluate training-data/test.csv
  byline evaluate test.csv --format html --by outlet > report.html
  byline evaluate test.csv --learning-curve train.csv
  byline evaluate test.csv --model my.byline --format json --intervals
  byline evaluate test.csv --model new.byline --against old.byline
  byline evaluate training-data/test.csv --by family
  byline evaluate test.csv --error-rate 0.05
  byline evaluate test.csv --min-macro-f1 0.85 || echo worse than before
  byline evaluate tweets.tsv --label-map SUBJ=opinion,OBJ=factual+quote

A label of the data that covers several of ours is written GIVEN=label+label; \
either of them is then right. Scores are over the labels of the data. Intervals \
resample whole articles. A row that cannot be used is an error, for scores are \
about all of the data; byline check lists such rows.";

impl EvaluateArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.clone().decide(&files)?;
        let vectors = self.reads(&mut files)?;
        let mut sink = destination.open(&files.target(destination.path())?)?;
        let plots = self.plots.as_deref();
        let plots = plots
            .map(|folder| Drawings::new(folder, &mut files))
            .transpose()?;
        let model = classifier(self.model.as_deref())?;
        let sets = label_sets(&model, self.error_rate)?;
        let other = match &self.against {
            Some(path) => Some((path, classifier(Some(path))?)),
            None => None,
        };
        let options = self.data.options(self.by.as_deref());
        let corpus = self.data.read(&options.keeping_given_labels())?;
        let judge =
            Judge::new(&corpus, &self.data.columns.labels.label_map).context("label map")?;
        let outcomes = message::timed("labelling", || judge.outcomes(&model, &corpus));
        if outcomes.is_empty() {
            bail!("the data holds no labelled sentence");
        }
        let params = BootstrapParams::default();
        let shows_all = format.has_all() || plots.is_some();
        let evaluation = Evaluation::new(judge.labels().to_vec(), &outcomes);
        let intervals = (shows_all || self.intervals)
            .then(|| bootstrap(&evaluation.labels, &outcomes, &params));
        let conformal = sets.map(|sets| {
            let n_sentences = |article: usize| corpus.articles[article].gold.len();
            let threshold = |article| ConformalThreshold {
                error_rate: sets.error_rate(),
                min_probability: sets.min_probability(n_sentences(article)),
            };
            ConformalReport::new(&outcomes, |outcome| threshold(outcome.cluster), &params)
        });
        let against = match &other {
            Some((path, other)) => {
                let others = judge.outcomes(other, &corpus);
                Some(Against::new(path, judge.labels(), &outcomes, &others)?)
            }
            None => None,
        };
        let report = EvaluationReport {
            intervals,
            coverage: (shows_all || self.coverage).then(|| coverage(&outcomes)),
            reliability: Reliability::of(&outcomes),
            conformal,
            against,
            slices: self.slices(&corpus, judge.labels(), &outcomes)?,
            learning_curve: self.learning_curve(&judge, &corpus, vectors)?,
            evaluation,
            by: self.by.clone(),
            asked_error_rate: self.error_rate,
        };
        let written = if let Some(format) = format.of_report() {
            format.written(&report)?
        } else {
            let errors = wrong_answers(&model, &corpus, &outcomes);
            self.page(&report, &errors)?.into_bytes()
        };
        if let Some(plots) = plots {
            plots.write(&figures(&report)?)?;
        }
        sink.write(&written)?;
        sink.finish()?;
        Ok(self.verdict(report.evaluation.macro_f1))
    }

    /// Adds what is read without being named; the folder of word vectors for the learning curve is returned.
    fn reads(&self, files: &mut Files) -> anyhow::Result<Option<PathBuf>> {
        if self.by.is_some() {
            for path in article_paths(&self.data, self.articles.as_deref()) {
                files.reads(&path)?;
            }
        }
        match &self.learning_curve {
            Some(path) => vectors_folder(None, std::slice::from_ref(path), files),
            None => Ok(None),
        }
    }

    fn verdict(&self, macro_f1: Option<f64>) -> Outcome {
        match self.min_macro_f1 {
            Some(least) if macro_f1.is_none_or(|macro_f1| macro_f1 < least) => {
                message::note(&format!(
                    "macro-F1 is {}, expected at least {least}",
                    shown(macro_f1)
                ));
                Outcome::BelowThreshold
            }
            _ => Outcome::Done,
        }
    }
}
