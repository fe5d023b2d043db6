//! Static word vectors on disk.

use std::path::Path;

use safetensors::{Dtype, SafeTensors};

use crate::error::{Error, Result};
use byline_read::Error as ReadError;

/// Words by frequency with a vector each.
#[derive(Clone, Debug, Default)]
pub struct WordVectors {
    words: Vec<String>,
    dimension: usize,
    /// Row after row, `words.len() * dimension`.
    values: Vec<f32>,
}

impl WordVectors {
    /// Reads `words.txt`, one word a line, and `vectors.safetensors` with the tensors `vectors` (int8, words ×
    /// dimension) and `scale` (f32, dimension): the vector of word `i` is `vectors[i] * scale`.
    ///
    /// # Errors
    /// [`Error::Read`] if a file cannot be read; [`Error::Vectors`] if the two do not fit together.
    pub fn read(folder: &Path) -> Result<Self> {
        let words_path = folder.join("words.txt");
        let words: Vec<String> = std::fs::read_to_string(&words_path)
            .map_err(|source| {
                Error::Read(ReadError::Read {
                    path: words_path,
                    source,
                })
            })?
            .lines()
            .map(str::to_owned)
            .collect();
        let path = folder.join("vectors.safetensors");
        let bytes = std::fs::read(&path).map_err(|source| {
            Error::Read(ReadError::Read {
                path: path.clone(),
                source,
            })
        })?;
        let invalid = |reason: String| Error::Vectors {
            path: path.clone(),
            reason,
        };
        let tensors =
            SafeTensors::deserialize(&bytes).map_err(|error| invalid(error.to_string()))?;
        let tensor = |name: &str, dtype| {
            let tensor = tensors
                .tensor(name)
                .map_err(|error| invalid(error.to_string()))?;
            if tensor.dtype() == dtype {
                Ok(tensor)
            } else {
                Err(invalid(format!(
                    "tensor {name} holds {:?}, expected {dtype:?}",
                    tensor.dtype()
                )))
            }
        };
        let scale: Vec<f32> = tensor("scale", Dtype::F32)?
            .data()
            .chunks_exact(4)
            .map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap_or_default()))
            .collect();
        let vectors = tensor("vectors", Dtype::I8)?;
        if vectors.shape() != [words.len(), scale.len()] {
            return Err(invalid(format!(
                "tensor vectors has shape {:?}, expected [{}, {}]",
                vectors.shape(),
                words.len(),
                scale.len()
            )));
        }
        let values = vectors
            .data()
            .iter()
            .zip(scale.iter().cycle())
            .map(|(&value, scale)| f32::from(value.cast_signed()) * scale)
            .collect();
        Ok(Self {
            words,
            dimension: scale.len(),
            values,
        })
    }

    /// The words, most frequent first.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Length of each vector.
    #[must_use]
    pub fn dimension(&self) -> usize {
        self.dimension
    }

    /// The vector of word `word_idx`.
    #[must_use]
    pub fn vector(&self, word_idx: usize) -> &[f32] {
        &self.values[word_idx * self.dimension..(word_idx + 1) * self.dimension]
    }
}
