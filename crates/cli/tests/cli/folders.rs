//! Folders in, folders out.

use std::path::Path;

use super::{argument, folder, masked_rows};
use crate::support::Cli;

/// A folder of articles with folders in it.
fn articles() -> tempfile::TempDir {
    let folder = folder(&[
        ("b.txt", b"It rained in Leith."),
        ("a.csv", b"id,text\n1,It snowed.\n"),
        ("notes.doc", b"not read"),
        (".hidden.txt", b"not read"),
    ]);
    std::fs::create_dir_all(folder.path().join("2026/may")).unwrap();
    std::fs::write(folder.path().join("2026/may/c.TXT"), "It poured.").unwrap();
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .display()
                .to_string()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let folder = articles();
    let path = argument(folder.path().to_owned());
    let run = Cli::args(["classify", &path]).code(0);
    assert_eq!(
        masked_rows(&run.stdout_text()).replace(&path, "."),
        "./2026/may/c.TXT\nL 0.00 | It poured.\n\n./a.csv\nL 0.00 | It snowed.\n\n./b.txt\nL 0.00 | It rained in Leith.\n"
    );
}

#[test]
fn each_file_has_its_results_at_its_place() {
    let folder = articles();
    let (input, output) = (
        argument(folder.path().to_owned()),
        folder.path().join("out"),
    );
    let path = argument(output.clone()) + "/";
    Cli::args(["classify", &input, "--format", "csv", "--output", &path])
        .code(0)
        .stdout("")
        .stderr("");
    assert_eq!(files(&output), ["2026/may/c.TXT.csv", "a.csv", "b.txt.csv"]);
    let alone = Cli::args([
        "classify",
        &argument(folder.path().join("a.csv")),
        "--format",
        "csv",
    ])
    .code(0);
    assert_eq!(
        std::fs::read_to_string(output.join("a.csv")).unwrap(),
        alone.stdout_text()
    );
    // Once more, now that the results lie in the folder that is read.
    Cli::args(["quotes", &input, "--format", "json", "--output", &path]).code(0);
    assert_eq!(files(&output).len(), 6);
}

#[test]
fn results_that_are_there_can_be_left_alone() {
    let folder = articles();
    let (input, output) = (
        argument(folder.path().to_owned()),
        folder.path().join("out"),
    );
    std::fs::create_dir(&output).unwrap();
    std::fs::write(output.join("b.txt.json"), "mine").unwrap();
    let path = argument(output.clone());
    Cli::args([
        "classify",
        &input,
        "--format",
        "json",
        "--output",
        &path,
        "--skip-existing",
    ])
    .code(0)
    .stderr("byline: note: 1 of 3 results are there already\n");
    assert_eq!(
        std::fs::read_to_string(output.join("b.txt.json")).unwrap(),
        "mine"
    );
    assert_eq!(files(&output).len(), 3);
    Cli::args(["classify", &input, "--format", "json", "--output", &path])
        .code(0)
        .stderr("");
    assert_ne!(
        std::fs::read_to_string(output.join("b.txt.json")).unwrap(),
        "mine"
    );
    Cli::args(["classify", &input, "--skip-existing"])
        .fails_with("--skip-existing needs --output with a folder, which is there or ends in /");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let folder = folder(&[
        ("a.csv", b"id,body\n1,It rained.\n"),
        ("b.txt", b"It snowed."),
        ("c.txt", b"\x00\x01\x02"),
        ("d.txt", b"# \n"),
    ]);
    let (input, output) = (
        argument(folder.path().to_owned()),
        folder.path().join("out"),
    );
    let path = argument(output.clone()) + "/";
    for threads in ["1", "2"] {
        let run = Cli::args(["classify", &input, "--output", &path, "--threads", threads]).code(2);
        let message = run.stderr_text().replace(&input, ".");
        let lines: Vec<&str> = message.lines().collect();
        assert_eq!(
            lines[0],
            "byline: ./a.csv has no column \"text\", found id, body"
        );
        assert!(
            lines[1].starts_with("byline: ./c.txt is not text: "),
            "{message}"
        );
        assert_eq!(
            lines.last(),
            Some(&"byline: 2 of 4 files have no result, for the reasons above")
        );
        assert_eq!(files(&output), ["b.txt", "d.txt"]);
    }
}

#[test]
fn two_files_never_share_a_place() {
    let (one, two) = (articles(), articles());
    let input = [one.path(), two.path()].map(|path| argument(path.to_owned()));
    let run = Cli::args([
        "classify",
        &input[0],
        &input[1],
        "--output",
        &argument(one.path().join("out/")),
    ])
    .code(2);
    assert!(
        run.stderr_text()
            .contains(" would both have their results in "),
        "{}",
        run.stderr_text()
    );
    let run = Cli::args(["classify", &input[0], "--output", &input[0]]).code(2);
    assert!(
        run.stderr_text()
            .ends_with(" would take its place, expected another folder\n")
    );
    let empty = folder(&[("a.doc", b"")]);
    let run = Cli::args(["classify", &argument(empty.path().to_owned())]).code(2);
    assert!(
        run.stderr_text()
            .contains(" holds no file to read, expected some of: .txt, ")
    );
}
