//! Tables in, tables out: every column is passed through.

use serde_json::Value;

use super::{argument, folder};
use crate::support::{Cli, check_golden};

const ADDED: &str = "byline_label,byline_confidence,byline_factual,byline_quote,byline_opinion";

/// Header and rows of comma-separated text.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// Puts `0.00` for numbers between 0 and 1, which depend on the model.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("0.") {
        let digits = rest[at + 2..].trim_start_matches(|c: char| c.is_ascii_digit());
        let length = rest.len() - at - digits.len();
        out += &rest[..at];
        out += if length > 6 {
            "0.00"
        } else {
            &rest[at..at + length]
        };
        rest = digits;
    }
    out + rest
}

#[test]
fn a_row_in_is_a_row_out_with_its_columns_and_the_label() {
    let given = "id,text,note\n7,It rained.,\" two  spaces, a comma \"\n8,,blank\n007,\"“No,” she said.\",\n";
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin(given)
        .code(0)
        .stderr("byline: note: 1 of 3 rows holds no text\n");
    let found = rows(&run.stdout_text());
    assert_eq!(found[0].join(","), format!("id,text,note,{ADDED}"));
    assert_eq!(found.len(), 4);
    for (found, given) in found.iter().zip(rows(given)) {
        assert_eq!(found[..3], given);
    }
    assert_eq!(found[2][3..], ["", "", "", "", ""]);
    assert_eq!(found[3][3], "quote");
}

#[test]
fn tables_come_out_in_every_format_as_they_came_in() {
    for format in ["csv", "tsv", "jsonl"] {
        let run = Cli::args(["classify", "articles.csv", "--format", format]).code(0);
        let name = format!("articles.{format}.expected");
        check_golden(&name, &masked(&run.stdout_text()));
    }
}

#[test]
fn values_of_json_lines_are_passed_through_as_they_are_written() {
    let mut given = "{\"z\":1.10,\"text\":\"It rained.\",\"a\":[1, {\"b\":null}],\"big\":12345678901234567890123}\n\
                 {\"text\":\"It poured.\",\"late\":true}\n"
        .to_owned();
    let run = Cli::args(["classify", "--format", "jsonl"])
        .stdin(&given)
        .code(0);
    let text = run.stdout_text();
    for (found, given) in text.lines().zip(given.lines()) {
        let start = given.trim_end_matches('}');
        assert!(
            found.starts_with(&format!("{start},\"byline_label\":\"")),
            "{found}"
        );
        serde_json::from_str::<Value>(found).unwrap();
    }
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin(&given)
        .code(0);
    assert_eq!(
        rows(&run.stdout_text())[0][..5],
        ["z", "text", "a", "big", "late"]
    );
    // A field that comes later than anybody looks.
    given += &"{\"text\":\"It poured.\"}\n".repeat(100);
    given += "{\"text\":\"It snowed.\",\"last\":1}\n";
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin(&given)
        .code(2);
    assert_eq!(rows(&run.stdout_text()).len(), 104);
    assert_eq!(
        run.stderr_text(),
        "byline: standard input:103: the field \"last\" has no column, expected those of the first objects (the format jsonl takes any)\n\
         byline: 1 of 103 rows lacks a field that has no column, for the reason above\n"
    );
}

#[test]
fn a_tab_separated_table_without_quoting_stays_one() {
    let given = "id\ttext\n1\t\"No,\" he said\n2\t\"a \"\"b\"\" c\"\n";
    let run = Cli::args(["classify", "--format", "tsv"])
        .stdin(given)
        .code(0);
    let text = run.stdout_text();
    for (found, given) in text.lines().zip(given.lines()) {
        assert!(found.starts_with(&format!("{given}\t")), "{found}");
    }
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin(given)
        .code(0);
    assert_eq!(rows(&run.stdout_text())[2][1], "a \"b\" c");
}

