//! The page and the drawings that show the scores of a model.

use dom_query::Document;

use super::{argument, folder};
use crate::support::{Cli, data};

/// Two of these labels are wrong.
const DOUBTFUL: &str = "article,label,text\n\
    <i>one</i>,factual,The library will close at six from next month.\n\
    <i>one</i>,quote,\"“We will lose the only warm room in the village,” said Ann Price.\"\n\
    <i>one</i>,factual,It is a disgrace </script><b>that</b> nobody in this town was asked.\n\
    two,opinion,The fees rise by 4 per cent in April.\n\
    two,opinion,What a shameful waste of money.\n";

fn page(args: &[&str]) -> Document {
    let run = Cli::args([&["evaluate", "--format", "html"], args].concat()).code(0);
    Document::from(run.stdout_text())
}

fn cells(page: &Document, section: &str) -> Vec<Vec<String>> {
    let rows = page.select(&format!("section[aria-labelledby='{section}'] .scroll tr"));
    let cells = rows.iter().map(|row| {
        let cells = row.select("th, td");
        cells.iter().map(|cell| cell.text().to_string()).collect()
    });
    cells.collect()
}

#[test]
fn tables_are_those_of_the_text() {
    let args = ["labelled.csv", "--by", "article", "--error-rate", "0.2"];
    let page = page(&args);
    let text = Cli::args([&["evaluate"], &args[..]].concat())
        .code(0)
        .stdout_text();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(words).collect();
    let sections = [
        "scores",
        "labels",
        "confusion",
        "coverage",
        "label-sets",
        "slices",
    ];
    let mut n_rows = 0;
    for section in sections {
        for row in cells(&page, section) {
            let row = words(&row.join(" "));
            assert!(lines.contains(&row), "{row} in\n{text}");
            n_rows += 1;
        }
    }
    // All but the number of sentences and the empty lines.
    let n_expected = lines.iter().filter(|line| !line.is_empty()).count() - 1;
    assert_eq!(n_rows, n_expected);
    assert!(page.select("dd").text().contains("16"));
}

#[test]
fn drawings_have_words_and_ask_nothing_of_a_network() {
    let run = Cli::args(["evaluate", "labelled.csv", "--format", "html"]).code(0);
    let text = run
        .stdout_text()
        .replace(" xmlns=\"http://www.w3.org/2000/svg\"", "");
    for address in ["http://", "https://", "url(", "@import", "<script"] {
        assert!(!text.contains(address), "{address}");
    }
    let page = Document::from(text);
    let drawings = page.select("svg[role='img']");
    assert_eq!(drawings.length(), 4);
    for drawing in &drawings {
        assert!(!drawing.select("title").text().is_empty());
        assert!(
            drawing
                .select("desc")
                .text()
                .contains(|c: char| c.is_ascii_digit())
        );
    }
    let confusion = page.select("#confusion-description").text();
    let rows = cells(&page, "confusion");
    for row in &rows[1..] {
        for (count, predicted) in row[1..].iter().zip(&rows[0][1..]) {
            let words = format!("{} answered as {predicted}: {count}", row[0]);
            assert!(confusion.contains(&words), "{words} in {confusion}");
        }
    }
}

#[test]
fn drawings_are_written_as_files_of_their_own() {
    let folder = folder(&[]);
    let plots = argument(folder.path().join("a/b"));
    let page = page(&["labelled.csv", "--plots", &plots]);
    let mut names: Vec<String> = std::fs::read_dir(&plots)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "confusion.svg",
            "coverage.svg",
            "labels.svg",
            "reliability.svg"
        ]
    );
    for name in names {
        let file = std::fs::read_to_string(format!("{plots}/{name}")).unwrap();
        assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        let name = name.strip_suffix(".svg").unwrap();
        let inline = page.select(&format!("#{name}-description")).text();
        assert!(!inline.is_empty() && file.contains(&*inline), "{name}");
    }
    Cli::args(["evaluate", "labelled.csv", "--plots", "labelled.csv"]).code(2);
}

#[test]
fn the_worst_errors_are_shown_with_what_they_come_from() {
    let folder = folder(&[("doubtful.csv", DOUBTFUL.as_bytes())]);
    let page = page(&[&argument(folder.path().join("doubtful.csv"))]);
    let errors = page.select(".errors > li");
    let mut confidences = Vec::new();
    let mut found = Vec::new();
    for error in &errors {
        let verdict = error.select(".verdict").text().to_string();
        let confidence = verdict.split(", ").nth(1).unwrap();
        confidences.push(
            confidence
                .split(' ')
                .next()
                .unwrap()
                .parse::<f64>()
                .unwrap(),
        );
        let labels = error.select(".verdict b").iter();
        let labels: Vec<String> = labels.map(|label| label.text().to_string()).collect();
        found.push((
            error.select(".sentence").text().to_string(),
            labels.join(" "),
        ));
        assert!(error.select("details tbody tr").length() > 3);
    }
    found.sort();
    let expected = [
        (
            "It is a disgrace </script><b>that</b> nobody in this town was asked.",
            "opinion factual",
        ),
        ("The fees rise by 4 per cent in April.", "factual opinion"),
    ];
    assert_eq!(
        found,
        expected.map(|(text, labels)| (text.to_owned(), labels.to_owned()))
    );
    assert!(confidences.is_sorted_by(|a, b| a >= b), "{confidences:?}");
    assert!(errors.text().contains("(<i>one</i>, "));
    assert!(!page.select("main i, script").exists());
}

#[test]
fn the_learning_curve_ends_with_the_model_of_all_the_data() {
    let train = data("../../../../../tests/data/models/tiny.csv");
    let train = train.to_str().unwrap();
    let args = ["evaluate", "labelled.csv", "--learning-curve", train];
    let run = Cli::args([&args[..], &["--format", "json"]].concat()).code(0);
    let scores = run.json();
    let points = scores["learning_curve"].as_array().unwrap();
    let sizes: Vec<u64> = points
        .iter()
        .map(|point| point["n_articles"].as_u64().unwrap())
        .collect();
    assert!(sizes.is_sorted_by(|a, b| a < b), "{sizes:?}");
    assert_eq!(points.last().unwrap()["n_sentences"], 30);

    let folder = folder(&[]);
    let model = argument(folder.path().join("m.byline"));
    Cli::args(["train", train, "--quiet", "--output", &model]).code(0);
    let run = Cli::args([
        "evaluate",
        "labelled.csv",
        "--model",
        &model,
        "--format",
        "json",
    ]);
    let whole = run.code(0).json();
    assert_eq!(points.last().unwrap()["macro_f1"], whole["macro_f1"]);

    let text = Cli::args(args).code(0).stdout_text();
    assert!(text.contains("\n\ntrained on articles  sentences  macro-F1"));
    let page = page(&args[1..]);
    assert_eq!(cells(&page, "learning-curve").len(), points.len() + 1);
    assert!(page.select("#learning-curve-description").exists());
}

#[test]
fn a_learning_curve_on_the_data_itself_is_warned_of() {
    let args = [
        "evaluate",
        "labelled.csv",
        "--learning-curve",
        "labelled.csv",
    ];
    let run = Cli::args(args).code(0);
    let messages = run.stderr_text();
    let warning = "byline: warning: 16 of 16 sentences of the data are in labelled.csv too";
    assert!(messages.contains(warning), "{messages}");
}
