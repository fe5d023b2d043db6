//! Archives of one file: gzip and Zstandard, unpacked as they are read.

use std::io::{BufRead, Error, ErrorKind, Read, Result};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::error::Fault;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    /// What the first bytes of a file show, whatever it is called.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            // A frame, or one that is skipped, with which parallel packers begin.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => {
                Some(Self::Zstandard)
            }
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip archive",
            Self::Zstandard => "Zstandard archive",
        }
    }

    /// What is packed in `reader`. Damage is an error that carries a [`Fault`].
    pub(super) fn unpack(self, reader: impl BufRead + Send + 'static) -> impl Read + Send {
        let inner: Box<dyn Read + Send> = match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(reader)),
            Self::Zstandard => Box::new(Frames {
                source: reader,
                decoder: FrameDecoder::new(),
                is_open: false,
            }),
        };
        Unpacked {
            packing: self,
            inner,
        }
    }
}

struct Unpacked {
    packing: Packing,
    inner: Box<dyn Read + Send>,
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        self.inner.read(buffer).map_err(|error| {
            let is_of_system = error.raw_os_error().is_some();
            if is_of_system || error.kind() == ErrorKind::Interrupted {
                return error;
            }
            Error::new(
                ErrorKind::InvalidData,
                Fault::Damaged {
                    packing: self.packing.name(),
                    reason: error.to_string(),
                },
            )
        })
    }
}

/// The frames of a Zstandard archive, one after another, those to be skipped left out.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    /// Whether the decoder is inside a frame.
    is_open: bool,
}

impl<R: BufRead> Frames<R> {
    /// Opens the next frame; `false` at the end.
    fn open(&mut self) -> Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = (&mut self.source).take(length.into());
                    std::io::copy(&mut skipped, &mut std::io::sink())?;
                }
                Err(error) => return Err(Error::other(error)),
            }
        }
        Ok(false)
    }

    /// Checks what came out against the sum that the frame ends with, if it has one.
    fn close(&mut self) -> Result<()> {
        self.is_open = false;
        let expected = self.decoder.get_checksum_from_data();
        if expected.is_some() && expected != self.decoder.get_calculated_checksum() {
            return Err(Error::other("its checksum does not match"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_open {
                self.is_open = self.open()?;
                if !self.is_open {
                    return Ok(0);
                }
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(Error::other)?;
            }
            match self.decoder.read(buffer)? {
                0 => self.close()?,
                n_read => return Ok(n_read),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>> {
        let packing = Packing::of(&bytes).unwrap();
        let mut out = Vec::new();
        packing
            .unpack(std::io::Cursor::new(bytes))
            .read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn reads_archives_of_several_parts_to_their_end() {
        let words = "It rained and rained. ".repeat(20_000).into_bytes();
        let skipped = [&b"\x54\x2a\x4d\x18\x03\0\0\0"[..], b"abc"].concat();
        let two = [words.clone(), words.clone()].concat();
        assert_eq!(unpacked(gzip(&words)).unwrap(), words);
        assert_eq!(
            unpacked([gzip(&words), gzip(&words)].concat()).unwrap(),
            two
        );
        assert_eq!(unpacked(zstd(&words)).unwrap(), words);
        let packed = [skipped.clone(), zstd(&words), skipped, zstd(&words)].concat();
        assert_eq!(unpacked(packed).unwrap(), two);
    }

    #[test]
    fn says_that_an_archive_is_damaged() {
        let words: Vec<u8> = (0..30_000_u32)
            .map(|n| (n * n / 7 % 90 + 33) as u8)
            .collect();
        for packed in [gzip(&words), zstd(&words)] {
            let n_bytes = packed.len();
            let mut altered = packed.clone();
            altered[n_bytes / 2] ^= 0x55;
            for damaged in [
                packed[..n_bytes / 2].to_vec(),
                packed[..n_bytes - 2].to_vec(),
                altered,
                [&packed[..], b"more"].concat(),
            ] {
                let error = unpacked(damaged).unwrap_err();
                let fault = error.downcast::<Fault>().unwrap();
                assert!(matches!(fault, Fault::Damaged { .. }), "{fault:?}");
            }
        }
    }
}
