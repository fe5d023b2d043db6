//! Messages on standard error, one line each.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::say::{plain, suggest, usage};

/// Whoever gives no command is shown which there are.
const NO_COMMAND: clap::error::ErrorKind =
    clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

const CANNOT_PRINT: &str = "cannot write to standard output";

/// Says why the command failed, with all causes and with what was perhaps meant, whatever else is to be said; or gives
/// the help that was asked for. The exit code is that of a failure, or of success if it was help.
pub(crate) fn error(error: &anyhow::Error) -> ExitCode {
    // What cannot be written has nowhere else to go, so failing to write it is passed over.
    let text = match error.downcast_ref::<clap::Error>() {
        Some(help) if !help.use_stderr() || help.kind() == NO_COMMAND => {
            let failure = help.print().err();
            // Whoever reads our help has seen enough.
            match failure.filter(|error| error.kind() != ErrorKind::BrokenPipe) {
                Some(failure) => with_causes(&anyhow::Error::new(failure).context(CANNOT_PRINT)),
                None => return ExitCode::from(if help.use_stderr() { 2 } else { 0 }),
            }
        }
        Some(error) => usage::told(error),
        None => format!("{}{}", with_causes(error), suggest::for_error(error)),
    };
    let _ = writeln!(std::io::stderr().lock(), "byline: {}", on_one_line(&text));
    ExitCode::from(2)
}

/// The error and its causes, without the numbers that the operating system has for some.
fn with_causes(error: &anyhow::Error) -> String {
    let numbers = error.chain().filter_map(|cause| {
        let cause = cause.downcast_ref::<std::io::Error>()?;
        Some(format!(" (os error {})", cause.raw_os_error()?))
    });
    numbers.fold(format!("{error:#}"), |text, number| {
        text.replace(&number, "")
    })
}

/// Says what is likely to be a mistake.
pub(crate) fn warning(text: &str) {
    tracing::warn!("{text}");
}

/// Says what is worth knowing, unless `--quiet`.
pub(crate) fn note(text: &str) {
    tracing::info!("{text}");
}

/// Says what is done, with `--verbose`.
pub(crate) fn info(text: &str) {
    tracing::debug!("{text}");
}

/// Says it in every detail, with `--verbose` given twice.
pub(crate) fn detail(text: &str) {
    tracing::trace!("{text}");
}

/// Does the work and, with `--verbose`, says how long it took.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    took(what, start);
    done
}

/// Says, with `--verbose`, how long what began at `start` took.
pub(crate) fn took(what: &str, start: Instant) {
    info(&format!(
        "{what} took {:.3} s",
        start.elapsed().as_secs_f64()
    ));
}

/// Notes of one run, said at once or held back until those of earlier runs are said.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    held: Option<Arc<Mutex<Vec<Held>>>>,
}

/// A note that is held back.
struct Held {
    say: fn(&str),
    text: String,
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
        self.add(note, text);
    }

    /// Says what is likely to be a mistake, or keeps it.
    pub(crate) fn warn(&self, text: &str) {
        self.add(warning, text);
    }

    fn add(&self, say: fn(&str), text: &str) {
        match &self.held {
            None => say(text),
            Some(held) => {
                let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
                let text = text.to_owned();
                held.push(Held { say, text });
            }
        }
    }

    /// Says what was held back.
    pub(crate) fn release(&self) {
        let held = self.held.iter();
        for held in held {
            let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
            held.drain(..).for_each(|held| (held.say)(&held.text));
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

/// A message is one line and steers no terminal.
pub(crate) fn on_one_line(text: &str) -> String {
    let text = text.trim_end().replace(['\n', '\r', '\t'], " ");
    plain::shown(&text).map(|(_, c)| c).collect()
}

/// `1 sentence`, `2 sentences`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}
