//! Messages on standard error, one line each.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::say::{log, plain, suggest, usage};

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

/// Notes of one run, said at once or held back until those of earlier files are said.
///
/// What goes for many files is said of the first; how many others there are is said at the end.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    held: Option<Arc<Mutex<Vec<Note>>>>,
    told: Arc<Mutex<BTreeMap<Kind, Told>>>,
}

/// A note, of a file if it has a kind.
struct Note {
    say: fn(&str),
    kind: Option<(Kind, String)>,
    text: String,
}

/// What is said of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Rows hold several sentences.
    LongRows,
    /// There are headings only.
    NoSentence,
    /// It is not English.
    Language,
}

/// The first file of which something was said, and how many others there are.
struct Told {
    first: String,
    n_others: usize,
}

impl Notes {
    /// Notes of the same run that are held back.
    pub(crate) fn held(&self) -> Self {
        Self {
            held: Some(Arc::default()),
            told: self.told.clone(),
        }
    }

    /// Says what is worth knowing, or keeps it.
    pub(crate) fn note(&self, text: &str) {
        self.add(Note {
            say: note,
            kind: None,
            text: text.to_owned(),
        });
    }

    /// Says what is worth knowing of a file.
    pub(crate) fn note_of(&self, path: &Path, kind: Kind, text: &str) {
        self.add_of(note, path, kind, text);
    }

    /// Says what is likely to be a mistake in a file.
    pub(crate) fn warn_of(&self, path: &Path, kind: Kind, text: &str) {
        self.add_of(warning, path, kind, text);
    }

    fn add_of(&self, say: fn(&str), path: &Path, kind: Kind, text: &str) {
        let path = byline_read::shown(path).to_string();
        let text = format!("{path}{text}");
        let kind = Some((kind, path));
        self.add(Note { say, kind, text });
    }

    fn add(&self, note: Note) {
        match &self.held {
            None => self.say(note),
            Some(held) => lock(held).push(note),
        }
    }

    fn say(&self, note: Note) {
        if let Some((kind, first)) = note.kind
            && !log::is_verbose()
        {
            match lock(&self.told).entry(kind) {
                Entry::Occupied(mut told) => {
                    told.get_mut().n_others += 1;
                    return;
                }
                Entry::Vacant(entry) => {
                    let n_others = 0;
                    entry.insert(Told { first, n_others });
                }
            }
        }
        (note.say)(&note.text);
    }

    /// Says what was held back.
    pub(crate) fn release(&self) {
        let held = self.held.iter();
        let held = held.flat_map(|held| std::mem::take(&mut *lock(held)));
        held.for_each(|note| self.say(note));
    }

    /// Says how many files there are of which what was said goes too.
    pub(crate) fn finish(&self) {
        for Told { first, n_others } in std::mem::take(&mut *lock(&self.told)).into_values() {
            if n_others > 0 {
                note(&format!(
                    "what is said of {first} goes for {} too (--verbose names every one)",
                    counted(n_others, "other file")
                ));
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
