use byline_read::Source;

use super::{Columns, TableFormat, TableReader, TableRow};
use crate::error::{Error, Result};

fn reader(name: &str, content: &str, columns: &Columns) -> Result<TableReader> {
    let bytes = std::io::Cursor::new(content.as_bytes().to_vec());
    let mut source = Source::new(name.as_ref(), bytes)?;
    let format = TableFormat::detect(&mut source, columns)?;
    TableReader::new(source, format.unwrap(), columns)
}

/// Text, label and line of every row; of one that cannot be used, the line and the reason.
fn rows(name: &str, content: &str) -> Vec<String> {
    let shown = |row: Result<TableRow>| match row {
        Ok(row) => format!(
            "{}|{}|{}",
            row.line,
            row.label.unwrap_or_default(),
            row.text
        ),
        Err(Error::CorpusLine { line, reason, .. }) => format!("{line}: {reason}"),
        Err(error) => panic!("{error}"),
    };
    let reader = reader(name, content, &Columns::default()).unwrap();
    reader.map(shown).collect()
}

fn message(name: &str, content: &str) -> String {
    match reader(name, content, &Columns::default()) {
        Ok(_) => panic!("{name} was read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_header_shows_what_separates_the_cells() {
    let expected = [
        "2|factual|The pier shut, said one.",
        "3|opinion|Sad; so sad.",
    ];
    for (content, note) in [
        (
            "label,text\nfactual,\"The pier shut, said one.\"\nopinion,Sad; so sad.\n",
            "comma",
        ),
        (
            "label;text\nfactual;The pier shut, said one.\nopinion;\"Sad; so sad.\"\n",
            "semicolon",
        ),
        (
            "label|text\nfactual|The pier shut, said one.\nopinion|Sad; so sad.\n",
            "bar",
        ),
        (
            "label\ttext\nfactual\tThe pier shut, said one.\nopinion\tSad; so sad.\n",
            "tab",
        ),
        (
            "\"label\";\"text\"\n\"factual\";\"The pier shut, said one.\"\n\"opinion\";\"Sad; so sad.\"\n",
            "quoted",
        ),
        (
            " LABEL ;Text\nfactual;The pier shut, said one.\nopinion;\"Sad; so sad.\"\n",
            "case",
        ),
    ] {
        for name in ["a.csv", "a.tsv", "-"] {
            // Of a stream whose names stand apart by blanks nothing says that it is a table.
            if !(name == "-" && note == "case") {
                assert_eq!(rows(name, content), expected, "{note}, {name}");
            }
        }
    }
}

#[test]
fn a_first_line_may_say_what_separates_the_cells() {
    for name in ["a.csv", "-"] {
        assert_eq!(
            rows(
                name,
                "sep=;\r\nlabel;text\r\nquote;“No; never.”\r\nquote;“No.”\r\n"
            ),
            ["3: 3 fields, expected 2 as in the header", "4|quote|“No.”"]
        );
    }
}

#[test]
fn blank_lines_are_passed_over_before_and_after_the_header() {
    assert_eq!(
        rows("a.csv", "\n \r\nlabel,text\n\n\nquote,“No.”\n"),
        ["6|quote|“No.”"]
    );
    assert_eq!(message("a.csv", "\n\n"), "a.csv holds no text");
}

#[test]
fn lines_may_end_as_on_old_machines() {
    assert_eq!(
        rows("a.csv", "label,text\rquote,“No.”\ropinion,Sad.\r"),
        ["2|quote|“No.”", "3|opinion|Sad."]
    );
}

#[test]
fn a_mark_that_is_not_closed_costs_its_row_and_no_other() {
    let unclosed = |line: u64| {
        format!(
            "{line}: a quotation mark opens the cell \"text\" and nothing closes it before the next row, expected one at its end"
        )
    };
    let to_the_end = "label,text\nfactual,\"The pier shut.\nopinion,Sad.\nfactual,It rained.\n";
    assert_eq!(
        rows("a.csv", to_the_end),
        [
            unclosed(2),
            "3|opinion|Sad.".into(),
            "4|factual|It rained.".into()
        ]
    );
    // The mark that opens a later cell would close it.
    let to_a_mark = "label,text\nfactual,\"The pier shut.\nopinion,\"Sad, sad.\"\n";
    assert_eq!(
        rows("a.csv", to_a_mark),
        [unclosed(2), "3|opinion|Sad, sad.".into()]
    );
    // A mark at the end of a later cell does close it, and the rows between are in it.
    let to_another = "label;text\nfactual;\"The pier shut.\nopinion;Sad.\nquote;He said no.\"\n";
    assert_eq!(
        rows("a.csv", to_another),
        [
            unclosed(2),
            "3|opinion|Sad.".into(),
            "4|quote|He said no.\"".into()
        ]
    );
    // The text comes first, so the row before ends after the mark.
    let first = "text,label\n\"The pier shut.,factual\nHe said no.\",quote\nIt rained.,factual\n";
    assert_eq!(
        rows("a.csv", first),
        [
            unclosed(2),
            "3|quote|He said no.\"".into(),
            "4|factual|It rained.".into()
        ]
    );
    // So it does where the texts have commas.
    let commas = "text,label\n\"The pier shut, late.,factual\nHe said, no.\",quote\n";
    assert_eq!(rows("a.csv", commas)[0], unclosed(2));
    let commas = "label,text\nfactual,\"The pier shut, late.\nquote,He said, no.\"\n";
    assert_eq!(rows("a.csv", commas)[0], unclosed(2));
    // No labels: the numbers of the rows tell.
    let numbered = "id,text\n7,\"The pier shut.\n8,Sad.\n9,He said no.\"\n";
    assert_eq!(
        rows("a.csv", numbered),
        [unclosed(2), "3||Sad.".into(), "4||He said no.\"".into()]
    );
}

#[test]
fn cells_may_hold_whole_articles_with_commas_in_every_line() {
    let article = "The pier shut, late.\n\nIt rained, and it snowed, so\nnobody came, factual or not.\n1, 2, 3";
    for content in [
        format!("text,label\n\"{article}\",factual\n\"{article}\",quote\n"),
        format!("label,text\nfactual,\"{article}\"\nquote,\"{article}\"\n"),
        format!("id,label,text\n1,factual,\"{article}\"\n2,quote,\"{article}\"\n"),
        format!("id,text\nstorm,\"{article}\"\nflood,\"{article}\"\n"),
    ] {
        let found = rows("a.csv", &content);
        assert_eq!(found.len(), 2, "{content}");
        assert!(found.iter().all(|row| row.ends_with(article)), "{found:?}");
    }
}

#[test]
fn marks_inside_cells_are_read_as_their_writer_meant_them() {
    let table = [
        (
            "\"She said \\\"no\\\" twice.\",quote\n",
            "2|quote|She said \"no\" twice.",
        ),
        (
            "\"She said \"\"no\"\" twice.\",quote\n",
            "2|quote|She said \"no\" twice.",
        ),
        ("The \"old\" pier,quote\n", "2|quote|The \"old\" pier"),
        ("\"No\" is no,quote\n", "2|quote|\"No\" is no"),
        (
            "\"No, no,\" she said.,quote\n",
            "2: 4 fields, expected 2 as in the header; a quotation mark that opens a cell does not close it",
        ),
    ];
    for (row, expected) in table {
        let content = format!("text,label\n{row}");
        assert_eq!(rows("a.csv", &content), [expected], "{row}");
    }
}

#[test]
fn what_spreadsheets_call_text_is_read_under_the_name_csv() {
    let content = "Text\tLabel\r\n\"The pier, they say, is shut.\"\tfactual\r\n\"\"\"No,\"\" she said.\"\tquote\r\n\"No.\"\tquote\r\n";
    let expected = [
        "2|factual|The pier, they say, is shut.",
        "3|quote|\"No,\" she said.",
        "4|quote|\"No.\"",
    ];
    assert_eq!(rows("a.csv", content), expected);
}

#[test]
fn columns_are_found_by_their_name_or_asked_for() {
    assert_eq!(
        rows("a.csv", "\u{feff}TEXT , Label\nIt rained., Factual \n"),
        ["2|Factual|It rained."]
    );
    let table = [
        (
            "Text,TEXT\nA.,B.\n",
            "a.csv has several columns \"TEXT\", expected one",
        ),
        (
            "text,label,text\nA.,quote,B.\n",
            "a.csv has several columns \"text\", expected one",
        ),
        (
            "It rained all day.,factual\nIt snowed.,factual\n",
            "a.csv begins with a row of data (It rained all day., factual), expected a header with the names of the columns",
        ),
        ("a;b\n1;2\n", "a.csv has no column \"text\", found a, b"),
        (
            "\"the \"\"words\"\"\",label\nIt rained.,factual\n",
            "a.csv has no column \"text\", found the \"words\", label",
        ),
    ];
    for (content, expected) in table {
        assert_eq!(message("a.csv", content), expected);
    }
    // Of several that differ by case the very name is meant.
    assert_eq!(rows("a.csv", "Text,text\nA.,B.\n"), ["2||B."]);
}

#[test]
fn objects_are_rows_however_they_stand_in_a_file() {
    let (a, b) = (
        "{\"text\":\"It rained.\",\"label\":\"factual\"}",
        "{\"text\":\"Sad.\",\"label\":\"opinion\"}",
    );
    let expected = ["It rained.", "Sad."];
    for content in [
        format!("[{a},{b}]"),
        format!("[\n  {a},\n  {b}\n]\n"),
        format!("{a}\n{b}\n"),
        format!("{a}{b}"),
        format!("\n\n{}\n{}\n", a.replace(',', ",\n"), b.replace(':', ":\n")),
        format!("{{\"n\":2,\"rows\":[{a},{b}]}}"),
        format!("{{\"n\":2,\n\"rows\":[\n{a},\n{b}\n]}}\n"),
        format!(
            "[{{\"sentences\":[{a}],\"quotations\":[{b}]}},{{\"sentences\":[],\"quotations\":[{a}]}},{{\"sentences\":[{b}]}}]"
        ),
    ] {
        for name in ["a.json", "a.jsonl", "-"] {
            // A stream is judged by its first line.
            if name == "-" && content.starts_with('\n') {
                continue;
            }
            let reader = reader(name, &content, &Columns::default()).unwrap();
            let texts: Vec<String> = reader.map(|row| row.unwrap().text).collect();
            assert_eq!(texts, expected, "{content}");
        }
    }
}

#[test]
fn rows_of_json_say_their_line_and_what_is_wrong_with_them() {
    let broken = "not a JSON object: ";
    let table = [
        (
            "[\n{\"text\":\"A.\"},\n\"B.\",\n{\"text\":\"C.\"}\n]",
            vec![
                "2||A.".to_owned(),
                format!("3: {broken}invalid type: string \"B.\", expected a map"),
                "4||C.".to_owned(),
            ],
        ),
        (
            "[\n{\"text\":\"A.\"},\n{\"text\":\"B.\"",
            vec![
                "2||A.".to_owned(),
                format!("3: {broken}EOF while parsing an object"),
            ],
        ),
        (
            "[{\"text\":\"A.\"}",
            vec![
                "1||A.".to_owned(),
                "1: the array is cut off before its end".to_owned(),
            ],
        ),
        (
            "[1]\n{\"text\":\"A.\"}\n",
            vec![format!("1: {broken}found [1]"), "2||A.".to_owned()],
        ),
        (
            "{\"text\":\"A.\"}\n{\"text\":\"B.\",\"text\":\"C.\"}\n{\"text\":\"D.\"}\n",
            vec![
                "1||A.".to_owned(),
                format!("2: {broken}the field \"text\" stands twice at column 25"),
                "3||D.".to_owned(),
            ],
        ),
        (
            "{\"text\":\"A \\ud83d b.\"}\n{\"text\":\"\\ude00\"}\n{\"text\":\"\\ud83d\\ude00\"}",
            vec![
                "1||A \u{fffd} b.".to_owned(),
                "2||\u{fffd}".to_owned(),
                "3||😀".to_owned(),
            ],
        ),
    ];
    for (content, expected) in table {
        assert_eq!(rows("a.json", content), expected, "{content}");
    }
    for (content, expected) in [
        (
            "{\"title\":\"A.\"}",
            "a.json has no column \"text\", found title",
        ),
        (
            "{\"body\":{\"text\":\"A.\"},\"id\":3}",
            "a.json has no column \"text\", found body.text, id",
        ),
        ("[3, 4]", "a.json:1: not a JSON object: found [3, 4]"),
        ("[]", "a.json holds no text"),
        (
            "{\"a\":[{\"text\":\"A.\"}],\"b\":[{\"text\":\"B.\"}]}",
            "a.json:1: holds several lists of objects (a, b), expected one",
        ),
    ] {
        assert_eq!(message("a.json", content), expected);
    }
}

#[test]
fn a_field_inside_a_field_is_named_by_its_path() {
    let columns = Columns::default()
        .with_text("body.Text")
        .with_label("tags.0");
    let content = "{\"body\":{\"text\":\"A.\"},\"tags\":[\"quote\"]}\n{\"body\":{\"text\":\"B.\"},\"tags\":[]}\n{\"body\":3}\n";
    let found: Vec<_> = reader("a.jsonl", content, &columns).unwrap().collect();
    let row = found[0].as_ref().unwrap();
    assert_eq!(
        (row.text.as_str(), row.label.as_deref()),
        ("A.", Some("quote"))
    );
    assert_eq!(found[1].as_ref().unwrap().label, None);
    assert!(found[2].is_err());
}

#[test]
fn a_stream_that_fails_ends_the_table() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let rows = "{\"text\":\"It rained.\"}\n".repeat(10_000);
    for (format, head) in [
        (
            TableFormat::Csv,
            format!("text\n{}", "It rained.\n".repeat(10_000)),
        ),
        (
            TableFormat::Tsv,
            format!("text\n{}", "It rained.\n".repeat(10_000)),
        ),
        (TableFormat::Jsonl, rows.clone()),
        (TableFormat::Jsonl, format!("[{}", rows.replace('\n', ","))),
    ] {
        let stream = std::io::Read::chain(std::io::Cursor::new(head.into_bytes()), Failing);
        let source = Source::new("a".as_ref(), stream).unwrap();
        let reader = TableReader::new(source, format, &Columns::default()).unwrap();
        let n_failures = reader.take(20_000).filter(Result::is_err).count();
        assert_eq!(n_failures, 1, "{format:?}");
    }
}
