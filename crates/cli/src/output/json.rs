//! JSON: one object a document.

use std::io::Write;

use byline::attribution::Attribution;
use byline::explain::{Part, PartKind};
use byline::segment::StructureKind;
use byline::{Explanation, Label, Prediction, Quotation, Span};
use serde::{Serialize, Serializer};

use super::layout::Layout;
use super::overlaps::Overlaps;
use super::quotations::quotations;
use super::{Classified, Format, Framing, Style, Verdict};

/// The labels of each document, with all that is known of its sentences.
pub(super) struct Json {
    pub(super) layout: Layout,
    pub(super) style: Style,
}

impl Format for Json {
    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        self.layout
            .append(&JsonDocument::new(document, self.style), out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        self.layout
            .stream(&JsonDocument::new(document, self.style), out)
    }

    fn explains(&self) -> bool {
        self.style.explains
    }

    fn attributes(&self) -> bool {
        true
    }

    fn framing(&self) -> Framing {
        self.layout.framing()
    }

    fn extension(&self) -> &'static str {
        self.layout.extension()
    }
}

#[derive(Serialize)]
struct JsonDocument<'a> {
    path: &'a str,
    sentences: Sentences<'a>,
    quotations: Vec<JsonQuotation<'a>>,
    structure: Vec<JsonStructure<'a>>,
    summary: Summary,
}

/// The sentences, made while they are written.
struct Sentences<'a> {
    document: &'a Classified,
    style: Style,
}

#[derive(Serialize)]
struct JsonSentence<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    paragraph: usize,
    label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<Label>>,
    confidence: f32,
    probabilities: Probabilities,
    quotations: &'a [usize],
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<JsonExplanation<'a>>,
}

#[derive(Serialize)]
struct JsonExplanation<'a> {
    label: Label,
    runner_up: Label,
    score: f32,
    parts: Vec<JsonPart<'a>>,
}

/// A part: with start, end and text where it has a place.
#[derive(Serialize)]
struct JsonPart<'a> {
    kind: PartKind,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    place: Option<JsonPlace<'a>>,
    name: &'a str,
    value: f32,
}

/// Words in the text, and where they are.
#[derive(Serialize)]
pub(super) struct JsonPlace<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> JsonPlace<'a> {
    pub(super) fn new(span: Span, text: &'a str) -> Self {
        Self {
            start: span.start,
            end: span.end,
            text: span.of(text),
        }
    }
}

#[derive(Serialize)]
struct Probabilities {
    factual: f32,
    quote: f32,
    opinion: f32,
}

#[derive(Serialize)]
struct JsonQuotation<'a> {
    start: usize,
    end: usize,
    content: &'a str,
    speaker: Option<&'a str>,
    cue: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonStructure<'a> {
    start: usize,
    end: usize,
    kind: StructureKind,
    text: &'a str,
}

/// Numbers of sentences in all and of each voice.
#[derive(Default, Serialize)]
pub(super) struct Summary {
    pub(super) sentences: usize,
    pub(super) factual: usize,
    pub(super) quote: usize,
    pub(super) opinion: usize,
    /// None where every sentence is decided, since nothing else was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) undecided: Option<usize>,
}

impl<'a> JsonDocument<'a> {
    fn new(classified: &'a Classified, style: Style) -> Self {
        let document = &classified.document;
        let text = document.text();
        let structure = document.structure().iter();
        Self {
            path: &classified.path,
            sentences: Sentences {
                document: classified,
                style,
            },
            quotations: quotations(classified)
                .map(|(quotation, attribution)| JsonQuotation::new(quotation, attribution, text))
                .collect(),
            structure: structure
                .map(|line| JsonStructure {
                    start: line.span.start,
                    end: line.span.end,
                    kind: line.kind,
                    text: line.span.of(text),
                })
                .collect(),
            summary: Summary::new(&classified.predictions, style),
        }
    }
}

impl<'a> JsonQuotation<'a> {
    /// The attribution is that of the quotation, if it has a source.
    fn new(quotation: &Quotation, attribution: Option<&Attribution>, text: &'a str) -> Self {
        let speaker = attribution.and_then(|attribution| attribution.speaker);
        let cue = attribution.and_then(|attribution| attribution.cue);
        Self {
            start: quotation.span.start,
            end: quotation.span.end,
            content: quotation.content.of(text),
            speaker: speaker.map(|speaker| speaker.name.of(text)),
            cue: cue.map(|cue| cue.of(text)),
        }
    }
}

impl<'a> JsonExplanation<'a> {
    fn new(explanation: &'a Explanation, text: &'a str) -> Self {
        let part = |part: &'a Part| JsonPart {
            kind: part.kind,
            place: part.span.map(|span| JsonPlace::new(span, text)),
            name: &part.name,
            value: part.value,
        };
        Self {
            label: explanation.label,
            runner_up: explanation.runner_up,
            score: explanation.score,
            parts: explanation.parts.iter().map(part).collect(),
        }
    }
}

impl Serialize for Sentences<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let document = &self.document.document;
        let quotations = document.quotations().iter();
        let mut overlaps = Overlaps::new(quotations.map(|quotation| quotation.span).collect());
        let mut list = serializer.serialize_seq(Some(document.sentences().len()))?;
        let sentences = document.sentences().iter().zip(&self.document.predictions);
        for (sentence_idx, (sentence, prediction)) in sentences.enumerate() {
            let explanation = self.document.explanations.get(sentence_idx);
            let [factual, quote, opinion] = prediction.probabilities;
            list.serialize_element(&JsonSentence {
                start: sentence.span.start,
                end: sentence.span.end,
                text: sentence.span.of(document.text()),
                paragraph: sentence.paragraph_idx,
                label: self.style.verdict(prediction).name(),
                labels: self.style.label_set(self.document, prediction),
                confidence: prediction.confidence(),
                probabilities: Probabilities {
                    factual,
                    quote,
                    opinion,
                },
                quotations: overlaps.of(sentence.span),
                explanation: explanation
                    .map(|explanation| JsonExplanation::new(explanation, document.text())),
            })?;
        }
        list.end()
    }
}

impl Summary {
    pub(super) fn new(predictions: &[Prediction], style: Style) -> Self {
        let mut summary = Self {
            sentences: predictions.len(),
            undecided: style.min_confidence.map(|_| 0),
            ..Self::default()
        };
        for prediction in predictions {
            match style.verdict(prediction) {
                Verdict::Decided(Label::Factual) => summary.factual += 1,
                Verdict::Decided(Label::Quote) => summary.quote += 1,
                Verdict::Decided(Label::Opinion) => summary.opinion += 1,
                Verdict::Undecided => *summary.undecided.get_or_insert(0) += 1,
            }
        }
        summary
    }
}
