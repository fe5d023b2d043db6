//! What a token counts as, in bits.

use super::{Cue, Stance};
use crate::tokenize::Special;

/// A set of facts about a token, so that a sentence is counted by adding bits, without a branch a fact.
///
/// Facts that are [counted](Tally) lie so far apart that the sum of many sets holds the count of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(u64);

impl Facts {
    /// A word or a number, as against a mark. Counted.
    pub(crate) const WORD: Self = Self(1);
    /// Counted.
    pub(crate) const NUMBER: Self = Self(1 << COUNT_BITS);
    /// Begins with a capital. Counted.
    pub(crate) const CAPITAL: Self = Self(1 << (2 * COUNT_BITS));
    /// Praises, blames, mocks or takes sides. Counted.
    pub(crate) const LOADED: Self = Self(1 << (3 * COUNT_BITS));
    /// Argues: certainty, duty, force, consequence. Counted.
    pub(crate) const ARGUING: Self = Self(1 << (4 * COUNT_BITS));
    pub(crate) const QUOTE_MARK: Self = Self(1 << 1);
    pub(crate) const QUESTION: Self = Self(1 << 2);
    pub(crate) const EXCLAMATION: Self = Self(1 << 3);
    pub(crate) const REPORTING: Self = Self(1 << 4);
    pub(crate) const FIRST_PERSON: Self = Self(1 << 5);
    pub(crate) const SECOND_PERSON: Self = Self(1 << 6);
    /// Of a token whose entry is found: not set for a word outside the dictionary before it is looked at closely.
    pub(crate) const KNOWN: Self = Self(1 << 7);
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
        Self(self.0 & u64::from(holds).wrapping_neg())
    }

    /// Whether any of `others` is among them.
    pub(crate) const fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// The others.
    #[must_use]
    pub(crate) fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
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

/// Bits in which a fact is counted.
const COUNT_BITS: u32 = 12;

/// How many of some tokens each counted fact holds of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally(u64);

impl Tally {
    /// So many sets of facts can be added.
    pub(crate) const CAPACITY: usize = (1 << COUNT_BITS) - 1;

    const COUNTED: u64 =
        Facts::WORD.0 | Facts::NUMBER.0 | Facts::CAPITAL.0 | Facts::LOADED.0 | Facts::ARGUING.0;

    pub(crate) fn add(&mut self, facts: Facts) {
        self.0 += facts.0 & Self::COUNTED;
    }

    /// How many of the sets added hold `fact`, which is a counted one.
    pub(crate) fn count(self, fact: Facts) -> usize {
        (self.0 >> fact.0.trailing_zeros()) as usize & Self::CAPACITY
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

#[cfg(test)]
mod tests {
    use super::{Facts, Tally};

    #[test]
    fn counts_each_fact_by_itself_up_to_its_capacity() {
        let mut tally = Tally::default();
        for n in 0..Tally::CAPACITY {
            let number = Facts::NUMBER.only_if(n % 3 == 0);
            tally.add(Facts::WORD.with(number).with(Facts::QUOTE_MARK));
        }
        assert_eq!(tally.count(Facts::WORD), Tally::CAPACITY);
        assert_eq!(tally.count(Facts::NUMBER), Tally::CAPACITY / 3);
        for fact in [Facts::CAPITAL, Facts::LOADED, Facts::ARGUING] {
            assert_eq!(tally.count(fact), 0);
        }
    }
}
