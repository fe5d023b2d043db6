//! A quotation, or reported speech, with who said it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::builder::Source;
use super::excerpt::Excerpt;
use super::owned;
use super::speaker::AnalysedSpeaker;
use crate::attribution::{Attribution, Manner};
use crate::quote::{Quotation, QuotationForm, QuotationKind};
use crate::segment::Sentence;
use crate::text::words::count;

/// A quotation, or speech that the author reports without marks, with who said it.
///
/// ```
/// use byline::analysis::{AnalysisOptions, SpeechKind};
/// use byline::Classifier;
/// let text = "Ada Brook said that she was tired of it. “Nobody listens to us,” she added.";
/// let analysis = Classifier::embedded()?.analyse_text(text, &AnalysisOptions::default());
/// let [quotation] = &analysis.quotations[..] else { unreachable!() };
/// assert_eq!((quotation.kind, quotation.words), (SpeechKind::Speech, 4));
/// assert_eq!(quotation.text, "“Nobody listens to us,”");
/// let reported = &analysis.reported[0];
/// assert_eq!((reported.kind, reported.form), (SpeechKind::Indirect, None));
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnalysedQuotation<'a> {
    /// Where it starts, its opening mark included.
    pub start: usize,
    /// Where it ends: one past its closing mark.
    pub end: usize,
    /// All of it, with its marks.
    pub text: Cow<'a, str>,
    /// Where its words start.
    pub content_start: usize,
    /// Where its words end: one past the last.
    pub content_end: usize,
    /// Its words, without the marks around them.
    pub content: Cow<'a, str>,
    /// Number of words.
    pub words: usize,
    /// What it is.
    pub kind: SpeechKind,
    /// How the text shows it; null for reported speech.
    pub form: Option<QuotationForm>,
    /// How many quotations are around it: 0 for an outer one.
    pub depth: usize,
    /// Indexes of the sentences that it touches.
    pub sentences: Vec<usize>,
    /// Whether it gives words of a source, and is no title, term or scare quote. Unless speakers were asked for, the
    /// kind alone tells: speech is.
    pub attributed: bool,
    /// How the words are given; null for inner quotations and for those that give no words of a source.
    pub manner: Option<Manner>,
    /// Who said it; null where the text does not tell, and for inner quotations.
    pub speaker: Option<AnalysedSpeaker<'a>>,
    /// The reporting verb, *according to*, or the colon or dash that ties the words to their speaker; null without one.
    pub cue: Option<Excerpt<'a>>,
}

/// What a quotation is, or that it is reported speech.
///
/// ```
/// use byline::analysis::SpeechKind;
/// assert_eq!(SpeechKind::TitleOrTerm.name(), "title_or_term");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpeechKind {
    /// Words of a source: at least five, or a clause of its own.
    Speech,
    /// A few words of a source inside the author's sentence, or a scare quote.
    Fragment,
    /// A title, a name or a term in marks.
    TitleOrTerm,
    /// Reported without marks, in the author's words.
    Indirect,
}

impl<'a> AnalysedQuotation<'a> {
    /// A quotation with its attribution, if it gives words of a source; `is_asked` says whether that was looked for.
    pub(super) fn of_quotation(
        quotation: &Quotation,
        attribution: Option<&Attribution>,
        is_asked: bool,
        source: &Source<'a>,
    ) -> Self {
        let is_speech = quotation.kind == QuotationKind::Speech;
        let (start, end) = source.place(quotation.span);
        let (content_start, content_end) = source.place(quotation.content);
        Self {
            start,
            end,
            text: source.words(quotation.span),
            content_start,
            content_end,
            content: source.words(quotation.content),
            words: quotation.n_words,
            kind: quotation.kind.into(),
            form: Some(quotation.form),
            depth: usize::from(quotation.depth),
            sentences: quotation.sentences.clone().collect(),
            // Of an inner quotation only its words are known.
            attributed: attribution.is_some() || (is_speech && (quotation.depth > 0 || !is_asked)),
            manner: attribution.map(|found| found.manner),
            speaker: speaker(attribution, source),
            cue: cue(attribution, source),
        }
    }

    /// Speech that is reported without marks.
    pub(super) fn of_reported(
        reported: &Attribution,
        sentences: &[Sentence],
        source: &Source<'a>,
    ) -> Self {
        let span = reported.content;
        let (start, end) = source.place(span);
        let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let last = sentences.partition_point(|sentence| sentence.span.start < span.end);
        let content = source.words(span);
        Self {
            start,
            end,
            text: content.clone(),
            content_start: start,
            content_end: end,
            words: count(&content),
            content,
            kind: SpeechKind::Indirect,
            form: None,
            depth: 0,
            sentences: (first..last).collect(),
            attributed: reported.is_attributed,
            manner: Some(reported.manner),
            speaker: speaker(Some(reported), source),
            cue: cue(Some(reported), source),
        }
    }

    pub(super) fn into_owned(self) -> AnalysedQuotation<'static> {
        AnalysedQuotation {
            text: owned(self.text),
            content: owned(self.content),
            speaker: self.speaker.map(AnalysedSpeaker::into_owned),
            cue: self.cue.map(Excerpt::into_owned),
            start: self.start,
            end: self.end,
            content_start: self.content_start,
            content_end: self.content_end,
            words: self.words,
            kind: self.kind,
            form: self.form,
            depth: self.depth,
            sentences: self.sentences,
            attributed: self.attributed,
            manner: self.manner,
        }
    }
}

fn speaker<'a>(
    attribution: Option<&Attribution>,
    source: &Source<'a>,
) -> Option<AnalysedSpeaker<'a>> {
    Some(AnalysedSpeaker::new(attribution?.speaker?, source))
}

fn cue<'a>(attribution: Option<&Attribution>, source: &Source<'a>) -> Option<Excerpt<'a>> {
    Some(Excerpt::new(attribution?.cue?, source))
}

impl SpeechKind {
    /// The name used in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Fragment => "fragment",
            Self::TitleOrTerm => "title_or_term",
            Self::Indirect => "indirect",
        }
    }
}

impl From<QuotationKind> for SpeechKind {
    fn from(kind: QuotationKind) -> Self {
        match kind {
            QuotationKind::Speech => Self::Speech,
            QuotationKind::Fragment => Self::Fragment,
            QuotationKind::TitleOrTerm => Self::TitleOrTerm,
        }
    }
}
