//! The finished result: one type that can be written, read and handed to other languages.
//!
//! [`Classifier::analyse`] runs every stage and returns an [`Analysis`]: plain lists of plain records, in the order of
//! the text. It is what the program writes as JSON, and what its tables and pages are made from, so that every face of
//! Byline shows the same fields under the same names. Words of the text are borrowed from it, not copied:
//! [`Analysis::into_owned`] gives a result that outlives the text.

mod builder;
mod excerpt;
mod explanation;
mod options;
mod quotation;
#[cfg(feature = "schema")]
mod schema;
mod sentence;
mod speaker;
mod structure;
mod summary;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::classifier::Classifier;
use crate::document::Document;
use crate::model::ModelId;

pub use builder::{AnalysisBuilder, Findings};
pub use excerpt::Excerpt;
pub use explanation::{AnalysedExplanation, AnalysedPart};
pub use options::AnalysisOptions;
pub use quotation::{AnalysedQuotation, SpeechKind};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use sentence::{AnalysedSentence, Verdict};
pub use speaker::{AnalysedSpeaker, SpeakerSummary, WithoutSpeaker};
pub use structure::AnalysedLine;
pub use summary::{PerLabel, Summary};

/// Version of the form of an [`Analysis`], raised when a field goes, is renamed or changes its meaning. New fields do
/// not raise it.
pub const ANALYSIS_VERSION: u32 = 1;

/// The JSON schema of an [`Analysis`], Draft 2020-12: what its fields are called, hold and mean.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(byline::analysis::SCHEMA)?;
/// assert_eq!(schema["title"], "Analysis");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const SCHEMA: &str = include_str!("schema.json");

/// All that is found in one article.
///
/// Every start and end is an offset into the text as given, half-open, in the unit of `options.offsets`. Indexes count
/// from 0. Lists are in the order of the text, `speakers` by how much they say.
///
/// ```
/// use byline::analysis::{AnalysisOptions, Verdict};
/// use byline::Classifier;
/// let classifier = Classifier::embedded()?;
/// let text = "Mayor Ada Brook resigned on Monday. “I am tired of all this,” Brook said.";
/// let analysis = classifier.analyse_text(text, &AnalysisOptions::default());
/// assert_eq!(analysis.sentences[1].label, Verdict::Quote);
/// assert_eq!(analysis.sentences[1].quotations, [0]);
/// let quotation = &analysis.quotations[0];
/// assert_eq!(quotation.content, "I am tired of all this,");
/// assert_eq!(quotation.speaker.as_ref().unwrap().name, "Ada Brook");
/// assert_eq!(analysis.speakers[0].words, 6);
///
/// let json = serde_json::to_string(&analysis)?;
/// assert_eq!(serde_json::from_str::<byline::Analysis>(&json)?, analysis);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Analysis<'a> {
    /// Where the text comes from, as the caller calls it, such as the path of a file; absent if it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Cow<'a, str>>,
    /// The article, as the table calls it that the text comes from; absent elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Cow<'a, str>>,
    /// The number in that table, from 1, of the first row that the text is made of; absent elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// Version of this form: 1.
    pub version: u32,
    /// The model that gave the labels: the id that `byline inspect` shows of its file.
    pub model: ModelId,
    /// What was asked for, among it the unit of offsets.
    pub options: AnalysisOptions,
    /// Counts and shares of the whole article.
    pub summary: Summary,
    /// The sentences with their labels.
    pub sentences: Vec<AnalysedSentence<'a>>,
    /// Quotations, in order of their start; an inner one follows the one around it.
    pub quotations: Vec<AnalysedQuotation<'a>>,
    /// Speech that the author reports without marks; empty unless speakers were asked for.
    pub reported: Vec<AnalysedQuotation<'a>>,
    /// What each speaker says in all, whoever has most words first; empty unless speakers were asked for.
    pub speakers: Vec<SpeakerSummary<'a>>,
    /// What is quoted and reported without a speaker.
    #[serde(default)]
    pub without_speaker: WithoutSpeaker,
    /// Headlines, bylines, headings and other lines that are no sentences.
    pub structure: Vec<AnalysedLine<'a>>,
}

impl Analysis<'_> {
    /// The same with words of its own, free of the text that it was made from.
    #[must_use]
    pub fn into_owned(self) -> Analysis<'static> {
        Analysis {
            path: self.path.map(owned),
            article: self.article.map(owned),
            row: self.row,
            version: self.version,
            model: self.model,
            options: self.options,
            summary: self.summary,
            sentences: all(self.sentences, AnalysedSentence::into_owned),
            quotations: all(self.quotations, AnalysedQuotation::into_owned),
            reported: all(self.reported, AnalysedQuotation::into_owned),
            speakers: all(self.speakers, SpeakerSummary::into_owned),
            without_speaker: self.without_speaker,
            structure: all(self.structure, AnalysedLine::into_owned),
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

fn all<T, U>(list: Vec<T>, change: impl Fn(T) -> U) -> Vec<U> {
    list.into_iter().map(change).collect()
}

impl Classifier {
    /// All that is found in a document: labels, quotations, who said them, structure. Cannot fail.
    ///
    /// For streams of documents there are [`classify_into`](Self::classify_into) and [`AnalysisBuilder`], which use
    /// buffers again.
    #[must_use]
    pub fn analyse<'a>(&self, document: &'a Document, options: &AnalysisOptions) -> Analysis<'a> {
        self.analyse_over(document.text(), document, options)
    }

    /// As [`analyse`](Self::analyse), of a text that is not a document yet.
    #[must_use]
    pub fn analyse_text<'a>(&self, text: &'a str, options: &AnalysisOptions) -> Analysis<'a> {
        self.analyse_over(text, &Document::new(text), options)
    }

    /// The words of the analysis are those of `text`, which is the text of `document`.
    fn analyse_over<'a>(
        &self,
        text: &'a str,
        document: &Document,
        options: &AnalysisOptions,
    ) -> Analysis<'a> {
        let predictions = self.classify(document);
        let attributions = if options.speakers {
            self.attribute(document)
        } else {
            Vec::new()
        };
        let explanations = if options.explain {
            self.explain(document)
        } else {
            Vec::new()
        };
        let findings = Findings::new(document, &predictions, &attributions, &explanations);
        AnalysisBuilder::new(self.model(), *options)
            .build_over(text, findings, |name| name.to_owned().into())
    }
}
