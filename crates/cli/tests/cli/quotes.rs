//! Quotations with their speakers, in every format.

use serde_json::Value;

use super::keys;
use crate::support::{Cli, check_golden, data};

/// Runs `byline quotes` on an article of the test data.
#[track_caller]
fn quotes(format: &str) -> String {
    Cli::args(["quotes", "quoted.txt", "--format", format])
        .code(0)
        .stderr("")
        .stdout_text()
}

#[test]
fn every_format_gives_what_is_on_file() {
    for format in ["text", "csv"] {
        check_golden(&format!("quoted.{format}.expected"), &quotes(format));
    }
    check_golden("quoted.json.expected", without_labels(&quotes("json")));
}

/// The lists of JSON that do not depend on the model: quotations and all that follows them.
fn without_labels(json: &str) -> &str {
    &json[json.find("\n  \"quotations\"").unwrap() + 1..]
}

#[test]
fn turns_over_several_paragraphs_and_posts_are_written_whole() {
    for format in ["text", "json", "csv"] {
        let run = Cli::args(["quotes", "turns.txt", "--format", format]).code(0);
        let text = run.stdout_text();
        let found = if format == "json" {
            without_labels(&text)
        } else {
            &text
        };
        check_golden(&format!("turns.{format}.expected"), found);
    }
}

#[test]
fn text_fits_eighty_columns() {
    for line in quotes("text").lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn json_has_exactly_the_fields_promised_and_spans_that_hold_their_words() {
    let text = std::fs::read_to_string(data("quoted.txt")).unwrap();
    let document: Value = serde_json::from_str(&quotes("json")).unwrap();
    let words = |place: &Value, start: &str, end: &str| {
        let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
        text[at(start)..at(end)].to_owned()
    };
    let listed = |name: &str| document[name].as_array().unwrap().clone();
    for quotation in listed("quotations").iter().chain(&listed("reported")) {
        assert_eq!(quotation["text"], words(quotation, "start", "end"));
        let content = words(quotation, "content_start", "content_end");
        assert_eq!(quotation["content"], content);
        let speaker = &quotation["speaker"];
        if !speaker.is_null() {
            assert_eq!(
                keys(speaker),
                [
                    "confidence",
                    "end",
                    "kind",
                    "name",
                    "name_end",
                    "name_start",
                    "pronoun",
                    "start",
                    "text"
                ]
            );
            assert_eq!(speaker["text"], words(speaker, "start", "end"));
            assert_eq!(speaker["name"], words(speaker, "name_start", "name_end"));
        }
        let cue = &quotation["cue"];
        if !cue.is_null() {
            assert_eq!(keys(cue), ["end", "start", "text"]);
            assert_eq!(cue["text"], words(cue, "start", "end"));
        }
    }
    for quotation in listed("quotations").iter().chain(&listed("reported")) {
        assert_eq!(
            keys(quotation),
            [
                "attributed",
                "content",
                "content_end",
                "content_start",
                "cue",
                "depth",
                "end",
                "form",
                "kind",
                "manner",
                "sentences",
                "speaker",
                "start",
                "text",
                "words"
            ]
        );
    }
    for reported in listed("reported") {
        assert_eq!(reported["kind"], "indirect");
        assert_eq!(reported["form"], Value::Null);
    }
    for speaker in listed("speakers") {
        assert_eq!(
            keys(&speaker),
            ["kind", "name", "pronoun", "quotations", "reported", "words"]
        );
    }
}

#[test]
fn one_object_a_line_says_the_same() {
    let whole: Value = serde_json::from_str(&quotes("json")).unwrap();
    let lines = quotes("jsonl");
    assert_eq!(lines.lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&lines).unwrap(), whole);
}

#[test]
fn several_documents_stand_in_an_array() {
    let run = Cli::args(["quotes", "--format", "json", "quoted.txt", "first.txt"]).code(0);
    let documents = run.json();
    assert_eq!(documents[0]["path"], "quoted.txt");
    assert_eq!(documents[1]["path"], "first.txt");
}

#[test]
fn tables_and_standard_input_are_read_as_classify_reads_them() {
    let run = Cli::args(["quotes", "--input-format", "csv", "--format", "csv"])
        .stdin("article,text\na,“We lost the boats and the nets.”\na,Ann Hill left.\nb,\"“Yes,” said Tom Brook.\"\n")
        .code(0);
    run.stdout(
        "article,text,byline_path,byline_row,byline_start,byline_end,byline_kind,byline_form,byline_speaker,byline_speaker_start,byline_speaker_end,byline_speaker_kind,byline_speaker_pronoun,byline_cue,byline_cue_start,byline_cue_end,byline_speaker_confidence,byline_content\n\
         a,“We lost the boats and the nets.”,-,1,0,37,speech,double,,,,,,,,,,We lost the boats and the nets.\n\
         b,\"“Yes,” said Tom Brook.\",-,3,0,10,speech,double,Tom Brook,16,25,person,he,said,11,15,0.999,\"Yes,\"\n",
    );
}

