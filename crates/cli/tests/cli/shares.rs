//! `byline shares`: counted and corrected shares.

use serde_json::Value;

use super::{argument, folder};
use crate::support::{Cli, check_golden};

const NEWS: &str = "\
article,outlet,month,kind,text
a,Herald,2026-01,heading,Rain
a,Herald,2026-01,sentence,It rained in Leith on Monday.
a,Herald,2026-01,sentence,“We lost it all.”
b,Post,2026-01,sentence,How absurd this is.
b,Post,2026-01,sentence,The rate rose to 4 %.
c,Herald,2026-02,sentence,\"“No,” she said.\"
,Herald,2026-02,sentence,It is a disgrace.
";

/// A folder with a small model, and with the news.
fn trained() -> (tempfile::TempDir, String) {
    let folder = folder(&[("news.csv", NEWS.as_bytes())]);
    let model = argument(folder.path().join("tiny.byline"));
    let args = [
        "train",
        "../../../../../tests/data/models/tiny.csv",
        "--output",
        &model,
        "--quiet",
    ];
    Cli::args(args).code(0);
    (folder, model)
}

/// Puts `0.000` for every share.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c == '.' {
            while chars.next_if(char::is_ascii_digit).is_some() {
                out.push('0');
            }
        }
    }
    out.replace("1.000", "0.000")
}

#[test]
fn each_article_has_its_shares_and_all_together_have_theirs() {
    let (folder, model) = trained();
    let news = argument(folder.path().join("news.csv"));
    let run = Cli::args(["shares", &news, "first.txt", "--model", &model])
        .code(0)
        .stderr("");
    let text = run.stdout_text().replace(&news, "/tmp/news.csv");
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    let mut lines = text.lines();
    let head = lines.next().unwrap();
    assert_eq!(
        head.split_whitespace().collect::<Vec<_>>(),
        [
            "sentences",
            "label",
            "counted",
            "corrected",
            "95",
            "%",
            "interval"
        ]
    );
    let names: Vec<&str> = lines
        .step_by(3)
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(names[..3], ["a", "b", "c"]);
    assert_eq!(names[4..], ["first.txt", "all"]);
    assert_eq!(names.len(), 6);
}

