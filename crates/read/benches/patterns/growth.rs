//! How the time of one pattern grows.

use std::sync::mpsc;
use std::time::Duration;

use super::clock;
use super::pattern::Pattern;

/// The lengths, in bytes. At the first two only the next one is foreseen.
const LENGTHS: [usize; 5] = [2_000, 8_000, 30_000, 240_000, 1_000_000];

/// How many times as long a byte may take at [`LONG`] as at [`SHORT`].
const MOST_GROWTH: f64 = 3.0;

/// The lengths that are compared: the short one, the one at which growth would begin to show, the long one.
const SHORT: usize = 30_000;
const MIDDLE: usize = 240_000;
const LONG: usize = 1_000_000;

/// A pattern whose time a byte has grown by no more than this at the middle length is not tried at the long one.
///
/// Time that is three times as long a byte at [`LONG`] for a part that grows with the square is 1.43 times at [`MIDDLE`].
const HARDLY: f64 = 1.3;

/// In a quick sweep the time a byte may be as many times as long at [`MIDDLE`] as at [`SHORT`]. Of time that grows with
/// the square it is 8 times.
const QUICK: f64 = 4.0;

/// As often a pattern beyond that is measured in all, so that one disturbance does not count.
const TRIES: usize = 3;

/// What is foreseen to take longer is not begun, in seconds.
const LIMIT: f64 = 200.0;

/// What was not foreseen is given up after so long.
const PATIENCE: Duration = Duration::from_secs(120);

/// What one pattern takes.
#[derive(Clone, Copy)]
pub(super) struct Growth {
    /// The time a byte at the longest length that was tried, over that at [`SHORT`].
    pub(super) ratio: f64,
    /// Whether the longest was [`LONG`].
    pub(super) is_large: bool,
    pub(super) is_too_much: bool,
    /// At [`SHORT`].
    pub(super) ns_a_byte: f64,
}

/// How long the inputs become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// As long as it takes to see growth.
    Quick,
    /// A megabyte where growth shows before.
    Common,
    /// A megabyte.
    Full,
}

pub(super) enum Outcome {
    Measured(Growth),
    /// It took too long, or was about to, at this length.
    Stopped(usize),
}

/// Measures a pattern at growing lengths, on a thread of its own, which is left behind if it does not end.
pub(super) fn measure(pattern: &Pattern, reach: Reach) -> Outcome {
    let mut outcome = measure_once(pattern, reach);
    for _ in 1..TRIES {
        match outcome {
            Outcome::Measured(growth) if growth.is_too_much => {}
            _ => break,
        }
        outcome = measure_once(pattern, reach);
    }
    outcome
}

fn measure_once(pattern: &Pattern, reach: Reach) -> Outcome {
    let (sender, receiver) = mpsc::channel();
    let pattern = pattern.clone();
    std::thread::spawn(move || {
        let outcome = climb(&pattern, reach, |len| {
            let _ = sender.send(Err(len));
        });
        let _ = sender.send(Ok(outcome));
    });
    let mut reached = LENGTHS[0];
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(Ok(outcome)) => return outcome,
            Ok(Err(len)) => reached = len,
            Err(_) => return Outcome::Stopped(reached),
        }
    }
}

fn climb(pattern: &Pattern, reach: Reach, begins: impl Fn(usize)) -> Outcome {
    let mut short = 0.0;
    let mut ratio = 0.0;
    let mut foreseen = 0.0;
    for (idx, &len) in LENGTHS.iter().enumerate() {
        let is_enough = match reach {
            Reach::Quick => true,
            Reach::Common => ratio <= HARDLY,
            Reach::Full => false,
        };
        if len == LONG && is_enough {
            break;
        }
        if foreseen > LIMIT {
            return Outcome::Stopped(len);
        }
        begins(len);
        let input = pattern.of_length(len);
        let seconds = clock::seconds(len < SHORT, || pattern.format.analyse(&input));
        let a_byte = seconds / input.len() as f64;
        match len {
            SHORT => short = a_byte,
            MIDDLE | LONG => ratio = a_byte / short,
            _ => {}
        }
        let next = LENGTHS.get(idx + 1).copied().unwrap_or(len);
        foreseen = seconds * (next as f64 / len as f64).powi(2);
        if len == LONG {
            return measured(ratio, true, short);
        }
    }
    measured(ratio, false, short)
}

fn measured(ratio: f64, is_large: bool, short: f64) -> Outcome {
    Outcome::Measured(Growth {
        ratio,
        is_large,
        is_too_much: ratio > if is_large { MOST_GROWTH } else { QUICK },
        ns_a_byte: short * 1e9,
    })
}
