//! What the person sees: plain lines, one sentence after the other.

use std::io::Write as _;

use anstyle::Style as Paint;
use byline::{Label, Prediction, Span};

use super::keys::Key;
use crate::cli::output::{Mark, on_one_line, write_marked};
use crate::cli::sink::Sink;
use crate::cli::worksheet::Worksheet;

/// Lines are no longer than this, nor than the terminal is wide.
const WIDTH: u16 = 80;
/// Columns before the words of a sentence.
const INDENT: &str = "    ";
/// Rows shown before and after the sentence.
const N_AROUND: usize = 2;

const HELP: &str = "help
  f factual: the record, what happened and what is known
  q quote:   a source's own words, in quotation marks or as reported speech
  o opinion: the author judges, recommends, mocks or concludes
  Enter      the label that the model guesses
  s skip     leave it without a label, until next time
  u undo     back to the sentence before (Backspace too)
  x end      what is labelled is kept (Esc and Ctrl-C too)
  ";

/// Where the dialogue goes.
pub(super) struct Screen {
    sink: Sink,
    width: usize,
}

impl Screen {
    pub(super) fn open() -> Self {
        let sink = Sink::stdout();
        let size = crossterm::terminal::size().ok();
        let columns = size.map(|(columns, _)| columns);
        // Some terminals say that they have no columns at all.
        let columns = columns.filter(|&columns| columns > 0 && sink.is_terminal());
        let columns = columns.unwrap_or(WIDTH);
        Self {
            sink,
            // Narrower than this, words would break.
            width: usize::from(columns.clamp(20, WIDTH)),
        }
    }

    /// Shows a sentence with those around it, what the model guesses, and which keys there are.
    pub(super) fn sentence(
        &mut self,
        sheet: &Worksheet,
        row_idx: usize,
        (number, n_all): (usize, usize),
    ) -> anyhow::Result<()> {
        let row = &sheet.rows[row_idx];
        let article = &sheet.articles[row.article_idx];
        let mut out = Vec::new();
        let paragraph = row.paragraph.as_ref();
        let paragraph = paragraph.map_or(String::new(), |name| format!(" | paragraph {name}"));
        let head = format!("{number} of {n_all} | {}{paragraph}", article.id);
        self.wrapped(&head, "", Paint::new(), &mut out);
        let at = article.rows.partition_point(|&other| other < row_idx);
        let from = at.saturating_sub(N_AROUND);
        let around = article
            .rows
            .iter()
            .skip(from)
            .take(at - from + N_AROUND + 1);
        for &other in around {
            let (mark, paint) = if other == row_idx {
                ("  > ", Paint::new().bold())
            } else {
                (INDENT, Paint::new().dimmed())
            };
            out.extend_from_slice(mark.as_bytes());
            self.wrapped(&sheet.rows[other].text, INDENT, paint, &mut out);
        }
        let accept = row.guess.as_ref().map(|guess| guess.label);
        if let Some(guess) = &row.guess {
            // Writing to memory cannot fail.
            let _ = writeln!(out, "  {}", probabilities(guess));
        }
        let accept = accept.map_or(String::new(), |label| format!(", Enter {label}"));
        let _ = write!(out, "  f, q, o{accept}, s skip, u undo, ? help, x end: ");
        self.sink.write(&out)?;
        self.sink.flush()
    }

    /// Says what the key did.
    pub(super) fn answer(&mut self, key: Key, label: Option<Label>) -> anyhow::Result<()> {
        let done = match (key, label) {
            (Key::Undo, _) => "back",
            (_, Some(label)) => label.name(),
            (_, None) => "skipped",
        };
        self.sink.write(format!("{done}\n\n").as_bytes())
    }

    /// Says something between two keys.
    pub(super) fn say(&mut self, text: &str) -> anyhow::Result<()> {
        self.sink.write(format!("{text}\n  ").as_bytes())?;
        self.sink.flush()
    }

    pub(super) fn help(&mut self) -> anyhow::Result<()> {
        self.sink.write(HELP.as_bytes())?;
        self.sink.flush()
    }

    pub(super) fn end(&mut self) -> anyhow::Result<()> {
        self.sink.write(b"end\n")?;
        self.sink.flush()
    }

    fn wrapped(&self, text: &str, indent: &str, paint: Paint, out: &mut Vec<u8>) {
        let text = on_one_line(text);
        let whole = [(Span::new(0, text.len()), Mark::Colour(paint))];
        let marks = if self.sink.has_colour() {
            &whole[..]
        } else {
            &[]
        };
        write_marked(&text, marks, indent, self.width - indent.len(), out);
    }
}

/// `quote 0.62, opinion 0.30, factual 0.08`.
fn probabilities(guess: &Prediction) -> String {
    let mut labels = Label::ALL;
    labels.sort_by(|a, b| {
        let probability = |label: &Label| guess.probabilities[label.column()];
        probability(b).total_cmp(&probability(a))
    });
    let shown = labels.map(|label| format!("{label} {:.2}", guess.probabilities[label.column()]));
    format!("the model guesses {}", shown.join(", "))
}
