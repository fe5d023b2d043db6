//! `byline quotes`: texts to quotations and who said them.

use byline::analysis::AnalysisOptions;
use clap::Args;

use crate::arguments::model::analysis_builder;
use crate::arguments::offsets::OffsetArgs;
use crate::arguments::output::{OutputArgs, or_folder};
use crate::files::Files;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::{Output, QuotesFormat};

/// Lists the quotations of articles, who said them, and speech that is reported without marks
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, mut_arg("output", or_folder))]
pub(crate) struct QuotesArgs {
    #[command(flatten)]
    texts: TextArgs,

    #[command(flatten)]
    output: OutputArgs<QuotesFormat>,

    #[command(flatten)]
    offsets: OffsetArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline quotes article.txt
  byline quotes --format json article.txt > quotations.json
  byline quotes --format csv sentences.csv > quotations.csv

Kinds: speech (at least five words or a clause), fragment, title_or_term, and \
indirect for words that are reported without marks. Forms of speech without \
marks: dash, turn (of a transcript), answer (in an interview), letter, post (in \
a network), block. A quotation inside another follows it and has no speaker of \
its own. The speaker is given by the fullest name in the article, a pronoun by \
whom it means; its start and end are those of the words beside the cue, the \
evidence. Starts and ends count bytes, or what --offsets says, in the text as \
read, marks included; for tables, in the rows of the document joined together. \
Cells of tables are written as they are, also those that a spreadsheet would take \
for a formula. json and jsonl are those of classify, with labels; byline schema says what every \
field means.";

impl QuotesArgs {
    pub(crate) fn run(self, files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.decide(&files)?;
        let options = AnalysisOptions::default().with_offsets(self.offsets.unit());
        self.texts.run(files, &destination, |style, classifier| {
            let builder = analysis_builder(classifier, options)?;
            Ok(Output::Format(format.writer(style, builder)))
        })
    }
}
