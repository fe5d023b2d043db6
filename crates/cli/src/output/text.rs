//! The format for eyes: one row a sentence.

use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};
use byline::Label;
use byline::analysis::{AnalysedSentence, AnalysisBuilder, Verdict};

use super::{Format, Style, on_one_line, write_marked};
use crate::input::content::Origin;

/// `Q 0.98 | "We had no choice," the mayor said.`, and with sets of labels `F/O   0.61 | It was a bad day for the port.`
pub(super) struct Text {
    pub(super) style: Style,
    pub(super) builder: AnalysisBuilder,
}

impl Format for Text {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn file_head(&self, path: &str, file_idx: usize, out: &mut Vec<u8>) {
        if !self.style.has_headings {
            return;
        }
        if file_idx > 0 {
            out.push(b'\n');
        }
        out.extend_from_slice(on_one_line(path).as_bytes());
        out.push(b'\n');
    }

    fn sentence(&self, sentence: &AnalysedSentence<'_>, out: &mut Vec<u8>) {
        let verdict = sentence.label;
        let paint = if self.style.has_colour {
            paint(verdict)
        } else {
            Paint::new()
        };
        let letters = match &sentence.labels {
            Some(labels) => letters(labels),
            None => verdict.letter().to_string(),
        };
        // Writing to memory cannot fail.
        let _ = write!(
            out,
            "{paint}{letters} {:.2}{paint:#} | ",
            sentence.confidence
        );
        let Some(columns) = self.style.columns else {
            out.extend_from_slice(on_one_line(&sentence.text).as_bytes());
            out.push(b'\n');
            return;
        };
        let indent = " ".repeat(letters.len() + " 0.00 | ".len());
        let width = columns.saturating_sub(indent.len()).max(LEAST_WIDTH);
        write_marked(&sentence.text, &[], &indent, width, out);
    }
}

/// On terminals that are narrower, lines are broken by the terminal.
const LEAST_WIDTH: usize = 20;

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
        Verdict::Factual => AnsiColor::Blue.on_default(),
        Verdict::Quote => AnsiColor::Green.on_default(),
        Verdict::Opinion => AnsiColor::Red.on_default(),
        Verdict::Undecided => Paint::new().dimmed(),
    }
}

#[cfg(test)]
mod tests {
    use byline::analysis::{AnalysisBuilder, AnalysisOptions};
    use byline::{Classifier, Document, Label};

    use super::super::Classified;
    use super::{Format, Style, Text};
    use crate::input::content::Origin;

    fn row(
        probabilities: [f32; 3],
        label: Label,
        has_colour: bool,
        min_confidence: Option<f32>,
    ) -> String {
        let style = Style {
            has_colour,
            ..Style::default()
        };
        written("It rained.", probabilities, label, style, min_confidence)
    }

    fn written(
        text: &str,
        probabilities: [f32; 3],
        label: Label,
        style: Style,
        min_confidence: Option<f32>,
    ) -> String {
        let document = Document::new(text);
        let classifier = Classifier::embedded().unwrap();
        let mut predictions = classifier.classify(&document);
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
        let options = AnalysisOptions::default().with_min_confidence(min_confidence);
        let text = Text {
            style,
            builder: AnalysisBuilder::new(classifier.model(), options),
        };
        let mut out = Vec::new();
        text.document(&document, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_shows_letter_confidence_and_sentence() {
        let probabilities = [0.25, 0.625, 0.125];
        let plain = row(probabilities, Label::Quote, false, None);
        assert_eq!(plain, "Q 0.62 | It rained.\n");
        let undecided = row(probabilities, Label::Quote, false, Some(0.63));
        assert_eq!(undecided, "? 0.62 | It rained.\n");
        let coloured = row(probabilities, Label::Quote, true, Some(0.625));
        assert_eq!(coloured, "\u{1b}[32mQ 0.62\u{1b}[0m | It rained.\n");
    }

    #[test]
    fn rows_hang_on_a_terminal() {
        let style = Style {
            columns: Some(30),
            ..Style::default()
        };
        let text = "It rained all day long, and nobody went out.";
        assert_eq!(
            written(text, [0.25, 0.625, 0.125], Label::Quote, style, None),
            "Q 0.62 | It rained all day\n         long, and nobody went\n         out.\n"
        );
    }
}
