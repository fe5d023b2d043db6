//! Runs the program and checks what it says.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// One run of `byline`.
pub(crate) struct Cli {
    command: Command,
    stdin: Vec<u8>,
}

/// What a run left behind.
pub(crate) struct Run(Output);

impl Cli {
    /// A run with these arguments, in the folder of the test data.
    pub(crate) fn args<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_byline"));
        command.args(args).current_dir(data(""));
        // Settings that lie above the project are those of somebody's machine.
        command.env("BYLINE_CONFIG", "none");
        Self {
            command,
            stdin: Vec::new(),
        }
    }

    /// Further arguments.
    pub(crate) fn and<S: AsRef<std::ffi::OsStr>>(
        mut self,
        args: impl IntoIterator<Item = S>,
    ) -> Self {
        self.command.args(args);
        self
    }

    /// An environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Another folder to run in, with its settings file.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder).env_remove("BYLINE_CONFIG");
        self
    }

    /// Standard input of the run.
    pub(crate) fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.stdin = bytes.as_ref().to_vec();
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(mut self) -> Run {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        // Written beside the run: a program that fails early reads nothing, and a full pipe would hold both up.
        let writer = std::thread::spawn(move || {
            let _ = pipe.write_all(&self.stdin);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Run(output)
    }

    /// Runs it and checks its exit code.
    #[track_caller]
    pub(crate) fn code(self, expected: i32) -> Run {
        let run = self.run();
        assert_eq!(run.0.status.code(), Some(expected), "{}", run.stderr_text());
        run
    }

    /// Runs it and checks that it fails with this one line on standard error.
    #[track_caller]
    pub(crate) fn fails_with(self, expected: &str) {
        let run = self.code(2);
        assert_eq!(run.stderr_text(), format!("byline: {expected}\n"));
        assert_eq!(run.stdout_text(), "");
    }
}

impl Run {
    /// Checks all of standard output.
    #[track_caller]
    pub(crate) fn stdout(self, expected: &str) -> Self {
        assert_eq!(self.stdout_text(), expected);
        self
    }

    /// Checks all of standard error.
    #[track_caller]
    pub(crate) fn stderr(self, expected: &str) -> Self {
        assert_eq!(self.stderr_text(), expected);
        self
    }

    pub(crate) fn stdout_text(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub(crate) fn stderr_text(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.0.stdout).unwrap()
    }
}

/// A path below the root of the project.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// A file of the test data.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/cli")
        .join(name)
}

/// The run that trains a model on the small table of the test data and writes it to `model`, without word vectors.
pub(crate) fn train_small(model: &str, more: &[&str]) -> Cli {
    let args = [
        "train",
        "labelled.csv",
        "--vectors",
        "none",
        "--output",
        model,
    ];
    Cli::args(args.iter().chain(more))
}

/// Compares with a file of the test data; `UPDATE_GOLDEN=1` rewrites it instead.
#[track_caller]
pub(crate) fn check_golden(name: &str, found: &str) {
    let path = data(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap();
    assert_eq!(
        found.lines().count(),
        expected.lines().count(),
        "number of lines of {name}"
    );
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "{name}");
    }
}
