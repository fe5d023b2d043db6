//! What ends the program from outside: it leaves no file behind, and its exit code is that of a failure.

use std::io::Write as _;

use crate::output::temporary;

/// The exit code of whatever keeps a command from being done.
pub(crate) const FAILED: u8 = 2;

/// Holds for the whole run.
pub(crate) fn start() {
    // A fault in the program is told in one line, like every other failure.
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| format!(" at {place}"));
        let place = place.unwrap_or_default();
        let payload = info.payload();
        let what = payload.downcast_ref::<&str>().copied();
        let what = what.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let what = what.unwrap_or("unknown");
        end(&format!("this is a fault of byline{place}: {what}"));
    }));
    // Without a handler signals do what they do to every program.
    #[cfg(unix)]
    let _ = unix::start();
}

/// Ends the program at once.
fn end(message: &str) -> ! {
    // Kept to the end, so that no other thread makes a new file.
    let _lying = temporary::remove_all();
    // A person may be asked for keys.
    let _ = crossterm::terminal::disable_raw_mode();
    let message = crate::say::message::on_one_line(message);
    let _ = writeln!(std::io::stderr().lock(), "byline: {message}");
    #[expect(clippy::exit, reason = "there is nothing to return to")]
    std::process::exit(i32::from(FAILED))
}

#[cfg(unix)]
mod unix {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{
        SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    };
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::signal_name;

    use super::{FAILED, end};

    pub(super) fn start() -> std::io::Result<()> {
        // What the standard library does where memory runs out is to say so and to abort.
        flag::register_conditional_shutdown(SIGABRT, FAILED.into(), Arc::new(true.into()))?;
        // Where a file grows larger than is allowed, writing fails like on a full disk, if there is any handler.
        flag::register(SIGXFSZ, Arc::new(AtomicBool::default()))?;
        let ending = [
            SIGALRM, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU,
        ];
        let ignored = ignored();
        let ending = ending
            .into_iter()
            .filter(|&signal| ignored >> (signal - 1) & 1 == 0);
        let mut signals = Signals::new(ending)?;
        std::thread::Builder::new().spawn(move || {
            if let Some(signal) = signals.forever().next() {
                end(&format!(
                    "ended by {}",
                    signal_name(signal).unwrap_or("a signal")
                ));
            }
        })?;
        Ok(())
    }

    /// The signals that whoever started the program has it ignore, as `nohup` does, a bit each; none where the system
    /// does not tell.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0)
    }
}
