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
        .stderr("byline: note: 3 of 4 sentences have a label; 1 not labelled\n")
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
            "standard input:1: found no \"text\" among body, expected the sentence there (--text-column names another)",
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

/// What import makes of an export on standard input.
fn imported(from: &str, export: &str, more: &[&str]) -> (String, String) {
    let run = Cli::args(["import", "-", "--from", from])
        .and(more)
        .stdin(export)
        .code(0);
    (run.stdout_text(), run.stderr_text())
}

#[test]
fn every_shape_in_which_doccano_exports_is_read() {
    let expected = "article,paragraph,label,text\n,,factual,It rained.\n,,opinion,\"Sad, sad.\"\n";
    for export in [
        "{\"id\":1,\"data\":\"It rained.\",\"label\":[\"factual\"]}\n{\"id\":2,\"data\":\"Sad, sad.\",\"label\":[\"Opinion\"]}\n",
        "[{\"id\":1,\"text\":\"It rained.\",\"labels\":\"factual\"},{\"id\":2,\"text\":\"Sad, sad.\",\"labels\":[\"opinion\"]}]",
        "{\n\"text\":\"It rained.\",\n\"cats\":{\"factual\":1.0,\"opinion\":0.0}}\n{\"text\":\"Sad, sad.\",\"cats\":{\"factual\":false,\"opinion\":true}}",
        "id,data,label\n1,It rained.,factual\n2,\"Sad, sad.\",opinion\n",
        "id;text;label\n1;It rained.;factual\n2;Sad, sad.;opinion#opinion\n",
        "{\"text\":\"It rained.\",\"label\":[[0,2,\"factual\"],[3,10,\"factual\"]]}\n{\"text\":\"Sad, sad.\",\"entities\":[{\"label\":\"opinion\",\"start_offset\":0,\"end_offset\":3}]}\n",
    ] {
        let (table, said) = imported("doccano", export, &[]);
        assert_eq!(table, expected, "{export}");
        assert_eq!(said, "byline: note: 2 of 2 sentences have a label\n");
    }
}

#[test]
fn every_shape_in_which_label_studio_exports_is_read() {
    let expected = "article,paragraph,label,text\n,,factual,It rained.\n,,opinion,\"Sad, sad.\"\n";
    let task = |field: &str, text: &str, label: &str| {
        format!(
            "{{\"id\":1,\"data\":{{\"{field}\":\"{text}\",\"meta_info\":null}},\"annotations\":[{{\"result\":[{{\"type\":\"choices\",\"from_name\":\"class\",\"value\":{{\"choices\":[\"{label}\"]}}}},{{\"type\":\"choices\",\"from_name\":\"topic\",\"value\":{{\"choices\":[\"sport\"]}}}}]}}]}}"
        )
    };
    for export in [
        format!(
            "[{},{}]",
            task("email", "It rained.", "factual"),
            task("email", "Sad, sad.", "opinion")
        ),
        "[{\"text\":\"It rained.\",\"id\":1,\"voice\":\"factual\",\"annotator\":1,\"annotation_id\":9},\
          {\"text\":\"Sad, sad.\",\"id\":2,\"voice\":{\"choices\":[\"opinion\"]},\"annotator\":1,\"annotation_id\":10}]".to_owned(),
        "text,id,voice,annotator,annotation_id,lead_time\nIt rained.,1,factual,1,9,1.5\n\"Sad, sad.\",2,\"[\"\"opinion\"\"]\",1,10,2.5\n".to_owned(),
    ] {
        let (table, said) = imported("label-studio", &export, &[]);
        assert_eq!(table, expected, "{export}");
        assert_eq!(said, "byline: note: 2 of 2 sentences have a label\n");
    }
}

