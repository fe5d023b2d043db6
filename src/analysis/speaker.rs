//! Who said something, and what each speaker says in all.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::builder::Source;
use super::owned;
use crate::attribution::{Pronoun, Speaker, SpeakerKind, SpeakerTotal, Totals};

/// Who said something: the words beside the cue, and the name that they stand for.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let text = "Mayor Ada Brook resigned. “I am tired,” she said.";
/// let analysis = byline::Classifier::embedded()?.analyse_text(text, &AnalysisOptions::default());
/// let speaker = analysis.quotations[0].speaker.as_ref().unwrap();
/// assert_eq!((&*speaker.text, &*speaker.name), ("she", "Ada Brook"));
/// assert_eq!(&text[speaker.name_start..speaker.name_end], "Ada Brook");
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnalysedSpeaker<'a> {
    /// The fullest form of the name in the article, titles left out; the words beside the cue where they name nobody.
    pub name: Cow<'a, str>,
    /// Where that name starts.
    pub name_start: usize,
    /// Where that name ends: one past the last.
    pub name_end: usize,
    /// The words beside the cue: a name, a role, a pronoun.
    pub text: Cow<'a, str>,
    /// Where these words start.
    pub start: usize,
    /// Where these words end: one past the last.
    pub end: usize,
    /// What they are.
    pub kind: SpeakerKind,
    /// The pronoun for them; null where the text does not tell it.
    pub pronoun: Option<Pronoun>,
    /// The probability that this is the speaker, from 0 to 1, in thousandths.
    pub confidence: f32,
}

/// What one speaker says in an article.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let text = "“We saw it,” said Ada Brook. “I did not see it,” Tom Hill said.";
/// let analysis = byline::Classifier::embedded()?.analyse_text(text, &AnalysisOptions::default());
/// let words: Vec<_> = analysis.speakers.iter().map(|speaker| (&*speaker.name, speaker.words)).collect();
/// assert_eq!(words, [("Tom Hill", 5), ("Ada Brook", 3)]);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SpeakerSummary<'a> {
    /// The name, equal letter by letter to that of the quotations; of the nameless, the words of their first mention.
    pub name: Cow<'a, str>,
    /// What they are.
    pub kind: SpeakerKind,
    /// The pronoun for them; null where the text does not tell it.
    pub pronoun: Option<Pronoun>,
    /// Number of outer quotations, fragments among them.
    pub quotations: usize,
    /// Number of words in these quotations.
    pub words: usize,
    /// Number of times that their words are reported without marks.
    pub reported: usize,
}

/// What is quoted and reported in an article without a speaker who is sure enough.
///
/// ```
/// use byline::analysis::AnalysisOptions;
/// let text = "“We saw it all,” somebody had written on the wall.";
/// let options = AnalysisOptions::default().with_min_speaker_confidence(1.0);
/// let analysis = byline::Classifier::embedded()?.analyse_text(text, &options);
/// assert_eq!(analysis.without_speaker.words, 4);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WithoutSpeaker {
    /// Number of outer quotations that give words of a source.
    pub quotations: usize,
    /// Number of words in these quotations.
    pub words: usize,
    /// Number of times that words are reported without marks.
    pub reported: usize,
}

impl WithoutSpeaker {
    pub(super) fn new(totals: &Totals) -> Self {
        Self {
            quotations: totals.n_quotations,
            words: totals.n_words,
            reported: totals.n_indirect,
        }
    }
}

impl<'a> AnalysedSpeaker<'a> {
    pub(super) fn new(speaker: Speaker, source: &Source<'a>) -> Self {
        let (name_start, name_end) = source.place(speaker.name);
        let (start, end) = source.place(speaker.mention);
        Self {
            name: source.words(speaker.name),
            name_start,
            name_end,
            text: source.words(speaker.mention),
            start,
            end,
            kind: speaker.kind,
            pronoun: speaker.pronoun,
            confidence: (speaker.confidence * 1000.0).round() / 1000.0,
        }
    }

    pub(super) fn into_owned(self) -> AnalysedSpeaker<'static> {
        AnalysedSpeaker {
            name: owned(self.name),
            text: owned(self.text),
            name_start: self.name_start,
            name_end: self.name_end,
            start: self.start,
            end: self.end,
            kind: self.kind,
            pronoun: self.pronoun,
            confidence: self.confidence,
        }
    }
}

impl<'a> SpeakerSummary<'a> {
    pub(super) fn new(total: SpeakerTotal, source: &Source<'a>) -> Self {
        Self {
            name: source.words(total.name),
            kind: total.kind,
            pronoun: total.pronoun,
            quotations: total.n_quotations,
            words: total.n_words,
            reported: total.n_indirect,
        }
    }

    pub(super) fn into_owned(self) -> SpeakerSummary<'static> {
        SpeakerSummary {
            name: owned(self.name),
            kind: self.kind,
            pronoun: self.pronoun,
            quotations: self.quotations,
            words: self.words,
            reported: self.reported,
        }
    }
}
