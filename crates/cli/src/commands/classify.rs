//! `byline classify`: texts to labels.

use anyhow::bail;
use byline::analysis::AnalysisOptions;
use clap::Args;

use crate::arguments::model::{analysis_builder, error_rate};
use crate::arguments::offsets::OffsetArgs;
use crate::arguments::output::{OutputArgs, or_folder};
use crate::arguments::probability::probability;
use crate::arguments::speakers::SpeakerArgs;
use crate::files::Files;
use crate::input::texts::TextArgs;
use crate::outcome::Outcome;
use crate::output::OutputFormat;

/// Labels every sentence of articles
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, mut_arg("output", or_folder))]
pub(crate) struct ClassifyArgs {
    #[command(flatten)]
    texts: TextArgs,

    #[command(flatten)]
    output: OutputArgs<OutputFormat>,

    /// Call a sentence undecided if its label is less probable than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<f32>,

    /// Give each sentence a set of labels, which is to lack the right one at most this often; not for pages
    #[arg(long, value_name = "P", value_parser = error_rate, conflicts_with = "min_confidence")]
    error_rate: Option<f64>,

    /// Say for each sentence what its label comes from; for the formats json and jsonl (html always does)
    #[arg(long)]
    explain: bool,

    #[command(flatten)]
    offsets: OffsetArgs,

    #[command(flatten)]
    speakers: SpeakerArgs,
}

const EXAMPLES: &str = "\
Examples:
  byline classify article.txt
  byline classify --format json article.txt > article.json
  byline classify --format html --output page.html *.txt
  byline classify --emit-text article.txt article.html
  byline classify --input-format lines --format jsonl articles.txt
  byline classify --format csv --output labelled.csv sentences.csv
  byline classify --rows article --text-column body --format jsonl news.csv
  byline classify news/ --format json --output results/ --skip-existing
  cat article.txt | byline classify --min-confidence 0.8
  byline classify --error-rate 0.05 article.txt

Of a web page (.html) only the article is read; of Markdown (.md), the words. \
Starts and ends count bytes, or what --offsets says, in the text as read, which \
--emit-text writes; for tables in the cell, or in the rows of the document \
joined. byline schema says what every field of json means.

Tables (.csv, .tsv, .jsonl, .parquet): a row is a sentence, and rows with the \
same article are read as one document; or, if most of the first hundred rows hold \
several sentences and do not name articles together, a row is an article. --rows \
says which it is. Written as a table (csv, tsv, jsonl, parquet), every row comes \
out with all its columns, unchanged and in order, and after them
  byline_label, byline_confidence               the label and its probability
  byline_factual, byline_quote, byline_opinion  the probability of each label
  byline_labels                   with --error-rate, such as factual+opinion
Headings and blank rows have none. A row that is a whole article becomes a row \
for each of its sentences, with its other columns repeated and
  byline_index, byline_start, byline_end, byline_text    the sentence's place
Columns of these names from an earlier run are replaced. Texts have the column \
path and the same added columns in csv and tsv; in jsonl, an object a text. \
Cells are written as they are: a spreadsheet that opens such a table takes text \
that begins with =, +, - or @ for a formula, unless it is told to import text.

Where the rows of an article stand together, a file is read row by row, in little \
memory however long it is. Standard input whose rows name articles is read whole, \
since an article may go on at its end, unless --grouped says that none does.

Of a folder every file with a known extension is read, in the order of the names. \
With a folder as --output each file has its results at its own place there. An \
output never takes the place of a file that is read. After -- there are only \
files, also those whose names begin with a dash.

A file or row that cannot be read is passed over; at the end the first few are \
named, all are counted, and the exit code is 2. --strict stops at the first. \
Labels in a table are columns like others, and a row without text has no label.";

impl ClassifyArgs {
    pub(crate) fn run(self, files: Files) -> anyhow::Result<Outcome> {
        use OutputFormat::{Html, Json, Jsonl};
        let (format, destination) = self.output.decide(&files)?;
        if self.explain && !matches!(format, Json | Jsonl | Html) {
            bail!("--explain needs --format json or jsonl (for eyes there is byline explain)");
        }
        if self.error_rate.is_some() && format == Html {
            bail!("--error-rate needs a format other than html");
        }
        let options = AnalysisOptions::default()
            .with_offsets(self.offsets.unit())
            .with_min_confidence(self.min_confidence)
            .with_error_rate(self.error_rate)
            .with_explain(self.explain);
        let options = self.speakers.apply(options);
        self.texts.run(files, &destination, |style, classifier| {
            let builder = analysis_builder(classifier, options)?;
            format.output(style, classifier, builder)
        })
    }
}
