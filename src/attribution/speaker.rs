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

/// Who said something.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Speaker {
    /// The words beside the cue: a name, a role, a pronoun.
    pub mention: Span,
    /// The fullest form of the name in the article, titles left out; the mention where it names nobody.
    pub name: Span,
    /// How sure the rules are, above 0 and up to 1: a rank by which answers can be put in order, no probability. What
    /// each rule gives is set by hand.
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
