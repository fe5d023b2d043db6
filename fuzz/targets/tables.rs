//! Tables: their rows, the articles that rows make, and labelled corpora.

#![no_main]

use std::io::Cursor;
use std::path::Path;

use byline_corpus::{
    ArticleStream, Columns, Corpus, CorpusOptions, Keep, LabelMap, TableFormat, TableReader,
    group_rows,
};
use byline_read::Source;
use libfuzzer_sys::fuzz_target;

/// Tables that are looked at have at most so many bytes.
const LARGEST: usize = 1 << 16;

// The first byte says how the rest is read: two bits for the format, one each for the options.
fuzz_target!(|bytes: &[u8]| {
    let Some((&options, table)) = bytes.split_first() else {
        return;
    };
    let (name, format) = match options & 3 {
        0 => ("it.csv", Some(TableFormat::Csv)),
        1 => ("it.tsv", Some(TableFormat::Tsv)),
        2 => ("it.jsonl", Some(TableFormat::Jsonl)),
        _ => ("it", None),
    };
    let has = |bit: u8| options & (1 << bit) != 0;
    let mut columns = Columns::default();
    if has(2) {
        columns = columns.with_extra("id").with_article("article");
    }
    // What is packed may be far longer than it looks.
    let n_bytes = source(name.as_ref(), table).map(Source::into_bytes);
    if matches!(n_bytes, Some(Ok(bytes)) if bytes.len() > LARGEST) {
        return;
    }
    check_rows(name.as_ref(), format, table, &columns, has(3), has(4));
    check_corpus(name.as_ref(), table, columns, has(3));
});

fn source(path: &Path, table: &[u8]) -> Option<Source> {
    Source::new(path, Cursor::new(table.to_vec())).ok()
}

fn check_rows(
    path: &Path,
    format: Option<TableFormat>,
    table: &[u8],
    columns: &Columns,
    keeps: bool,
    keeps_white_space: bool,
) {
    let Some(mut source) = source(path, table) else {
        return;
    };
    let Ok(detected) = TableFormat::detect(&mut source, columns) else {
        return;
    };
    let Some(format) = format.or(detected) else {
        return;
    };
    let Ok(mut reader) = TableReader::new(source, format, columns) else {
        return;
    };
    if keeps {
        let mut keep = Keep::default();
        keep.white_space = keeps_white_space;
        keep.without = vec!["byline_label".to_owned()];
        let Ok(keeping) = reader.keeping(keep) else {
            return;
        };
        reader = keeping;
    }
    let mut n_read = 0;
    let mut rows = Vec::new();
    for row in reader {
        // Each row, be it an error, takes a byte at least, or the table would have no end.
        n_read += 1;
        assert!(n_read <= LARGEST, "the table has no end");
        if let Ok(row) = row {
            assert!(keeps || !row.text.is_empty());
            assert!(!row.is_heading || row.label.is_none());
            assert!(!row.text.contains('\0'));
            if let Some(record) = &row.record {
                assert!(record.values().count() == record.header().names().len());
            }
            rows.push(row);
        }
    }
    assert!(rows.is_sorted_by_key(|row| row.line), "lines go back");
    let n_rows = rows.len();
    for article in ArticleStream::new(path.to_owned(), rows.iter().cloned().map(Ok)).flatten() {
        assert!(!article.rows.is_empty());
    }
    let articles = group_rows(rows);
    let n_grouped: usize = articles.iter().map(|article| article.rows.len()).sum();
    assert_eq!(n_grouped, n_rows, "rows are lost or stand twice");
    for article in &articles {
        let document = article.document();
        assert_eq!(document.sentences().len(), article.sentence_rows().count());
        byline_fuzz::check_document(&document);
    }
}

fn check_corpus(path: &Path, table: &[u8], columns: Columns, passes_over: bool) {
    let label_map = "subj=opinion,obj=factual,claim=quote".parse::<LabelMap>();
    let mut options = CorpusOptions::new(columns, label_map.expect("a label map"));
    if passes_over {
        options = options.passing_over_unusable().keeping_given_labels();
    }
    let files = [Ok((path.to_owned(), table.to_vec()))];
    let Ok(corpus) = Corpus::from_files(files, &options) else {
        return;
    };
    for article in &corpus.articles {
        let n_sentences = article.document.sentences().len();
        assert_eq!(article.gold.len(), n_sentences);
        assert_eq!(article.lines.len(), n_sentences);
        let gold = article.gold.iter().flatten();
        assert!(
            gold.clone()
                .all(|&label_idx| label_idx < corpus.labels.len())
        );
    }
}
