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
mod reading;
mod rule;
mod sentence_subject;
mod speaker;
mod subject;
mod subject_after;
#[cfg(test)]
mod tests;
mod token;
mod totals;
mod uncued;
mod verb;
mod word_class;

use std::collections::HashMap;

use crate::document::Document;
use crate::span::Span;

pub use speaker::{Attribution, Manner, Speaker};
pub use totals::{SpeakerTotal, totals};

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
    let plain = document.plain();
    let tokens = token::Tokens::of(plain);
    let names = names::Names::of(&tokens);
    let mut attributions = attributor::attributions(plain, &tokens, &names);
    let attributor = attributor::Attributor {
        tokens: &tokens,
        names: &names,
        last: None,
    };
    indirect::add(&attributor, &mut attributions);
    attributions.sort_by_key(|attribution| (attribution.content.start, attribution.content.end));
    carry_back(document, &mut attributions);
    attributions
}

/// Puts spans of the text as read in place of those of its plain form. A name that the text spells in several ways, with
/// other spaces or with a soft hyphen, is given as it stands where it is spelt plainly, so that one person has one name.
fn carry_back(document: &Document, attributions: &mut [Attribution]) {
    if document.is_plain() {
        return;
    }
    let text = document.plain().text();
    let mut spellings: HashMap<&str, Span> = HashMap::new();
    let is_plain = |name: Span| document.as_read(name).of(document.text()) == name.of(text);
    for speaker in attributions.iter().filter_map(|found| found.speaker) {
        let spelling = spellings
            .entry(speaker.name.of(text))
            .or_insert(speaker.name);
        if !is_plain(*spelling) && is_plain(speaker.name) {
            *spelling = speaker.name;
        }
    }
    for attribution in attributions {
        if let Some(speaker) = &mut attribution.speaker
            && let Some(&name) = spellings.get(speaker.name.of(text))
        {
            speaker.name = name;
        }
        attribution.carry(|span| document.as_read(span));
    }
}