#[test]
fn a_table_written_with_tabs_reads_back() {
    let given = "id,text\n1,\"It\train\ned.\"\n2,\"“No,” she said: \"\"no\"\".\"\n";
    let run = Cli::args(["classify", "--format", "tsv"])
        .stdin(given)
        .code(0);
    let again = Cli::args(["classify", "--format", "csv", "--input-format", "tsv"])
        .stdin(run.stdout_text())
        .code(0);
    let direct = Cli::args(["classify", "--format", "csv"])
        .stdin(given)
        .code(0);
    assert_eq!(again.stdout_text(), direct.stdout_text());
}

#[test]
fn columns_of_an_earlier_run_are_replaced() {
    let first = Cli::args([
        "classify",
        "articles.csv",
        "--format",
        "csv",
        "--error-rate",
        "0.1",
    ])
    .code(0)
    .stdout_text();
    assert!(
        first
            .lines()
            .next()
            .unwrap()
            .ends_with(&format!("{ADDED},byline_labels"))
    );
    let again = Cli::args(["classify", "--format", "csv", "--min-confidence", "1"])
        .stdin(&first)
        .code(0)
        .stderr(&format!(
            "byline: note: standard input has columns of an earlier run, which are replaced: {}, byline_labels\n",
            ADDED.replace(',', ", ")
        ));
    let found = rows(&again.stdout_text());
    assert_eq!(
        found[0].join(","),
        format!("article,paragraph,kind,label,text,{ADDED}")
    );
    assert!(found[2..].iter().all(|row| row[5] == "undecided"));
}

#[test]
fn label_sets_stand_in_one_cell() {
    let run = Cli::args([
        "classify",
        "articles.csv",
        "--format",
        "csv",
        "--error-rate",
        "0.0001",
    ])
    .code(0);
    let found = rows(&run.stdout_text());
    assert_eq!(found[0].last().unwrap(), "byline_labels");
    assert!(
        found[2..]
            .iter()
            .any(|row| row[10] == "factual+quote+opinion"),
        "{found:?}"
    );
}

#[test]
fn a_row_that_holds_an_article_becomes_a_row_for_each_sentence() {
    let given = "id,text,outlet\n1,\" It rained. “No,” she said, and left the hall.\",Herald\n2,,Herald\n3,It snowed.,Post\n";
    let run = Cli::args(["classify", "--rows", "article", "--format", "csv"])
        .stdin(given)
        .code(0);
    let found = rows(&run.stdout_text());
    assert_eq!(
        found[0].join(","),
        format!("id,text,outlet,byline_index,byline_start,byline_end,{ADDED},byline_text")
    );
    let places: Vec<String> = found[1..]
        .iter()
        .map(|row| {
            [&row[0], &row[2], &row[3], &row[4], &row[5], &row[11]]
                .map(String::as_str)
                .join("|")
        })
        .collect();
    assert_eq!(
        places,
        [
            "1|Herald|0|1|11|It rained.",
            "1|Herald|1|12|50|“No,” she said, and left the hall.",
            "2|Herald||||",
            "3|Post|0|0|10|It snowed.",
        ]
    );
    assert!(found[1][1].starts_with(" It rained. “No,”"));
}

#[test]
fn interleaved_articles_keep_their_rows_in_order() {
    let given = "article,n,text\na,1,One.\nb,2,\na,3,Three.\n,4,Four.\nb,5,Five.\n";
    for format in ["csv", "jsonl", "tsv"] {
        let run = Cli::args(["classify", "--format", format])
            .stdin(given)
            .code(0);
        let text = run.stdout_text();
        let order: Vec<char> = text
            .lines()
            .skip(usize::from(format != "jsonl"))
            .map(|line| line.chars().find(char::is_ascii_digit).unwrap())
            .collect();
        assert_eq!(order, ['1', '2', '3', '4', '5'], "{format}");
    }
}

