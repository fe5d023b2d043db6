//! What the person sees: plain lines, one sentence after the other.

use anstyle::Style as Paint;
use byline::{Label, Prediction, Span};

use super::keys::Key;
use crate::output::sink::Sink;
use crate::output::{Mark, on_one_line, write_marked};
use byline_corpus::Worksheet;

/// Lines are no longer than this, nor than the terminal is wide.
const WIDTH: u16 = 80;
/// Columns before the words of a sentence.
const INDENT: &str = "    ";
/// Rows shown before and after the sentence.
const N_AROUND: usize = 2;

const HELP: &str = "f factual: the record, what happened, and what others said in neutral words
  q quote:   a source's own words, five or more of them or a whole clause
  o opinion: the author judges, recommends, mocks or persuades
  Enter      the label that the model guesses
  s skip     leave it without a label, until next time
  u undo     back to the sentence before (Backspace too)
  x end      what is labelled is kept (Esc and Ctrl-C too)";

/// Where the dialogue goes.
pub(super) struct Screen {
    sink: Sink,
    /// The line that asks for a key.
    prompt: Vec<u8>,
}

impl Screen {
    pub(super) fn open() -> Self {
        Self {
            sink: Sink::stdout(),
            prompt: Vec::new(),
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
        let mut accept = String::new();
        if let Some(guess) = &row.guess {
            self.indented(&probabilities(guess), &mut out);
            accept = format!(", Enter {}", guess.label);
        }
        self.sink.write(&out)?;
        let keys = format!("f, q, o{accept}, s skip, u undo, ? help, x end:");
        let mut prompt = Vec::new();
        self.indented(&keys, &mut prompt);
        // The answer comes on the same line.
        if prompt.pop_if(|byte| *byte == b'\n').is_some() {
            prompt.push(b' ');
        }
        self.prompt = prompt;
        self.ask()
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

    /// Says something and asks again.
    pub(super) fn say(&mut self, text: &str) -> anyhow::Result<()> {
        self.sink.write(format!("\n  {text}\n").as_bytes())?;
        self.ask()
    }

    pub(super) fn help(&mut self) -> anyhow::Result<()> {
        self.say(HELP)
    }

    pub(super) fn end(&mut self) -> anyhow::Result<()> {
        self.sink.write(b"end\n")?;
        self.sink.flush()
    }

    fn ask(&mut self) -> anyhow::Result<()> {
        self.sink.write(&self.prompt)?;
        self.sink.flush()
    }

    /// Number of columns as they are now: windows change.
    fn width(&self) -> usize {
        let size = crossterm::terminal::size().ok();
        let columns = size.map(|(columns, _)| columns);
        // Some terminals say that they have no columns at all.
        let columns = columns.filter(|&columns| columns > 0 && self.sink.is_terminal());
        // Narrower than the least, words would break.
        usize::from(columns.map_or(WIDTH, |columns| columns.clamp(20, WIDTH)))
    }

    fn indented(&self, text: &str, out: &mut Vec<u8>) {
        out.extend_from_slice(b"  ");
        self.wrapped(text, "  ", Paint::new(), out);
    }

    fn wrapped(&self, text: &str, indent: &str, paint: Paint, out: &mut Vec<u8>) {
        let text = on_one_line(text);
        let whole = [(Span::new(0, text.len()), Mark::Colour(paint))];
        let marks = if self.sink.has_colour() {
            &whole[..]
        } else {
            &[]
        };
        write_marked(&text, marks, indent, self.width() - indent.len(), out);
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
