//! To the labelling tools and back.

use serde_json::{Value, json};

use super::{argument, folder};
use crate::support::Cli;

const TOOLS: [&str; 3] = ["doccano", "label-studio", "prodigy"];

fn import(file: &str, from: &str) -> Cli {
    Cli::args(["import", &format!("exchange/{file}"), "--from", from])
}

/// What the tool would export if every guess was accepted.
fn accepted(tool: &str, exported: &str) -> String {
    let lines = |change: &dyn Fn(&mut Value, usize)| {
        let tasks = exported.lines().rev().enumerate().map(|(idx, line)| {
            let mut task: Value = serde_json::from_str(line).unwrap();
            change(&mut task, idx);
            task.to_string() + "\n"
        });
        tasks.collect::<String>()
    };
    match tool {
        "doccano" => lines(&|task, idx| {
            task["id"] = idx.into();
            task["Comments"] = json!([]);
        }),
        "prodigy" => lines(&|task, _| {
            task["answer"] = "accept".into();
            task["_session_id"] = "news-ada".into();
        }),
        _ => {
            let mut tasks: Vec<Value> = serde_json::from_str(exported).unwrap();
            tasks.reverse();
            for task in &mut tasks {
                task["id"] = 7.into();
                let result = task["predictions"][0]["result"].take();
                task["annotations"] = json!([{"result": result, "was_cancelled": false}]);
                task["predictions"] = json!([3]);
            }
            Value::Array(tasks).to_string()
        }
    }
}

#[test]
fn a_round_trip_keeps_sentences_labels_articles_and_order() {
    let folder = folder(&[(
        "in.csv",
        "article,paragraph,label,text,outlet\n\
         a,0,factual,The rate rose.,Echo\n\
         b,0,opinion,\"What a mess, frankly.\",Post\n\
         a,0,quote,“We saw it coming.”,Echo\n\
         b,1,factual,The rate rose.,\n"
            .as_bytes(),
    )]);
    let given = argument(folder.path().join("in.csv"));
    for tool in TOOLS {
        let exported = Cli::args(["export", &given, "--to", tool])
            .code(0)
            .stderr("");
        let back = accepted(tool, &exported.stdout_text());
        Cli::args(["import", "-", "--from", tool])
            .stdin(back)
            .code(0)
            .stderr("byline: note: 4 of 4 sentences have a label\n")
            .stdout(&std::fs::read_to_string(&given).unwrap());
    }
}

#[test]
fn sentences_without_a_label_carry_the_guess_and_headings_stay_behind() {
    for tool in TOOLS {
        let run = Cli::args(["export", "articles.csv", "--to", tool]).code(0);
        let text = run.stdout_text();
        assert!(!text.contains("Ferry stranded"), "{tool}");
        let unlabelled: Value = if tool == "label-studio" {
            run.json()[5].clone()
        } else {
            assert_eq!(text.lines().count(), 7);
            serde_json::from_str(text.lines().nth(5).unwrap()).unwrap()
        };
        let (label, meta) = match tool {
            "doccano" => (&unlabelled["label"], &unlabelled),
            "prodigy" => (&unlabelled["accept"], &unlabelled["meta"]),
            _ => {
                let prediction = &unlabelled["predictions"][0];
                assert_eq!(prediction["score"], unlabelled["data"]["confidence"]);
                let result = &prediction["result"][0];
                assert_eq!(result["from_name"], "voice");
                assert_eq!(result["to_name"], "text");
                assert_eq!(result["type"], "choices");
                (&result["value"]["choices"], &unlabelled["data"])
            }
        };
        assert_eq!(label.as_array().unwrap().len(), 1, "{tool}");
        assert_eq!(meta["article"], "bypass");
        assert_eq!(meta["position"], 6);
        let confidence = meta["confidence"].as_f64().unwrap();
        assert!((0.33..=1.0).contains(&confidence), "{tool}");
    }
}

#[test]
fn prodigy_gets_all_labels_as_options() {
    let run = Cli::args(["export", "first.txt", "--to", "prodigy"]).code(0);
    let task: Value = serde_json::from_str(run.stdout_text().lines().next().unwrap()).unwrap();
    let options = ["factual", "quote", "opinion"].map(|name| json!({"id": name, "text": name}));
    assert_eq!(task["options"], json!(options));
}

#[test]
fn exports_of_doccano_are_read() {
    import("doccano.jsonl", "doccano")
        .code(0)
        .stderr("byline: note: 3 of 4 sentences have a label\n")
        .stdout(
            "article,paragraph,label,text\n\
             ferry,1,factual,\"A ferry with 84 people aboard ran aground off Skerry Point on Monday, the coastguard said.\"\n\
             ferry,2,quote,\"\"\"We sat in the dark and sang until the tug came,\"\" said Moira Tulloch, a passenger.\"\n\
             ferry,2,,“Nobody told us a thing.”\n\
             ferry,3,opinion,It is a disgrace that a boat this old was allowed to sail at all.\n",
        );
    import("doccano-spans.jsonl", "doccano").code(0).stdout(
        "article,paragraph,label,text\n\
         harbour,,factual,The board met on Monday.\n\
         harbour,,quote,\"“No,” she said.\"\n",
    );
}

