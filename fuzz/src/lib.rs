//! What must hold of the analysis of any text: each check panics where it does not.

#[path = "../../tests/gap.rs"]
mod gap;

use std::sync::LazyLock;

use byline::analysis::AnalysisOptions;
use byline::document::{Document, Extract, Row};
use byline::segment::StructureKind;
use byline::text::OffsetUnit;
use byline::{Analysis, Classifier, Label, Span};
use gap::is_gap;

/// How far probabilities may lie from 1 together.
const PROBABILITY_TOLERANCE: f32 = 1e-4;

/// How far the parts of an explanation may lie from the score that they are the sum of: the longest inputs add up
/// thousands of numbers of four bytes.
const SCORE_TOLERANCE: f64 = 0.02;

/// The default model.
pub static CLASSIFIER: LazyLock<Classifier> =
    LazyLock::new(|| Classifier::embedded().expect("the default model is compiled in"));

/// Checks all that can be made of a plain text.
pub fn check_text(text: &str) {
    let document = Document::new(text);
    check_document(&document);
    check_replaced(&document);
    check_rows(text);
}

/// Checks what was taken out of a page, and the document that it becomes.
pub fn check_extract(extract: Extract) {
    let mut previous = 0;
    for line in &extract.structure {
        check_span(&extract.text, line.span);
        assert!(previous <= line.span.start, "not in order: {line:?}");
        previous = line.span.end;
    }
    check_document(&Document::from_extract(extract));
}

/// Checks everything that is found in a document.
pub fn check_document(document: &Document) {
    check_segmentation(document);
    check_quotations(document);
    check_attribution(document);
    check_classification(&CLASSIFIER, document);
    check_json(document);
}

/// Every byte belongs to one sentence, one structure line or a gap of white space; lists are in order; indexes are
/// valid.
fn check_segmentation(document: &Document) {
    let text = document.text();
    let sentences = document.sentences();
    let structure = document.structure();
    let mut spans: Vec<Span> = sentences.iter().map(|sentence| sentence.span).collect();
    assert!(spans.is_sorted_by(|a, b| a.end <= b.start));
    let lines = structure.iter().map(|line| line.span);
    assert!(lines.clone().is_sorted_by(|a, b| a.end <= b.start));
    spans.extend(lines);
    spans.sort_by_key(|span| span.start);
    let mut end = 0;
    for span in spans {
        check_span(text, span);
        assert!(end <= span.start, "bytes before {end} stand twice");
        check_gap(&text[end..span.start]);
        end = span.end;
    }
    check_gap(&text[end..]);
    for sentence in sentences {
        assert!(document.paragraphs()[sentence.paragraph_idx].covers(sentence.span));
        if let Some(section_idx) = sentence.section_idx {
            let section = structure[section_idx];
            assert!(section.span.end <= sentence.span.start);
            assert!(matches!(
                section.kind,
                StructureKind::Heading | StructureKind::Label
            ));
        }
    }
}

/// A span holds something, and it can be cut out.
fn check_span(text: &str, span: Span) {
    assert!(!span.is_empty(), "{span:?} is empty");
    assert!(
        text.get(span.start..span.end).is_some(),
        "{span:?} cuts a character"
    );
}

/// Nothing that shows stands between the parts of a text.
fn check_gap(gap: &str) {
    assert!(gap.chars().all(is_gap), "{gap:?} belongs to nothing");
}

/// Quotations stand in order, do not cross, and know how many are around them and which sentences they touch.
fn check_quotations(document: &Document) {
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = 0;
    for quotation in document.quotations() {
        let span = quotation.span;
        check_span(document.text(), span);
        let content = quotation.content;
        assert!(document.text().get(content.start..content.end).is_some());
        assert!(span.covers(content), "{quotation:?}");
        assert!(previous <= span.start, "not in order: {quotation:?}");
        previous = span.start;
        ends.retain(|&end| end > span.start);
        assert!(
            ends.iter().all(|&end| span.end <= end),
            "crosses another: {quotation:?}"
        );
        assert_eq!(
            usize::from(quotation.depth),
            ends.len().min(u8::MAX.into()),
            "{quotation:?}"
        );
        ends.push(span.end);
        for (sentence_idx, sentence) in document.sentences().iter().enumerate() {
            let is_touched = sentence.span.overlaps(span);
            assert_eq!(is_touched, quotation.sentences.contains(&sentence_idx));
        }
    }
}

