//! The examples for users of the library, run as they are built, with their real output.
//!
//! Golden files lie in `tests/data/examples`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use crate::support::check_golden;

/// The built example; none where this run of cargo built no examples, as with `--test main`.
fn program(name: &str) -> Option<PathBuf> {
    let folder = std::env::current_exe()
        .unwrap()
        .parent()?
        .with_file_name("examples");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let modified = |path: &Path| path.metadata().and_then(|found| found.modified());
    // It is of an earlier run if one of the sources that cargo lists beside it is younger.
    let sources = std::fs::read_to_string(folder.join(format!("{name}.d"))).unwrap_or_default();
    let newest: Option<SystemTime> = sources
        .split_whitespace()
        .filter_map(|source| modified(Path::new(source)).ok())
        .max();
    let is_current = modified(&program).is_ok_and(|built| Some(built) >= newest);
    if !is_current {
        println!("skipped: example {name} is not built or not up to date, cargo test builds it");
        return None;
    }
    Some(program)
}

fn run(program: &Path, args: &[&str]) -> Output {
    Command::new(program).args(args).output().unwrap()
}

/// Runs an example and compares what it prints with its golden file.
fn check(name: &str) {
    let Some(program) = program(name) else {
        return;
    };
    let output = run(&program, &[]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{message}");
    assert_eq!(message, "");
    let found = String::from_utf8(output.stdout).unwrap();
    check_golden(&format!("../examples/{name}.expected"), &found);
}

#[test]
fn classify_text_labels_every_sentence() {
    check("classify_text");
}

#[test]
fn train_tiny_trains_writes_and_reads_a_model() {
    check("train_tiny");
}

#[test]
fn who_says_what_lists_words_and_speakers() {
    check("who_says_what");
}

#[test]
fn explain_sentence_shows_the_strongest_parts() {
    check("explain_sentence");
}

#[test]
fn stream_articles_counts_labels_article_by_article() {
    check("stream_articles");
}

#[test]
fn stages_measures_the_stage_asked_for() {
    let Some(program) = program("stages") else {
        return;
    };
    for stage in [
        "none", "segment", "quote", "tokenize", "extract", "document", "new", "classify",
    ] {
        let output = run(&program, &[stage, "1", "2"]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{message}");
        assert!(message.starts_with(&format!("{stage}: ")), "{message}");
        assert!(message.contains(" bytes 1 times, "), "{message}");
    }
}

#[test]
fn model_card_says_what_it_needs() {
    let Some(program) = program("model_card") else {
        return;
    };
    let output = run(&program, &["--date", "2030-01-01"]);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.contains("expected --date DATE --commit COMMIT"),
        "{message}"
    );
}
