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
        .stderr(&format!(
            "byline: note: 3 files of results written to {path}\n\
             byline: note: 2 files in folders not read: 1 .doc, 1 hidden\n"
        ));
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
    .stderr(&format!(
        "byline: note: 1 of 3 results are there already\n\
         byline: note: 2 files of results written to {path}\n\
         byline: note: 2 files in folders not read: 1 .doc, 1 hidden\n"
    ));
    assert_eq!(
        std::fs::read_to_string(output.join("b.txt.json")).unwrap(),
        "mine"
    );
    assert_eq!(files(&output).len(), 3);
    let args = [
        "classify", &input, "--format", "json", "--output", &path, "--quiet",
    ];
    Cli::args(args).code(0).stderr("");
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
            lines[..2],
            [
                "byline: note: ./d.txt holds no sentence, only headings",
                "byline: note: 2 files of results written to ./out/"
            ]
        );
        assert!(
            lines[2].starts_with("byline: ./a.csv has no column \"text\", found id, body"),
            "{message}"
        );
        assert!(
            lines[3].starts_with("byline: ./c.txt is not text: "),
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

#[test]
fn every_file_of_a_folder_that_can_be_read_is_labelled_without_a_folder_for_results_too() {
    let folder = folder(&[
        ("a.txt", b"It rained."),
        ("empty.txt", b""),
        ("junk.txt", b"\x00\x01\x02"),
        ("z.txt", b"It snowed."),
    ]);
    let input = argument(folder.path().to_owned());
    for command in ["classify", "quotes", "explain", "shares"] {
        let run = Cli::args([command, &input]).code(2);
        let message = run.stderr_text().replace(&input, ".");
        assert!(
            message
                .starts_with("byline: ./empty.txt holds no text\nbyline: ./junk.txt is not text: "),
            "{message}"
        );
        assert!(
            message.ends_with("byline: 2 of 4 files have no result, for the reasons above\n"),
            "{message}"
        );
        Cli::args([command, &input, "--strict"])
            .code(2)
            .stderr(&format!("byline: {input}/empty.txt holds no text\n"));
    }
    let run = Cli::args(["classify", &input]).code(2);
    let rows = masked_rows(&run.stdout_text());
    assert!(
        rows.contains("It rained.") && rows.contains("It snowed."),
        "{rows}"
    );
}

#[test]
fn files_named_are_read_though_one_of_them_is_not_there() {
    let args = ["classify", "first.txt", "none.txt", "second.txt"];
    let run = Cli::args(args).code(2);
    assert_eq!(
        run.stderr_text(),
        "byline: cannot read none.txt: No such file or directory\n\
         byline: 1 of 3 files has no result, for the reason above\n"
    );
    let both = Cli::args(["classify", "first.txt", "second.txt"]).code(0);
    assert_eq!(run.stdout_text(), both.stdout_text());
    Cli::args(args.iter().chain(&["--strict"]))
        .fails_with("cannot read none.txt: No such file or directory");
}

#[test]
fn strictness_writes_no_results_after_the_first_fault() {
    let folder = folder(&[("a.txt", b"")]);
    for n in 0..300 {
        std::fs::write(folder.path().join(format!("b{n:03}.txt")), "It rained.").unwrap();
    }
    let (input, output) = (
        argument(folder.path().to_owned()),
        folder.path().join("out"),
    );
    let path = argument(output.clone()) + "/";
    let args = [
        "classify",
        &input,
        "--output",
        &path,
        "--strict",
        "--threads",
        "1",
    ];
    Cli::args(args)
        .code(2)
        .stderr(&format!("byline: {input}/a.txt holds no text\n"));
    assert!(files(&output).is_empty());
    Cli::args(&args[..4]).code(2);
    assert_eq!(files(&output).len(), 300);
}

#[test]
fn what_a_folder_holds_beside_articles_is_counted() {
    let folder = folder(&[
        ("a.txt", b"It rained."),
        ("b.pdf", b"%PDF-"),
        ("c.PDF", b"%PDF-"),
        ("README", b"not read"),
    ]);
    std::fs::create_dir(folder.path().join(".cache")).unwrap();
    std::fs::write(folder.path().join(".cache/d.txt"), "not read").unwrap();
    let n_links = usize::from(cfg!(unix));
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.path().join("e.txt")).unwrap();
    let expected = [
        "byline: note: 4 files in folders not read: 2 .pdf, 1 hidden, 1 without extension\n",
        "byline: note: 5 files in folders not read: 2 .pdf, 1 broken link, 1 hidden, 1 without extension\n",
    ][n_links];
    let input = argument(folder.path().to_owned());
    Cli::args(["classify", &input]).code(0).stderr(expected);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_does_not_stop_the_others() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("z.txt", b"It rained.")]);
    let closed = folder.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    let permit = |mode| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode));
    permit(0o000).unwrap();
    if closed.read_dir().is_ok() {
        // Whoever may do anything is kept out of no folder.
        return;
    }
    let input = argument(folder.path().to_owned());
    let run = Cli::args(["classify", &input]).code(2);
    permit(0o755).unwrap();
    assert_eq!(masked_rows(&run.stdout_text()), "L 0.00 | It rained.\n");
    assert_eq!(
        run.stderr_text(),
        format!(
            "byline: cannot read {input}/closed: Permission denied\n\
             byline: 1 of 2 files has no result, for the reason above\n"
        )
    );
}
