//! Measures how far predictions can be trusted: scores, intervals, comparisons, abstention.
//!
//! Everything here is arithmetic over [`Outcome`]s, one a sentence, whatever the labels are called; it prints nothing
//! and does no I/O. A `Judge` of `byline-train` asks a classifier for the outcomes of a corpus. Where the labels of the data are not
//! those of the model, a [`Grouping`] says which belong together.
//!
//! Three rules hold throughout:
//! - A division by zero is `None` (JSON `null`), never NaN.
//! - Sentences of one article resemble each other, so every interval resamples whole articles; intervals over
//!   sentences would be too narrow.
//! - Equal input gives equal output: the bootstrap has a seed of its own, and each replicate a stream of its own, so
//!   no result depends on how the work is divided.

mod adjusted_shares;
mod agreement;
mod alpha;
mod auc;
mod bootstrap;
mod comparison;
mod conformal;
mod conformal_table;
mod confusion;
mod coverage;
mod cross_validation;
mod evaluation;
mod fold_mean;
mod grouping;
mod kappa;
mod label_shares;
mod matching;
mod mcnemar;
mod mixing;
mod observed;
mod outcome;
mod random;
mod ratio;
mod reliability;
mod resample;
mod share_tally;
mod slice;

pub use adjusted_shares::{AdjustedShares, CollectionPart, adjusted_shares};
pub use agreement::{Agreement, JudgedSentence, LabelAgreement, PairAgreement, agreement};
pub use alpha::krippendorff_alpha;
pub use auc::auc;
pub use bootstrap::{Intervals, bootstrap};
pub use comparison::{Comparison, ComparisonError, compare};
pub use conformal::{ConformalReport, ConformalThreshold, ErrorRateOutOfRange};
pub use conformal_table::conformal_thresholds;
pub use confusion::{ClassScores, ConfusionMatrix};
pub use coverage::{CoverageRow, coverage};
pub use cross_validation::{CrossValidation, FoldScores, MeanScores, PooledScores};
pub use evaluation::Evaluation;
pub use fold_mean::FoldMean;
pub use grouping::{Grouping, GroupingError, LabelGroup};
pub use kappa::cohen_kappa;
pub use label_shares::{HeldOutMatrices, LabelShares, Share};
pub use matching::{LabelledSentence, Match, Matched};
pub use mcnemar::mcnemar;
pub use observed::Observed;
pub use outcome::Outcome;
pub use reliability::{Reliability, ReliabilityBin};
pub use resample::{BootstrapParams, Interval};
pub use share_tally::{GroupCounts, ShareTally};
pub use slice::{Slice, slices};
