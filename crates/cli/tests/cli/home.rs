//! What makes the program feel at home: help, settings, suggestions, colours, logs, shells.

use super::{argument, folder};
use crate::support::{Cli, check_golden, train_small};

const COMMANDS: [&str; 17] = [
    "classify",
    "explain",
    "quotes",
    "shares",
    "train",
    "evaluate",
    "crossval",
    "check",
    "annotate",
    "export",
    "import",
    "agree",
    "inspect",
    "schema",
    "config",
    "completions",
    "man",
];

#[test]
fn help_of_every_command_has_examples_and_fits_80_columns() {
    let overview = Cli::args(["--help"])
        .env("COLUMNS", "80")
        .code(0)
        .stdout_text();
    check_golden("help/byline.txt", &overview);
    let listed = overview.lines().filter_map(|line| line.strip_prefix("  "));
    let listed: Vec<&str> = listed
        .take_while(|line| !line.trim_start().starts_with("help "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(listed, COMMANDS);
    for command in COMMANDS {
        let help = Cli::args([command, "--help"]).env("COLUMNS", "80");
        let help = help.code(0).stdout_text();
        assert!(help.contains("Examples:\n"), "{command}");
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{command}: {line}");
        }
        check_golden(&format!("help/{command}.txt"), &help);
    }
}

#[test]
fn mistyped_commands_flags_values_columns_and_labels_are_corrected() {
    let usage: [(&[&str], &str); 5] = [
        (
            &["classify", "-x.txt"],
            "unknown flag -x; files of such names come after -- (byline classify --help says more)",
        ),
        (
            &["clasify"],
            "unknown command \"clasify\"; did you mean \"classify\"? (byline --help says more)",
        ),
        (
            &["classify", "--fromat", "json"],
            "unknown flag --fromat; did you mean --format? (byline classify --help says more)",
        ),
        (
            &["evaluate", "x.csv", "--format", "jsn"],
            "--format is \"jsn\", expected text, json, jsonl, csv, tsv, html; did you mean \"json\"?",
        ),
        (
            &["evaluate", "x.csv", "--label-map", "SUBJ=opnion"],
            "--label-map: label map \"SUBJ=opnion\": unknown label \"opnion\", expected factual, quote or opinion; did you mean \"opinion\"?",
        ),
    ];
    for (args, expected) in usage {
        Cli::args(args).fails_with(expected);
    }
    Cli::args(["evaluate", "labelled.csv", "--text-column", "texts"]).fails_with(
        "labelled.csv has no column \"texts\", found article, label, text; did you mean \"text\"? (--text-column names the column of sentences)",
    );
    let folder = folder(&[("a.csv", b"text,label\nIt rained.,factial\n")]);
    let path = argument(folder.path().join("a.csv"));
    Cli::args(["evaluate", &path]).fails_with(&format!(
        "{path}:2: unknown label \"factial\", expected factual, quote, opinion; did you mean \"factual\"? (--label-map says what other labels mean)"
    ));
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file() {
    let folder = folder(&[(
        "byline.toml",
        b"format = \"json\"\n\n[classify]\nformat = \"csv\"\n",
    )]);
    let below = folder.path().join("a/b");
    std::fs::create_dir_all(&below).unwrap();
    let classify = |more: &[&str]| {
        Cli::args(["classify"])
            .and(more)
            .within(&below)
            .stdin("The council met on Monday.\n")
    };
    let begins = |cli: Cli, expected: &str| {
        let text = cli.code(0).stdout_text();
        assert!(text.starts_with(expected), "{text}");
    };
    begins(classify(&[]), "path,byline_index,");
    begins(classify(&[]).env("BYLINE_FORMAT", "jsonl"), "{\"path\":");
    let for_one = classify(&[]).env("BYLINE_FORMAT", "jsonl");
    begins(for_one.env("BYLINE_CLASSIFY_FORMAT", "json"), "{\n");
    begins(
        classify(&["--format", "text"]).env("BYLINE_FORMAT", "json"),
        "F ",
    );
    begins(classify(&["--config", "none"]), "F ");
    let quotes = Cli::args(["quotes"])
        .within(&below)
        .stdin("“No,” she said.");
    begins(quotes, "{\n");
}

#[test]
fn config_shows_each_setting_with_its_origin() {
    let folder = folder(&[(
        "byline.toml",
        b"quiet = true\n[check]\ntop = 3\nvectors = \"vectors\"\n",
    )]);
    let run = Cli::args(["config", "check", "--seed", "7"])
        .within(folder.path())
        .env("BYLINE_STRICT", "yes")
        .code(0);
    run.stdout(
        "# settings file: byline.toml\n\
         color = \"auto\"  # default\n\
         verbose = 0     # default\n\
         quiet = true    # byline.toml:1\n\
         \n\
         [check]\n\
         bom = false          # default\n\
         top = 3              # byline.toml:3\n\
         strict = true        # BYLINE_STRICT\n\
         vectors = \"vectors\"  # byline.toml:4\n\
         seed = 7             # flag\n",
    );
    let all = Cli::args(["config", "--config", "none"])
        .code(0)
        .stdout_text();
    for command in ["classify", "train", "annotate", "agree"] {
        assert!(all.contains(&format!("\n[{command}]\n")), "{command}");
    }
}

#[test]
fn what_config_shows_can_stand_in_the_file() {
    let shown = Cli::args(["config"]).code(0).stdout_text();
    let folder = folder(&[("byline.toml", shown.as_bytes())]);
    let again = Cli::args(["config"])
        .within(folder.path())
        .code(0)
        .stdout_text();
    let values = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| line.split("  # ").next().unwrap().trim().to_owned())
            .collect()
    };
    assert_eq!(values(&again), values(&shown));
    assert!(!again.contains("# default"));
}

