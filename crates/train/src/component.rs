//! Parts of the method that can be left out, to see what each is worth.

use std::fmt;
use std::str::FromStr;

/// A part of the method that a model can be trained without.
///
/// ```
/// use byline_train::{Component, TrainParams};
/// let params = TrainParams::default().without("voice-scope".parse()?);
/// assert!(!params.features.voice_scope);
/// assert_eq!(params.missing().collect::<Vec<_>>(), [Component::Vectors, Component::VoiceScope]);
/// # Ok::<(), byline_train::UnknownComponent>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Component {
    /// Word vectors.
    Vectors,
    /// Weights of their own for words inside quotation marks.
    VoiceScope,
    /// Weights of their own for the author's words in a sentence with a reporting verb.
    Attribution,
    /// Pairs of neighbouring stems.
    Bigrams,
    /// Counts in buckets and facts about the sentence.
    Indicators,
    /// Whether the heading above announces opinion.
    Sections,
    /// Lists of words that praise, blame, mock, take sides or argue.
    Stance,
    /// The second layer, in which the article informs its sentences.
    Context,
}

/// A name that is none of the components.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown component \"{name}\", expected {}", Component::ALL.map(Component::name).join(", "))]
pub struct UnknownComponent {
    /// The name.
    pub name: String,
}

impl Component {
    /// Every component.
    pub const ALL: [Self; 8] = [
        Self::Vectors,
        Self::VoiceScope,
        Self::Attribution,
        Self::Bigrams,
        Self::Indicators,
        Self::Sections,
        Self::Stance,
        Self::Context,
    ];

    /// The name used on the command line and in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vectors => "vectors",
            Self::VoiceScope => "voice-scope",
            Self::Attribution => "attribution",
            Self::Bigrams => "bigrams",
            Self::Indicators => "indicators",
            Self::Sections => "sections",
            Self::Stance => "stance",
            Self::Context => "context",
        }
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Component {
    type Err = UnknownComponent;

    fn from_str(name: &str) -> Result<Self, UnknownComponent> {
        let known = Self::ALL
            .into_iter()
            .find(|component| component.name() == name);
        known.ok_or_else(|| UnknownComponent {
            name: name.to_owned(),
        })
    }
}
