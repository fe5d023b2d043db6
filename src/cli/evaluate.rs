//! `byline evaluate`: how well a model does on labelled data.

use std::path::PathBuf;

use anyhow::{Context, bail};
use byline::corpus::{Corpus, CorpusOptions, LabelMap};
use byline::evaluate::{
    BootstrapParams, Evaluation, Grouping, LabelGroup, Outcome as Judged, bootstrap,
};
use byline::{Classifier, Label};
use clap::Args;
use rayon::prelude::*;

use super::inspect::ReportFormat;
use super::report::{report, shown};
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

A label of the data that covers several of ours is written GIVEN=label+label;
either of them is then right. Scores are over the labels of the data. Intervals
resample whole articles.";

impl EvaluateArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let classifier = classifier(self.model.as_deref())?;
        let corpus = self.data.read(&CorpusOptions {
            columns: self.data.columns(),
            label_map: self.data.label_map.clone(),
            keeps_given_labels: true,
            ..CorpusOptions::default()
        })?;
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
