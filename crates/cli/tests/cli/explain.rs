//! Explanations, for eyes and for programs.

use serde_json::Value;

use super::keys;
use crate::support::Cli;

/// The explanations of all sentences, in order.
fn explanations(document: &Value) -> Vec<&Value> {
    let sentences = document["sentences"].as_array().unwrap();
    sentences
        .iter()
        .map(|sentence| &sentence["explanation"])
        .collect()
}

#[test]
fn text_has_a_row_parts_and_their_sum_for_each_sentence() {
    let run = Cli::args(["explain", "articles.csv", "--top", "3"])
        .code(0)
        .stderr("");
    let labelled = Cli::args(["classify", "articles.csv"])
        .code(0)
        .stdout_text();
    let explained = run.stdout_text();
    let blocks: Vec<&str> = explained.split_terminator("\n\n").collect();
    assert_eq!(blocks.len(), labelled.lines().count());
    for (block, row) in blocks.iter().zip(labelled.lines()) {
        // The row that classify writes, as far as it fits on the line.
        assert_eq!(block[..20], row[..20]);
        assert!(block.lines().all(|line| line.chars().count() <= 80));
        let values: Vec<(f64, &str)> = block
            .lines()
            .filter(|line| line.starts_with("  ") && line[2..].starts_with(['+', '-']))
            .filter_map(|line| line.trim_start().split_once("  "))
            .map(|(value, rest)| (value.parse().unwrap(), rest))
            .collect();
        let (sum, last) = *values.last().unwrap();
        assert!(last.starts_with("sum: ") && last.contains(" over "));
        let parts: f64 = values[..values.len() - 1]
            .iter()
            .map(|(value, _)| value)
            .sum();
        assert!(
            (parts - sum).abs() < 0.005,
            "{parts} is not {sum}:\n{block}"
        );
        assert!(values.iter().any(|(_, name)| *name == "intercept"));
    }
}

#[test]
fn texts_of_several_files_are_headed_by_their_paths() {
    let run = Cli::args(["explain", "first.txt", "second.txt"]).code(0);
    let text = run.stdout_text();
    assert!(text.starts_with("first.txt\n\n"));
    assert!(text.contains("\n\nsecond.txt\n\n"));
}

#[test]
fn json_has_exactly_the_fields_promised_and_adds_up() {
    let given = "The mayor left early. “There is nothing left to say,” she told us.\n";
    let run = Cli::args(["classify", "--explain", "--format", "json"])
        .stdin(given)
        .code(0);
    let document = run.json();
    for sentence in document["sentences"].as_array().unwrap() {
        let explanation = &sentence["explanation"];
        assert_eq!(keys(explanation), ["label", "parts", "runner_up", "score"]);
        assert_eq!(explanation["label"], sentence["label"]);
        let probability = |label: &Value| {
            let label = label.as_str().unwrap();
            sentence["probabilities"][label].as_f64().unwrap()
        };
        let ratio = probability(&explanation["label"]) / probability(&explanation["runner_up"]);
        let score = explanation["score"].as_f64().unwrap();
        assert!((ratio.ln() - score).abs() < 1e-3);
        let mut sum = 0.0;
        for part in explanation["parts"].as_array().unwrap() {
            sum += part["value"].as_f64().unwrap();
            match part["kind"].as_str().unwrap() {
                "word" | "pair" => {
                    assert_eq!(
                        keys(part),
                        ["end", "kind", "name", "start", "text", "value"]
                    );
                    let place = |name: &str| usize::try_from(part[name].as_u64().unwrap()).unwrap();
                    assert_eq!(part["text"], given[place("start")..place("end")]);
                }
                kind => {
                    assert!(["indicator", "context", "intercept"].contains(&kind));
                    assert_eq!(keys(part), ["kind", "name", "value"]);
                }
            }
        }
        assert!((sum - score).abs() < 1e-4, "{sum} is not {score}");
    }
}

#[test]
fn json_of_explain_is_that_of_classify_with_explanations() {
    for format in ["json", "jsonl"] {
        let explained = Cli::args(["explain", "articles.csv", "--format", format]).code(0);
        Cli::args(["classify", "articles.csv", "--explain", "--format", format])
            .code(0)
            .stdout(&explained.stdout_text());
    }
}

#[test]
fn a_sentence_that_is_undecided_is_explained_by_its_best_label() {
    let run = Cli::args(["classify", "first.txt", "--explain", "--format", "json"])
        .run()
        .json();
    let best = explanations(&run)[0]["label"].clone();
    let args = ["classify", "first.txt", "--explain", "--format", "json"];
    let run = Cli::args([&args[..], &["--min-confidence", "1"]].concat()).code(0);
    let document = run.json();
    assert_eq!(document["sentences"][0]["label"], "undecided");
    assert_eq!(explanations(&document)[0]["label"], best);
}

#[test]
fn explanations_are_for_the_formats_that_can_hold_them() {
    for format in ["text", "csv", "tsv"] {
        Cli::args(["classify", "first.txt", "--explain", "--format", format]).fails_with(
            "--explain needs --format json or jsonl (for eyes there is byline explain)",
        );
    }
}
