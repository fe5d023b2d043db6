//! An output never takes the place of a file that is read, nor of another output.

use std::path::Path;

use super::{argument, folder};
use crate::support::{Cli, data};

/// A folder with an article, a page, two labelled tables and a model.
fn inputs() -> tempfile::TempDir {
    let table = std::fs::read(data("labelled.csv")).unwrap();
    let folder = folder(&[
        ("a.txt", b"It rained in Leith. What a disgrace!"),
        (
            "b.html",
            b"<article><p>It rained in Leith all day long, and nobody came.</p></article>",
        ),
        ("d.csv", &table),
        ("e.csv", &table),
    ]);
    let model = argument(folder.path().join("m.byline"));
    crate::support::train_small(&model, &["-q"]).code(0);
    folder
}

fn run(folder: &Path, args: &str) -> Cli {
    Cli::args(args.split(' '))
        .within(folder)
        .env("BYLINE_CONFIG", "none")
}

/// Everything that lies in the folder, by its name.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = entries.into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.path().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap();
            (
                name.display().to_string(),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// Checks that a command is refused and that nothing has changed.
#[track_caller]
fn is_refused(folder: &Path, args: &str) {
    let before = contents(folder);
    let told = run(folder, args).code(2).stderr_text();
    assert!(
        told.contains(" would take ") || told.contains("input file is output file"),
        "{args}: {told}"
    );
    let refused = told
        .lines()
        .filter(|line| !line.starts_with("byline: note: "));
    assert_eq!(refused.count(), 1, "{args}: {told}");
    assert!(contents(folder) == before, "{args}");
}

/// Each command with each of its outputs; OUT is the file that is read, in one spelling or other.
const COMMANDS: [(&str, &str); 20] = [
    ("a.txt", "classify a.txt --output OUT"),
    ("a.txt", "classify a.txt --format json --output OUT"),
    ("a.txt", "classify d.csv a.txt --output OUT"),
    ("b.html", "classify b.html --emit-text OUT"),
    ("d.csv", "classify d.csv --format csv --output OUT"),
    ("m.byline", "classify a.txt --model m.byline --output OUT"),
    ("a.txt", "quotes a.txt --output OUT"),
    ("a.txt", "explain a.txt --output OUT"),
    ("d.csv", "shares d.csv --output OUT"),
    ("d.csv", "train d.csv --vectors none --output OUT"),
    (
        "e.csv",
        "train d.csv --dev e.csv --vectors none --output OUT",
    ),
    (
        "d.csv",
        "crossval d.csv --vectors none --folds 2 --predictions OUT",
    ),
    (
        "d.csv",
        "crossval d.csv --vectors none --folds 2 --output OUT",
    ),
    ("d.csv", "evaluate d.csv --output OUT"),
    ("m.byline", "evaluate d.csv --against m.byline --output OUT"),
    ("d.csv", "check d.csv --top 0 --output OUT"),
    ("e.csv", "agree d.csv e.csv --output OUT"),
    ("d.csv", "export d.csv --to doccano --output OUT"),
    ("a.txt", "annotate a.txt --output OUT"),
    ("m.byline", "inspect m.byline --output OUT"),
];

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = inputs();
    std::fs::create_dir(folder.path().join("sub")).unwrap();
    for (read, args) in COMMANDS {
        is_refused(folder.path(), &args.replace("OUT", read));
        is_refused(
            folder.path(),
            &args.replace("OUT", &format!("./sub/../{read}")),
        );
        let whole = argument(folder.path().join(read));
        is_refused(folder.path(), &args.replace("OUT", &whole));
    }
    let tasks = run(folder.path(), "export d.csv --to doccano")
        .code(0)
        .stdout_text();
    std::fs::write(folder.path().join("tasks.jsonl"), tasks).unwrap();
    is_refused(
        folder.path(),
        "import tasks.jsonl --from doccano --output tasks.jsonl",
    );
}

#[cfg(unix)]
#[test]
fn links_of_both_kinds_are_seen_through() {
    let folder = inputs();
    for (read, args) in COMMANDS {
        let (soft, hard) = (folder.path().join("soft"), folder.path().join("hard"));
        std::os::unix::fs::symlink(folder.path().join(read), &soft).unwrap();
        std::fs::hard_link(folder.path().join(read), &hard).unwrap();
        // The other way round, too: what is named for reading is the link.
        is_refused(folder.path(), &args.replace("OUT", "soft"));
        is_refused(folder.path(), &args.replace("OUT", "hard"));
        let linked = args.replace(read, "soft").replace("OUT", read);
        if !linked.starts_with("annotate") {
            is_refused(folder.path(), &linked);
        }
        std::fs::remove_file(soft).unwrap();
        std::fs::remove_file(hard).unwrap();
    }
}

