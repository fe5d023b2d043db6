//! Who said it: speakers and cues of quotations, and speech reported without marks.
//!
//! Computed on demand from a [`Document`]. The rules read the article as words, stops and whole quotations: the cue is
//! looked for after a quotation, before it, and in the sentences beside it; its subject is the speaker, and short forms
//! and pronouns are followed to the fullest name that the article gives.
//!
//! Each decision is a table of named rules in a stated order, with an example beside each; `rule` says how to add one.

mod answer;
mod article;
mod attributor;
mod candidate;
mod collect;
mod cue;
mod cue_after;
mod cue_before;
mod entities;
mod feature;
mod indirect;
mod name_form;
mod names;
mod phrase;
mod pronouns;
mod ranker;
mod reading;
mod referents;
mod roles;
mod rule;
mod sentence_subject;
mod speaker;
mod subject;
mod subject_after;
#[cfg(test)]
mod tests;
mod token;
mod totals;
mod training;
mod uncued;
mod verb;
mod word_class;

use std::collections::HashMap;

use crate::document::Document;
use crate::span::Span;

pub use ranker::{SpeakerRanker, SpeakerWeights};
pub use speaker::{Attribution, Manner, Pronoun, Speaker, SpeakerKind};
pub use totals::{SpeakerTotal, Totals, totals};
pub use training::{SpeakerChoice, is_same_speaker, speaker_choices, speaker_feature_names};

/// Finds the source of every outer quotation and of reported speech, in order of their content.
///
/// ```
/// use byline::{Document, Model};
/// use byline::attribution::attribute;
/// let document = Document::new("Mayor Ada Brook resigned. “I am tired,” Brook said.");
/// let attribution = &attribute(&document, Model::embedded()?.speakers())[0];
/// assert_eq!(attribution.speaker.unwrap().name.of(document.text()), "Ada Brook");
/// assert_eq!(attribution.cue.unwrap().of(document.text()), "said");
/// # Ok::<(), byline::Error>(())
/// ```
#[must_use]
pub fn attribute(document: &Document, ranker: &SpeakerRanker) -> Vec<Attribution> {
    let article = article::Article::of(document.plain());
    let choose = |_, candidates: &candidate::Candidates| ranker.choose(candidates);
    let mut attributions = attributor::attributions(&article, choose);
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