/// There is an attribution for every outer quotation, and all words of attributions lie in the text.
fn check_attribution(document: &Document) {
    let attributions = classifier().attribute(document);
    let mut n_attributed = 0;
    for attribution in &attributions {
        let speaker = attribution.speaker.iter();
        let words = speaker.flat_map(|speaker| [speaker.mention, speaker.name]);
        for span in words.chain(attribution.cue).chain([attribution.content]) {
            assert!(document.text().get(span.start..span.end).is_some());
        }
        if let Some(quotation_idx) = attribution.quotation_idx {
            assert_eq!(document.quotations()[quotation_idx].depth, 0);
            n_attributed += 1;
        }
    }
    let outer = document.quotations().iter();
    let n_outer = outer.filter(|quotation| quotation.depth == 0).count();
    assert_eq!(n_outer, n_attributed);
}

/// Probabilities are finite and sum to 1; explanations are about the label given, and their parts sum to its score.
pub fn check_classification(classifier: &Classifier, document: &Document) {
    let predictions = classifier.classify(document);
    let explanations = classifier.explain(document);
    assert_eq!(predictions.len(), document.sentences().len());
    assert_eq!(explanations.len(), predictions.len());
    for (prediction, explanation) in predictions.iter().zip(&explanations) {
        let sum: f32 = prediction.probabilities.iter().sum();
        assert!(
            (sum - 1.0).abs() < PROBABILITY_TOLERANCE,
            "{:?} sum to {sum}",
            prediction.probabilities
        );
        for label in Label::ALL {
            assert!(prediction.scores[label.column()].is_finite());
            assert!((0.0..=1.0).contains(&prediction.probabilities[label.column()]));
        }
        assert_eq!(explanation.label, prediction.label);
        assert_eq!(explanation.runner_up, prediction.runner_up());
        let parts = explanation.parts.iter().map(|part| f64::from(part.value));
        let sizes: f64 = parts.clone().map(f64::abs).sum();
        let distance = (parts.sum::<f64>() - f64::from(explanation.score)).abs();
        // Numbers of four bytes keep seven digits.
        assert!(
            distance < SCORE_TOLERANCE + sizes * 1e-5,
            "the parts of {} are {distance} off",
            explanation.score
        );
    }
}

/// The finished result reads back from JSON as it was, with any unit of offsets.
fn check_json(document: &Document) {
    let units = [OffsetUnit::Bytes, OffsetUnit::Characters, OffsetUnit::Utf16];
    let options = AnalysisOptions::default()
        .with_offsets(units[document.text().len() % units.len()])
        .with_error_rate(Some(0.05))
        .with_explain(true);
    let analysis = CLASSIFIER.analyse(document, &options);
    let json = serde_json::to_string(&analysis).expect("an analysis can be written");
    let read: Analysis<'static> = serde_json::from_str(&json).expect("and read");
    assert_eq!(read, analysis);
}

/// A document that held another text gives the same.
fn check_replaced(document: &Document) {
    let mut other = Document::default();
    other.replace("“One, – said” ‘two: three’\n\nHILL: No.\n\n• Four");
    other.replace(document.text());
    assert_eq!(other.sentences(), document.sentences());
    assert_eq!(other.paragraphs(), document.paragraphs());
    assert_eq!(other.structure(), document.structure());
    assert_eq!(other.quotations(), document.quotations());
}

/// The lines of a text as the rows of a table: each stays a sentence or a heading.
fn check_rows(text: &str) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let rows: Vec<Row<'_>> = lines
        .enumerate()
        .map(|(idx, text)| Row {
            text,
            paragraph: (text.len() % 3 > 0).then_some(if idx % 4 == 0 { "a" } else { "b" }),
            is_heading: text.len() % 7 == 0,
        })
        .collect();
    let document = Document::from_rows(rows.iter().copied());
    let n_headings = rows.iter().filter(|row| row.is_heading).count();
    assert_eq!(document.structure().len(), n_headings);
    assert_eq!(document.sentences().len(), rows.len() - n_headings);
    check_document(&document);
}
