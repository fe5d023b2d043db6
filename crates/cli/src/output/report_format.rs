//! Reports in every format: a text for eyes, one object, or a table of all figures.

use clap::ValueEnum;
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::value::RawValue;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For eyes
    Text,
    /// One object
    Json,
    /// One object on one line
    Jsonl,
    /// Comma-separated table with a header
    Csv,
    /// Tab-separated table with a header
    Tsv,
}

/// What is reported.
pub(crate) trait Report: Serialize {
    /// For eyes.
    fn text(&self) -> String;

    /// As a table, its first row being the head: unless it has a better one, the name and the value of each figure.
    ///
    /// # Errors
    /// If it has no form in JSON, which does not happen.
    fn rows(&self) -> anyhow::Result<Vec<Vec<String>>> {
        figures(self)
    }
}

impl ReportFormat {
    /// The report in this format.
    pub(crate) fn written(self, report: &(impl Report + ?Sized)) -> anyhow::Result<Vec<u8>> {
        Ok(match self {
            Self::Text => report.text().into_bytes(),
            Self::Json => (serde_json::to_string_pretty(report)? + "\n").into_bytes(),
            Self::Jsonl => (serde_json::to_string(report)? + "\n").into_bytes(),
            Self::Csv => table(b',', report.rows()?)?,
            Self::Tsv => table(b'\t', report.rows()?)?,
        })
    }
}

fn table(separator: u8, rows: Vec<Vec<String>>) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer.delimiter(separator).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(writer.into_inner()?)
}

/// Every figure of the object that the report is in JSON: its name is the way to it, as in `folds.0.macro_f1`.
fn figures(report: &(impl Serialize + ?Sized)) -> anyhow::Result<Vec<Vec<String>>> {
    let mut rows = vec![["name", "value"].map(str::to_owned).to_vec()];
    let json = serde_json::value::to_raw_value(report)?;
    add("", &json, &mut rows)?;
    Ok(rows)
}

/// Numbers are kept as they are written.
fn add(name: &str, value: &RawValue, rows: &mut Vec<Vec<String>>) -> serde_json::Result<()> {
    let below = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}.{key}")
        }
    };
    let text = value.get();
    match text.bytes().next() {
        Some(b'{') => {
            let fields: IndexMap<String, &RawValue> = serde_json::from_str(text)?;
            for (key, value) in fields {
                add(&below(&key), value, rows)?;
            }
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            for (idx, value) in items.into_iter().enumerate() {
                add(&below(&idx.to_string()), value, rows)?;
            }
        }
        Some(b'"') => rows.push(vec![name.to_owned(), serde_json::from_str(text)?]),
        Some(b'n') => rows.push(vec![name.to_owned(), String::new()]),
        _ => rows.push(vec![name.to_owned(), text.to_owned()]),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Weather {
        wind: Vec<f32>,
        place: &'static str,
        rain: Option<u8>,
    }

    impl Report for Weather {
        fn text(&self) -> String {
            "windy\n".to_owned()
        }
    }

    #[test]
    fn each_format_has_every_figure() {
        let report = Weather {
            wind: vec![0.1, 7.0],
            place: "Leith, \"port\"",
            rain: None,
        };
        let table = [
            (ReportFormat::Text, "windy\n"),
            (
                ReportFormat::Jsonl,
                "{\"wind\":[0.1,7.0],\"place\":\"Leith, \\\"port\\\"\",\"rain\":null}\n",
            ),
            (
                ReportFormat::Csv,
                "name,value\nwind.0,0.1\nwind.1,7.0\nplace,\"Leith, \"\"port\"\"\"\nrain,\n",
            ),
            (
                ReportFormat::Tsv,
                "name\tvalue\nwind.0\t0.1\nwind.1\t7.0\nplace\t\"Leith, \"\"port\"\"\"\nrain\t\n",
            ),
        ];
        for (format, expected) in table {
            let written = format.written(&report).unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }
}
