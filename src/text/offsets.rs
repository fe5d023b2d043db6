//! Byte offsets in the units that other languages count in.

use serde::{Deserialize, Serialize};

/// What the offsets of a result count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum OffsetUnit {
    /// Bytes in UTF-8, as Rust, Go and files count.
    #[default]
    Bytes,
    /// Characters, that is Unicode code points, as Python and R count.
    Characters,
    /// Units of 16 bits, as JavaScript, Java and C# count.
    Utf16,
}

/// Turns byte offsets of one text into another unit.
///
/// Offsets may be asked for in any order. Making it reads the text once and keeps a number for every 64 bytes; a text
/// of ASCII, and bytes as the unit, need neither. An answer counts fewer than 64 bytes. Never panics: an offset past
/// the end counts as the end, one inside a character as the end of that character.
///
/// ```
/// use byline::text::{OffsetUnit, Offsets};
/// let text = "“Olá 🎉” ok";
/// let ok = text.find("ok").unwrap();
/// let in_unit = |unit| Offsets::new(text, unit).get(ok);
/// assert_eq!(in_unit(OffsetUnit::Bytes), 16);
/// assert_eq!(in_unit(OffsetUnit::Characters), 8);
/// assert_eq!(in_unit(OffsetUnit::Utf16), 9);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// The offset, in the unit, of every [`STEP`]th byte; empty where an offset in the unit is one in bytes.
    checkpoints: Vec<usize>,
}

/// Bytes between two checkpoints.
const STEP: usize = 64;

impl<'a> Offsets<'a> {
    /// The offsets of `text` in `unit`.
    #[must_use]
    pub fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Bytes && !text.is_ascii() {
            let mut n_units = 0;
            checkpoints.extend(text.as_bytes().chunks(STEP).map(|chunk| {
                let before = n_units;
                n_units += unit.count(chunk);
                before
            }));
        }
        Self {
            text,
            unit,
            checkpoints,
        }
    }

    /// The offset of the byte at `byte`, in the unit.
    #[must_use]
    pub fn get(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        // The end of the text may lie one past the last checkpoint.
        let Some(last) = self.checkpoints.len().checked_sub(1) else {
            return byte;
        };
        let checkpoint = (byte / STEP).min(last);
        let rest = &self.text.as_bytes()[checkpoint * STEP..byte];
        self.checkpoints[checkpoint] + self.unit.count(rest)
    }
}

impl OffsetUnit {
    /// The name used in output and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Characters => "characters",
            Self::Utf16 => "utf16",
        }
    }

    /// Number of units of the characters that begin among `bytes`.
    fn count(self, bytes: &[u8]) -> usize {
        let count = |is_counted: fn(u8) -> bool| -> usize {
            bytes
                .iter()
                .map(|&byte| usize::from(is_counted(byte)))
                .sum()
        };
        let begins = |byte: u8| byte & 0xC0 != 0x80;
        match self {
            Self::Bytes => bytes.len(),
            Self::Characters => count(begins),
            // Characters of four bytes lie beyond the 16 bits and take two units.
            Self::Utf16 => count(begins) + count(|byte| byte >= 0xF0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{OffsetUnit, Offsets};

    proptest! {
        #[test]
        fn offsets_are_those_that_the_whole_beginning_has(text in "(\\PC|[a-z ]{9}|🎉|\u{301}){0,60}") {
            let characters = Offsets::new(&text, OffsetUnit::Characters);
            let utf16 = Offsets::new(&text, OffsetUnit::Utf16);
            let bytes = Offsets::new(&text, OffsetUnit::Bytes);
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for at in ends.collect::<Vec<_>>().into_iter().rev() {
                prop_assert_eq!(characters.get(at), text[..at].chars().count());
                prop_assert_eq!(utf16.get(at), text[..at].encode_utf16().count());
                prop_assert_eq!(bytes.get(at), at);
            }
        }

        #[test]
        fn no_offset_panics(text in "\\PC{0,80}", at: usize) {
            for unit in [OffsetUnit::Bytes, OffsetUnit::Characters, OffsetUnit::Utf16] {
                let offsets = Offsets::new(&text, unit);
                prop_assert!(offsets.get(at) <= offsets.get(usize::MAX));
                prop_assert!(offsets.get(at % 100) <= text.len());
            }
        }
    }

    #[test]
    fn ascii_needs_no_table() {
        let offsets = Offsets::new("It rained.", OffsetUnit::Utf16);
        assert_eq!(offsets.checkpoints.capacity(), 0);
        assert_eq!(offsets.get(3), 3);
    }
}