#[test]
fn what_is_read_without_being_named_is_kept_too() {
    let folder = inputs();
    let table = "article,outlet\none,Herald\ntwo,Herald\nthree,Post\nfour,Post\n";
    std::fs::write(folder.path().join("articles.csv"), table).unwrap();
    is_refused(
        folder.path(),
        "evaluate d.csv --by outlet --output articles.csv",
    );
    is_refused(
        folder.path(),
        "crossval d.csv --group-by outlet --predictions articles.csv",
    );
    for name in ["words.txt", "vectors.safetensors"] {
        let vectors = folder.path().join("word-vectors");
        std::fs::create_dir_all(&vectors).unwrap();
        std::fs::write(vectors.join(name), "not read").unwrap();
        is_refused(
            folder.path(),
            &format!("train d.csv --output word-vectors/{name}"),
        );
        is_refused(
            folder.path(),
            &format!("check d.csv --output word-vectors/{name}"),
        );
    }
    std::fs::write(folder.path().join("byline.toml"), "verbose = 0\n").unwrap();
    let settings =
        Cli::args(["classify", "a.txt", "-f", "text", "-o", "byline.toml"]).within(folder.path());
    let told = settings.code(2).stderr_text();
    assert!(
        told.contains("the output byline.toml would take the place of byline.toml"),
        "{told}"
    );
    // A setting is an output like any other.
    std::fs::write(folder.path().join("byline.toml"), "output = \"a.txt\"\n").unwrap();
    let told = Cli::args(["classify", "a.txt"])
        .within(folder.path())
        .code(2);
    assert!(told.stderr_text().contains("would take the place of"));
}

#[test]
fn files_of_a_folder_are_kept() {
    let folder = inputs();
    let news = folder.path().join("news");
    std::fs::create_dir(&news).unwrap();
    for name in ["a.txt", "a.txt.csv", "labels.svg"] {
        std::fs::write(news.join(name), "text\nIt rained.\n").unwrap();
    }
    is_refused(folder.path(), "classify news --output news/a.txt");
    is_refused(folder.path(), "shares news --output news/a.txt.csv");
    is_refused(folder.path(), "classify news/a.txt --output news/");
    // Results of one file in the place of another that is read.
    is_refused(folder.path(), "classify news --format csv --output news/");
    is_refused(
        folder.path(),
        "classify news/a.txt.csv news/a.txt --emit-text news",
    );
    std::fs::write(
        news.join("labels.svg"),
        std::fs::read(data("labelled.csv")).unwrap(),
    )
    .unwrap();
    is_refused(folder.path(), "evaluate news/labels.svg --plots news");
    // What is no file that is read may be written there, once.
    run(
        folder.path(),
        "classify news --format json --output news/all.out",
    )
    .code(0);
    run(
        folder.path(),
        "classify news --format json --output news/all.out",
    )
    .code(0);
}

#[cfg(unix)]
#[test]
fn standard_streams_are_files_like_others() {
    use std::process::{Command, Stdio};
    let folder = inputs();
    let before = contents(folder.path());
    let open = |name: &str| {
        let mut options = std::fs::File::options();
        options
            .read(true)
            .append(true)
            .open(folder.path().join(name))
            .unwrap()
    };
    let tried = |args: &[&str], stdin: Option<&str>, stdout: Option<&str>| {
        let run = Command::new(env!("CARGO_BIN_EXE_byline"))
            .args(args)
            .current_dir(folder.path())
            .stdin(stdin.map_or_else(Stdio::null, |name| open(name).into()))
            .stdout(stdout.map_or_else(Stdio::piped, |name| open(name).into()))
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(contents(folder.path()) == before, "{args:?}");
        String::from_utf8(run.stderr).unwrap()
    };
    let is_output = "byline: input file is output file: ";
    assert!(tried(&["classify", "a.txt"], None, Some("a.txt")).starts_with(is_output));
    assert!(tried(&["classify"], Some("a.txt"), Some("a.txt")).starts_with(is_output));
    assert!(tried(&["evaluate", "d.csv"], None, Some("d.csv")).starts_with(is_output));
    assert!(
        tried(&["check", "-", "--top", "0"], Some("d.csv"), Some("d.csv")).starts_with(is_output)
    );
    assert!(tried(&["inspect", "m.byline"], None, Some("m.byline")).starts_with(is_output));
    let told = tried(&["quotes", "-", "-o", "a.txt"], Some("a.txt"), None);
    assert!(
        told.contains("would take the place of standard input"),
        "{told}"
    );
    let told = tried(
        &["export", "--to", "prodigy", "-o", "d.csv"],
        Some("d.csv"),
        None,
    );
    assert!(
        told.contains("would take the place of standard input"),
        "{told}"
    );
}

#[test]
fn two_outputs_never_share_a_file() {
    let folder = inputs();
    let args = "classify a.txt --output x.txt --emit-text ./x.txt";
    let told = run(folder.path(), args).code(2).stderr_text();
    assert_eq!(
        told,
        "byline: the outputs x.txt and ./x.txt are the same file, expected a file for each\n"
    );
    let args = "crossval d.csv --vectors none --folds 2 --output x.csv --predictions x.csv";
    let told = run(folder.path(), args).code(2).stderr_text();
    assert_eq!(
        told,
        "byline: two outputs would go to x.csv, expected a file for each\n"
    );
    assert!(!folder.path().join("x.csv").exists());
}

