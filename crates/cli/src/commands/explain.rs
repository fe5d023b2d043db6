//! `byline explain`: why each sentence got its label.

use byline::analysis::AnalysisOptions;
use clap::{Args, ValueEnum};

use crate::arguments::model::analysis_builder;
use crate::arguments::offsets::OffsetArgs;
use crate::arguments::output::{OutputArgs, or_folder};
use crate::files::Files;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::{ExplanationTable, ExplanationText, Output, OutputFormat};

/// Says for every sentence what its label comes from
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, mut_arg("output", or_folder))]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    texts: TextArgs,

    #[command(flatten)]
    output: OutputArgs<ExplainFormat>,

    /// Number of parts listed, in the format for eyes
    #[arg(long, value_name = "N", default_value_t = 8)]
    top: usize,

    #[command(flatten)]
    offsets: OffsetArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline explain article.txt
  byline explain --top 3 article.txt
  byline explain --format json article.txt > article.json

First comes the reason in one sentence, then the parts that it is taken from. \
The score of a label over the next best is the sum of all parts; that label is \
exp(score) times as probable. Words marked + speak for the label, words marked - \
for the next best, each counted with the pairs that it begins. A word judges \
that praises, blames or mocks; a word such as must or therefore argues.";

/// How explanations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// For eyes: marked sentences and their strongest parts
    Text,
    /// As classify writes it, with every part
    Json,
    /// One object a line
    Jsonl,
    /// Comma-separated table with a header, one row a part
    Csv,
    /// Tab-separated table with a header, one row a part
    Tsv,
}

impl ExplainArgs {
    pub(crate) fn run(self, files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.decide(&files)?;
        let options = AnalysisOptions::default()
            .with_offsets(self.offsets.unit())
            .with_explain(true);
        self.texts.run(files, &destination, |style, classifier| {
            let builder = analysis_builder(classifier, options)?;
            let table = |separator| {
                let builder = builder.with_options(options.with_speakers(false));
                Ok(Output::Format(Box::new(ExplanationTable {
                    builder,
                    separator,
                })))
            };
            match format {
                ExplainFormat::Text => {
                    let text = ExplanationText::new(style, classifier, self.top);
                    Ok(Output::Format(Box::new(text)))
                }
                ExplainFormat::Json => OutputFormat::Json.output(style, classifier, builder),
                ExplainFormat::Jsonl => OutputFormat::Jsonl.output(style, classifier, builder),
                ExplainFormat::Csv => table(b','),
                ExplainFormat::Tsv => table(b'\t'),
            }
        })
    }
}
