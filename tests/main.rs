//! All integration tests, in one binary.

#[path = "measure/boundaries.rs"]
mod boundaries;
mod segmentation;
