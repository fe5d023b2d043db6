//! `byline explain`: why each sentence got its label.

use byline::analysis::AnalysisOptions;
use clap::{Args, ValueEnum};

use crate::arguments::model::analysis_builder;
use crate::arguments::offsets::OffsetArgs;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::{ExplanationText, Output, OutputFormat};

/// Says for every sentence what its label comes from
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    texts: TextArgs,

    /// How to write the explanations
    #[arg(long, value_enum, default_value = "text")]
    format: ExplainFormat,

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

First comes the reason in one sentence, then the parts that it is taken from.
The score of a label over the next best is the sum of all parts; that label is
exp(score) times as probable. Words marked + speak for the label, words marked -
for the next best, each counted with the pairs that it begins. A word judges
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
}

impl ExplainArgs {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let options = AnalysisOptions::default()
            .with_offsets(self.offsets.unit())
            .with_explain(true);
        self.texts.run(|style, classifier| {
            let builder = analysis_builder(classifier, options)?;
            match self.format {
                ExplainFormat::Text => {
                    let text = ExplanationText::new(style, classifier, self.top);
                    Ok(Output::Format(Box::new(text)))
                }
                ExplainFormat::Json => OutputFormat::Json.output(style, classifier, builder),
                ExplainFormat::Jsonl => OutputFormat::Jsonl.output(style, classifier, builder),
            }
        })
    }
}
