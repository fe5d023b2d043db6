//! How much each speaker of an article says.

use std::collections::HashMap;

use super::speaker::{Attribution, Manner, Pronoun, SpeakerKind};
use crate::document::Document;
use crate::lexicon::is_pronoun;
use crate::span::Span;

/// What one speaker says in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SpeakerTotal {
    /// The name, where it stands in the text; for nameless speakers the words of their first mention.
    pub name: Span,
    /// What they are.
    pub kind: SpeakerKind,
    /// The pronoun for them, where the text tells it.
    pub pronoun: Option<Pronoun>,
    /// Number of outer quotations, fragments among them.
    pub n_quotations: usize,
    /// Number of words in these quotations.
    pub n_words: usize,
    /// Number of times that their words are reported without marks.
    pub n_indirect: usize,
}

/// What all speakers of an article say, and what has no speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// One entry a speaker, whoever has most words first.
    pub speakers: Vec<SpeakerTotal>,
    /// Number of outer quotations of a source who is not known.
    pub n_quotations: usize,
    /// Number of words in these quotations.
    pub n_words: usize,
    /// Number of times that words of such a source are reported without marks.
    pub n_indirect: usize,
}

/// Adds up what each speaker says, whoever has most words first.
///
/// Speakers are the same where their names are equal letter by letter, however wide the spaces in them are. A pronoun that
/// stands for nobody known is no speaker. `attributions` are those of `document`, as [`attribute`](super::attribute) finds
/// them.
///
/// ```
/// use byline::{Document, Model};
/// use byline::attribution::{attribute, totals};
/// let document = Document::new("“We saw it,” said Ada Brook. “Yes,” she said. “I did not see it,” Tom Hill said.");
/// let attributions = attribute(&document, Model::embedded()?.speakers());
/// let totals = totals(&document, &attributions);
/// let found: Vec<_> = totals.speakers.iter().map(|total| (total.name.of(document.text()), total.n_words)).collect();
/// assert_eq!(found, [("Tom Hill", 5), ("Ada Brook", 4)]);
/// assert_eq!(totals.n_words, 0);
/// # Ok::<(), byline::Error>(())
/// ```
#[must_use]
pub fn totals(document: &Document, attributions: &[Attribution]) -> Totals {
    let text = document.plain().text();
    let mut totals = Totals::default();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for attribution in attributions.iter().filter(|found| found.is_attributed) {
        let speaker = attribution.speaker.map(|speaker| {
            let name = document.in_plain(speaker.name).of(text);
            (name, speaker)
        });
        let named = speaker.filter(|(name, _)| !is_pronoun(name));
        let counts = match named {
            None => [
                &mut totals.n_quotations,
                &mut totals.n_words,
                &mut totals.n_indirect,
            ],
            Some((name, speaker)) => {
                let place = *places.entry(name).or_insert(totals.speakers.len());
                if place == totals.speakers.len() {
                    totals.speakers.push(SpeakerTotal {
                        name: speaker.name,
                        kind: speaker.kind,
                        pronoun: speaker.pronoun,
                        n_quotations: 0,
                        n_words: 0,
                        n_indirect: 0,
                    });
                }
                let total = &mut totals.speakers[place];
                [
                    &mut total.n_quotations,
                    &mut total.n_words,
                    &mut total.n_indirect,
                ]
            }
        };
        let [n_quotations, n_words, n_indirect] = counts;
        let quotation = attribution
            .quotation_idx
            .and_then(|idx| document.quotations().get(idx));
        if let Some(quotation) = quotation {
            *n_quotations += 1;
            *n_words += quotation.n_words;
        } else if attribution.manner == Manner::Indirect {
            *n_indirect += 1;
        }
    }
    let by_words = |total: &SpeakerTotal| std::cmp::Reverse((total.n_words, total.n_quotations));
    totals.speakers.sort_by_key(by_words);
    totals
}
