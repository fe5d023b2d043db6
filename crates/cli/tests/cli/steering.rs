//! Nothing in a text or in the name of a file steers the terminal.

use super::folder;
use crate::support::Cli;

/// Turns letters round, breaks a line, hides, clears the screen.
const NASTY: &str = "He said “we lost the \u{202e}boats\u{202c} and the \u{2066}nets\u{2069} of\u{200b} Leith” on\u{2028}Monday\u{1b}[2J\u{9b}2J.";

fn is_harmless(text: &str) -> bool {
    !text.contains(|c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    })
}

#[test]
fn formats_for_eyes_show_nothing_that_steers() {
    let folder = folder(&[
        ("a\u{202e}txt.b", NASTY.as_bytes()),
        ("b.txt", b"It rained."),
    ]);
    for command in ["classify", "quotes", "explain", "shares"] {
        let run = Cli::args([command, "a\u{202e}txt.b", "b.txt"]).within(folder.path());
        let text = run.env("BYLINE_CONFIG", "none").code(0).stdout_text();
        assert!(is_harmless(&text), "{command}: {text:?}");
        assert!(text.contains('\u{fffd}'), "{command}: {text:?}");
    }
}

#[test]
fn messages_show_nothing_that_steers() {
    for name in [
        "no\u{202e}ne.txt",
        "no\u{1b}[2Jne.txt",
        "no\u{2028}ne.txt",
        "no\nne.txt",
    ] {
        for args in [["classify", name], ["evaluate", name], ["inspect", name]] {
            let told = Cli::args(args).code(2).stderr_text();
            assert!(is_harmless(&told), "{told:?}");
            assert_eq!(told.lines().count(), 1);
        }
    }
}

#[test]
fn formats_for_programs_hand_on_every_character() {
    for format in ["csv", "tsv", "json", "jsonl"] {
        let run = Cli::args(["classify", "--format", format]).stdin(NASTY);
        let text = run.code(0).stdout_text();
        for c in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{9b}'] {
            assert!(text.contains(c), "{format}: {text:?}");
        }
    }
}