#[test]
fn a_text_without_quotations_has_none() {
    let with = |format: &str| {
        let run = Cli::args(["quotes", "--format", format]).stdin("It rained all day.\n");
        run.code(0).stdout_text()
    };
    assert_eq!(with("text"), "");
    assert_eq!(
        with("csv"),
        "path,start,end,kind,form,speaker,speaker_start,speaker_end,speaker_kind,speaker_pronoun,cue,cue_start,cue_end,confidence,content\n"
    );
    let document: Value = serde_json::from_str(&with("json")).unwrap();
    assert_eq!(document["quotations"], Value::Array(Vec::new()));
}

#[test]
fn classify_and_quotes_write_the_same_and_name_speaker_and_cue() {
    let run = Cli::args(["classify", "quoted.txt", "--format", "json"]).code(0);
    let document = run.json();
    run.stdout(&quotes("json"));
    let said: Vec<(&Value, &Value)> = document["quotations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|quotation| (&quotation["speaker"]["name"], &quotation["cue"]["text"]))
        .collect();
    let null = &Value::Null;
    let expected = [
        ("Ada Brook", "said"),
        ("Tom Hill", "told"),
        ("Tom Hill", "added"),
    ];
    for ((speaker, cue), found) in expected.into_iter().zip(&said) {
        assert_eq!(
            (found.0, found.1),
            (&Value::from(speaker), &Value::from(cue))
        );
    }
    // The quotation inside another, and the scare quote.
    assert_eq!(said[3..], [(null, null), (null, null)]);
}

/// Two articles, of several rows and interleaved, with a heading, a blank row and letters of several bytes.
const NEWS: &str = "story,outlet,kind,text\n\
    a,Écho,heading,Déjà vu\n\
    b,Post,,It rained all day.\n\
    a,Écho,,The café shut.\n\
    a,Écho,,\n\
    a,Late Écho,,\"“We lost it all,” said Ann Hill.\"\n\
    b,Post,,\"“Nobody asked us,” said Tom Brook.\"\n";

#[test]
fn every_quotation_of_a_table_has_the_columns_of_the_row_in_which_it_begins() {
    let run = |format: &str, more: &[&str]| {
        let args = ["quotes", "--article-column", "story", "--format", format];
        Cli::args(args.iter().chain(more))
            .stdin(NEWS)
            .code(0)
            .stdout_text()
    };
    let mut reader = csv::Reader::from_reader(run("csv", &[]).into_bytes().leak() as &[u8]);
    let header = reader.headers().unwrap().clone();
    assert_eq!(
        header.iter().take(6).collect::<Vec<_>>(),
        [
            "story",
            "outlet",
            "kind",
            "text",
            "byline_path",
            "byline_row"
        ]
    );
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
    let cell = |row: usize, name: &str| {
        let column = header.iter().position(|column| column == name).unwrap();
        records[row][column].to_owned()
    };
    let brief: Vec<String> = (0..2)
        .map(|row| {
            ["story", "outlet", "byline_row", "byline_speaker"]
                .map(|name| cell(row, name))
                .join("|")
        })
        .collect();
    assert_eq!(brief, ["a|Late Écho|5|Ann Hill", "b|Post|6|Tom Brook"]);
    for offsets in ["bytes", "characters", "utf16"] {
        let lines = run("jsonl", &["--offsets", offsets]);
        let rows: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(
            (&rows[0]["outlet"], &rows[0]["byline_row"]),
            (&Value::from("Late Écho"), &Value::from(5))
        );
        assert_eq!(rows[1]["byline_content"], "Nobody asked us,");
    }
    // Read again, a table of tabs is the same table.
    let tsv = run("tsv", &[]);
    assert!(tsv.starts_with("\"story\"\t\"outlet\"\t"), "{tsv}");
    assert_eq!(tsv.lines().count(), 3);
    let documents: Value = serde_json::from_str(&run("json", &[])).unwrap();
    let places: Vec<(&Value, &Value)> = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|document| (&document["article"], &document["row"]))
        .collect();
    assert_eq!(
        places,
        [
            (&Value::from("a"), &Value::from(1)),
            (&Value::from("b"), &Value::from(2))
        ]
    );
}

#[test]
fn text_names_the_row_and_the_words_that_nobody_is_named_for() {
    let run = Cli::args(["quotes", "--rows", "article", "--min-speaker-confidence", "0.9"])
        .stdin("id,text\n1,It rained.\n2,\"“The nets went too.” It stood on a wall. “We lost the boats,” said Ann Hill.\"\n")
        .code(0);
    let text = run.stdout_text();
    assert!(text.starts_with("Row 2\n- | - | speech\n"), "{text}");
    assert!(
        text.ends_with("\nSpeakers\n    Ann Hill: 1 quotation, 4 words\n    without a speaker: 1 quotation, 4 words\n\n"),
        "{text}"
    );
}

#[test]
fn columns_of_an_earlier_run_are_replaced() {
    let run = Cli::args(["quotes", "--format", "csv", "--article-column", "story"])
        .stdin(NEWS)
        .code(0);
    let again = Cli::args(["quotes", "--format", "csv", "--article-column", "story"])
        .stdin(run.stdout_text())
        .code(0);
    let head = |text: &str| text.lines().next().unwrap().to_owned();
    assert_eq!(head(&again.stdout_text()), head(&run.stdout_text()));
}
