//! Explanations for eyes: the sentence with its strongest words marked, and its strongest parts.

use std::io::Write;

use anstyle::Style as Paint;
use byline::analysis::{
    AnalysedExplanation, AnalysedSentence, AnalysisBuilder, AnalysisOptions, Verdict,
};
use byline::{Classifier, Span};

use super::marked::{Mark, write_marked};
use super::strongest::{Strongest, kind_in_words, known_as, shown_text};
use super::text::paint;
use super::{Format, Style, on_one_line};
use crate::input::content::Origin;

/// A row as `classify` writes it, and what its label comes from.
pub(crate) struct ExplanationText {
    style: Style,
    builder: AnalysisBuilder,
    /// Number of parts listed.
    top: usize,
}

/// Columns of a line where it is not told how many there are.
const WIDTH: usize = 80;
/// Columns of a line at least, and at most: longer ones are hard to read.
const LEAST_WIDTH: usize = 40;
const MOST_WIDTH: usize = 120;
/// What stands left of the sentence, as wide as letter and confidence.
const INDENT: &str = "         ";
/// Words are marked down to this share of the strongest one.
const LEAST_SHARE: f32 = 0.3;

impl Format for ExplanationText {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn file_head(&self, path: &str, _file_idx: usize, out: &mut Vec<u8>) {
        if self.style.has_headings {
            out.extend_from_slice(on_one_line(path).as_bytes());
            out.extend_from_slice(b"\n\n");
        }
    }

    fn sentence(&self, sentence: &AnalysedSentence<'_>, out: &mut Vec<u8>) {
        let Some(explanation) = &sentence.explanation else {
            return;
        };
        let paint = self.paint(sentence.label);
        // Writing to memory cannot fail.
        let _ = write!(
            out,
            "{paint}{} {:.2}{paint:#} | ",
            sentence.label.letter(),
            sentence.confidence
        );
        let marks = self.marks(explanation, sentence.start);
        let width = self
            .style
            .columns
            .unwrap_or(WIDTH)
            .clamp(LEAST_WIDTH, MOST_WIDTH)
            - INDENT.len();
        write_marked(&sentence.text, &marks, INDENT, width, out);
        out.extend_from_slice(INDENT.as_bytes());
        write_marked(&explanation.reason, &[], INDENT, width, out);
        self.write_parts(explanation, out);
        out.push(b'\n');
    }
}

impl ExplanationText {
    /// The `top` strongest parts of each sentence, by this classifier.
    pub(crate) fn new(style: Style, classifier: &Classifier, top: usize) -> Self {
        let options = AnalysisOptions::default()
            .with_speakers(false)
            .with_explain(true);
        Self {
            style,
            // In bytes, of which words are cut.
            builder: AnalysisBuilder::new(classifier.model(), options),
            top,
        }
    }

    /// The strongest words, in bytes of the sentence, which starts at `start`.
    fn marks(&self, explanation: &AnalysedExplanation<'_>, start: usize) -> Vec<(Span, Mark)> {
        let mut tokens = explanation.tokens();
        tokens.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        let strongest = tokens.first().map_or(0.0, |(_, value)| value.abs());
        tokens.truncate(self.top);
        tokens.retain(|(_, value)| *value != 0.0 && value.abs() >= LEAST_SHARE * strongest);
        tokens.sort_by_key(|(span, _)| *span);
        let mark = |(span, value): (Span, f32)| {
            let mark = if self.style.has_colour {
                Mark::Colour(self.paint_of(explanation, value))
            } else {
                Mark::Sign(if value > 0.0 { '+' } else { '-' })
            };
            (Span::new(span.start - start, span.end - start), mark)
        };
        tokens.into_iter().map(mark).collect()
    }

    fn write_parts(&self, explanation: &AnalysedExplanation<'_>, out: &mut Vec<u8>) {
        let Strongest { parts, sums } = Strongest::of(explanation, self.top);
        let texts: Vec<String> = parts.iter().map(|part| shown_text(part)).collect();
        let width = texts.iter().map(|text| text.chars().count()).max();
        let width = width.unwrap_or(0);
        for (part, text) in parts.iter().zip(&texts) {
            self.write_value(explanation, part.value, out);
            let kind = kind_in_words(part.kind);
            let line = match (&part.text, known_as(part)) {
                (None, _) => format!("{kind:<8}  {}", part.name),
                (Some(_), None) => format!("{kind:<8}  {text}"),
                (Some(_), Some(name)) => format!("{kind:<8}  {text:<width$}  {name}"),
            };
            let _ = writeln!(out, "  {line}");
        }
        for (name, sum) in sums {
            self.write_value(explanation, sum, out);
            let _ = writeln!(out, "  {name}");
        }
        self.write_value(explanation, explanation.score, out);
        let _ = writeln!(
            out,
            "  sum: {} over {}",
            explanation.label, explanation.runner_up
        );
    }

