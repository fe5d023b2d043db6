//! All that is said on standard error, and how loudly.

pub(crate) mod log;
pub(crate) mod message;
pub(crate) mod plain;
pub(crate) mod progress;
pub(crate) mod suggest;
pub(crate) mod usage;