#[test]
fn whatever_is_not_imported_is_counted() {
    let (table, said) = imported(
        "prodigy",
        "{\"text\":\"One.\",\"label\":\"quote\",\"answer\":\"reject\"}\n\
         {\"text\":\"Two.\",\"label\":\"quote\",\"answer\":\"accept\"}\n\
         {\"text\":\"Three.\",\"accept\":[],\"answer\":\"accept\"}\n\
         {\"text\":\"Four.\",\"accept\":[\"quote\"],\"answer\":\"ignore\"}\n\
         {\"text\":\" \",\"accept\":[\"quote\"],\"answer\":\"accept\"}\n\
         {\"text\":\"Five.\",\"accept\":[\"either\"],\"answer\":\"accept\"}\n",
        &["--label-map", "either=factual+quote"],
    );
    assert_eq!(
        table,
        "article,paragraph,label,text\n,,,One.\n,,quote,Two.\n,,,Three.\n,,,Four.\n,,,Five.\n"
    );
    assert_eq!(
        said,
        "byline: note: 1 of 5 sentences have a label; 1 without text, 1 not labelled, 1 skipped, ignored or cancelled, \
         1 rejected, 1 with a label that means several of ours\n"
    );
    let annotation = |who: u8, label: &str, cancelled: bool| {
        json!({
            "completed_by": who,
            "was_cancelled": cancelled,
            "result": [{"type": "choices", "value": {"choices": [label]}}],
        })
    };
    let tasks = json!([
        {"data": {"text": "One."}, "annotations": [annotation(1, "quote", false), annotation(2, "opinion", false)]},
        {"data": {"text": "Two."}, "annotations": [annotation(1, "quote", true)]},
        {"data": {"text": "Three."}, "annotations": [], "predictions": [{"result": []}]},
        {"data": {"text": "Four."}, "annotations": []},
    ]);
    let (_, said) = imported("label-studio", &tasks.to_string(), &[]);
    assert_eq!(
        said,
        "byline: note: 1 of 4 sentences have a label; 1 not labelled, 1 skipped, ignored or cancelled, \
         1 labelled by a model only, 1 earlier answers to the same sentence\n"
    );
    let (_, said) = imported("label-studio", &tasks.to_string(), &["--annotator", "3"]);
    assert!(said.contains("1 labelled by others only"), "{said}");
}

#[test]
fn labels_that_cannot_be_read_are_an_error_and_named() {
    let table = [
        (
            "doccano",
            "{\"text\":\"A.\",\"label\":[\"joy\"]}\n{\"text\":\"B.\",\"label\":[\"anger\"]}\n{\"text\":\"C.\",\"label\":[\"joy\"]}\n",
            "standard input:1: unknown label \"joy\" (after it \"anger\"), expected factual, quote, opinion (--label-map says what other labels mean)",
        ),
        (
            "doccano",
            "{\"text\":\"A.\",\"annotations\":[{\"label\":3,\"user\":1}]}\n",
            "standard input:1: found the label {\"label\":3,\"user\":1}, expected a name or a span with a name",
        ),
        (
            "doccano",
            "{\"text\":\"A.\",\"mood\":[\"quote\"]}\n",
            "standard input: no task has a field of labels, found mood, text (--label-column names another)",
        ),
        (
            "doccano",
            "id,data,label\n1,A.,quote#factual\n",
            "standard input:2: found the labels quote, factual, expected one a sentence",
        ),
        (
            "label-studio",
            "[{\"id\":1,\"data\":{\"one\":\"A.\",\"two\":\"B.\"},\"annotations\":[]}]",
            "standard input, task 1: found no \"text\" among one, two, expected the sentence there (--text-column names another)",
        ),
        (
            "prodigy",
            "{\"text\":\"A.\",\"accept\":[\"quote\"],\"answer\":\"maybe\"}\n",
            "standard input:1: found the answer \"maybe\", expected accept, reject or ignore",
        ),
    ];
    for (tool, export, expected) in table {
        Cli::args(["import", "-", "--from", tool])
            .stdin(export)
            .fails_with(expected);
    }
}

#[test]
fn fields_of_other_names_can_be_imported() {
    let expected = "article,paragraph,label,text,id\nferry,,quote,“No.”,x7\n";
    let more = [
        "--text-column",
        "body",
        "--label-column",
        "mood",
        "--article-column",
        "story",
    ];
    let export = "{\"id\":\"x7\",\"body\":\"“No.”\",\"mood\":[\"quote\"],\"story\":\"ferry\"}\n";
    assert_eq!(imported("doccano", export, &more).0, expected);
    let export = "body,mood,story,id\n“No.”,quote,ferry,x7\n";
    assert_eq!(imported("doccano", export, &more).0, expected);
}

#[test]
fn rows_that_are_no_tasks_are_counted() {
    let folder = folder(&[(
        "in.csv",
        b"article,label,text\na,factual,It rained.\na,opinion,\na,,It snowed.\n",
    )]);
    let given = argument(folder.path().join("in.csv"));
    let run = Cli::args(["export", &given, "--to", "doccano"]).code(0);
    assert_eq!(run.stdout_text().lines().count(), 2);
    run.stderr("byline: note: 1 of 3 rows holds no text\n");
}

#[test]
fn an_export_without_tasks_is_named() {
    for tool in TOOLS {
        Cli::args(["import", "-", "--from", tool])
            .stdin("[]")
            .fails_with("standard input holds no text");
    }
}
