//! Messages on standard error, one line each.

use std::io::{ErrorKind, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// Says why the command failed, with all causes.
pub(crate) fn error(error: &anyhow::Error) {
    line(&format!("{error:#}"));
}

/// Says what is likely to be a mistake.
pub(crate) fn warning(text: &str) {
    line(&format!("warning: {text}"));
}

/// Says what is worth knowing.
pub(crate) fn note(text: &str) {
    line(&format!("note: {text}"));
}

/// Notes of one run, said at once or held back until those of earlier runs are said.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    held: Option<Arc<Mutex<Vec<String>>>>,
}

impl Notes {
    /// Notes that are held back.
    pub(crate) fn held() -> Self {
        Self {
            held: Some(Arc::default()),
        }
    }

    /// Says what is worth knowing, or keeps it.
    pub(crate) fn note(&self, text: &str) {
        match &self.held {
            None => note(text),
            Some(held) => {
                let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
                held.push(text.to_owned());
            }
        }
    }

    /// Says what was held back.
    pub(crate) fn release(&self) {
        let held = self.held.iter();
        for held in held {
            let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
            held.drain(..).for_each(|text| note(&text));
        }
    }
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
