//! What starts and ends count, as an argument.

use byline::text::OffsetUnit;
use clap::{Args, ValueEnum};

/// What starts and ends count.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct OffsetArgs {
    /// What starts and ends count
    #[arg(long, value_enum, value_name = "UNIT", default_value = "bytes")]
    offsets: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Unit {
    /// Bytes in UTF-8
    Bytes,
    /// Code points, as in Python and R
    Characters,
    /// Units of 16 bits, as in JavaScript and Java
    Utf16,
}

impl OffsetArgs {
    pub(crate) fn unit(self) -> OffsetUnit {
        match self.offsets {
            Unit::Bytes => OffsetUnit::Bytes,
            Unit::Characters => OffsetUnit::Characters,
            Unit::Utf16 => OffsetUnit::Utf16,
        }
    }
}
