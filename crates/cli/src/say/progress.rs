//! Signs of life on standard error, for long work on a terminal.

use std::borrow::Cow;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::say::log;

/// Work on less than this many bytes is over before a bar could be read.
const LONG: u64 = 32 * 1024 * 1024;

/// How often signs of life change.
const TICK: Duration = Duration::from_millis(120);

/// A bar that counts bytes; hidden where the work is short or standard error is no terminal.
pub(crate) fn bytes(total: u64, is_wanted: bool) -> ProgressBar {
    if !is_wanted || total < LONG || log::is_quiet() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta} left")
    {
        bar.set_style(style);
    }
    bar
}

/// A bar that counts parts of the work, each of which takes long.
pub(crate) fn parts(text: &'static str, total: usize) -> ProgressBar {
    if log::is_quiet() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total as u64).with_message(text);
    if let Ok(style) =
        ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {elapsed} {eta} left")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TICK);
    bar
}

/// A wheel that turns until it is cleared, with the time that has gone by.
pub(crate) fn wheel(text: impl Into<Cow<'static, str>>) -> ProgressBar {
    if log::is_quiet() {
        return ProgressBar::hidden();
    }
    let wheel = ProgressBar::new_spinner().with_message(text);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        wheel.set_style(style);
    }
    wheel.enable_steady_tick(TICK);
    wheel
}
