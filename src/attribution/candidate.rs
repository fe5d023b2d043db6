//! Who may have said a quotation, and what speaks for each.

use super::feature::{Fact, Feature};
use crate::span::Span;

/// Whom a candidate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Referent {
    /// Somebody named, by index among the entities.
    Entity(usize),
    /// Somebody whom only a phrase tells: a noun, or a pronoun for nobody known.
    Phrase {
        span: Span,
        /// The phrase in small letters, without its article.
        key: String,
    },
    /// Nobody, or nobody who is known.
    Nobody,
}

/// Who may have said a quotation.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) referent: Referent,
    /// The words that name them beside the cue, or elsewhere; of nobody, empty.
    pub(super) mention: Span,
    /// First and last token of the cue.
    pub(super) cue: Option<(usize, usize)>,
    /// What speaks for or against them, each once.
    pub(super) features: Vec<Feature>,
}

/// The candidates of one quotation, each once.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) list: Vec<Candidate>,
}

impl Candidates {
    /// Adds a candidate, or features to a known one. Mention and cue are those of the first cue, or of the first place where
    /// there is none.
    pub(super) fn add(
        &mut self,
        referent: Referent,
        mention: Span,
        cue: Option<(usize, usize)>,
        features: impl IntoIterator<Item = Feature>,
    ) -> &mut Candidate {
        let is_known = |known: &Candidate| match (&known.referent, &referent) {
            (Referent::Phrase { key, .. }, Referent::Phrase { key: other, .. }) => key == other,
            (known, referent) => known == referent,
        };
        let place = self.list.iter().position(is_known).unwrap_or_else(|| {
            self.list.push(Candidate {
                referent,
                mention,
                cue: None,
                features: Vec::new(),
            });
            self.list.len() - 1
        });
        let candidate = &mut self.list[place];
        if candidate.cue.is_none() && cue.is_some() {
            (candidate.cue, candidate.mention) = (cue, mention);
        }
        for feature in features {
            candidate.add(feature);
        }
        candidate
    }
}

impl Candidate {
    pub(super) fn add(&mut self, feature: Feature) {
        if !self.features.contains(&feature) {
            self.features.push(feature);
        }
    }

    pub(super) fn add_fact(&mut self, fact: Fact) {
        self.add(Feature::fact(fact));
    }
}
