//! Signs of life on standard error, for long work on a terminal.

use std::borrow::Cow;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Work on less than this many bytes is over before a bar could be read.
const LONG: u64 = 32 * 1024 * 1024;

/// A bar that counts bytes; hidden where the work is short or standard error is no terminal.
pub(super) fn bytes(total: u64, is_wanted: bool) -> ProgressBar {
    if !is_wanted || total < LONG {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
    {
        bar.set_style(style);
    }
    bar
}

/// A wheel that turns until it is cleared.
pub(super) fn wheel(text: impl Into<Cow<'static, str>>, is_wanted: bool) -> ProgressBar {
    if !is_wanted {
        return ProgressBar::hidden();
    }
    let wheel = ProgressBar::new_spinner().with_message(text);
    wheel.enable_steady_tick(Duration::from_millis(120));
    wheel
}
