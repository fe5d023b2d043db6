//! What a tool says of one sentence.

use std::fmt;

use byline::Label;

use super::task::Task;
use crate::label_map::LabelMap;

/// A sentence with the labels that were found for it.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Without its label.
    pub(super) task: Task,
    /// Labels as they are spelt.
    pub(super) labels: Vec<String>,
    /// Why they do not count, if they do not.
    pub(super) without: Option<LeftOut>,
    /// Whether there is a place for labels, filled or not.
    pub(super) has_place: bool,
    /// Other answers to the same sentence, which do not count.
    pub(super) n_others: usize,
}

/// Why something in an export is not in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum LeftOut {
    /// A sentence without a word.
    Empty,
    /// A sentence that nobody labelled.
    Unlabelled,
    /// A sentence that was passed over: skipped, ignored or cancelled.
    Skipped,
    /// A sentence whose label was rejected.
    Rejected,
    /// A sentence that somebody else labelled.
    OtherAnnotator,
    /// A sentence that only a model labelled.
    Guessed,
    /// A sentence whose label covers several of ours.
    SeveralMeanings,
    /// An answer to a sentence that a later one replaces.
    Replaced,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "without text",
            Self::Unlabelled => "not labelled",
            Self::Skipped => "skipped, ignored or cancelled",
            Self::Rejected => "rejected",
            Self::OtherAnnotator => "labelled by others only",
            Self::Guessed => "labelled by a model only",
            Self::SeveralMeanings => "with a label that means several of ours",
            Self::Replaced => "earlier answers to the same sentence",
        })
    }
}

/// What labels come to.
pub(super) enum Meaning {
    One(Label),
    Several,
    Nothing,
}

impl Answer {
    /// What the labels of the sentence mean.
    ///
    /// # Errors
    /// The labels that nothing is known of, or a reason where they contradict each other.
    pub(super) fn meaning(&self, map: &LabelMap) -> Result<Meaning, Trouble> {
        if self.without.is_some() {
            return Ok(Meaning::Nothing);
        }
        let mut meanings: Vec<&[Label]> = Vec::new();
        for given in &self.labels {
            match map.meaning(given) {
                None => return Err(Trouble::Unknown(given.clone())),
                Some(meaning) if !meanings.contains(&meaning) => meanings.push(meaning),
                Some(_) => {}
            }
        }
        match meanings[..] {
            [] => Ok(Meaning::Nothing),
            [[label]] => Ok(Meaning::One(*label)),
            [_] => Ok(Meaning::Several),
            _ => Err(Trouble::Contradiction(format!(
                "found the labels {}, expected one a sentence",
                self.labels.join(", ")
            ))),
        }
    }
}

/// Why labels cannot be used.
pub(super) enum Trouble {
    Unknown(String),
    Contradiction(String),
}
