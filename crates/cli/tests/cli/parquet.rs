//! Parquet tables in and out. The files are made here, by the library that reads them.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{Int32Builder, ListBuilder, TimestampMicrosecondBuilder};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float64Array,
    Int64Array, RecordBatch, StringArray, StructArray, TimestampMicrosecondArray,
    TimestampNanosecondArray,
};
use arrow_schema::{DataType, Field};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, GzipLevel, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{argument, folder};
use crate::support::Cli;

const TEXTS: [Option<&str>; 4] = [
    Some("It rained."),
    None,
    Some("“No,” she said to the man at the door."),
    Some("What a disgraceful mess."),
];

/// Columns of many types, four rows.
fn columns() -> RecordBatch {
    let mut lists = ListBuilder::new(Int32Builder::new());
    lists.append_value([Some(1), None]);
    lists.append_null();
    lists.append_value([]);
    lists.append_value([Some(7)]);
    let nested = StructArray::from(vec![(
        Arc::new(Field::new("z", DataType::Int64, true)),
        Arc::new(Int64Array::from(vec![Some(1), None, Some(3), Some(4)])) as ArrayRef,
    )]);
    let outlets: DictionaryArray<arrow_array::types::Int32Type> =
        ["Herald", "Post", "Herald", "Herald"].into_iter().collect();
    let prices = Decimal128Array::from(vec![Some(1050), None, Some(-1), Some(0)])
        .with_precision_and_scale(9, 2)
        .unwrap();
    let times = TimestampMicrosecondArray::from(vec![
        Some(0),
        None,
        Some(1_700_000_000_123_456),
        Some(i64::MIN),
    ]);
    let columns: [(&str, ArrayRef); 9] = [
        ("id", Arc::new(Int64Array::from(vec![1, 2, 3, i64::MAX]))),
        ("when", Arc::new(times.with_timezone("UTC"))),
        (
            "day",
            Arc::new(Date32Array::from(vec![
                Some(19_000),
                None,
                Some(-1),
                Some(i32::MAX),
            ])),
        ),
        ("text", Arc::new(StringArray::from(TEXTS.to_vec()))),
        ("outlet", Arc::new(outlets)),
        ("price", Arc::new(prices)),
        (
            "weight",
            Arc::new(Float64Array::from(vec![
                Some(0.1),
                None,
                Some(f64::NAN),
                Some(1e300),
            ])),
        ),
        ("tags", Arc::new(lists.finish())),
        ("nested", Arc::new(nested)),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
        .unwrap()
}

fn write(path: &Path, batch: &RecordBatch, compression: Compression) {
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

fn read(path: &Path) -> RecordBatch {
    let file = File::open(path).unwrap();
    let mut reader = ParquetRecordBatchReaderBuilder::try_new(file)
        .unwrap()
        .with_batch_size(100_000)
        .build()
        .unwrap();
    reader.next().unwrap().unwrap()
}

#[test]
fn columns_of_every_type_are_passed_through_unchanged() {
    let folder = folder(&[]);
    let given = columns();
    let codecs = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::ZSTD(ZstdLevel::default()),
        Compression::LZ4_RAW,
    ];
    for codec in codecs {
        let (path, output) = (
            folder.path().join("in.parquet"),
            folder.path().join("out.parquet"),
        );
        write(&path, &given, codec);
        Cli::args([
            "classify",
            &argument(path),
            "--format",
            "parquet",
            "--output",
            &argument(output.clone()),
        ])
        .code(0)
        .stderr("byline: note: 1 of 4 rows holds no text\n");
        let found = read(&output);
        let n_given = given.num_columns();
        let passed = found.project(&(0..n_given).collect::<Vec<_>>()).unwrap();
        assert_eq!(passed.schema().fields(), given.schema().fields());
        // NaN is no equal of itself.
        assert_eq!(
            format!("{:?}", passed.columns()),
            format!("{:?}", given.columns())
        );
        let added: Vec<String> = found.schema().fields()[n_given..]
            .iter()
            .map(|field| format!("{} {}", field.name(), field.data_type()))
            .collect();
        assert_eq!(
            added,
            [
                "byline_label Utf8",
                "byline_confidence Float32",
                "byline_factual Float32",
                "byline_quote Float32",
                "byline_opinion Float32"
            ]
        );
        let labels = found
            .column(n_given)
            .as_any()
            .downcast_ref::<StringArray>()
            .unwrap();
        let labels: Vec<Option<&str>> = labels.iter().collect();
        assert_eq!(
            labels,
            [Some("factual"), None, Some("quote"), Some("opinion")]
        );
    }
}

#[test]
fn values_of_every_type_have_a_form_in_text() {
    let folder = folder(&[]);
    let path = folder.path().join("in.parquet");
    write(&path, &columns(), Compression::SNAPPY);
    let run = Cli::args(["classify", &argument(path.clone()), "--format", "jsonl"]).code(0);
    let text = run.stdout_text();
    let rows: Vec<&str> = text.lines().collect();
    assert!(
        rows[0].starts_with(
            "{\"id\":1,\"when\":\"1970-01-01 00:00:00.000000 +00:00\",\"day\":\"2022-01-08\",\"text\":\"It rained.\",\
             \"outlet\":\"Herald\",\"price\":\"10.50\",\"weight\":0.1,\"tags\":[1,null],\"nested\":{\"z\":1},\"byline_label\""
        ),
        "{}",
        rows[0]
    );
    assert!(
        rows[1].starts_with(
            "{\"id\":2,\"when\":null,\"day\":null,\"text\":null,\"outlet\":\"Post\",\"price\":null,\"weight\":null,\
             \"tags\":null,\"nested\":{\"z\":null},\"byline_label\":null"
        ),
        "{}",
        rows[1]
    );
    assert!(
        rows[3].contains(
            "\"id\":9223372036854775807,\"when\":-9223372036854775808,\"day\":2147483647,"
        ),
        "{}",
        rows[3]
    );
    let run = Cli::args(["classify", &argument(path), "--format", "csv"]).code(0);
    assert!(run.stdout_text().contains(
        "\n1,1970-01-01 00:00:00.000000 +00:00,2022-01-08,It rained.,Herald,10.50,0.1,\"[1,null]\","
    ));
}

#[test]
fn a_stream_of_parquet_is_told_by_its_first_bytes() {
    let folder = folder(&[]);
    let path = folder.path().join("in.parquet");
    write(&path, &columns(), Compression::SNAPPY);
    let from_stdin = Cli::args(["classify", "--format", "csv"])
        .stdin(std::fs::read(&path).unwrap())
        .code(0);
    let from_file = Cli::args(["classify", &argument(path), "--format", "csv"]).code(0);
    assert_eq!(from_stdin.stdout_text(), from_file.stdout_text());
}

#[test]
fn other_tables_and_texts_become_parquet_with_columns_of_text() {
    let folder = folder(&[("a.csv", b"id,text\n007,It rained.\n8,\n")]);
    let path = |name: &str| argument(folder.path().join(name));
    let to_parquet = |input: &str, args: &[&str]| {
        let (input, output) = (input.to_owned(), path("out.parquet"));
        let args = [
            &[
                "classify", &input, "--format", "parquet", "--output", &output,
            ],
            args,
        ]
        .concat();
        Cli::args(args).code(0);
        read(Path::new(&output))
    };
    let batch = to_parquet(&path("a.csv"), &[]);
    let ids = batch
        .column(0)
        .as_any()
        .downcast_ref::<StringArray>()
        .unwrap();
    assert_eq!(ids.iter().collect::<Vec<_>>(), [Some("007"), Some("8")]);
    assert!(batch.column(2).is_null(1));
    let batch = to_parquet("quoted.txt", &["--error-rate", "0.1"]);
    let names: Vec<String> = batch
        .schema()
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    assert_eq!(
        names.join(","),
        "path,byline_index,byline_start,byline_end,byline_label,byline_confidence,byline_factual,byline_quote,byline_opinion,byline_labels,byline_text"
    );
    let starts = batch
        .column(2)
        .as_any()
        .downcast_ref::<Int64Array>()
        .unwrap();
    assert!(starts.len() > 3 && starts.value(1) > starts.value(0));
}

#[test]
fn articles_in_rows_repeat_their_columns_and_many_rows_keep_their_order() {
    let n = 5000;
    let batch = RecordBatch::try_from_iter([
        ("n", Arc::new((0..n).collect::<Int64Array>()) as ArrayRef),
        ("keep", Arc::new(BooleanArray::from(vec![true; 5000]))),
        (
            "text",
            Arc::new(StringArray::from(vec![
                "It rained. “At last,” she said.";
                5000
            ])),
        ),
    ])
    .unwrap();
    let folder = folder(&[]);
    let path = |name: &str| folder.path().join(name);
    write(&path("in.parquet"), &batch, Compression::SNAPPY);
    let run = |threads: &str, output: &str| {
        let (input, output) = (argument(path("in.parquet")), argument(path(output)));
        Cli::args([
            "classify",
            &input,
            "--rows",
            "article",
            "--format",
            "parquet",
            "--output",
            &output,
            "--threads",
            threads,
        ])
        .code(0);
    };
    run("1", "one.parquet");
    run("2", "two.parquet");
    assert!(
        std::fs::read(path("one.parquet")).unwrap() == std::fs::read(path("two.parquet")).unwrap()
    );
    let found = read(&path("one.parquet"));
    assert_eq!(found.num_rows(), 10_000);
    let numbers = found
        .column(0)
        .as_any()
        .downcast_ref::<Int64Array>()
        .unwrap();
    assert!(
        numbers
            .values()
            .iter()
            .copied()
            .eq((0..n).flat_map(|n| [n, n]))
    );
}

#[test]
fn a_model_is_trained_on_parquet_as_on_other_tables() {
    let csv = include_str!("../../../../tests/data/models/tiny.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
    let columns = names.iter().enumerate().map(|(column, name)| {
        let cells = records.iter().map(|record| Some(&record[column]));
        (name, Arc::new(cells.collect::<StringArray>()) as ArrayRef)
    });
    let folder = folder(&[("tiny.csv", csv.as_bytes())]);
    let path = |name: &str| argument(folder.path().join(name));
    write(
        &folder.path().join("tiny.parquet"),
        &RecordBatch::try_from_iter(columns).unwrap(),
        Compression::SNAPPY,
    );
    for (data, model) in [("tiny.csv", "a"), ("tiny.parquet", "b")] {
        Cli::args(["train", &path(data), "--output", &path(model), "--quiet"]).code(0);
    }
    let score = |model: &str| {
        let args = ["evaluate", &path("tiny.parquet"), "--model", &path(model)];
        Cli::args(args).code(0).stdout_text()
    };
    assert_eq!(score("a"), score("b"));
}

#[test]
fn a_broken_file_is_named() {
    let folder = folder(&[("a.parquet", b"PAR1 and no more")]);
    let path = argument(folder.path().join("a.parquet"));
    let run = Cli::args(["classify", &path]).code(2);
    let message = run.stderr_text();
    assert!(
        message.starts_with(&format!("byline: cannot read {path}: ")),
        "{message}"
    );
    assert_eq!(message.lines().count(), 1);
    let whole = folder.path().join("b.parquet");
    write(&whole, &columns(), Compression::SNAPPY);
    let mut bytes = std::fs::read(&whole).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&whole, bytes).unwrap();
    Cli::args(["classify", &argument(whole)]).code(2);
}

#[test]
fn files_of_one_output_have_the_same_types() {
    let folder = folder(&[]);
    let path = |name: &str| folder.path().join(name);
    let with = |column: ArrayRef| {
        let text: ArrayRef = Arc::new(StringArray::from(vec!["It rained."]));
        RecordBatch::try_from_iter([("id", column), ("text", text)]).unwrap()
    };
    write(
        &path("a.parquet"),
        &with(Arc::new(Int64Array::from(vec![1]))),
        Compression::SNAPPY,
    );
    write(
        &path("b.parquet"),
        &with(Arc::new(StringArray::from(vec!["1"]))),
        Compression::SNAPPY,
    );
    let (a, b) = (argument(path("a.parquet")), argument(path("b.parquet")));
    let output = argument(path("out.parquet"));
    let run = Cli::args([
        "classify", &a, &b, "--format", "parquet", "--output", &output,
    ])
    .code(2);
    assert!(
        run.stderr_text()
            .starts_with("byline: cannot write the Parquet table: "),
        "{}",
        run.stderr_text()
    );
    assert!(!path("out.parquet").exists());
}

#[test]
fn a_table_without_any_sentence_is_still_parquet() {
    let folder = folder(&[("blank.csv", b"id,text\n1,\n")]);
    let path = |name: &str| argument(folder.path().join(name));
    let (blank, output) = (path("blank.csv"), path("out.parquet"));
    let args = [
        "classify", &blank, "--rows", "article", "--format", "parquet",
    ];
    Cli::args(args.iter().copied().chain(["--output", &output])).code(0);
    let file = File::open(output).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    // The row is passed through, without a sentence.
    assert_eq!(reader.metadata().file_metadata().num_rows(), 1);
}

#[test]
fn times_keep_the_zone_that_they_have_or_have_not() {
    let folder = folder(&[]);
    let path = folder.path().join("in.parquet");
    let micros =
        TimestampMicrosecondArray::from(vec![1_704_067_200_000_000, 1_704_067_200_250_000]);
    let nanos = TimestampNanosecondArray::from(vec![1_704_067_200_000_000_000, 1]);
    let mut lists = ListBuilder::new(TimestampMicrosecondBuilder::new());
    lists.append_value([Some(0)]);
    lists.append_null();
    let columns: [(&str, ArrayRef); 5] = [
        (
            "text",
            Arc::new(StringArray::from(vec!["It rained.", "Sad."])),
        ),
        ("naive", Arc::new(micros.clone())),
        ("zoned", Arc::new(micros.with_timezone("UTC"))),
        ("fine", Arc::new(nanos)),
        ("list", Arc::new(lists.finish())),
    ];
    let columns = columns.map(|(name, column)| (name, column, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    write(&path, &batch, Compression::SNAPPY);
    let run = Cli::args(["classify", &argument(path), "--format", "csv"]).code(0);
    let text = run.stdout_text();
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert!(
        rows[0].starts_with(
            "It rained.,2024-01-01 00:00:00,2024-01-01 00:00:00.000000 +00:00,2024-01-01 00:00:00,\"[\"\"1970-01-01 00:00:00\"\"]\","
        ),
        "{text}"
    );
    assert!(
        rows[1].starts_with(
            "Sad.,2024-01-01 00:00:00.250000,2024-01-01 00:00:00.250000 +00:00,1970-01-01 00:00:00.000000001,,"
        ),
        "{text}"
    );
}
