//! Where results go.

use super::{argument, folder};
use crate::support::Cli;

#[test]
fn an_output_file_appears_whole_or_not_at_all() {
    let folder = folder(&[
        ("old.json", b"old"),
        ("bad.csv", b"article,text\n,One.\n,Two.,x\n"),
    ]);
    let output = argument(folder.path().join("old.json"));
    let bad = argument(folder.path().join("bad.csv"));
    Cli::args([
        "classify",
        "articles.csv",
        &bad,
        "--output",
        &output,
        "--strict",
    ])
    .code(2);
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "old");
    Cli::args([
        "classify",
        "articles.csv",
        "--format",
        "jsonl",
        "--output",
        &output,
    ])
    .code(0)
    .stdout("");
    assert_eq!(std::fs::read_to_string(&output).unwrap().lines().count(), 8);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_and_a_link_followed() {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
    Cli::args(["classify", "first.txt", "--output", "/dev/null"]).code(0);
    assert!(
        std::fs::metadata("/dev/null")
            .unwrap()
            .file_type()
            .is_char_device()
    );
    let folder = folder(&[("real", b"")]);
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(folder.path().join("real"), &link).unwrap();
    Cli::args(["classify", "first.txt", "--output", &argument(link.clone())]).code(0);
    assert!(link.is_symlink());
    assert!(std::fs::metadata(folder.path().join("real")).unwrap().len() > 0);
    let new = folder.path().join("new");
    Cli::args(["classify", "first.txt", "--output", &argument(new.clone())]).code(0);
    assert_ne!(
        std::fs::metadata(new).unwrap().permissions().mode() & 0o044,
        0
    );
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    use std::process::{Command, Stdio};
    let text = "The boats went out before dawn.\n".repeat(200_000);
    let folder = folder(&[("long.txt", text.as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_byline"))
        .args(["classify", "--input-format", "lines"])
        .arg(folder.path().join("long.txt"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}

#[test]
fn an_output_without_any_result_leaves_what_stood_there() {
    let folder = folder(&[("old.csv", b"old"), ("empty.txt", b"")]);
    let output = argument(folder.path().join("old.csv"));
    let empty = argument(folder.path().join("empty.txt"));
    Cli::args([
        "classify", &empty, "none.txt", "--format", "csv", "--output", &output,
    ])
    .code(2)
    .stderr(&format!(
        "byline: {empty} holds no text\n\
             byline: cannot read none.txt: No such file or directory\n\
             byline: 2 of 2 files have no result, for the reasons above\n"
    ));
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "old");
}
