//! The format for eyes: one row a sentence.

use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};
use byline::Label;

use super::{Classified, Format, Style, Verdict, on_one_line};

/// `Q 0.98 | "We had no choice," the mayor said.`, and with sets of labels `F/O   0.61 | It was a bad day for the port.`
pub(super) struct Text(pub(super) Style);

impl Format for Text {
    fn file_head(&self, path: &str, file_idx: usize, out: &mut Vec<u8>) {
        if !self.0.has_headings {
            return;
        }
        if file_idx > 0 {
            out.push(b'\n');
        }
        out.extend_from_slice(on_one_line(path).as_bytes());
        out.push(b'\n');
    }

    fn sentence(&self, document: &Classified, sentence_idx: usize, out: &mut Vec<u8>) {
        let prediction = &document.predictions[sentence_idx];
        let verdict = self.0.verdict(prediction);
        let paint = if self.0.has_colour {
            paint(verdict)
        } else {
            Paint::new()
        };
        let text = prediction.span.of(document.document.text());
        let letters = match self.0.label_set(document, prediction) {
            Some(labels) => letters(&labels),
            None => verdict.letter().to_string(),
        };
        // Writing to memory cannot fail.
        let _ = writeln!(
            out,
            "{paint}{letters} {:.2}{paint:#} | {}",
            prediction.confidence(),
            on_one_line(text)
        );
    }
}

/// The letters of a set, as wide as those of the largest.
fn letters(labels: &[Label]) -> String {
    let letters: Vec<String> = labels
        .iter()
        .map(|label| label.letter().to_string())
        .collect();
    format!("{:<5}", letters.join("/"))
}

/// The colour of a label.
pub(super) fn paint(verdict: Verdict) -> Paint {
    match verdict {
        Verdict::Decided(Label::Factual) => AnsiColor::Blue.on_default(),
        Verdict::Decided(Label::Quote) => AnsiColor::Green.on_default(),
        Verdict::Decided(Label::Opinion) => AnsiColor::Red.on_default(),
        Verdict::Undecided => Paint::new().dimmed(),
    }
}

#[cfg(test)]
mod tests {
    use byline::{Classifier, Document, Label};

    use super::{Classified, Format, Style, Text};
    use crate::content::Origin;

    fn row(probabilities: [f32; 3], label: Label, style: Style) -> String {
        let document = Document::new("It rained.");
        let mut predictions = Classifier::embedded().unwrap().classify(&document);
        predictions[0].label = label;
        predictions[0].probabilities = probabilities;
        let document = Classified {
            path: "a.txt".into(),
            document,
            origin: Origin::Text,
            predictions,
            explanations: Vec::new(),
            attributions: Vec::new(),
        };
        let mut out = Vec::new();
        Text(style).document(&document, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_shows_letter_confidence_and_sentence() {
        let mut style = Style::default();
        let probabilities = [0.25, 0.625, 0.125];
        let plain = row(probabilities, Label::Quote, style);
        assert_eq!(plain, "Q 0.62 | It rained.\n");
        style.min_confidence = Some(0.63);
        let undecided = row(probabilities, Label::Quote, style);
        assert_eq!(undecided, "? 0.62 | It rained.\n");
        style.min_confidence = Some(0.625);
        style.has_colour = true;
        let coloured = row(probabilities, Label::Quote, style);
        assert_eq!(coloured, "\u{1b}[32mQ 0.62\u{1b}[0m | It rained.\n");
    }
}
