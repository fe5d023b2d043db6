//! What attribution finds: words, and whose they are.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How the words of a source are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// A quotation that stands as a clause or sentence of its own.
    Direct,
    /// A quotation inside the author's sentence.
    Mixed,
    /// Reported in the author's words.
    Indirect,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// Somebody named: *Ada Brook*.
    Person,
    /// A body, a place that stands for one, or several people: *the Bank of England*, *residents*.
    Group,
    /// Somebody whom only a noun tells: *the mayor*, *a neighbour*.
    Role,
    /// What the text leaves open: a pronoun for nobody named, a name of which nothing is known.
    Unknown,
}

impl SpeakerKind {
    /// Its name in output files.
    ///
    /// ```
    /// assert_eq!(byline::attribution::SpeakerKind::Group.name(), "group");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Role => "role",
            Self::Unknown => "unknown",
        }
    }
}

/// What pronoun stands for somebody, as far as the text tells by a title, a first name, a noun or the pronoun itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Pronoun {
    /// *She*.
    She,
    /// *He*.
    He,
}

impl Pronoun {
    /// Its name in output files.
    ///
    /// ```
    /// assert_eq!(byline::attribution::Pronoun::She.name(), "she");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::She => "she",
            Self::He => "he",
        }
    }
}

/// Who said something.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Speaker {
    /// The words beside the cue: a name, a role, a pronoun.
    pub mention: Span,
    /// The fullest form of the name in the article, titles left out; the mention where it names nobody.
    pub name: Span,
    /// What they are.
    pub kind: SpeakerKind,
    /// The pronoun for them, where the text tells it.
    pub pronoun: Option<Pronoun>,
    /// The probability that this is the speaker, calibrated on articles that the ranker was not fitted on.
    pub confidence: f32,
}

/// Words and their source.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attribution {
    /// Index into [`Document::quotations`](crate::Document::quotations), or `None` for reported speech.
    pub quotation_idx: Option<usize>,
    /// How the words are given.
    pub manner: Manner,
    /// The words.
    pub content: Span,
    /// Who said them, where the text tells.
    pub speaker: Option<Speaker>,
    /// The reporting verb, *according to*, or the colon or dash that ties the words to their speaker.
    pub cue: Option<Span>,
    /// Whether these are words of a source at all, and not a title, a term or the author's scare quotes.
    pub is_attributed: bool,
}

impl Attribution {
    /// Puts another span in place of each.
    pub(super) fn carry(&mut self, carried: impl Fn(Span) -> Span) {
        self.content = carried(self.content);
        self.cue = self.cue.map(&carried);
        if let Some(speaker) = &mut self.speaker {
            speaker.mention = carried(speaker.mention);
            speaker.name = carried(speaker.name);
        }
    }
}
