//! How much each speaker of an article says.

use std::collections::HashMap;

use super::speaker::{Attribution, Manner};
use crate::document::Document;
use crate::lexicon::is_pronoun;
use crate::span::Span;

/// What one speaker says in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakerTotal {
    /// The name, where it stands in the text; for nameless speakers the words of their first mention.
    pub name: Span,
    /// Number of outer quotations, fragments among them.
    pub n_quotations: usize,
    /// Number of words in these quotations.
    pub n_words: usize,
    /// Number of times that their words are reported without marks.
    pub n_indirect: usize,
}

/// Adds up what each speaker says, whoever has most words first.
///
/// Speakers are the same where their names are equal letter by letter, however wide the spaces in them are. A pronoun that stands for nobody known is left
/// out. `attributions` are those of `document`, as [`attribute`](super::attribute) finds them.
///
/// ```
/// use byline::Document;
/// use byline::attribution::{attribute, totals};
/// let document = Document::new("“We saw it,” said Ada Brook. “Yes,” she said. “I did not see it,” Tom Hill said.");
/// let totals = totals(&document, &attribute(&document));
/// let found: Vec<_> = totals.iter().map(|total| (total.name.of(document.text()), total.n_words)).collect();
/// assert_eq!(found, [("Tom Hill", 5), ("Ada Brook", 4)]);
/// ```
#[must_use]
pub fn totals(document: &Document, attributions: &[Attribution]) -> Vec<SpeakerTotal> {
    let text = document.plain().text();
    let mut totals: Vec<SpeakerTotal> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for attribution in attributions {
        let Some(speaker) = attribution.speaker.filter(|_| attribution.is_attributed) else {
            continue;
        };
        let name = document.in_plain(speaker.name).of(text);
        if is_pronoun(name) {
            continue;
        }
        let place = *places.entry(name).or_insert(totals.len());
        if place == totals.len() {
            totals.push(SpeakerTotal {
                name: speaker.name,
                n_quotations: 0,
                n_words: 0,
                n_indirect: 0,
            });
        }
        let total = &mut totals[place];
        let quotation = attribution
            .quotation_idx
            .and_then(|idx| document.quotations().get(idx));
        if let Some(quotation) = quotation {
            total.n_quotations += 1;
            total.n_words += quotation.n_words;
        } else if attribution.manner == Manner::Indirect {
            total.n_indirect += 1;
        }
    }
    totals.sort_by_key(|total| std::cmp::Reverse((total.n_words, total.n_quotations)));
    totals
}
