//! Who said it: speakers and cues of quotations, and speech reported without marks.
//!
//! Computed on demand from a [`Document`]. The rules read the article as words, stops and whole quotations: the cue is
//! looked for after a quotation, before it, and in the sentences beside it; its subject is the speaker, and short forms
//! and pronouns are followed to the fullest name that the article gives.
//!
//! Each decision is a table of named rules in a stated order, with an example beside each; `rule` says how to add one.

mod answer;
mod attributor;
mod cue;
mod cue_after;
mod cue_before;
mod indirect;
mod meaning;
mod name_form;
mod names;
mod people;
mod phrase;
mod rank;
mod rule;
mod sentence_subject;
mod subject;
mod subject_after;
#[cfg(test)]
mod tests;
mod token;
mod totals;
mod uncued;
mod verb;
mod word_class;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::span::Span;

pub use totals::{SpeakerTotal, totals};

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
    /// Index into [`Document::quotations`], or `None` for reported speech.
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

/// Finds the source of every outer quotation and of reported speech, in order of their content.
///
/// ```
/// use byline::Document;
/// use byline::attribution::attribute;
/// let document = Document::new("Mayor Ada Brook resigned. “I am tired,” Brook said.");
/// let attribution = &attribute(&document)[0];
/// assert_eq!(attribution.speaker.unwrap().name.of(document.text()), "Ada Brook");
/// assert_eq!(attribution.cue.unwrap().of(document.text()), "said");
/// ```
#[must_use]
pub fn attribute(document: &Document) -> Vec<Attribution> {
    let tokens = token::Tokens::of(document);
    let names = names::Names::of(&tokens);
    let mut attributions = attributor::attributions(document, &tokens, &names);
    let attributor = attributor::Attributor {
        tokens: &tokens,
        names: &names,
        last: None,
    };
    indirect::add(&attributor, &mut attributions);
    attributions.sort_by_key(|attribution| (attribution.content.start, attribution.content.end));
    attributions
}
