//! The trained model: tables and where they come from.

mod manifest;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

pub use manifest::{Manifest, Training};

use crate::error::{Error, Result};

/// A trained model.
#[derive(Clone, Debug)]
pub struct Model {}

impl Model {
    /// Reads a model from the bytes of a `.byline` file.
    ///
    /// # Errors
    /// [`Error::Model`] if the bytes are truncated, foreign, altered or of another version.
    pub fn from_bytes(_bytes: &[u8]) -> Result<Self> {
        Ok(Self {})
    }

    /// Reads a `.byline` file.
    ///
    /// # Errors
    /// [`Error::Read`] if the file cannot be read, else as [`from_bytes`](Self::from_bytes).
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::from_bytes(&bytes)
    }

    /// The bytes of a `.byline` file that holds this model.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Vec::new()
    }

    /// Where it comes from and what it holds.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        static MANIFEST: LazyLock<Manifest> = LazyLock::new(Manifest::default);
        &MANIFEST
    }

    /// Adds what was measured on it to its manifest.
    pub fn record_metrics(&mut self, _metrics: BTreeMap<String, f64>) {}
}
