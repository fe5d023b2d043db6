//! All integration tests, in one binary.

mod accuracy;
mod evaluation;
mod golden;
mod judged;
mod model_format;
mod scoring;
mod training;
