//! `byline quotes`: texts to quotations and who said them.

use clap::Args;

use super::Outcome;
use super::output::{Output, QuotesFormat, Style};
use super::texts::InputArgs;

/// Lists the quotations of articles, who said them, and speech that is reported without marks
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct QuotesArgs {
    #[command(flatten)]
    inputs: InputArgs,

    /// How to write the quotations
    #[arg(long, value_enum, default_value = "text")]
    format: QuotesFormat,
}

const EXAMPLES: &str = "\
Examples:
  byline quotes article.txt
  byline quotes --format json article.txt > quotations.json
  byline quotes --format csv sentences.csv > quotations.csv

Kinds: speech (at least five words or a clause), fragment, title_or_term, and
indirect for words that are reported without marks. Forms of speech without
marks: dash, turn (of a transcript), answer (in an interview), letter, post (in
a network), block. A quotation inside another follows it and has no speaker of
its own. The speaker is given by the fullest name in the article, a pronoun by
whom it means; its start and end are those of the words beside the cue, the
evidence. Starts and ends are bytes into the text as read, in UTF-8, marks
included; for tables, into the rows of the document joined together.";

impl QuotesArgs {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        self.inputs.run(None, Style::default(), |style| {
            Ok(Output::Format(self.format.writer(style)))
        })
    }
}
