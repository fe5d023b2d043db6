//! What ends the program early: exit code 2, one line, and no file left behind.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use super::folder;

/// A run with limits of the shell.
fn limited(folder: &Path, limit: &str, args: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_byline");
    Command::new("sh")
        .args(["-c", &format!("{limit}; exec {program} {args}")])
        .current_dir(folder)
        .env("BYLINE_CONFIG", "none")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// A text of so many megabytes.
fn long(n_megabytes: usize) -> Vec<u8> {
    let paragraph = "The boats went out before dawn. It was a disgrace, said Ann Doyle.\n\n";
    paragraph
        .repeat(n_megabytes * 1_000_000 / paragraph.len())
        .into_bytes()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// A run that waits for its input with the output begun.
fn waiting(folder: &Path) -> Child {
    let child = Command::new(env!("CARGO_BIN_EXE_byline"))
        .args(["classify", "--input-format", "lines", "--output", "out.txt"])
        .current_dir(folder)
        .env("BYLINE_CONFIG", "none")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Until its temporary file is there, as long as it may take on a machine that is busy.
    for _ in 0..600 {
        if names(folder).len() > 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(names(folder).len(), 2);
    child
}

#[test]
fn a_signal_leaves_what_was_there_and_nothing_else() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let folder = folder(&[("out.txt", b"old")]);
        let mut child = waiting(folder.path());
        // Whoever starts the tests may have made them, and so the child, deaf to the last two.
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        let ignored = status.ok().and_then(|status| {
            let mask = status
                .lines()
                .find_map(|line| line.strip_prefix("SigIgn:"))?;
            u64::from_str_radix(mask.trim(), 16).ok()
        });
        let number = match signal {
            "HUP" => 1,
            "INT" => 2,
            "QUIT" => 3,
            _ => 15,
        };
        if ignored.unwrap_or(0) >> (number - 1) & 1 == 1 {
            child.kill().unwrap();
            child.wait().unwrap();
            continue;
        }
        // Kept open, so that it is the signal that ends the run and not the end of its input.
        let input = child.stdin.take();
        let killed = Command::new("kill")
            .args(["-s", signal, &child.id().to_string()])
            .status()
            .unwrap();
        assert!(killed.success());
        let ended = child.wait_with_output().unwrap();
        drop(input);
        assert_eq!(ended.status.code(), Some(2), "{signal}");
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(told, format!("byline: ended by SIG{signal}\n"));
        assert_eq!(names(folder.path()), ["out.txt"]);
        assert_eq!(
            std::fs::read(folder.path().join("out.txt")).unwrap(),
            b"old"
        );
    }
}

#[test]
fn a_file_that_grows_too_large_is_a_failure_like_others() {
    let folder = folder(&[("in.txt", &long(1)), ("out.json", b"old")]);
    let run = limited(
        folder.path(),
        "ulimit -f 8",
        "classify in.txt --output out.json",
    );
    assert_eq!(run.status.code(), Some(2));
    let told = String::from_utf8(run.stderr).unwrap();
    let real = folder.path().canonicalize().unwrap().join("out.json");
    assert_eq!(
        told,
        format!("byline: cannot write {}: File too large\n", real.display())
    );
    assert_eq!(names(folder.path()), ["in.txt", "out.json"]);
    assert_eq!(
        std::fs::read(folder.path().join("out.json")).unwrap(),
        b"old"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn where_memory_runs_out_the_exit_code_is_that_of_a_failure() {
    let folder = folder(&[("in.txt", &long(8)), ("out.json", b"old")]);
    let mut has_failed = false;
    for limit in [30_000, 60_000, 100_000, 150_000, 250_000] {
        let args = "classify in.txt --threads 2 --format json --output out.json";
        let run = limited(folder.path(), &format!("ulimit -v {limit}"), args);
        let code = run.status.code();
        assert!(
            matches!(code, Some(0 | 2 | 127)),
            "{limit}: {:?}",
            run.status
        );
        if code == Some(2) {
            has_failed = true;
            assert!(!run.stderr.is_empty());
            assert_eq!(
                std::fs::read(folder.path().join("out.json")).unwrap(),
                b"old"
            );
        }
    }
    assert!(has_failed);
}

#[cfg(target_os = "linux")]
#[test]
fn where_memory_runs_out_training_leaves_nothing_behind() {
    let labels = ["factual", "quote", "opinion"];
    let rows = (0..20_000).map(|n| {
        format!(
            "{},{},It was day {n} of year {}.\n",
            n / 9,
            labels[n % 3],
            n * 7
        )
    });
    let table = "article,label,text\n".to_owned() + &rows.collect::<String>();
    let folder = folder(&[("in.csv", table.as_bytes())]);
    let args = "train in.csv --vectors none --threads 1 --output out.byline";
    let run = limited(folder.path(), "ulimit -v 70000", args);
    assert!(
        matches!(run.status.code(), Some(2 | 127)),
        "{:?}",
        run.status
    );
    assert_eq!(names(folder.path()), ["in.csv"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_without_the_name_of_the_temporary_file() {
    for args in ["--version", "--help", "help train", "schema", "config"] {
        let run = limited(Path::new("."), "true", &format!("{args} > /dev/full"));
        assert_eq!(run.status.code(), Some(2), "{args}");
        assert_eq!(
            String::from_utf8(run.stderr).unwrap(),
            "byline: cannot write to standard output: No space left on device\n"
        );
    }
}
