//! `byline crossval`: how well training does on articles that it has not seen.

mod predictions;
mod report;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::bail;
use byline::Prediction;
use byline_corpus::{Corpus, LabelMap};
use byline_evaluate::CrossValidation;
use byline_train::{
    CrossValidationStep, Judge, TrainParams, cross_validate, deal_folds, deal_groups,
};
use clap::{Args, ValueHint};

use crate::arguments::data::DataArgs;
use crate::arguments::output::OutputArgs;
use crate::commands::evaluate::slices::{article_paths, article_tables};
use crate::commands::train::{FitArgs, warn_of_missing_labels, warn_of_repetition};
use crate::files::{Files, OutputPath};
use crate::outcome::Outcome;
use crate::output::ReportFormat;
use crate::output::sink::Sink;
use crate::say::message::counted;
use crate::say::{message, progress};

/// Scores training on articles that it has not seen, fold by fold
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CrossvalArgs {
    #[command(flatten)]
    data: DataArgs,

    /// Number of folds, at least 2
    #[arg(long, value_name = "K", default_value = "5", value_parser = n_folds)]
    folds: NonZeroUsize,

    /// Keep articles that share a value of this column in one fold; where the data has no such column, that of the table of articles
    #[arg(long, value_name = "COLUMN")]
    group_by: Option<String>,

    /// Table of articles [default: articles.csv beside the data, where there is one]
    #[arg(long, value_name = "FILE", requires = "group_by")]
    articles: Option<PathBuf>,

    /// Table to write, with what the models say of every sentence that they have not seen
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    predictions: Option<OutputPath>,

    #[command(flatten)]
    output: OutputArgs<ReportFormat>,

    #[command(flatten)]
    fit: FitArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline crossval news.csv
  byline crossval news.csv --folds 10 --predictions out-of-fold.csv
  byline crossval news.csv --group-by outlet --format json
  byline crossval training-data/train.csv --without context

Folds are of whole series of articles (markets-001, markets-002, ...) where the \
data has them, else of whole articles; labels are spread over them. Whatever \
training learns, dictionary and calibration included, it learns from the other \
folds. A row that cannot be used is an error; byline check lists them all.";

impl CrossvalArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.clone().decide(&files)?;
        let params = self.fit.params(&self.data.data, &mut files)?;
        if self.group_by.is_some() {
            for path in article_paths(&self.data, self.articles.as_deref()) {
                files.reads(&path)?;
            }
        }
        // Opened before the work, so that it is not done for a place that cannot be written.
        let mut report_sink = destination.open(&files.target(destination.path())?)?;
        let predictions = self.predictions.as_deref();
        let predictions = predictions.map(|path| Sink::open(&files.target(Some(path))?));
        let predictions = predictions.transpose()?;
        let options = self.data.options(self.group_by.as_deref());
        let corpus = self.data.read(&options)?;
        warn_of_missing_labels(&corpus.trainable_labels()?);
        warn_of_repetition(&corpus, None);
        let folds = self.deal(&corpus)?;
        self.warn_of_rare_labels(&corpus);
        let answers = self.answers(&corpus, &folds, &params)?;
        if let Some(mut sink) = predictions {
            sink.write(&predictions::to_csv(&corpus, &folds, &answers)?)?;
            sink.finish()?;
        }
        let judge = Judge::new(&corpus, &LabelMap::default())?;
        let outcomes = judge.outcomes_of(&corpus, &answers);
        let report = CrossValidation::new(judge.labels(), &outcomes, &folds);
        report_sink.write(&format.written(&report)?)?;
        report_sink.finish()?;
        Ok(Outcome::Done)
    }

    /// Warns of labels that cannot be in every fold.
    fn warn_of_rare_labels(&self, corpus: &Corpus) {
        let n_folds = self.folds.get();
        for (label, n) in corpus.rare_labels(n_folds) {
            if n > 0 {
                let sentences = counted(n, "sentence");
                message::warning(&format!(
                    "{sentences} labelled {label}, fewer than the {n_folds} folds: some are scored without it"
                ));
            }
        }
    }

    /// The fold of each article.
    fn deal(&self, corpus: &Corpus) -> anyhow::Result<Vec<usize>> {
        let (n_folds, seed) = (self.folds.get(), self.fit.seed);
        let at_least = |found: usize, what: &str| {
            if found < n_folds {
                bail!("found {found} {what}, expected at least one for each of {n_folds} folds");
            }
            Ok(())
        };
        let Some(column) = &self.group_by else {
            at_least(corpus.articles.len(), "articles")?;
            return Ok(deal_folds(corpus, n_folds, seed));
        };
        let groups = self.groups(corpus, column)?;
        let mut distinct: Vec<&String> = groups.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        at_least(distinct.len(), &format!("values of \"{column}\""))?;
        Ok(deal_groups(corpus, &groups, n_folds, seed))
    }

    /// The value of the column for each article.
    fn groups(&self, corpus: &Corpus, column: &str) -> anyhow::Result<Vec<String>> {
        let mut cells = corpus.articles.iter().flat_map(|article| &article.extra);
        let tables = if cells.any(Option::is_some) {
            Vec::new()
        } else {
            article_tables(&self.data, self.articles.as_deref(), column)?
        };
        let groups = corpus.articles.iter().map(|article| {
            let mut cells = article.extra.iter().flatten();
            let cell = cells.find(|cell| !cell.is_empty()).map(String::as_str);
            let of_table = || tables.iter().find_map(|table| table.value(&article.id));
            match cell.or_else(of_table) {
                Some(value) => Ok(value.to_owned()),
                None => bail!("article {} has no value of \"{column}\"", article.id),
            }
        });
        groups.collect()
    }

    /// What the model of each fold says of the articles in it, in the order of the corpus.
    fn answers(
        &self,
        corpus: &Corpus,
        folds: &[usize],
        params: &TrainParams,
    ) -> anyhow::Result<Vec<Vec<Prediction>>> {
        let pool = self.fit.threads.pool()?;
        let bar = progress::parts("training", self.folds.get());
        let mut start = Instant::now();
        let answers = pool.install(|| {
            cross_validate(corpus, folds, params, |step| match step {
                CrossValidationStep::Training { .. } => start = Instant::now(),
                CrossValidationStep::Trained { fold } => {
                    message::took(&format!("training without fold {}", fold + 1), start);
                }
                CrossValidationStep::Answered { .. } => bar.inc(1),
                _ => {}
            })
        })?;
        bar.finish_and_clear();
        Ok(answers)
    }
}

fn n_folds(text: &str) -> Result<NonZeroUsize, String> {
    let parsed = text.parse::<NonZeroUsize>().ok();
    let parsed = parsed.filter(|n_folds| n_folds.get() >= 2);
    parsed.ok_or_else(|| "expected a number of at least 2".to_owned())
}