#[test]
fn a_file_that_is_wrong_is_named_with_its_line() {
    let table = [
        (
            "[classify]\nfromat = \"json\"\n",
            "byline.toml:2: unknown key \"fromat\", expected the long name of a flag of byline classify; did you mean \"format\"?",
        ),
        (
            "\n[clasify]\n",
            "byline.toml:2: unknown table [clasify], expected the name of a command; did you mean \"classify\"?",
        ),
        (
            "min-confidence = 2\n",
            "byline.toml:1: min-confidence is \"2\", expected a number from 0 to 1",
        ),
        (
            "explain = \"yes\"\n",
            "byline.toml:1: explain is \"yes\", expected true or false",
        ),
        (
            "format = [[1]]\n",
            "byline.toml:1: format holds a table or a list in a list, expected a value",
        ),
    ];
    for (text, expected) in table {
        let folder = folder(&[("byline.toml", text.as_bytes())]);
        Cli::args(["classify"])
            .within(folder.path())
            .stdin("It rained.")
            .fails_with(expected);
    }
    let folder = folder(&[("byline.toml", b"format = \n")]);
    let run = Cli::args(["classify"]).within(folder.path()).code(2);
    assert!(
        run.stderr_text().starts_with("byline: byline.toml:1: "),
        "{}",
        run.stderr_text()
    );
    // Help is there all the same.
    Cli::args(["classify", "--help"])
        .within(folder.path())
        .code(0);
    Cli::args(["classify", "--config", "none.toml"])
        .fails_with("cannot read none.toml: No such file or directory");
    Cli::args(["classify", "--config", ""])
        .fails_with("--config has no value, expected a file or none");
    let folder = super::folder(&[("byline.toml", b"seed = 1\nformat = \"jsn\"\n")]);
    Cli::args(["inspect"]).within(folder.path()).fails_with(
        "byline.toml:2: format is \"jsn\", expected text, json, jsonl, csv, tsv; did you mean \"json\"?",
    );
    Cli::args(["inspect"])
        .env("BYLINE_FORMAT", "xml")
        .fails_with("BYLINE_FORMAT: format is \"xml\", expected text, json, jsonl, csv, tsv");
}

