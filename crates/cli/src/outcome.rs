//! How a command ends.

/// How a command that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// A score lies below the one asked for.
    BelowThreshold,
    /// The data has faults, and none were asked for.
    Faulty,
}
