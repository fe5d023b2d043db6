//! Static word vectors on disk.

use std::path::Path;

use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};

use crate::error::{Error, Result};
use byline_read::{Error as ReadError, may_be_text, read_whole};

/// No entry of a vector is larger: those in use stay below ten. What is far larger drowns all else that is learned from.
const LARGEST: f32 = 1000.0;

/// Where the header of a safetensors file begins, after its length.
const HEADER: usize = 8;

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
    /// [`Error::Read`] if a file cannot be read; [`Error::Vectors`] if the two do not fit together, hold no vector, or
    /// hold one with an entry that is no number or beyond 1000.
    pub fn read(folder: &Path) -> Result<Self> {
        let words = read_words(&folder.join("words.txt"))?;
        let path = folder.join("vectors.safetensors");
        let bytes = read_whole(&path, |head| head.get(HEADER) == Some(&b'{'))?;
        Self::new(words, &bytes).map_err(|reason| Error::Vectors { path, reason })
    }

    /// The vectors of `words`, or what is wrong with the file that holds them.
    fn new(words: Vec<String>, file: &[u8]) -> std::result::Result<Self, String> {
        if file.get(HEADER) != Some(&b'{') {
            return Err("it does not begin as a safetensors file does".to_owned());
        }
        let tensors = SafeTensors::deserialize(file).map_err(|error| error.to_string())?;
        let scale = tensor(&tensors, "scale", Dtype::F32)?;
        let vectors = tensor(&tensors, "vectors", Dtype::I8)?;
        let &[n_words, dimension] = vectors.shape() else {
            return Err(format!(
                "tensor vectors has shape {:?}, expected words × dimension",
                vectors.shape()
            ));
        };
        if words.is_empty() {
            return Err("words.txt holds no word, expected one for each row".to_owned());
        }
        if n_words != words.len() || dimension == 0 {
            return Err(format!(
                "tensor vectors has shape {:?}, expected [{}, 1 or more] for the words",
                vectors.shape(),
                words.len()
            ));
        }
        if scale.shape() != [dimension] {
            return Err(format!(
                "tensor scale has shape {:?}, expected [{dimension}]",
                scale.shape()
            ));
        }
        let (numbers, _) = scale.data().as_chunks::<4>();
        let scale: Vec<f32> = numbers.iter().copied().map(f32::from_le_bytes).collect();
        for (column, scale) in scale.iter().enumerate() {
            // Not a number is not within, either.
            let is_within = (scale * f32::from(i8::MIN)).abs() <= LARGEST;
            if !is_within {
                return Err(format!(
                    "tensor scale holds {scale:e} at {column}, expected numbers that keep vectors between -{LARGEST} and {LARGEST}"
                ));
            }
        }
        let values = vectors.data().iter().zip(scale.iter().cycle());
        let values = values.map(|(&value, scale)| f32::from(value.cast_signed()) * scale);
        Ok(Self {
            words,
            dimension,
            values: values.collect(),
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

fn read_words(path: &Path) -> Result<Vec<String>> {
    let bytes = read_whole(path, may_be_text)?;
    let text = String::from_utf8(bytes)
        .map_err(|error| ReadError::of_io(path, std::io::Error::other(error)))?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn tensor<'a>(
    tensors: &SafeTensors<'a>,
    name: &str,
    dtype: Dtype,
) -> std::result::Result<TensorView<'a>, String> {
    let tensor = tensors.tensor(name).map_err(|error| error.to_string())?;
    if tensor.dtype() == dtype {
        Ok(tensor)
    } else {
        Err(format!(
            "tensor {name} holds {:?}, expected {dtype:?}",
            tensor.dtype()
        ))
    }
}

#[cfg(test)]
mod tests {
    use safetensors::serialize;

    use super::*;

    /// A file with one vector of as many entries as there are in `scale`.
    fn file(scale: &[f32], scale_shape: Vec<usize>) -> Vec<u8> {
        let vectors = vec![100_u8; scale.len()];
        let scale: Vec<u8> = scale.iter().copied().flat_map(f32::to_le_bytes).collect();
        let shape = vec![1, vectors.len()];
        let tensors = [
            ("vectors", TensorView::new(Dtype::I8, shape, &vectors)),
            ("scale", TensorView::new(Dtype::F32, scale_shape, &scale)),
        ];
        serialize(tensors.map(|(name, tensor)| (name, tensor.unwrap())), None).unwrap()
    }

    fn read(file: &[u8]) -> std::result::Result<WordVectors, String> {
        WordVectors::new(vec!["rain".to_owned()], file)
    }

    #[test]
    fn a_vector_is_its_row_times_the_scale() {
        let vectors = read(&file(&[0.5, -1.0], vec![2])).unwrap();
        assert_eq!(vectors.vector(0), [50.0, -100.0]);
    }

    #[test]
    fn numbers_that_nothing_can_be_learned_from_are_refused() {
        for (scale, found) in [
            (f32::NAN, "NaN"),
            (f32::INFINITY, "inf"),
            (-1e38, "-1e38"),
            (8.0, "8e0"),
        ] {
            let reason = read(&file(&[1.0, scale], vec![2])).unwrap_err();
            let expected = format!("tensor scale holds {found} at 1, expected ");
            assert!(reason.starts_with(&expected), "{reason}");
        }
    }

    #[test]
    fn shapes_that_do_not_fit_are_refused() {
        let reason = read(&file(&[], vec![0])).unwrap_err();
        assert!(
            reason.contains("[1, 0], expected [1, 1 or more]"),
            "{reason}"
        );
        let reason = read(&file(&[1.0, 1.0], vec![1, 2])).unwrap_err();
        assert!(
            reason.contains("scale has shape [1, 2], expected [2]"),
            "{reason}"
        );
        let two = vec!["rain".to_owned(), "sea".to_owned()];
        let reason = WordVectors::new(two, &file(&[1.0], vec![1])).unwrap_err();
        assert!(
            reason.contains("[1, 1], expected [2, 1 or more]"),
            "{reason}"
        );
        let reason = WordVectors::new(Vec::new(), &file(&[1.0], vec![1])).unwrap_err();
        assert!(reason.contains("no word"), "{reason}");
        for file in [&b""[..], &[0; 100], b"\xff\xff\xff\xff\xff\xff\xff\xff{"] {
            assert!(read(file).is_err());
        }
    }
}
