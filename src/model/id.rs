//! Which model gave an answer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Model;

/// Tells models apart: the checksum of the file of a model. Written as `crc32:` and eight digits.
///
/// ```
/// use byline::model::ModelId;
/// let id = byline::Model::embedded()?.id();
/// assert_eq!(id.to_string().parse(), Ok(id));
/// assert_eq!("crc32:00c0ffee".parse::<ModelId>().unwrap().to_string(), "crc32:00c0ffee");
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ModelId(u32);

const PREFIX: &str = "crc32:";
const N_DIGITS: usize = 8;

impl Model {
    /// Which model it is: equal for models read from equal files.
    #[must_use]
    pub fn id(&self) -> ModelId {
        self.id
    }
}

impl ModelId {
    /// That of a file whose bytes have this CRC-32.
    pub(super) fn of_checksum(checksum: u32) -> Self {
        Self(checksum)
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{:0N_DIGITS$x}", self.0)
    }
}

/// A text that is not the id of a model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no id of a model, expected {PREFIX} and {N_DIGITS} hexadecimal digits")]
pub struct UnknownModelId(pub String);

impl FromStr for ModelId {
    type Err = UnknownModelId;

    fn from_str(text: &str) -> Result<Self, UnknownModelId> {
        let digits = text.strip_prefix(PREFIX);
        let digits = digits.filter(|digits| digits.len() == N_DIGITS);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        number
            .map(Self)
            .ok_or_else(|| UnknownModelId(text.to_owned()))
    }
}

impl Serialize for ModelId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ModelId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ModelId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ModelId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Checksum of the file of a model.",
            "type": "string",
            "pattern": "^crc32:[0-9a-f]{8}$",
        })
    }
}
