//! All integration tests, in one binary.

mod polnear;
mod quotation;
mod quotation_labels;