#[test]
fn exports_of_label_studio_are_read_by_annotator_or_by_the_latest_answer() {
    let table = |label: &str| {
        format!(
            "article,paragraph,label,text,outlet\n\
             bypass,,,The council approved the bypass by nine votes to four.,Echo\n\
             bypass,,{label},Nine councillors have just wasted a generation's money.,Echo\n"
        )
    };
    let cases = [
        (None, "opinion"),
        (Some("1"), "factual"),
        (Some("2"), "opinion"),
        (Some("ada@example.org"), "opinion"),
        (Some("9"), ""),
    ];
    for (annotator, label) in cases {
        let more = annotator.map(|name| ["--annotator", name]);
        import("label-studio.json", "label-studio")
            .and(more.into_iter().flatten())
            .code(0)
            .stdout(&table(label));
    }
}

#[test]
fn exports_of_prodigy_are_read_by_annotator_or_by_the_latest_answer() {
    let table = |first: &str, third: &str| {
        format!(
            "article,paragraph,label,text\n\
             ferry,1,{first},A ferry with 84 people aboard ran aground.\n\
             ferry,2,,She sang.\n\
             ferry,2,{third},“Nobody told us a thing.”\n"
        )
    };
    import("prodigy.jsonl", "prodigy")
        .code(0)
        .stdout(&table("factual", "quote"));
    import("prodigy.jsonl", "prodigy")
        .and(["--annotator", "news-ada"])
        .code(0)
        .stdout(&table("opinion", "quote"));
    import("prodigy.jsonl", "prodigy")
        .and(["--annotator", "news-ben"])
        .code(0)
        .stdout(&table("factual", ""));
}

#[test]
fn what_is_imported_can_be_trained_on() {
    let folder = folder(&[]);
    let table = argument(folder.path().join("t.csv"));
    let model = argument(folder.path().join("m.byline"));
    let exported = Cli::args(["export", "labelled.csv", "--to", "doccano"]).code(0);
    Cli::args(["import", "-", "--from", "doccano", "--output", &table])
        .stdin(exported.stdout_text())
        .code(0);
    let args = ["train", &table, "--vectors", "none", "--output", &model];
    let run = Cli::args(args).code(0);
    assert!(run.stderr_text().contains("16 sentences of 4 articles"));
}

#[test]
fn records_that_cannot_be_used_are_named_with_their_place() {
    let cases = [
        (
            "doccano",
            "{\"text\":\"It rained.\",\"label\":[\"factual\",\"quote\"]}\n",
            "standard input:1: found the labels factual, quote, expected one a sentence",
        ),
        (
            "doccano",
            "\n{\"text\":\"It rained.\",\"label\":[\"factuel\"]}\n",
            "standard input:2: unknown label \"factuel\", expected factual, quote, opinion; did you mean \"factual\"? (--label-map says what other labels mean)",
        ),
        (
            "doccano",
            "{\"body\":\"It rained.\"}\n",
            "standard input:1: found no \"text\", expected the sentence there",
        ),
        (
            "label-studio",
            "[{\"text\":\"It rained.\",\"voice\":\"factual\"}]\n",
            "standard input, task 1: found no \"data\", expected an export in the format JSON",
        ),
        (
            "prodigy",
            "{\"text\":\"It rained.\",\"accept\":[\"factual\"]}\n",
            "standard input:1: found no \"answer\", expected what db-out writes",
        ),
        (
            "prodigy",
            "\n\nIt rained.\n",
            "standard input:3: not a JSON object: expected value at column 1",
        ),
        ("prodigy", "", "standard input holds no text"),
    ];
    for (tool, stdin, expected) in cases {
        Cli::args(["import", "-", "--from", tool])
            .stdin(stdin)
            .fails_with(expected);
    }
    import("doccano.jsonl", "doccano")
        .and(["--annotator", "ada"])
        .fails_with("doccano exports a file for each person, expected no --annotator");
}

#[test]
fn labels_of_other_names_can_be_mapped() {
    Cli::args([
        "import",
        "-",
        "--from",
        "doccano",
        "--label-map",
        "SUBJ=opinion",
    ])
    .stdin("{\"text\":\"A disgrace.\",\"label\":[\"SUBJ\"]}\n")
    .code(0)
    .stdout("article,paragraph,label,text\n,,opinion,A disgrace.\n");
}
