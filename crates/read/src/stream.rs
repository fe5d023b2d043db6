//! Bytes as they come to a stream of text: unpacked, in UTF-8, and refused where they are no text.

use std::io::{BufRead, BufReader, Cursor, Error, ErrorKind, Read, Result};

use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::binary::Watch;
use crate::error::Fault;
use crate::foreign::signature;
use crate::unpack::Packing;

/// Size of the read buffers in bytes, and of the longest first line that is shown whole.
pub(super) const BUFFER: usize = 64 * 1024;

/// As many bytes as show whether a file is packed.
const N_MAGIC: usize = 4;

/// How Parquet begins, which is no text and not refused here.
const PARQUET: &[u8] = b"PAR1";

/// A stream of text, or of a Parquet table.
pub(super) struct Stream {
    pub(super) reader: Box<dyn BufRead + Send>,
    /// Whether it comes out of an archive.
    pub(super) is_packed: bool,
}

impl Stream {
    pub(super) fn new(reader: impl Read + Send + 'static) -> Result<Self> {
        let mut raw = with_head(reader)?;
        let packing = Packing::of(raw.fill_buf()?);
        if let Some(packing) = packing {
            raw = with_head(packing.unpack(raw))?;
        }
        let head = raw.fill_buf()?;
        let reader = if head.starts_with(PARQUET) {
            raw
        } else if let Some(found) = signature(head) {
            return Err(Error::new(ErrorKind::InvalidData, Fault::Foreign(found)));
        } else {
            let decoder = DecodeReaderBytesBuilder::new()
                .bom_sniffing(true)
                .strip_bom(true)
                .utf8_passthru(true)
                .build(raw);
            with_first_line(Watch::new(decoder))?
        };
        Ok(Self {
            reader,
            is_packed: packing.is_some(),
        })
    }
}

/// A buffer that shows at least the first bytes: a pipe may give one at a time.
fn with_head(mut reader: impl Read + Send + 'static) -> Result<Box<dyn BufRead + Send>> {
    let mut head = vec![0; BUFFER];
    let mut n_read = 0;
    while n_read < N_MAGIC {
        match reader.read(&mut head[n_read..]) {
            Ok(0) => break,
            Ok(n_bytes) => n_read += n_bytes,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    head.truncate(n_read);
    let rest = BufReader::with_capacity(BUFFER, reader);
    Ok(Box::new(Cursor::new(head).chain(rest)))
}

/// A buffer that shows the first line, or as much of it as fits.
fn with_first_line(reader: impl Read + Send + 'static) -> Result<Box<dyn BufRead + Send>> {
    let mut stream = BufReader::with_capacity(BUFFER, reader);
    let mut line = Vec::new();
    (&mut stream)
        .take(BUFFER as u64)
        .read_until(b'\n', &mut line)?;
    Ok(Box::new(Cursor::new(line).chain(stream)))
}
