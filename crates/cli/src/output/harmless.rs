//! Results of any format on their way to a terminal.

use std::io::Write;

use crate::say::plain::{REPLACEMENT, is_steering};

/// Replaces what would steer a terminal, but for line breaks and tabs; other bytes pass as they are.
pub(super) struct Harmless<W> {
    out: W,
    /// The beginning of a character whose end is still to come.
    begun: Vec<u8>,
}

impl<W: Write> Harmless<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            begun: Vec::new(),
        }
    }
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let mut shown = String::with_capacity(self.begun.len());
        let mut rest = 0;
        for chunk in self.begun.utf8_chunks() {
            shown.extend(chunk.valid().chars().map(|c| match c {
                '\n' | '\t' => c,
                c if is_steering(c) => REPLACEMENT,
                c => c,
            }));
            rest += chunk.valid().len();
            let is_last = rest + chunk.invalid().len() == self.begun.len();
            // Up to three bytes at the very end may be a character cut in two.
            let is_begun = is_last
                && std::str::from_utf8(chunk.invalid())
                    .is_err_and(|error| error.error_len().is_none());
            if is_begun {
                break;
            }
            if !chunk.invalid().is_empty() {
                shown.push(REPLACEMENT);
            }
            rest += chunk.invalid().len();
        }
        self.begun.drain(..rest);
        self.out.write_all(shown.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::Harmless;

    #[test]
    fn what_steers_is_replaced_however_the_bytes_come() {
        let text = "a\u{1b}[2Jb\tc\r\n“é”\u{9b}x\u{202e}y\u{7}東";
        let expected = "a\u{fffd}[2Jb\tc\u{fffd}\n“é”\u{fffd}x\u{fffd}y\u{fffd}東";
        for size in 1..6 {
            let mut harmless = Harmless::new(Vec::new());
            for piece in text.as_bytes().chunks(size) {
                harmless.write_all(piece).unwrap();
            }
            assert_eq!(String::from_utf8(harmless.out).unwrap(), expected);
        }
    }
}
