//! Explanations, for eyes and for programs.

use serde_json::Value;

use super::keys;
use crate::support::Cli;

/// Sentences of all kinds, of which some are hard to tell.
const ARTICLE: &str = "../../../../../examples/articles/stations.txt";

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
        assert!(
            values
                .iter()
                .any(|(_, name)| *name == "where every sentence starts")
        );
    }
}

/// The words of a block of the text, on one line.
fn words(block: &str) -> String {
    block.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_plain_sentence_comes_before_the_parts() {
    let text = "Drivers were told on Friday that fares would rise by a tenth.\n\nIt is a shameful bargain, and the board must undo it.\n";
    let explained = Cli::args(["explain"]).stdin(text).code(0).stdout_text();
    let document = Cli::args(["explain", "--format", "json"])
        .stdin(text)
        .code(0)
        .json();
    let blocks: Vec<&str> = explained.split_terminator("\n\n").collect();
    for (block, explanation) in blocks.iter().zip(explanations(&document)) {
        let reason = explanation["reason"].as_str().unwrap();
        let label = explanation["label"].as_str().unwrap();
        assert!(reason.starts_with(&format!("{label}, ")), "{reason}");
        let parts = ["\n  +", "\n  -"].into_iter();
        let parts_at = parts.filter_map(|sign| block.find(sign)).min().unwrap();
        assert!(words(&block[..parts_at]).ends_with(reason), "{block}");
        // What is cited stands in the text, but for the words by which facts are named.
        let sentence = words(text);
        let cited = reason.split('“').skip(1);
        for cited in cited.map(|rest| rest.split('”').next().unwrap()) {
            let is_named = ["said", "I", "we", "you"].contains(&cited);
            assert!(is_named || sentence.contains(cited), "{cited}");
        }
        assert!(!reason.contains(['<', '_', ':']), "{reason}");
    }
    let reason = explanations(&document)[1]["reason"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        reason.contains("because of") && reason.contains("shameful"),
        "{reason}"
    );
}

#[test]
fn a_quotation_is_explained_by_being_one() {
    let text =
        "“We never had a choice, and nobody asked us what we wanted,” the head teacher said.\n";
    let run = Cli::args(["explain", "--format", "json"])
        .stdin(text)
        .code(0);
    let document = run.json();
    let reason = explanations(&document)[0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("quote, "), "{reason}");
    assert!(reason.contains("what it quotes is speech"), "{reason}");
}

#[test]
fn a_decision_between_two_that_are_close_says_so() {
    let texts = [ARTICLE, "../../../../../tests/data/articles/letters.txt"];
    let documents = Cli::args(["explain", "--format", "json"])
        .and(texts)
        .code(0)
        .json();
    let documents = documents.as_array().unwrap();
    let mut n_close = 0;
    for explanation in documents.iter().flat_map(explanations) {
        let name = |key: &str| explanation[key].as_str().unwrap();
        let (label, runner_up) = (name("label"), name("runner_up"));
        let close = format!("close between {label} and {runner_up}");
        let is_close = explanation["score"].as_f64().unwrap() < 1.5f64.ln();
        assert_eq!(
            name("reason").starts_with(&close),
            is_close,
            "{explanation}"
        );
        n_close += usize::from(is_close);
    }
    assert!(n_close > 0);
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
        assert_eq!(
            keys(explanation),
            ["label", "parts", "reason", "runner_up", "score"]
        );
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