#[test]
fn an_article_is_one_document_however_the_table_is_read() {
    let sentences = [
        "“It is over”, she said.",
        "He left.",
        "“It is not”, he said.",
        "What a mess.",
    ];
    let together: String = ["a", "b"]
        .iter()
        .flat_map(|article| sentences.map(|text| format!("{article},\"{text}\"\n")))
        .collect();
    let apart: String = sentences
        .iter()
        .flat_map(|text| ["a", "b"].map(|article| format!("{article},\"{text}\"\n")))
        .collect();
    let folder = folder(&[
        (
            "together.csv",
            format!("article,text\n{together}").as_bytes(),
        ),
        ("apart.csv", format!("article,text\n{apart}").as_bytes()),
    ]);
    let labels = |args: &[&str], stdin: &str| -> Vec<String> {
        let args = [&["classify", "--format", "csv"], args].concat();
        let run = Cli::args(args).stdin(stdin).code(0);
        let mut lines: Vec<String> = run.stdout_text().lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let path = |name: &str| argument(folder.path().join(name));
    let expected = labels(&[&path("together.csv")], "");
    assert_eq!(expected.len(), 9);
    assert_eq!(labels(&[&path("apart.csv")], ""), expected);
    let stdin = format!("article,text\n{together}");
    assert_eq!(labels(&[], &stdin), expected);
    assert_eq!(labels(&["--grouped"], &stdin), expected);
    Cli::args(["classify", "--grouped"])
        .stdin(format!("article,text\n{apart}"))
        .code(2)
        .stderr(
            "byline: standard input:4: article \"a\" comes back after another one, expected its rows to stand together\n\
             byline: standard input:5: article \"b\" comes back after another one, expected its rows to stand together\n\
             byline: standard input:6: article \"a\" comes back after another one, expected its rows to stand together\n\
             byline: standard input:7: article \"b\" comes back after another one, expected its rows to stand together\n\
             byline: standard input:8: article \"a\" comes back after another one, expected its rows to stand together\n\
             byline: warning: 1 more like these (--verbose names every one)\n\
             byline: 6 articles are read in parts, for the reasons above\n",
        );
}

#[test]
fn tables_of_one_output_have_the_same_columns() {
    let folder = folder(&[
        ("a.csv", b"id,text\n1,It rained.\n"),
        ("b.csv", b"id,text\n2,It snowed.\n"),
        ("c.csv", b"text\nIt poured.\n"),
    ]);
    let path = |name: &str| argument(folder.path().join(name));
    let (a, b, c) = (path("a.csv"), path("b.csv"), path("c.csv"));
    let run = Cli::args(["classify", &a, &b, "--format", "csv"]).code(0);
    let found = rows(&run.stdout_text());
    assert_eq!([&found[0][0], &found[1][0], &found[2][0]], ["id", "1", "2"]);
    let run = Cli::args(["classify", &a, &c, "--format", "csv"]).code(2);
    assert_eq!(
        run.stderr_text(),
        format!(
            "byline: {c} has the columns text, expected the columns id, text as {a} has, for one table of results\nbyline: 1 of 2 files has no result, for the reason above\n"
        )
    );
    let run = Cli::args(["classify", &a, "first.txt", "--format", "tsv"]).code(2);
    assert_eq!(
        run.stderr_text(),
        format!(
            "byline: first.txt has no columns, expected the columns id, text as {a} has, for one table of results\nbyline: 1 of 2 files has no result, for the reason above\n"
        )
    );
    Cli::args(["classify", &a, &c, "--format", "jsonl"]).code(0);
}

#[test]
fn two_threads_give_the_same_tables_as_one() {
    let mut table = "article,n,text\n".to_owned();
    for n in 0..4000 {
        let article = n / 3;
        let text = format!("\"The {n}th boat came in. “At last,” she said.\"");
        table.extend([&article.to_string(), ",", &n.to_string(), ",", &text, "\n"]);
    }
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let path = argument(folder.path().join("a.csv"));
    for args in [&["csv"][..], &["jsonl"], &["tsv", "--rows", "article"]] {
        let run = |threads: &str| {
            let args = [&["classify", &path, "--threads", threads, "--format"], args].concat();
            Cli::args(args).code(0).stdout_text()
        };
        let one = run("1");
        assert!(one.lines().count() >= 4000);
        assert!(
            one == run("2"),
            "output of one and of two threads, {args:?}"
        );
    }
}

#[test]
fn a_blank_row_inside_an_article_does_not_end_it() {
    let folder = folder(&[("a.csv", b"article,text\na,It rained.\n,\na,It poured.\n")]);
    let path = argument(folder.path().join("a.csv"));
    let run = Cli::args(["classify", &path, "--format", "csv"]).code(0);
    let found = rows(&run.stdout_text());
    let texts: Vec<&str> = found[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(texts, ["It rained.", "", "It poured."]);
    let documents = Cli::args(["classify", &path, "--format", "json"])
        .code(0)
        .json();
    assert_eq!(documents["summary"]["sentences"], 2);
}

/// Three articles, one a row, and a row without text.
const ARTICLES: &str = "id,outlet,text\n\
    1,Times,\"The pool will close in May. “We had no choice,” said Ann Doyle. It is a disgrace.\"\n\
    2,Sun,\n\
    3,Sun,\"The ferry will stop in June. “My mother lives there,” said Tom Birrell.\"\n\
    4,Sun,\"A school will open in July. What a splendid idea!\"\n";

#[test]
fn rows_that_hold_several_sentences_are_read_as_articles() {
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin(ARTICLES)
        .code(0);
    assert_eq!(
        run.stderr_text(),
        "byline: note: standard input: most rows hold several sentences, so each row is read as an article (--rows sentence labels it as one sentence)\n\
         byline: note: 1 of 4 rows holds no text\n"
    );
    let found = rows(&run.stdout_text());
    let ids: Vec<&str> = found[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(ids, ["1", "1", "1", "2", "3", "3", "4", "4"]);
    Cli::args(["classify", "--format", "csv", "--rows", "article"])
        .stdin(ARTICLES)
        .code(0)
        .stdout(&run.stdout_text());
    let run = Cli::args(["classify", "--rows", "sentence"])
        .stdin(ARTICLES)
        .code(0);
    assert_eq!(run.stdout_text().lines().count(), 3);
    assert!(
        run.stderr_text()
            .contains("most rows hold several sentences, and each row is labelled as one")
    );
}

#[test]
fn one_sentence_a_row_stays_so_and_so_do_rows_of_one_article() {
    let given = "id,text\n1,It rained.\n2,It snowed. It froze.\n3,It thawed.\n";
    let run = Cli::args(["classify"]).stdin(given).code(0).stderr("");
    assert_eq!(run.stdout_text().lines().count(), 3);
    let rows =
        "a,\"It rained. It snowed.\"\n".repeat(3) + &"b,\"It froze. It thawed.\"\n".repeat(3);
    let run = Cli::args(["classify"])
        .stdin(format!("article,text\n{rows}"))
        .code(0);
    assert_eq!(run.stdout_text().lines().count(), 6);
    assert!(
        run.stderr_text()
            .starts_with("byline: warning: standard input: most rows hold several sentences"),
        "{}",
        run.stderr_text()
    );
}

#[test]
fn an_article_among_sentences_is_named() {
    let long = "The boats came in at noon. Nobody was on the quay. ".repeat(50);
    let few = format!("id,text\n1,\"{long}\"\n2,It rained.\n");
    let run = Cli::args(["classify"]).stdin(few).code(0);
    assert_eq!(run.stdout_text().lines().count(), 101);
    let sentences = "0,It rained all day in Leith and in the hills around it.\n".repeat(200);
    let many = format!("id,text\n{sentences}1,\"{long}\"\n");
    let run = Cli::args(["classify"]).stdin(many).code(0);
    assert_eq!(run.stdout_text().lines().count(), 201);
    assert_eq!(
        run.stderr_text(),
        "byline: warning: standard input: 1 of 201 rows, the first on line 202, with several sentences labelled as one (--rows article labels each sentence)\n"
    );
}

#[test]
fn tables_of_one_output_hold_the_same_in_a_row() {
    let folder = folder(&[
        ("articles.csv", ARTICLES.as_bytes()),
        ("sentences.csv", b"id,outlet,text\n1,Sun,It rained.\n"),
    ]);
    let path = |name: &str| argument(folder.path().join(name));
    let (articles, sentences) = (path("articles.csv"), path("sentences.csv"));
    let run = Cli::args(["classify", &articles, &sentences, "--format", "csv"]).code(0);
    assert_eq!(rows(&run.stdout_text()).len(), 10);
    let run = Cli::args(["classify", &sentences, &articles, "--format", "csv"]).code(2);
    assert!(
        run.stderr_text().contains(&format!(
            "{articles} has an article a row, expected a sentence a row as {sentences} has, for one table of results"
        )),
        "{}",
        run.stderr_text()
    );
}

#[test]
fn labelled_rows_of_several_sentences_are_warned_of() {
    let table = "label,text\nfactual,It rained. It snowed.\nquote,“No. Never.” She left.\nopinion,What a mess. For shame.\n";
    let folder = folder(&[("a.csv", table.as_bytes())]);
    let path = argument(folder.path().join("a.csv"));
    let expected = "byline: warning: most labelled rows hold several sentences, expected one sentence a row: each is taken for one sentence\n";
    for args in [&["evaluate"][..], &["check", "--top", "0"]] {
        let run = Cli::args([args, &[&path]].concat()).code(0);
        assert_eq!(run.stderr_text(), expected);
    }
}

#[test]
fn a_table_with_another_separator_comes_out_with_the_same_columns() {
    let texts = "1;It rained, again.;Herald\n2;Sad.;Post\n";
    for (given, args) in [
        (format!("id;Text;outlet\n{texts}"), &[][..]),
        (format!("sep=;\nid;Text;outlet\n{texts}"), &[]),
        (
            format!("id:Text:outlet\n{}", texts.replace(';', ":")),
            &["--delimiter", ":"],
        ),
        (
            format!("id\tText\toutlet\n{}", texts.replace(';', "\t")),
            &["--delimiter", "tab"],
        ),
    ] {
        let args = [&["classify", "--format", "csv"], args].concat();
        let run = Cli::args(args).stdin(&given).code(0).stderr("");
        let found = rows(&run.stdout_text());
        assert_eq!(found[0].join(","), format!("id,Text,outlet,{ADDED}"));
        assert_eq!(found[1][..3], ["1", "It rained, again.", "Herald"]);
        assert_eq!(found[2][..3], ["2", "Sad.", "Post"]);
    }
    Cli::args(["classify", "--delimiter", "", "first.txt"])
        .fails_with("--delimiter has no value, expected one character, such as ; or |, or tab");
    for wrong in ["ab", "é", "x", "\""] {
        Cli::args(["classify", "--delimiter", wrong, "first.txt"]).fails_with(&format!(
            "--delimiter is \"{wrong}\", expected one character, such as ; or |, or tab"
        ));
    }
}

#[test]
fn a_utf_16_table_with_tabs_is_read_under_the_name_csv() {
    let text = "Text\tNote\r\n\"It rained, again.\"\tx\r\n";
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(units).collect();
    let folder = folder(&[("a.csv", &bytes)]);
    let path = argument(folder.path().join("a.csv"));
    let run = Cli::args(["classify", &path, "--format", "csv"]).code(0);
    let found = rows(&run.stdout_text());
    assert_eq!(found[1][..2], ["It rained, again.", "x"]);
}

#[test]
fn json_is_rows_or_an_error_and_never_prose() {
    let objects =
        "{\"id\":1,\"text\":\"It rained.\"},{\"id\":2,\"text\":\"Sad.\",\"tags\":[1,\n2]}";
    for given in [
        format!("[{objects}]"),
        format!("[\n{objects}\n]\n"),
        format!("{{\"rows\": [\n{objects}]}}"),
    ] {
        let folder = folder(&[("a.json", given.as_bytes())]);
        let path = argument(folder.path().join("a.json"));
        let from_file = Cli::args(["classify", &path, "--format", "jsonl"]).code(0);
        let from_stdin = Cli::args(["classify", "--format", "jsonl"])
            .stdin(&given)
            .code(0);
        let text = from_file.stdout_text();
        assert_eq!(text, from_stdin.stdout_text());
        let found: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(found.len(), 2, "{given}");
        assert_eq!(found[1]["tags"], serde_json::json!([1, 2]));
    }
    for given in [
        "[\"It rained.\"]",
        "{\"a\":1}",
        "{\"text\": It rained.}",
        "[1, 2]",
        "{",
        "[",
    ] {
        let run = Cli::args(["classify"]).stdin(given).code(2);
        assert!(run.stdout_text().is_empty(), "{given}");
    }
    for prose in [
        "[Reuters] It rained.",
        "{Corrected} It rained.",
        "[1] It rained.",
    ] {
        Cli::args(["classify"]).stdin(prose).code(0);
    }
}

#[test]
fn what_classify_writes_as_json_can_be_read_again() {
    let first = Cli::args(["classify", "first.txt", "second.txt", "--format", "json"]).code(0);
    let documents = first.json();
    let texts: Vec<&str> = documents
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|document| document["sentences"].as_array().unwrap())
        .map(|sentence| sentence["text"].as_str().unwrap())
        .collect();
    let again = Cli::args(["classify", "--format", "jsonl"])
        .stdin(first.stdout_text())
        .code(0);
    let found: Vec<Value> = again
        .stdout_text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let found: Vec<&str> = found
        .iter()
        .map(|row| row["text"].as_str().unwrap())
        .collect();
    assert_eq!(found, texts);
}

#[test]
fn a_missing_column_is_named_with_the_flag_that_names_it() {
    let table = [
        (
            "Article ID,Class,Sentence\n1,factual,It rained.\n",
            &["classify", "--input-format", "csv"][..],
            "standard input has no column \"text\", found Article ID, Class, Sentence; did you mean \"Sentence\"? (--text-column names the column of sentences)",
        ),
        (
            "Article ID,Class,Text\n1,factual,It rained.\n",
            &["check", "-"],
            "standard input has no column \"label\", found Article ID, Class, Text; did you mean \"Class\"? (--label-column names the column of labels)",
        ),
        (
            "It rained all day.,factual\nSad.,opinion\n",
            &["check", "-"],
            "standard input begins with a row of data (It rained all day., factual), expected a header with the names of the columns",
        ),
        (
            "{\"body\":{\"words\":\"It rained.\"}}\n",
            &["classify"],
            "standard input has no column \"text\", found body.words; did you mean \"body.words\"? (--text-column names the column of sentences)",
        ),
    ];
    for (given, args, expected) in table {
        Cli::args(args).stdin(given).fails_with(expected);
    }
    let run = Cli::args(["classify", "--text-column", "body.words", "--format", "csv"])
        .stdin("{\"body\":{\"words\":\"It rained.\"}}\n")
        .code(0);
    assert!(
        run.stdout_text()
            .contains("{\"\"words\"\":\"\"It rained.\"\"}")
    );
}

#[test]
fn columns_of_one_name_are_told_and_kept() {
    let run = Cli::args(["classify", "--format", "csv"])
        .stdin("note,text,note\na,It rained.,b\n")
        .code(0)
        .stderr("byline: note: standard input has several columns of one name, and so have the results: note\n");
    let found = rows(&run.stdout_text());
    assert_eq!(found[1][..3], ["a", "It rained.", "b"]);
    Cli::args(["classify"])
        .stdin("text,text\nIt rained.,Sad.\n")
        .fails_with("standard input has several columns \"text\", expected one");
}
