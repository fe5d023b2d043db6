//! Time of one thread.

use std::time::{Duration, Instant};

/// The shortest time that is trusted: the system counts in steps of a few milliseconds.
const SHORTEST: Duration = Duration::from_millis(40);

/// The seconds that `work` takes on this thread, other programs left out where the system tells them apart: those of one
/// run if they are to be known `roughly`, else the mean of as many as make them sure.
pub(super) fn seconds(roughly: bool, mut work: impl FnMut()) -> f64 {
    let (started, clock) = (on_processor(), Instant::now());
    let mut n_runs = 0_u32;
    loop {
        work();
        n_runs += 1;
        let taken = match (started, on_processor()) {
            (Some(from), Some(to)) => to.saturating_sub(from),
            _ => clock.elapsed(),
        };
        if roughly || taken >= SHORTEST {
            return taken.as_secs_f64() / f64::from(n_runs);
        }
    }
}

/// How long this thread has been on a processor, where the system says so.
fn on_processor() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = line.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
