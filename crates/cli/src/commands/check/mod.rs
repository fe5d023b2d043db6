//! `byline check`: what is wrong with labelled tables, before a model is trained on them.

mod findings;
mod noise;
mod table;
mod text;

use std::path::PathBuf;

use byline_corpus::Duplicates;
use byline_train::TrainParams;
use clap::Args;

use self::findings::Findings;
use self::noise::LabelNoise;
use crate::arguments::data::DataArgs;
use crate::arguments::output::OutputArgs;
use crate::arguments::threads::ThreadArgs;
use crate::commands::train::vectors_folder;
use crate::files::Files;
use crate::outcome::Outcome;
use crate::output::ReportFormat;
use crate::say::{message, progress};

/// Checks labelled tables: unusable rows, duplicates, articles in two files, doubtful labels
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    data: DataArgs,

    #[command(flatten)]
    output: OutputArgs<ReportFormat>,

    /// Most doubtful labels to list; 0 leaves out the training that doubt needs
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,

    /// Exit with code 1 if there are unusable rows, duplicates with different labels or articles in two files
    #[arg(long)]
    strict: bool,

    /// Folder of word vectors, or none [default: the folder word-vectors beside the first table, where there is one]
    #[arg(long, value_name = "DIR|none")]
    vectors: Option<PathBuf>,

    /// Seed of everything drawn at random
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,

    #[command(flatten)]
    threads: ThreadArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline check train.csv dev.csv test.csv
  byline check news.csv --label-map report=factual,speech=quote,view=opinion
  byline check news.jsonl --top 0 --strict || echo repair it first

Duplicates are sentences of the same text but for case and white space; near \
duplicates share 0.8 of their word 3-grams. Doubtful are the labels that a model \
contradicts which was trained on the other articles.";

impl CheckArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.decide(&files)?;
        let vectors = vectors_folder(self.vectors.as_deref(), &self.data.data, &mut files)?;
        let mut sink = destination.open(&files.target(destination.path())?)?;
        let options = self.data.options(None).keeping_given_labels();
        let corpus = self.data.read(&options.passing_over_unusable())?;
        let duplicates = Duplicates::find(&corpus);
        let noise = if self.top == 0 {
            LabelNoise::unchecked("none asked for with --top 0")
        } else {
            let params = TrainParams::default()
                .with_vectors(vectors)
                .with_seed(self.seed);
            let pool = self.threads.pool()?;
            let wheel = progress::wheel("training without each fifth of the articles");
            let noise = message::timed("training", || {
                pool.install(|| {
                    LabelNoise::find(
                        &corpus,
                        &self.data.columns.labels.label_map,
                        &params,
                        self.top,
                    )
                })
            });
            wheel.finish_and_clear();
            noise?
        };
        let findings = Findings::new(
            &corpus,
            &self.data.columns.labels.label_map,
            &duplicates,
            noise,
        );
        sink.write(&format.written(&findings)?)?;
        sink.finish()?;
        Ok(if self.strict && findings.has_faults() {
            Outcome::Faulty
        } else {
            Outcome::Done
        })
    }
}
