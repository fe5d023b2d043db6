//! Labelling in the terminal, with keys from a pipe.

use super::{argument, folder};
use crate::support::{Cli, data};

/// The labels of a table, in order; headings left out.
fn labels(path: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let (kind, label) = (column("kind"), column("label"));
    let rows = reader.records().map(Result::unwrap);
    rows.filter(|row| &row[kind] != "heading")
        .map(|row| row[label].to_owned())
        .collect()
}

fn annotate<'a>(output: &'a str, more: &[&'a str]) -> Cli {
    let args = [
        "annotate",
        "articles.csv",
        "--order",
        "document",
        "--output",
        output,
    ];
    Cli::args([&args[..], more].concat())
}

#[test]
fn each_key_labels_one_sentence_and_the_next_run_goes_on() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let run = annotate(&path, &["--ignore-labels"]).stdin("fQsx").code(0);
    assert_eq!(
        run.stderr_text(),
        format!("byline: note: 2 of 7 sentences are labelled in {path}\n")
    );
    assert_eq!(labels(&path), ["factual", "quote", "", "", "", "", ""]);
    // Skipped sentences come again; the end of the keys is an end too.
    let run = annotate(&path, &["--ignore-labels"]).stdin("oo").code(0);
    let text = run.stdout_text();
    assert!(text.starts_with("1 of 5 | ferry | paragraph 2\n"), "{text}");
    assert_eq!(
        labels(&path)[..4],
        ["factual", "quote", "opinion", "opinion"]
    );
    annotate(&path, &["--ignore-labels"]).stdin("fff").code(0);
    annotate(&path, &["--ignore-labels"])
        .code(0)
        .stdout("")
        .stderr(&format!(
            "byline: note: every sentence has a label already\n\
             byline: note: 7 of 7 sentences are labelled in {path}\n"
        ));
}

#[test]
fn a_table_keeps_its_other_columns_and_its_order() {
    let folder = folder(&[(
        "in.csv",
        b"id,article,text,note\n7,a,It rained.,\"x, y\"\n8,b,It snowed.,\n9,a,A disgrace.,z\n",
    )]);
    let (given, path) = (
        folder.path().join("in.csv"),
        folder.path().join("in.labelled.csv"),
    );
    Cli::args(["annotate", &argument(given), "--order", "document"])
        .stdin("fox")
        .code(0);
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        "id,article,text,note,label\n\
         7,a,It rained.,\"x, y\",factual\n\
         8,b,It snowed.,,opinion\n\
         9,a,A disgrace.,z,\n"
    );
}

#[test]
fn undo_goes_back_and_other_keys_change_nothing() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let run = annotate(&path, &["--ignore-labels"])
        .stdin("uz?fouq")
        .code(0);
    assert_eq!(labels(&path)[..3], ["factual", "quote", ""]);
    let text = run.stdout_text();
    for said in ["there is nothing to undo", "'z' is no key here", "u undo "] {
        assert!(text.contains(said), "{said}");
    }
    // Once for each sentence that is shown, and again after each of the first three keys.
    assert_eq!(text.matches("? help, x end: ").count(), 8);
}

#[test]
fn enter_takes_the_guess_and_the_least_certain_sentence_comes_first() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let args = [
        "annotate",
        "articles.csv",
        "--ignore-labels",
        "--limit",
        "3",
    ];
    let run = Cli::args([&args[..], &["--output", &path]].concat())
        .stdin("\n\n\n\n")
        .code(0);
    let text = run.stdout_text();
    let mut margins = Vec::new();
    for line in text.lines() {
        if let Some(guess) = line.strip_prefix("  the model guesses ") {
            let numbers = guess.split(", ").map(|part| {
                let (_, number) = part.split_once(' ').unwrap();
                number.parse::<f64>().unwrap()
            });
            let numbers: Vec<f64> = numbers.collect();
            margins.push(numbers[0] - numbers[1]);
        }
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert_eq!(margins.len(), 3);
    assert!(margins.is_sorted(), "{margins:?}");
    let n_labelled = labels(&path)
        .iter()
        .filter(|label| !label.is_empty())
        .count();
    assert_eq!(n_labelled, 3);
}

#[test]
fn what_is_written_can_be_trained_on() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let model = argument(folder.path().join("m.byline"));
    annotate(&path, &["--ignore-labels"])
        .stdin("fqqofff")
        .code(0);
    Cli::args(["train", &path, "--vectors", "none", "--output", &model])
        .code(0)
        .stderr(&format!(
            "byline: warning: of 7 labelled sentences only 4 factual, 2 quote, 1 opinion: a model learns next to nothing from fewer than 5 of a label\n\
             byline: note: trained on 7 sentences of 2 articles\nbyline: note: wrote {model}\n"
        ));
}

#[test]
fn an_article_becomes_a_table_with_its_headings() {
    let folder = folder(&[(
        "harbour.txt",
        b"Fees to rise\n\nThe board met on Monday. It set the fees.\n\nA disgrace, if you ask me.\n",
    )]);
    Cli::args(["annotate", &argument(folder.path().join("harbour.txt"))])
        .and(["--order", "document"])
        .stdin("ffo")
        .code(0);
    assert_eq!(
        std::fs::read_to_string(folder.path().join("harbour.labelled.csv")).unwrap(),
        "article,paragraph,kind,label,text\n\
         harbour,,heading,,Fees to rise\n\
         harbour,0,sentence,factual,The board met on Monday.\n\
         harbour,0,sentence,factual,It set the fees.\n\
         harbour,1,sentence,opinion,\"A disgrace, if you ask me.\"\n"
    );
}

#[test]
fn labels_that_are_there_are_kept_and_only_the_others_asked_for() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let run = annotate(&path, &[]).stdin("f").code(0);
    assert!(run.stdout_text().starts_with("1 of 1 | bypass\n"));
    assert_eq!(labels(&path)[5], "factual");
    assert_eq!(labels(&path)[0], "factual");
    let whole = argument(folder.path().join("whole.csv"));
    let args = ["annotate", "labelled.csv", "--output", &whole];
    Cli::args(args).code(0).stdout("");
    assert_eq!(
        std::fs::read(&whole).unwrap(),
        std::fs::read(data("labelled.csv")).unwrap()
    );
}

#[test]
fn a_table_of_other_sentences_is_not_overwritten() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    std::fs::copy(data("labelled.csv"), &path).unwrap();
    annotate(&path, &[]).stdin("f").fails_with(&format!(
        "{path} holds 16 rows, not 8, expected those of the file to label (--output names another table)"
    ));
    assert_eq!(
        std::fs::read(&path).unwrap(),
        std::fs::read(data("labelled.csv")).unwrap()
    );
    Cli::args(["annotate", "-"])
        .fails_with("standard input is where the keys come from, expected a file to label");
}

/// A terminal to type in is made by the program `script`, which most Linux systems have.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_left_as_it_was_found() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    let folder = folder(&[]);
    let path = argument(folder.path().join("out.csv"));
    let program = env!("CARGO_BIN_EXE_byline");
    let command =
        format!("{program} annotate articles.csv --ignore-labels --output {path}; stty -a");
    let script = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(data(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut script) = script else {
        println!("skipped: there is no script here");
        return;
    };
    script.stdin.take().unwrap().write_all(b"fqx").unwrap();
    let output = script.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("2 of 7 sentences are labelled"), "{said}");
    for mode in ["isig", "icanon", "echo", "opost"] {
        let is_on = |word: &str| word == mode;
        assert!(said.split_whitespace().any(is_on), "{mode} in {said}");
    }
}
