//! What the stages found, put together.

use std::borrow::Cow;

use super::explanation::AnalysedExplanation;
use super::quotation::AnalysedQuotation;
use super::sentence::{AnalysedSentence, Verdict};
use super::speaker::{SpeakerSummary, WithoutSpeaker};
use super::structure::AnalysedLine;
use super::summary::Summary;
use super::words::n_words;
use super::{ANALYSIS_VERSION, Analysis, AnalysisOptions};
use crate::attribution::{Attribution, Speaker, totals};
use crate::classifier::Prediction;
use crate::document::Document;
use crate::explain::Explanation;
use crate::label_sets::LabelSets;
use crate::model::{Model, ModelId};
use crate::span::Span;
use crate::text::Offsets;

/// Makes an [`Analysis`] of each document from what the stages found in it: for streams of documents, where the stages
/// are run one by one in buffers that are kept. [`Classifier::analyse`](crate::Classifier::analyse) does it all.
///
/// ```
/// use byline::analysis::{AnalysisBuilder, AnalysisOptions, Findings};
/// use byline::{Classifier, Document};
/// let classifier = Classifier::embedded()?;
/// let options = AnalysisOptions::default().with_speakers(false);
/// let builder = AnalysisBuilder::new(classifier.model(), options);
/// let document = Document::new("It rained. “We stayed in,” she said.");
/// let predictions = classifier.classify(&document);
/// let analysis = builder.build(Findings::new(&document, &predictions, &[], &[]));
/// assert_eq!(analysis, classifier.analyse(&document, &options));
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AnalysisBuilder {
    model: ModelId,
    options: AnalysisOptions,
    label_sets: Option<LabelSets>,
    /// Whether analyses hold sentences alone.
    is_brief: bool,
}

/// What the stages found in one document.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    document: &'a Document,
    predictions: &'a [Prediction],
    attributions: &'a [Attribution],
    explanations: &'a [Explanation],
}

impl<'a> Findings<'a> {
    /// A prediction a sentence; the attributions of the document, none if speakers are not asked for; an explanation a
    /// sentence, none if they are not asked for. A sentence without a prediction is left out of the analysis.
    #[must_use]
    pub fn new(
        document: &'a Document,
        predictions: &'a [Prediction],
        attributions: &'a [Attribution],
        explanations: &'a [Explanation],
    ) -> Self {
        Self {
            document,
            predictions,
            attributions,
            explanations,
        }
    }
}

/// The text, and where the words of it are in the unit asked for.
pub(super) struct Source<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
}

impl AnalysisBuilder {
    /// Analyses by this model, as the options ask.
    #[must_use]
    pub fn new(model: &Model, options: AnalysisOptions) -> Self {
        let label_sets = options
            .error_rate
            .and_then(|rate| model.label_sets(rate).ok().flatten());
        Self {
            model: model.id(),
            options,
            label_sets,
            is_brief: false,
        }
    }

    /// What the analyses are asked for.
    #[must_use]
    pub fn options(&self) -> &AnalysisOptions {
        &self.options
    }

    /// The same model, asked for something else; the error rate stays as it is.
    #[must_use]
    pub fn with_options(self, options: AnalysisOptions) -> Self {
        let error_rate = self.options.error_rate;
        Self {
            options: options.with_error_rate(error_rate),
            ..self
        }
    }

    /// The same for tables of sentences: no words are counted, and the lists of quotations, of speakers and of
    /// structure stay empty. A table of sentences takes as long as their labels, then, and no longer.
    ///
    /// ```
    /// use byline::analysis::{AnalysisBuilder, AnalysisOptions, Findings};
    /// use byline::{Classifier, Document};
    /// let classifier = Classifier::embedded()?;
    /// let builder = AnalysisBuilder::new(classifier.model(), AnalysisOptions::default()).sentences_alone();
    /// let document = Document::new("“We stayed in,” she said.");
    /// let predictions = classifier.classify(&document);
    /// let analysis = builder.build(Findings::new(&document, &predictions, &[], &[]));
    /// assert_eq!(analysis.sentences[0].text, document.text());
    /// assert!(analysis.quotations.is_empty());
    /// # Ok::<(), byline::Error>(())
    /// ```
    #[must_use]
    pub fn sentences_alone(self) -> Self {
        let options = self.options.with_speakers(false);
        Self {
            is_brief: true,
            ..self.with_options(options)
        }
    }

