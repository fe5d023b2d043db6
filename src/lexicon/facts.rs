//! What a token counts as, in bits.

use super::{Cue, Stance};
use crate::tokenize::Special;

/// A set of facts about a token, so that a sentence is counted by adding bits, without a branch a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(u32);

impl Facts {
    /// A word or a number, as against a mark.
    pub(crate) const WORD: Self = Self(1);
    pub(crate) const NUMBER: Self = Self(1 << 1);
    pub(crate) const QUOTE_MARK: Self = Self(1 << 2);
    pub(crate) const QUESTION: Self = Self(1 << 3);
    pub(crate) const EXCLAMATION: Self = Self(1 << 4);
    /// Begins with a capital.
    pub(crate) const CAPITAL: Self = Self(1 << 5);
    pub(crate) const REPORTING: Self = Self(1 << 6);
    pub(crate) const FIRST_PERSON: Self = Self(1 << 7);
    pub(crate) const SECOND_PERSON: Self = Self(1 << 8);
    /// Praises, blames, mocks or takes sides.
    pub(crate) const LOADED: Self = Self(1 << 9);
    /// Argues: certainty, duty, force, consequence.
    pub(crate) const ARGUING: Self = Self(1 << 10);
    /// Of a token whose entry is found: not set for a word outside the dictionary before it is looked at closely.
    pub(crate) const KNOWN: Self = Self(1 << 11);
    /// Any cue.
    pub(crate) const CUE: Self =
        Self(Self::REPORTING.0 | Self::FIRST_PERSON.0 | Self::SECOND_PERSON.0);

    /// Both.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same, or nothing at all.
    #[must_use]
    pub(crate) fn only_if(self, holds: bool) -> Self {
        Self(self.0 * u32::from(holds))
    }

    /// Whether any of `others` is among them.
    pub(crate) const fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub(crate) const fn of_special(special: Special) -> Self {
        let facts = match special {
            Special::UnknownWord | Special::UnknownName => Self::WORD,
            Special::Year | Special::Number | Special::NumberWord => Self::WORD.with(Self::NUMBER),
            Special::Quote => Self::QUOTE_MARK,
            Special::Question => Self::QUESTION,
            Special::Exclamation => Self::EXCLAMATION,
            _ => Self(0),
        };
        facts.with(Self::KNOWN)
    }
}

impl From<Cue> for Facts {
    fn from(cue: Cue) -> Self {
        match cue {
            Cue::Reporting => Self::REPORTING,
            Cue::FirstPerson => Self::FIRST_PERSON,
            Cue::SecondPerson => Self::SECOND_PERSON,
        }
    }
}

impl From<Stance> for Facts {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Blame | Stance::Praise | Stance::Partisan | Stance::Ridicule => Self::LOADED,
            Stance::Certainty | Stance::Duty | Stance::Intensity | Stance::Consequence => {
                Self::ARGUING
            }
        }
    }
}
