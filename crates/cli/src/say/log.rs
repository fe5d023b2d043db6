//! What the program says of its work while it does it, and how loudly.

use std::fmt::Result;

use tracing::{Event, Level, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::say::message::on_one_line;

/// Lets messages from this level on through to standard error.
pub(crate) fn start(is_quiet: bool, verbosity: u8) {
    let level = match verbosity {
        _ if is_quiet => Level::WARN,
        0 => Level::INFO,
        1 => Level::DEBUG,
        _ => Level::TRACE,
    };
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .event_format(Lines)
        .finish();
    // It fails only where there is one already, and there is none: this is called once.
    let _ = tracing::subscriber::set_global_default(subscriber);
}

/// Whether what is merely worth knowing is said: notes, and signs of life.
pub(crate) fn is_quiet() -> bool {
    !tracing::enabled!(Level::INFO)
}

/// Whether the steps of the work are told.
pub(crate) fn is_verbose() -> bool {
    tracing::enabled!(Level::DEBUG)
}

/// `byline: warning: …`, one line a message.
struct Lines;

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> Result {
        let kind = match *event.metadata().level() {
            Level::ERROR => "",
            Level::WARN => "warning: ",
            Level::INFO => "note: ",
            Level::DEBUG => "info: ",
            Level::TRACE => "debug: ",
        };
        let mut text = String::new();
        context
            .field_format()
            .format_fields(Writer::new(&mut text), event)?;
        writeln!(writer, "byline: {kind}{}", on_one_line(&text))
    }
}
