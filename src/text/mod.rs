//! Places in a text.

mod offsets;

pub use offsets::{OffsetUnit, Offsets};
