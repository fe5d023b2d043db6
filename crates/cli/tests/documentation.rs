//! The tutorial and the README, done as a reader would do them: every command shown is run and its output compared.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::root;

/// What a page looks like after its commands were run.
struct Replay {
    page: String,
    n_commands: usize,
}

/// Follows a page from top to bottom in an empty folder.
///
/// A block with a name behind its language, as in ```` ```csv news.csv ````, is written to a file of that name. In a
/// `console` block a line after `$ ` is run, and the lines below it are its output with its messages, as on a terminal.
/// Every command has to succeed. Commands of cargo are left as they stand, since they would build the project.
fn replay(page: &str) -> Replay {
    let folder = tempfile::tempdir().unwrap();
    let mut replayed = Replay {
        page: String::new(),
        n_commands: 0,
    };
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        replayed.push(line);
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let mut block = Vec::new();
        while let Some(line) = lines.next_if(|line| *line != "```") {
            block.push(line);
        }
        if info == "console" {
            replayed.run_console(&block, folder.path());
        } else {
            if let Some((_, name)) = info.split_once(' ') {
                let mention = format!("`{name}`");
                assert!(replayed.page.contains(&mention), "{mention} has no mention");
                fs::write(folder.path().join(name), block.join("\n") + "\n").unwrap();
            }
            for line in block {
                replayed.push(line);
            }
        }
        lines.next();
        replayed.push("```");
    }
    replayed
}

impl Replay {
    fn push(&mut self, line: &str) {
        self.page += line;
        self.page.push('\n');
    }

    fn run_console(&mut self, block: &[&str], folder: &Path) {
        let mut keeps_output = true;
        for line in block {
            let Some(command) = line.strip_prefix("$ ") else {
                if keeps_output {
                    self.push(line);
                }
                continue;
            };
            self.push(line);
            keeps_output = command.starts_with("cargo ");
            if !keeps_output {
                self.page += &output(command, folder);
                self.n_commands += 1;
            }
        }
    }
}

/// Standard output and error of a command that has to succeed, in the order written.
fn output(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_byline")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(
        [program.to_owned()]
            .into_iter()
            .chain(std::env::split_paths(&path)),
    );
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", path.unwrap())
        .env("BYLINE", root("").canonicalize().unwrap())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // The status is that of the last part of a pipe; what failed before it is told by its message alone.
    let is_error =
        |message: &str| !message.starts_with("note: ") && !message.starts_with("warning: ");
    let has_error = text
        .lines()
        .any(|line| line.strip_prefix("byline: ").is_some_and(is_error));
    assert!(output.status.success() && !has_error, "{command}\n{text}");
    text
}

fn has_shell() -> bool {
    let is_there = Command::new("sh").args(["-c", "exit"]).status().is_ok();
    if !is_there {
        println!("skipped: the commands of the page are for a shell, and there is no sh");
    }
    is_there
}

/// Compares a page of the project, of at least this many commands, with its replay; `UPDATE_GOLDEN=1` rewrites it
/// instead.
#[track_caller]
fn check_page(name: &str, n_commands: usize) {
    if !has_shell() {
        return;
    }
    let path = root(name);
    let page = fs::read_to_string(&path).unwrap();
    let replayed = replay(&page);
    assert!(replayed.n_commands >= n_commands, "commands of {name}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, replayed.page).unwrap();
        return;
    }
    for (line_idx, (shown, found)) in page.lines().zip(replayed.page.lines()).enumerate() {
        assert_eq!(found, shown, "{name}:{}", line_idx + 1);
    }
    assert_eq!(replayed.page, page);
}

#[test]
fn the_tutorial_shows_what_its_commands_print() {
    check_page("docs/tutorial.md", 16);
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    check_page("README.md", 1);
}

#[test]
fn a_page_is_replayed_block_by_block() {
    if !has_shell() {
        return;
    }
    let page = "Save `a.txt`.\n```text a.txt\none\n```\n```console\n$ cat a.txt\ntwo\n$ cargo test\nany\n```\n```sh\n$ no\n```\n";
    let replayed = replay(page);
    assert_eq!(replayed.page, page.replace("two", "one"));
    assert_eq!(replayed.n_commands, 1);
}
