//! `byline quotes`: texts to quotations and who said them.

use byline::analysis::AnalysisOptions;
use clap::Args;

use crate::arguments::model::analysis_builder;
use crate::arguments::offsets::OffsetArgs;
use crate::arguments::output::{OutputArgs, or_folder};
use crate::arguments::speakers::SpeakerArgs;
use crate::files::Files;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::QuotesFormat;

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

    #[command(flatten)]
    speakers: SpeakerArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline quotes article.txt
  byline quotes --format json article.txt > quotations.json
  byline quotes --format csv sentences.csv > quotations.csv
  byline quotes --rows article --text-column body --format jsonl news.csv

Kinds: speech (at least five words or a clause), fragment, title_or_term, and \
indirect for words that are reported without marks. Forms of speech without \
marks: dash, turn (of a transcript), answer (in an interview), letter, post (in \
a network), block. A quotation inside another follows it and has no speaker of \
its own. The speaker is given by the fullest name in the article, a pronoun by \
whom it means; its start and end are those of the words beside the cue, the \
evidence. A speaker who is less probable than --min-speaker-confidence is left \
out, since a wrong name is worse than none; the totals say how much has none. Starts and ends count bytes, or what --offsets says, in the text as \
read, marks included; for tables, in the cell, or in the rows of the document \
joined together. json, and jsonl of texts, are those of classify, with labels; \
byline schema says what every field means.

Of tables, csv, tsv, jsonl and parquet have a row for each quotation: the columns \
of the row in which it begins, unchanged, and after them
  byline_path, byline_row       the file and the number of that row, from 1
  byline_start, byline_end, byline_kind, byline_form, byline_content
  byline_speaker, byline_speaker_start, byline_speaker_end,
  byline_speaker_kind (person, group, role, unknown), byline_speaker_pronoun,
  byline_speaker_confidence, byline_cue, byline_cue_start, byline_cue_end
json names the article and the number of its first row. Cells are written as they \
are, also those that a spreadsheet would take for a formula.";

impl QuotesArgs {
    pub(crate) fn run(self, files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.decide(&files)?;
        let options = AnalysisOptions::default().with_offsets(self.offsets.unit());
        let options = self.speakers.apply(options);
        self.texts.run(files, &destination, |style, classifier| {
            let builder = analysis_builder(classifier, options)?;
            format.output(style, classifier, builder)
        })
    }
}
