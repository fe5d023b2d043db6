//! What is said of texts that are not English.

use super::{argument, folder};
use crate::support::{Cli, Run};

const FRENCH: &str =
    "Le tribunal a condamné vendredi l’ancien maire à deux ans de prison. C’est une honte.\n";
const POLISH: &str =
    "Sąd skazał w piątek byłego burmistrza na dwa lata więzienia. To wstyd dla całego miasta.\n";
const ENGLISH: &str =
    "The court on Friday sentenced the former mayor, François Lefèvre, to two years in prison.\n";

#[track_caller]
fn check(run: &Run, expected: &str) {
    assert_eq!(run.stderr_text(), expected);
}

/// What is said of a file that is not English.
fn told(name: &str, language: &str) -> String {
    format!(
        "byline: note: {name} does not look like English ({language}?), expected English: its labels mean little (--any-language says nothing of it)\n"
    )
}

#[test]
fn a_text_in_another_language_is_told_once_and_labelled_all_the_same() {
    let run = Cli::args(["classify"]).stdin(FRENCH).code(0);
    assert_eq!(run.stdout_text().lines().count(), 2);
    check(&run, &told("standard input", "French"));
    for command in ["explain", "quotes", "shares"] {
        check(
            &Cli::args([command]).stdin(POLISH).code(0),
            &told("standard input", "Polish"),
        );
    }
    for option in ["--any-language", "--quiet"] {
        check(&Cli::args(["classify", option]).stdin(FRENCH).code(0), "");
    }
}

#[test]
fn tables_and_lines_are_looked_at_too() {
    let rows = FRENCH.replace(". ", ".\n");
    let table = format!("text\n\"{}\"\n", rows.trim().replace('\n', "\"\n\""));
    for (format, input) in [("csv", &table), ("lines", &rows)] {
        let run = Cli::args(["classify", "--input-format", format]).stdin(input);
        check(&run.code(0), &told("standard input", "French"));
    }
}

#[test]
fn of_several_files_the_first_is_told_and_the_others_counted() {
    let folder = folder(&[
        ("a.txt", ENGLISH.as_bytes()),
        ("b.txt", FRENCH.as_bytes()),
        ("c.txt", POLISH.as_bytes()),
        ("d.txt", ENGLISH.as_bytes()),
        ("e.txt", FRENCH.as_bytes()),
    ]);
    let path = argument(folder.path().to_owned());
    let run = Cli::args(["classify", &path]).code(0);
    let first = told(&argument(folder.path().join("b.txt")), "French");
    check(
        &run,
        &format!("{first}byline: note: 2 more files do not look like English\n"),
    );
}

#[test]
fn english_with_foreign_names_is_not_told() {
    let texts = ["first.txt", "second.txt", "articles.csv", "labelled.csv"];
    for text in texts {
        check(&Cli::args(["classify", text]).code(0), "");
    }
    check(&Cli::args(["classify"]).stdin(ENGLISH).code(0), "");
}

#[test]
fn what_is_not_even_text_is_told() {
    let junk: Vec<u8> = std::iter::once(&[0xff, 0xfe][..])
        .chain((1..40u8).map(|_| &[0x05, 0xe0, 0x41, 0x00][..]))
        .flatten()
        .copied()
        .collect();
    let run = Cli::args(["classify"]).stdin(junk).code(0);
    assert!(
        run.stderr_text()
            .contains("standard input does not look like text")
    );
}