#[test]
fn a_variable_that_is_misspelt_is_told() {
    let inspect = |name: &str, value: &str| {
        let run = Cli::args(["inspect"]).env(name, value).code(0);
        run.stderr_text()
    };
    assert_eq!(
        inspect("BYLINE_FORMT", "json"),
        "byline: warning: BYLINE_FORMT sets nothing; did you mean BYLINE_FORMAT?\n"
    );
    for (name, value) in [
        ("BYLINE_ZZZ", "1"),
        ("BYLINE_CONFIG", "none"),
        ("BYLINE_CLASSIFY_MIN_CONFIDENCE", "0.9"),
    ] {
        assert_eq!(inspect(name, value), "", "{name}");
    }
}

#[test]
fn a_setting_never_contradicts_a_flag() {
    let folder = folder(&[("byline.toml", b"min-confidence = 0.99999\n")]);
    let run = Cli::args(["classify", "--error-rate", "0.05"])
        .within(folder.path())
        .stdin("It is a shame.\n")
        .code(0);
    assert!(!run.stdout_text().starts_with('?'));
}

#[test]
fn paths_of_the_file_are_relative_to_it() {
    let folder = folder(&[
        ("byline.toml", b"[classify]\noutput = \"out.txt\"\n"),
        ("a.txt", b"It rained.\n"),
    ]);
    let below = folder.path().join("below");
    std::fs::create_dir(&below).unwrap();
    Cli::args(["classify", "../a.txt"])
        .within(&below)
        .code(0)
        .stdout("");
    let written = std::fs::read_to_string(folder.path().join("out.txt")).unwrap();
    assert!(written.ends_with(" | It rained.\n"));
}

#[test]
fn colours_are_used_when_asked_for() {
    let classify = |more: &[&str]| Cli::args(["classify", "first.txt"]).and(more);
    let has_colour = |cli: Cli| cli.code(0).stdout_text().contains('\u{1b}');
    assert!(!has_colour(classify(&[])));
    assert!(has_colour(classify(&["--color", "always"])));
    assert!(has_colour(
        classify(&["--colour=always"]).env("NO_COLOR", "1")
    ));
    assert!(has_colour(classify(&[]).env("CLICOLOR_FORCE", "1")));
    assert!(has_colour(classify(&[]).env("BYLINE_COLOR", "always")));
    let forced = classify(&["--color", "never"]).env("CLICOLOR_FORCE", "1");
    assert!(!has_colour(forced));
    assert!(has_colour(Cli::args(["--help", "--color", "always"])));
}

#[test]
fn steps_are_told_when_asked_for() {
    let classify = |more: &[&str]| {
        let run = Cli::args(["classify", "first.txt"]).and(more).code(0);
        run.stderr_text()
    };
    assert_eq!(classify(&[]), "");
    let told = classify(&["-v"]);
    for step in [
        "byline: info: model compiled in, sha256 ",
        "byline: info: reading the model compiled in took 0.",
        "byline: info: reading first.txt\n",
        "byline: info: 1 sentence: 1 factual, 0 quote, 0 opinion; ",
    ] {
        assert!(told.contains(step), "{told}");
    }
    assert!(!told.contains("debug: "));
    assert!(classify(&["-vv"]).contains("byline: debug: 1 texts, "));
    Cli::args(["classify", "-v", "-q"]).code(2);
}

#[test]
fn paragraphs_of_help_are_as_wide_as_the_terminal() {
    for (columns, from) in [("60", 45), ("80", 65), ("200", 85)] {
        let help = Cli::args(["classify", "--help"]).env("COLUMNS", columns);
        let help = help.code(0).stdout_text();
        let (_, paragraph) = help.split_once("\n\nWhere the rows of an article").unwrap();
        let lines: Vec<&str> = paragraph.split("\n\n").next().unwrap().lines().collect();
        let (_, full) = lines.split_last().unwrap();
        assert!(!full.is_empty());
        for line in &full[1..] {
            assert!(line.len() > from, "{columns}: {line}");
        }
    }
}

#[test]
fn short_flags_do_what_the_long_ones_do() {
    let long = ["classify", "first.txt", "--format", "json", "--model"];
    let short = ["classify", "first.txt", "-f", "json", "-m"];
    let folder = folder(&[]);
    let model = argument(folder.path().join("m.byline"));
    train_small(&model, &["-q"]).code(0);
    let told = Cli::args(long).and([&model]).code(0).stdout_text();
    Cli::args(short).and([&model]).code(0).stdout(&told);
    let output = argument(folder.path().join("out"));
    Cli::args(short)
        .and([&model, "-o", &output])
        .code(0)
        .stdout("");
    assert_eq!(std::fs::read_to_string(output).unwrap(), told);
    // What is given by its short name is no fault of a setting.
    Cli::args(["classify", "-f", "jsno"])
        .env("BYLINE_FORMAT", "csv")
        .fails_with("--format is \"jsno\", expected text, json, jsonl, csv, tsv, parquet, html; did you mean \"json\"?");
}