#[test]
fn a_worksheet_is_gone_on_with_where_it_lies_if_nothing_is_lost() {
    let sheet = "note,article,text,label\n\"x, y\",a,It rained.,factual\n,a,A disgrace.,\n";
    let folder = folder(&[("s.csv", sheet.as_bytes())]);
    let annotate = || run(folder.path(), "annotate s.csv --output s.csv").stdin("o");
    annotate().code(0);
    let path = folder.path().join("s.csv");
    let done = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        done,
        sheet.replace("A disgrace.,\n", "A disgrace.,opinion\n")
    );
    // Two columns of one name cannot both be kept.
    let twice = "text,text,label\nIt rained.,again,factual\nA disgrace.,again,\n";
    std::fs::write(&path, twice).unwrap();
    annotate().code(2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), twice);
}

#[test]
fn the_name_of_the_output_says_what_it_is() {
    let folder = inputs();
    let begins = |args: &str, name: &str, expected: &str| {
        run(folder.path(), args).code(0);
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.starts_with(expected), "{args}: {text}");
    };
    for (name, expected) in [
        ("x.csv", "path,byline_index,"),
        ("x.TSV", "path\tbyline_index\t"),
        ("x.json", "{\n"),
        ("x.jsonl", "{\"path\":"),
        ("x.html", "<!"),
        ("x.txt", "F 0."),
        ("x", "F 0."),
    ] {
        begins(&format!("classify a.txt --output {name}"), name, expected);
    }
    begins("evaluate d.csv --output e.html", "e.html", "<!");
    begins("check d.csv --top 0 --output c.json", "c.json", "{\n");
    begins("agree d.csv e.csv --output a.csv", "a.csv", "name,value\n");
    begins("inspect --output i.tsv", "i.tsv", "name\tvalue\n");
    begins(
        "shares a.txt --output s.tsv",
        "s.tsv",
        "article\tsentences\t",
    );
    run(folder.path(), "classify a.txt --output y.csv --format json")
        .code(0)
        .stderr("byline: note: y.csv is written as json, as --format says\n");
    run(folder.path(), "explain a.txt --output x.parquet").fails_with(
        "--output ends in .parquet, expected .txt, .json, .jsonl, .csv, .tsv, or --format to say what it is",
    );
    run(folder.path(), "evaluate d.csv --output x.xlsx").fails_with(
        "--output ends in .xlsx, expected .txt, .json, .jsonl, .csv, .tsv, .html, or --format to say what it is",
    );
}

#[cfg(unix)]
#[test]
fn places_that_cannot_be_written_are_told_before_the_work() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = inputs();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("nowhere", path("dangling")).unwrap();
    std::os::unix::fs::symlink("loop", path("loop")).unwrap();
    std::fs::write(path("kept.txt"), "mine").unwrap();
    let read_only = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(path("kept.txt"), read_only).unwrap();
    let table = [
        (
            "dangling",
            "cannot write dangling: it is a link to nowhere, which is not there",
        ),
        (
            "loop",
            "cannot write loop: Too many levels of symbolic links",
        ),
        ("kept.txt", "cannot write kept.txt: the file is read-only"),
        (
            "none/x.txt",
            "cannot write none/x.txt: No such file or directory",
        ),
        ("a.txt/x.txt", "cannot write a.txt/x.txt: Not a directory"),
    ];
    for (output, expected) in table {
        let args = ["classify", "b.html", "--format", "text", "--output", output];
        Cli::args(args)
            .within(folder.path())
            .env("BYLINE_CONFIG", "none")
            .fails_with(expected);
        // The data is never looked at.
        let args = ["train", "none.csv", "--vectors", "none", "--output", output];
        Cli::args(args)
            .within(folder.path())
            .env("BYLINE_CONFIG", "none")
            .fails_with(expected);
    }
    assert!(path("dangling").is_symlink());
    assert_eq!(std::fs::read_to_string(path("kept.txt")).unwrap(), "mine");
    assert!(!path("nowhere").exists());
}

#[test]
fn a_model_does_not_tell_where_its_data_lay() {
    let folder = inputs();
    let other = folder.path().join("deep/er");
    std::fs::create_dir_all(&other).unwrap();
    std::fs::copy(folder.path().join("d.csv"), other.join("d.csv")).unwrap();
    let whole = argument(other.join("d.csv"));
    run(folder.path(), "train d.csv --vectors none -q -o one.byline").code(0);
    run(
        folder.path(),
        &format!("train {whole} --vectors none -q -o two.byline"),
    )
    .code(0);
    let model = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(model("one.byline") == model("two.byline"));
}
