//! The three voices of a news article.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Whose voice a sentence is.
///
/// The order of declaration is the order of columns in the weight table.
///
/// ```
/// use byline::Label;
/// assert_eq!("quote".parse(), Ok(Label::Quote));
/// assert_eq!(Label::ALL[Label::Opinion.column()].to_string(), "opinion");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// The record: the author reports.
    Factual,
    /// A source: words given as somebody's own.
    Quote,
    /// The author: judges, recommends, mocks or concludes.
    Opinion,
}

impl Label {
    /// Number of labels.
    pub const COUNT: usize = 3;

    /// Every label, in column order.
    pub const ALL: [Self; Self::COUNT] = [Self::Factual, Self::Quote, Self::Opinion];

    /// The column of this label in scores and probabilities.
    #[must_use]
    pub fn column(self) -> usize {
        self as usize
    }

    /// The name used in data and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Factual => "factual",
            Self::Quote => "quote",
            Self::Opinion => "opinion",
        }
    }

    /// One capital letter: `F`, `Q` or `O`.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Factual => 'F',
            Self::Quote => 'Q',
            Self::Opinion => 'O',
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is none of the labels.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown label \"{0}\", expected factual, quote or opinion")]
pub struct UnknownLabel(pub String);

impl FromStr for Label {
    type Err = UnknownLabel;

    fn from_str(name: &str) -> Result<Self, UnknownLabel> {
        Self::ALL
            .into_iter()
            .find(|label| label.name() == name)
            .ok_or_else(|| UnknownLabel(name.to_owned()))
    }
}
