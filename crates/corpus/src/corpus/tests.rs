use std::path::PathBuf;

use byline::Label;
use proptest::prelude::*;

use crate::error::Result;
use crate::{Corpus, CorpusOptions, LabelMap};

fn read_with(name: &str, content: &str, options: &CorpusOptions) -> Result<Corpus> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    Corpus::read(&[path], options)
}

fn read(name: &str, content: &str) -> Result<Corpus> {
    read_with(name, content, &CorpusOptions::default())
}

/// The message of an error, with the folder of the file taken off.
fn message(name: &str, content: &str) -> String {
    let text = read(name, content).unwrap_err().to_string();
    match text.find(name) {
        Some(start) => text[start..].to_owned(),
        None => text,
    }
}

fn texts(corpus: &Corpus) -> Vec<&str> {
    corpus.labelled_texts().collect()
}

#[test]
fn rows_of_an_article_form_one_document_even_when_they_are_apart() {
    let corpus = read(
        "a.csv",
        "article,label,text\na,factual,One.\nb,quote,Two.\na,opinion,Three.\n,quote,Four.\n,quote,Five.\n",
    )
    .unwrap();
    let ids: Vec<_> = corpus.articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids[..2], ["a", "b"]);
    assert!(ids[2].ends_with("a.csv:5"));
    assert_eq!(corpus.articles.len(), 4);
    assert_eq!(corpus.articles[0].document.text(), "One.\n\nThree.");
    assert_eq!(corpus.articles[0].lines, [2, 4]);
    assert_eq!(corpus.articles[0].gold, [Some(0), Some(2)]);
}

#[test]
fn headings_and_unlabelled_rows_are_context() {
    let corpus = read(
        "a.csv",
        "article,paragraph,kind,label,text\na,0,heading,,Vote\na,1,sentence,factual,It passed.\na,1,sentence,,Ed.\n",
    )
    .unwrap();
    let article = &corpus.articles[0];
    assert_eq!(article.document.text(), "Vote\n\nIt passed. Ed.");
    assert_eq!(article.document.structure().len(), 1);
    assert_eq!(article.gold, [Some(0), None]);
    assert_eq!(corpus.n_labelled(), 1);
    assert_eq!(corpus.files[0].n_rows, 3);
    assert_eq!(corpus.files[0].sha256.len(), 64);
}

#[test]
fn our_labels_come_first_and_others_by_first_appearance() {
    let options = CorpusOptions {
        label_map: "zeta=factual,beta=factual+quote".parse().unwrap(),
        keeps_given_labels: true,
        ..CorpusOptions::default()
    };
    let corpus = read_with(
        "a.csv",
        "label,text\nzeta,A.\nopinion,B.\nbeta,C.\nfactual,D.\n",
        &options,
    )
    .unwrap();
    assert_eq!(corpus.labels, ["factual", "opinion", "zeta", "beta"]);
    let gold: Vec<_> = corpus.articles.iter().map(|a| a.gold[0]).collect();
    assert_eq!(gold, [Some(2), Some(1), Some(3), Some(0)]);
}

#[test]
fn a_label_map_renames_labels_and_refuses_groups_where_one_is_needed() {
    let mut options = CorpusOptions {
        label_map: "OBJ=factual".parse().unwrap(),
        ..CorpusOptions::default()
    };
    let corpus = read_with("a.csv", "label,text\nOBJ,A.\n", &options).unwrap();
    assert_eq!(corpus.labels, ["factual"]);
    options.label_map = "OBJ=factual+quote".parse::<LabelMap>().unwrap();
    let error = read_with("a.csv", "label,text\nOBJ,A.\n", &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "label map \"OBJ\": means 2 labels, expected one"
    );
}

#[test]
fn reads_json_lines_with_numbers_and_nulls() {
    let corpus = read(
        "a.jsonl",
        "{\"article\":7,\"label\":\"quote\",\"text\":\"One.\"}\n\n{\"article\":7,\"label\":null,\"text\":\"Two.\"}\n",
    )
    .unwrap();
    assert_eq!(corpus.articles[0].id, "7");
    assert_eq!(corpus.articles[0].gold, [Some(0), None]);
    assert_eq!(corpus.articles[0].lines, [1, 3]);
}