    /// The analysis of one document. Costs the lists that it holds; words are borrowed.
    #[must_use]
    pub fn build<'a>(&self, findings: Findings<'a>) -> Analysis<'a> {
        self.build_over(findings.document.text(), findings, Cow::Borrowed)
    }

    /// As [`build`](Self::build), with words of `text`, which is the text of the document, and with names of parts that
    /// `name` makes of those of the explanations.
    pub(super) fn build_over<'a, 'f>(
        &self,
        text: &'a str,
        findings: Findings<'f>,
        name: impl Fn(&'f str) -> Cow<'a, str>,
    ) -> Analysis<'a> {
        let document = findings.document;
        let source = Source {
            text,
            offsets: Offsets::new(text, self.options.offsets),
        };
        let sentences = self.sentences(findings, &source, name);
        if self.is_brief {
            return self.analysis(sentences);
        }
        let is_asked = self.options.speakers;
        let attributions = if is_asked { findings.attributions } else { &[] };
        let attributions = &*self.sure(attributions);
        let totals = totals(document, attributions);
        let of_quotations = document.quotations().iter();
        let of_quotations = of_quotations.zip(sources(document, attributions));
        let reported = attributions.iter();
        let reported = reported.filter(|found| found.quotation_idx.is_none());
        let structure = document.structure().iter();
        Analysis {
            quotations: of_quotations
                .map(|(quotation, found)| {
                    AnalysedQuotation::of_quotation(quotation, found, is_asked, &source)
                })
                .collect(),
            reported: reported
                .map(|found| AnalysedQuotation::of_reported(found, document.sentences(), &source))
                .collect(),
            without_speaker: WithoutSpeaker::new(&totals),
            speakers: totals
                .speakers
                .into_iter()
                .map(|total| SpeakerSummary::new(total, &source))
                .collect(),
            structure: structure
                .map(|&line| AnalysedLine::new(line, document, &source))
                .collect(),
            ..self.analysis(sentences)
        }
    }

    /// The attributions without the speakers who are not sure enough.
    fn sure<'f>(&self, attributions: &'f [Attribution]) -> Cow<'f, [Attribution]> {
        let is_sure = |speaker: &Speaker| speaker.confidence >= self.options.min_speaker_confidence;
        if attributions
            .iter()
            .all(|found| found.speaker.is_none_or(|speaker| is_sure(&speaker)))
        {
            return Cow::Borrowed(attributions);
        }
        let sure = attributions.iter().map(|found| Attribution {
            speaker: found.speaker.filter(is_sure),
            ..found.clone()
        });
        Cow::Owned(sure.collect())
    }

    /// An analysis of sentences alone.
    fn analysis<'a>(&self, sentences: Vec<AnalysedSentence<'a>>) -> Analysis<'a> {
        Analysis {
            path: None,
            article: None,
            row: None,
            version: ANALYSIS_VERSION,
            model: self.model,
            options: self.options,
            summary: Summary::of(&sentences),
            sentences,
            quotations: Vec::new(),
            reported: Vec::new(),
            speakers: Vec::new(),
            without_speaker: WithoutSpeaker::default(),
            structure: Vec::new(),
        }
    }

    fn sentences<'a, 'f>(
        &self,
        findings: Findings<'f>,
        source: &Source<'a>,
        name: impl Fn(&'f str) -> Cow<'a, str>,
    ) -> Vec<AnalysedSentence<'a>> {
        let document = findings.document;
        let found = document.sentences().iter().zip(findings.predictions);
        let mut explanations = findings.explanations.iter();
        let explains = self.options.explain;
        let mut sentences: Vec<AnalysedSentence<'a>> = found
            .map(|(sentence, prediction)| {
                let (start, end) = source.place(sentence.span);
                let text = source.words(sentence.span);
                let explanation = explanations.next().filter(|_| explains);
                AnalysedSentence {
                    start,
                    end,
                    words: if self.is_brief { 0 } else { n_words(&text) },
                    text,
                    paragraph: sentence.paragraph_idx,
                    section: sentence.section_idx,
                    label: self.verdict(prediction),
                    labels: self
                        .label_sets
                        .map(|sets| sets.of(prediction, findings.predictions.len()).collect()),
                    confidence: prediction.confidence(),
                    probabilities: prediction.probabilities.into(),
                    quotations: Vec::new(),
                    explanation: explanation
                        .map(|explanation| AnalysedExplanation::new(explanation, source, &name)),
                }
            })
            .collect();
        if self.is_brief {
            return sentences;
        }
        for (quotation_idx, quotation) in document.quotations().iter().enumerate() {
            let touched = sentences.get_mut(quotation.sentences.clone());
            for sentence in touched.into_iter().flatten() {
                sentence.quotations.push(quotation_idx);
            }
        }
        sentences
    }

    fn verdict(&self, prediction: &Prediction) -> Verdict {
        match self.options.min_confidence {
            Some(least) if prediction.confidence() < least => Verdict::Undecided,
            _ => prediction.label.into(),
        }
    }
}

/// The attribution of each quotation that gives words of a source.
fn sources<'a>(
    document: &Document,
    attributions: &'a [Attribution],
) -> Vec<Option<&'a Attribution>> {
    let mut sources = vec![None; document.quotations().len()];
    for attribution in attributions.iter().filter(|found| found.is_attributed) {
        let source = attribution
            .quotation_idx
            .and_then(|idx| sources.get_mut(idx));
        if let Some(source) = source {
            *source = Some(attribution);
        }
    }
    sources
}

impl<'a> Source<'a> {
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Start and end in the unit.
    pub(super) fn place(&self, span: Span) -> (usize, usize) {
        (self.offsets.get(span.start), self.offsets.get(span.end))
    }

    pub(super) fn words(&self, span: Span) -> Cow<'a, str> {
        Cow::Borrowed(span.of(self.text))
    }

    /// Whether a line breaks between two places.
    pub(super) fn breaks_between(&self, start: usize, end: usize) -> bool {
        let between = self.text.get(start..end);
        between.is_some_and(|between| between.contains(['\n', '\r']))
    }
}
