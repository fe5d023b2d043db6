//! Arguments, environment and settings file to one command line, and the arguments that several commands share.

pub(crate) mod data;
pub(crate) mod global;
pub(crate) mod model;
pub(crate) mod offsets;
pub(crate) mod output;
pub(crate) mod probability;
pub(crate) mod settings;
pub(crate) mod speakers;
pub(crate) mod start;
pub(crate) mod threads;