#[test]
fn quotation_marks_in_tab_separated_files_are_words_unless_plainly_quoting() {
    let corpus = read(
        "a.tsv",
        "label\ttext\nquote\t\"We lost,\" he said.\nquote\t\"We lost.\"\nquote\t\"\"\"We lost,\"\" he said.\"\n",
    )
    .unwrap();
    assert_eq!(
        texts(&corpus),
        [
            "\"We lost,\" he said.",
            "\"We lost.\"",
            "\"We lost,\" he said."
        ]
    );
    let corpus = read("a.tsv", "\"label\"\t\"text\"\n\"quote\"\t\"We lost.\"\n").unwrap();
    assert_eq!(texts(&corpus), ["We lost."]);
}

#[test]
fn the_line_of_a_row_counts_line_breaks_inside_cells() {
    let corpus = read(
        "a.csv",
        "label,text\r\nquote,\"One\r\nmore.\"\r\n\r\nquote,Two.\r\n",
    )
    .unwrap();
    let lines: Vec<_> = corpus.articles.iter().map(|a| a.lines[0]).collect();
    assert_eq!(lines, [2, 5]);
}

#[test]
fn each_error_says_where_and_what() {
    let table = [
        ("a.csv", "", "a.csv holds no text"),
        ("a.csv", "label,text\n", "a.csv holds no text"),
        (
            "a.csv",
            "label,body\nquote,A.\n",
            "a.csv has no column \"text\", found label, body",
        ),
        (
            "a.csv",
            "text\nA.\n",
            "a.csv has no column \"label\", found text",
        ),
        (
            "a.csv",
            "label,text\nquote,A.\nquote,A,b.\n",
            "a.csv:3: 3 fields, expected 2 as in the header",
        ),
        (
            "a.csv",
            "label,text\nquote,\n",
            "a.csv:2: the row labelled quote has no text",
        ),
        (
            "a.csv",
            "label,text\nquote,a\0b\n",
            "a.csv:2: the text holds a NUL byte",
        ),
        (
            "a.csv",
            "label,text\nQuotes,A.\n",
            "a.csv:2: unknown label \"Quotes\", expected factual, quote, opinion",
        ),
        ("a.jsonl", "", "a.jsonl holds no text"),
        (
            "a.jsonl",
            "{\"text\":\"A.\"}",
            "a.jsonl has no column \"label\", found text",
        ),
        (
            "a.jsonl",
            "{\"label\":\"quote\",\"text\":\"A.\"}\n[]",
            "a.jsonl:2: not a JSON object: found []",
        ),
        (
            "a.jsonl",
            "{\"label\":\"quote\",\"text\":\"A.\"}\n{\"label\":\"quote\"}",
            "a.jsonl:2: no \"text\" in the object",
        ),
        (
            "a.jsonl",
            "{\"label\":\"quote\",\"text\":[]}",
            "a.jsonl:1: \"text\" holds a list or an object, expected a string",
        ),
    ];
    for (name, content, expected) in table {
        assert_eq!(message(name, content), expected);
    }
}

#[test]
fn two_labels_are_enough_to_train_and_one_is_not() {
    let two = read("a.csv", "label,text\nfactual,A.\nopinion,B.\n").unwrap();
    assert_eq!(
        two.trainable_labels().unwrap(),
        [Label::Factual, Label::Opinion]
    );
    let one = read("b.csv", "label,text\nquote,B.\nquote,C.\n,D.\n").unwrap();
    assert_eq!(
        one.trainable_labels().unwrap_err().to_string(),
        "every training sentence is labelled quote, expected at least two of factual, quote, opinion"
    );
    let none = read("b.csv", "label,text\n,B.\n").unwrap();
    assert_eq!(
        none.trainable_labels().unwrap_err().to_string(),
        "no training sentence has a label, expected at least two of factual, quote, opinion"
    );
    assert_eq!(one.n_shared_with(&two), 1);
    assert_eq!(one.rare_labels(3), [("quote", 2)]);
    assert!(one.rare_labels(2).is_empty());
}

#[test]
fn reads_the_whole_training_data() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../training-data");
    let corpus = Corpus::read(&[folder.join("dev.csv")], &CorpusOptions::default()).unwrap();
    assert_eq!(corpus.labels, ["factual", "quote", "opinion"]);
    assert!(corpus.articles.len() > 50);
}

proptest! {
    #[test]
    fn a_written_table_reads_as_the_same_texts(given in proptest::collection::vec("(\\PC|[\t\r\n])*[^\\s\\pC\u{feff}]", 1..8)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["label", "text"]).unwrap();
        for text in &given {
            writer.write_record(["quote", text]).unwrap();
        }
        let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let corpus = read("a.csv", &written).unwrap();
        let trimmed: Vec<&str> = given.iter().map(|text| text.trim()).collect();
        prop_assert_eq!(texts(&corpus), trimmed);
    }
}