#[test]
fn groups_are_made_of_the_values_of_columns() {
    let (folder, model) = trained();
    let news = argument(folder.path().join("news.csv"));
    let args = [
        "shares",
        &news,
        "--model",
        &model,
        "--by",
        "outlet,month",
        "--format",
    ];
    let run = |format: &str| Cli::args(args.iter().copied().chain([format])).code(0);
    check_golden("shares.text.expected", &masked(&run("text").stdout_text()));
    let json = run("json").json();
    let groups = json["groups"].as_array().unwrap();
    let names: Vec<String> = groups
        .iter()
        .map(|group| {
            format!(
                "{} {} {}",
                group["group"]["outlet"], group["group"]["month"], group["sentences"]
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            "\"Herald\" \"2026-01\" 2",
            "\"Herald\" \"2026-02\" 2",
            "\"Post\" \"2026-01\" 2"
        ]
    );
    assert_eq!(json["all"]["sentences"], 6);
    for shares in groups.iter().chain([&json["all"]]) {
        let labels = shares["labels"].as_object().unwrap();
        let sum = |field: &str| {
            labels
                .values()
                .map(|share| share[field].as_f64().unwrap())
                .sum::<f64>()
        };
        assert!((sum("counted") - 1.0).abs() < 1e-9);
        assert!((sum("corrected") - 1.0).abs() < 1e-9);
        for share in labels.values() {
            let value = |field: &str| share[field].as_f64().unwrap();
            assert!(0.0 <= value("lower") && value("lower") <= value("corrected"));
            assert!(value("corrected") <= value("upper") && value("upper") <= 1.0);
        }
    }
    let csv = run("csv").stdout_text();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(
        reader
            .headers()
            .unwrap()
            .iter()
            .collect::<Vec<_>>()
            .join(","),
        "outlet,month,sentences,factual,factual_corrected,factual_lower,factual_upper,quote,quote_corrected,quote_lower,quote_upper,opinion,opinion_corrected,opinion_lower,opinion_upper"
    );
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
    let counted: f64 = records[2][3].parse().unwrap();
    assert!((counted - groups[2]["labels"]["factual"]["counted"].as_f64().unwrap()).abs() < 1e-12);
}

#[test]
fn counted_shares_are_those_of_the_labels_given() {
    let (folder, model) = trained();
    let news = argument(folder.path().join("news.csv"));
    let labels = Cli::args(["classify", &news, "--model", &model, "--format", "jsonl"]).code(0);
    let text = labels.stdout_text();
    let rows = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let n_quotes = rows.filter(|row| row["byline_label"] == "quote").count();
    let shares = |n_threads: &str| {
        Cli::args(["shares", &news, "--model", &model])
            .and(["--format", "json", "--threads", n_threads])
            .code(0)
    };
    let run = shares("1");
    let counted = run.json()["all"]["labels"]["quote"]["counted"]
        .as_f64()
        .unwrap();
    assert!((counted - n_quotes as f64 / 6.0).abs() < 1e-9);
    assert_eq!(shares("2").json(), run.json());
}

#[test]
fn a_single_article_has_wide_intervals_and_many_have_narrow_ones() {
    let (folder, model) = trained();
    let article = "“We lost it all.” The rate rose. How absurd this is. She left on Monday. He said it rained. ";
    std::fs::write(folder.path().join("one.txt"), article).unwrap();
    let many = format!("{article}\n").repeat(200);
    std::fs::write(folder.path().join("many.txt"), many).unwrap();
    let width = |name: &str| {
        let path = argument(folder.path().join(name));
        let run = Cli::args([
            "shares",
            &path,
            "--input-format",
            "lines",
            "--model",
            &model,
            "--format",
            "json",
        ]);
        let share = run.code(0).json()["all"]["labels"]["factual"].clone();
        share["upper"].as_f64().unwrap() - share["lower"].as_f64().unwrap()
    };
    let (one, many) = (width("one.txt"), width("many.txt"));
    assert!(one > 0.1 && many < one, "{one} and {many}");
}

#[test]
fn what_shares_cannot_do_is_said() {
    let (folder, model) = trained();
    let news = argument(folder.path().join("news.csv"));
    let run = Cli::args([
        "shares",
        &news,
        "first.txt",
        "--model",
        &model,
        "--by",
        "outlet",
    ])
    .code(2);
    assert_eq!(
        run.stderr_text(),
        "byline: first.txt has no column \"outlet\" for --by, found path\n\
         byline: 1 of 2 files has no result, for the reason above\n"
    );
    assert!(run.stdout_text().contains("Herald"));
    Cli::args(["shares", &news, "--model", &model, "--by", "paper"]).fails_with(&format!(
        "{news} has no column \"paper\" for --by, found article, outlet, month, kind, text"
    ));
    Cli::args(["shares", "first.txt", "--model", &model, "--by", "outlet"])
        .fails_with("first.txt has no column \"outlet\" for --by, found path");
}

#[test]
fn of_rows_that_hold_articles_the_sentences_are_counted() {
    let (folder, model) = trained();
    let article =
        "The rate rose on Monday. “We lost it all.” How absurd this is. She left at noon.";
    let rows: Vec<String> = (0..20)
        .map(|n| format!("{n},Herald,\"{article}\"\n"))
        .collect();
    let table = format!("id,outlet,text\n{}", rows.concat());
    std::fs::write(folder.path().join("articles.csv"), &table).unwrap();
    let path = argument(folder.path().join("articles.csv"));
    let run = |more: &[&str]| {
        let args = [
            "shares", &path, "--model", &model, "--by", "outlet", "--format", "json",
        ];
        Cli::args(args.iter().chain(more)).code(0).json()
    };
    let found = run(&[]);
    assert_eq!(found["groups"][0]["sentences"], 80);
    assert_eq!(found, run(&["--rows", "article"]));
}

#[test]
fn the_month_of_a_date_makes_a_group() {
    let (folder, model) = trained();
    let dates = ["2026-01-03", "2026-01-31T10:00:00Z", "2026-02-01", "May"];
    let rows: Vec<String> = dates
        .iter()
        .map(|date| format!("{date},It rained.\n"))
        .collect();
    std::fs::write(
        folder.path().join("dated.csv"),
        format!("date,text\n{}", rows.concat()),
    )
    .unwrap();
    let path = argument(folder.path().join("dated.csv"));
    let args = [
        "shares",
        &path,
        "--model",
        &model,
        "--by",
        "date:month",
        "--format",
        "json",
    ];
    let run = Cli::args(args).code(0).stderr(
        "byline: warning: 1 sentence without a date such as 2026-05-31, in groups of what they have in its place\n",
    );
    let json = run.json();
    let groups: Vec<_> = json["groups"].as_array().unwrap().iter().collect();
    let found = groups.iter().map(|group| {
        let month = group["group"]["date:month"].as_str().unwrap().to_owned();
        (month, group["sentences"].as_u64().unwrap())
    });
    let expected = [("2026-01", 2), ("2026-02", 1), ("May", 1)];
    assert_eq!(
        found.collect::<Vec<_>>(),
        expected.map(|(month, n)| (month.to_owned(), n))
    );
    let args = ["shares", &path, "--model", &model, "--by", "day:month"];
    Cli::args(args).fails_with(&format!(
        "{path} has no column \"day\" for --by, found date, text"
    ));
}