    /// A value, under letter and confidence.
    fn write_value(&self, explanation: &AnalysedExplanation<'_>, value: f32, out: &mut Vec<u8>) {
        let paint = self.paint_of(explanation, value);
        let _ = write!(out, "{paint}{value:>+8.3}{paint:#}");
    }

    /// The colour of the label that a value speaks for.
    fn paint_of(&self, explanation: &AnalysedExplanation<'_>, value: f32) -> Paint {
        let label = if value > 0.0 {
            explanation.label
        } else {
            explanation.runner_up
        };
        self.paint(label.into())
    }

    fn paint(&self, verdict: Verdict) -> Paint {
        if self.style.has_colour {
            paint(verdict)
        } else {
            Paint::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use byline::explain::{Part, PartKind};
    use byline::{Classifier, Document, Explanation, Prediction, Span};

    use super::super::{Classified, Format, Style};
    use super::ExplanationText;
    use crate::input::content::Origin;

    const TEXT: &str = "The mayor resigned. It is a \n disgrace that nobody in this whole town was asked about it at all.";

    fn part(kind: PartKind, words: Option<&str>, name: &str, value: f32) -> Part {
        let start = words.map(|words| (TEXT.find(words).unwrap(), words.len()));
        Part {
            kind,
            span: start.map(|(start, len)| Span::new(start, start + len)),
            name: name.to_owned(),
            value,
        }
    }

    fn classified() -> Classified {
        let parts = vec![
            part(PartKind::Word, Some("a \n"), "a", 0.0),
            part(PartKind::Word, Some("disgrace"), "disgrac", 1.25),
            part(PartKind::Pair, Some("disgrace that"), "disgrac that", 0.25),
            part(PartKind::Word, Some("nobody"), "nobody", -0.5),
            part(PartKind::Word, Some("town"), "town", -0.125),
            part(PartKind::Word, Some("asked"), "asked, attributed", 0.75),
            part(PartKind::Indicator, None, "it holds no name", 0.5),
            part(
                PartKind::Context,
                None,
                "few of the sentences around it are opinion",
                -0.25,
            ),
            part(
                PartKind::Intercept,
                None,
                "where every sentence starts",
                0.25,
            ),
        ];
        let first = Prediction::new(Span::new(0, 19), [3.0, 0.0, 0.0]);
        let second = Prediction::new(Span::new(20, TEXT.len()), [0.0, -3.0, 2.125]);
        Classified {
            origin: Origin::Text,
            path: "a.txt".into(),
            document: Document::new(TEXT),
            predictions: vec![first, second],
            explanations: vec![
                Explanation::new(&first, Vec::new()),
                Explanation::new(&second, parts),
            ],
            attributions: Vec::new(),
        }
    }

    /// What is written for the second sentence.
    fn written(style: Style, top: usize) -> String {
        let classifier = Classifier::embedded().unwrap();
        let mut out = Vec::new();
        ExplanationText::new(style, &classifier, top).document(&classified(), &mut out);
        let text = String::from_utf8(out).unwrap();
        text.split_once("\n\n").unwrap().1.to_owned()
    }

    #[test]
    fn marks_the_strongest_words_and_lists_the_strongest_parts() {
        let expected = "\
O 0.89 | It is a disgrace that nobody in this whole town was asked about it at
                 ++++++++      ------                        +++++
         all.
         opinion, mostly because of “disgrace” and “asked” and because it holds
         no name
  +1.250  word      disgrace
  +0.750  word      asked     asked, attributed
  -0.500  word      nobody
  +0.500  sentence  it holds no name
  +0.250  where every sentence starts
  -0.250  the rest of the article, and its place in it
  +0.125  other words and facts
  +2.125  sum: opinion over factual

";
        assert_eq!(written(Style::default(), 4), expected);
    }

    #[test]
    fn colours_words_in_the_label_that_they_speak_for() {
        let style = Style {
            has_colour: true,
            ..Style::default()
        };
        let expected = "\
\u{1b}[31mO 0.89\u{1b}[0m | It is a \u{1b}[31mdisgrace\u{1b}[0m that nobody in this whole town was asked about it at
         all.
         opinion, mostly because of “disgrace” and “asked” and because it holds
         no name
\u{1b}[31m  +1.250\u{1b}[0m  word      disgrace
\u{1b}[31m  +0.250\u{1b}[0m  where every sentence starts
\u{1b}[34m  -0.250\u{1b}[0m  the rest of the article, and its place in it
\u{1b}[31m  +0.875\u{1b}[0m  other words and facts
\u{1b}[31m  +2.125\u{1b}[0m  sum: opinion over factual

";
        assert_eq!(written(style, 1), expected);
    }

    #[test]
    fn everything_is_left_to_the_sums_where_no_part_is_wanted() {
        let lines = written(Style::default(), 0);
        assert!(lines.contains("no name\n  +0.250  where every sentence starts\n"));
        assert!(!lines.contains("++++"));
    }
}
