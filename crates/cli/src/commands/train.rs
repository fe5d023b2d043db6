//! `byline train`: labelled tables to a model file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::bail;
use byline::{Classifier, Label, Model};
use byline_corpus::{Corpus, LabelMap};
use byline_evaluate::Evaluation;
use byline_read::Error;
use byline_train::Judge;
use byline_train::{Component, TrainParams, UnknownComponent, train};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};

use crate::arguments::data::{DataArgs, read_corpus, warn_of_rare_labels};
use crate::arguments::threads::ThreadArgs;
use crate::files::{Files, OutputPath};
use crate::outcome::Outcome;
use crate::output::report::shown;
use crate::output::sink::Sink;
use crate::say::message::counted;
use crate::say::{message, progress};

/// Trains a model on labelled tables
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct TrainArgs {
    #[command(flatten)]
    data: DataArgs,

    /// Model file to write, whole or not at all
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: OutputPath,

    /// Labelled table to score the model on; never learned from
    #[arg(long, value_name = "FILE")]
    dev: Option<PathBuf>,

    /// Table of articles from which only speakers are learned, in its columns speaker and cue; may be given several times
    #[arg(long, value_name = "FILE")]
    speakers: Vec<PathBuf>,

    #[command(flatten)]
    fit: FitArgs,
}

/// How a model is fitted.
#[derive(Debug, Args)]
pub(crate) struct FitArgs {
    /// Folder of word vectors, or none [default: the folder word-vectors beside the first table, where there is one]
    #[arg(long, value_name = "DIR|none")]
    vectors: Option<PathBuf>,

    /// Components to leave out, to see what each is worth
    #[arg(long, value_name = "COMPONENT", value_delimiter = ',', value_parser = component())]
    without: Vec<Component>,

    /// Seed of everything drawn at random
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) seed: u64,

    #[command(flatten)]
    pub(crate) threads: ThreadArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline train train.csv --dev dev.csv --output my.byline
  byline train news.csv --label-map report=factual,speech=quote,view=opinion \\
    --output my.byline
  byline train news.jsonl --text-column body --vectors none --output my.byline
  byline train train.csv --without context,bigrams --output plain.byline

The same data and options give the same model, for any number of threads. Two
of the three labels are enough: the model never answers the third. A row that
cannot be used is an error; byline check lists them all.";

impl TrainArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let params = self.fit.params(&self.data.data, &mut files)?;
        // Tried before the work, so that it is not done for a place that cannot be written, and opened after it: training
        // takes most memory of all, and where that runs out no temporary file is to lie there.
        let target = files.target(Some(&self.output))?;
        Sink::try_out(&target)?;
        let options = self.data.options(None);
        let corpus = self.data.read(&options)?;
        warn_of_missing_labels(&corpus.trainable_labels()?);
        warn_of_rare_labels(&corpus);
        let dev = match &self.dev {
            Some(path) => Some(read_corpus(std::slice::from_ref(path), &options)?),
            None => None,
        };
        warn_of_repetition(&corpus, dev.as_ref());
        let params = match &self.speakers[..] {
            [] => params,
            tables => params.with_speakers(read_corpus(tables, &options)?),
        };
        let pool = self.fit.threads.pool()?;
        let wheel = progress::wheel("training");
        let trained = message::timed("training", || pool.install(|| train(&corpus, &params)));
        wheel.finish_and_clear();
        let mut model = trained?;
        message::note(&format!(
            "trained on {} of {}",
            counted(corpus.n_labelled(), "sentence"),
            counted(corpus.articles.len(), "article")
        ));
        if let Some(dev) = &dev {
            model = pool.install(|| Self::score(model, dev))?;
        }
        Sink::put(&target, &model.to_bytes())?;
        message::note(&format!("wrote {}", self.output.display()));
        Ok(Outcome::Done)
    }

    /// Adds the scores on `dev` to the model.
    fn score(model: Model, dev: &Corpus) -> anyhow::Result<Model> {
        let classifier = Classifier::new(model);
        let judge = Judge::new(dev, &LabelMap::default())?;
        let outcomes = judge.outcomes(&classifier, dev);
        let evaluation = Evaluation::new(judge.labels().to_vec(), &outcomes);
        let mut metrics = BTreeMap::new();
        let mut add = |name: &str, value: Option<f64>| {
            metrics.extend(value.map(|value| (format!("dev_{name}"), value)));
        };
        add("accuracy", evaluation.accuracy);
        add("macro_f1", evaluation.macro_f1);
        add("ece", evaluation.ece);
        for (label, scores) in &evaluation.per_class {
            add(&format!("f1_{label}"), scores.f1);
        }
        let macro_f1 = shown(evaluation.macro_f1);
        message::note(&format!(
            "macro-F1 {macro_f1} on {} of the dev table",
            counted(evaluation.n, "sentence")
        ));
        let mut model = classifier.model().clone();
        model.record_metrics(metrics);
        Ok(model)
    }
}

impl FitArgs {
    /// How to fit on the tables `data`.
    pub(crate) fn params(
        &self,
        data: &[PathBuf],
        files: &mut Files,
    ) -> anyhow::Result<TrainParams> {
        let vectors = vectors_folder(self.vectors.as_deref(), data, files)?;
        let params = TrainParams::default()
            .with_vectors(vectors)
            .with_seed(self.seed);
        let without = self.without.iter();
        Ok(without.fold(params, |params, &component| params.without(component)))
    }
}

fn component() -> impl TypedValueParser<Value = Component> {
    PossibleValuesParser::new(Component::ALL.map(Component::name))
        .try_map(|name| name.parse::<Component>() as Result<_, UnknownComponent>)
}

/// The folder asked for, or none for `none`; where nothing is asked, the one beside the first table, if it is there.
pub(crate) fn vectors_folder(
    asked: Option<&Path>,
    data: &[PathBuf],
    files: &mut Files,
) -> anyhow::Result<Option<PathBuf>> {
    let folder = match asked {
        Some(path) if path == Path::new("none") => None,
        Some(path) => match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => Some(path.to_owned()),
            Ok(_) => bail!(
                "{} is a file, expected the folder of the word vectors",
                path.display()
            ),
            Err(source) => bail!(Error::Read {
                path: path.to_owned(),
                source
            }),
        },
        None => {
            let folder = data.first().and_then(|path| path.parent());
            let beside = folder.map(|folder| folder.join("word-vectors"));
            beside.filter(|path| path.is_dir())
        }
    };
    if let Some(folder) = &folder {
        files.reads_folder(folder);
    }
    Ok(folder)
}

/// Warns of labels that no sentence has, given those that some have.
pub(crate) fn warn_of_missing_labels(found: &[Label]) {
    let missing = Label::ALL
        .into_iter()
        .filter(|label| !found.contains(label));
    for label in missing {
        message::warning(&format!(
            "no training sentence is labelled {label}, so the model never answers {label}"
        ));
    }
}

pub(crate) fn warn_of_repetition(corpus: &Corpus, dev: Option<&Corpus>) {
    let n_repeated = corpus.n_repeated();
    if n_repeated > 0 {
        message::warning(&format!(
            "{n_repeated} of {} training sentences repeat an earlier one word for word",
            corpus.n_labelled()
        ));
    }
    let Some(dev) = dev else {
        return;
    };
    let n_shared = dev.n_shared_with(corpus);
    if n_shared > 0 {
        message::warning(&format!(
            "{n_shared} of {} dev sentences are training sentences too, so scores on them come out too high",
            dev.n_labelled()
        ));
    }
}