#[test]
fn files_may_begin_with_a_dash() {
    let folder = folder(&[("-f", b"It rained."), ("--config", b"It snowed.")]);
    let run = Cli::args(["classify", "-f", "tsv", "--", "-f", "--config"]).within(folder.path());
    let text = run.env("BYLINE_CONFIG", "none").code(0).stdout_text();
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert!(rows[0].starts_with("-f\t0\t0\t10\t"), "{text}");
    assert!(rows[1].starts_with("--config\t0\t0\t10\t"), "{text}");
}

#[test]
fn a_value_that_is_no_text_is_a_wrong_value() {
    #[cfg(unix)]
    {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let value = OsStr::from_bytes(b"\xff");
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_byline"))
            .args(["inspect"])
            .env("BYLINE_CONFIG", "none")
            .env("BYLINE_FORMAT", value)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2));
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(
            told.starts_with("byline: BYLINE_FORMAT: format is "),
            "{told}"
        );
    }
}

#[test]
fn quiet_leaves_warnings_and_errors() {
    let folder = folder(&[]);
    let path = argument(folder.path().join("m.byline"));
    let run = train_small(&path, &[]).code(0);
    assert!(
        run.stderr_text()
            .contains("byline: note: trained on 16 sentences")
    );
    train_small(&path, &["-q"]).code(0).stderr("");
    let twice = train_small(&path, &["-q", "--dev", "labelled.csv"]).code(0);
    assert!(
        twice
            .stderr_text()
            .starts_with("byline: warning: 16 of 16 dev sentences")
    );
    Cli::args(["classify", "-q", "none.txt"])
        .fails_with("cannot read none.txt: No such file or directory");
}

#[test]
fn the_version_tells_the_format_and_the_default_model() {
    let version = env!("CARGO_PKG_VERSION");
    Cli::args(["-V"])
        .code(0)
        .stdout(&format!("byline {version}\n"));
    let long = Cli::args(["--version"]).code(0).stdout_text();
    let lines: Vec<&str> = long.lines().collect();
    assert_eq!(
        lines[..2],
        [
            format!("byline {version}"),
            format!("model file format {}", byline::model::FORMAT_VERSION)
        ]
    );
    let model = lines[2].strip_prefix("default model of ").unwrap();
    let (date, hash) = model.split_once(", sha256 ").unwrap();
    assert!(date.len() == 10 && date.split('-').all(|part| part.parse::<u32>().is_ok()));
    assert!(hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
}

#[test]
fn completions_name_the_commands_and_bash_accepts_them() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = Cli::args(["completions", shell]).code(0).stdout_text();
        for name in ["annotate", "group-by", "colour"] {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
    let script = Cli::args(["completions", "bash"]).code(0).stdout_text();
    let folder = folder(&[("byline.bash", script.as_bytes())]);
    let bash = std::process::Command::new("bash")
        .arg("-n")
        .arg(folder.path().join("byline.bash"))
        .output();
    match bash {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(_) => println!("skipped: there is no bash here"),
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = folder(&[]);
    let pages = folder.path().join("man1");
    Cli::args(["man", &argument(pages.clone())])
        .code(0)
        .stdout("");
    let page = |name: &str| std::fs::read_to_string(pages.join(name)).unwrap();
    for command in COMMANDS {
        let text = page(&format!("byline-{command}.1"));
        assert!(text.starts_with(".ie"), "{command}");
        assert!(
            text.contains(".SH SYNOPSIS") && text.contains("Examples:"),
            "{command}"
        );
    }
    let text = page("byline.1");
    assert!(text.contains("byline\\-annotate(1)"));
    Cli::args(["man"]).code(0).stdout(&text);
}
