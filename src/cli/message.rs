//! Messages on standard error, one line each.

use std::io::{ErrorKind, Write};

use super::suggest;

/// Says why the command failed, with all causes and with what was perhaps meant.
pub(crate) fn error(error: &anyhow::Error) {
    line(&format!("{error:#}{}", suggest::for_error(error)));
}

/// Says what is likely to be a mistake.
pub(crate) fn warning(text: &str) {
    line(&format!("warning: {text}"));
}

/// Says what is worth knowing.
pub(crate) fn note(text: &str) {
    line(&format!("note: {text}"));
}

/// Whether the command failed only because nobody reads its output any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}

/// A message that cannot be written has nowhere else to go, so failing to write it is passed over.
fn line(text: &str) {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let _ = writeln!(std::io::stderr().lock(), "byline: {text}");
}
