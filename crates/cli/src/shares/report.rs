//! Shares of groups as a report.

use byline::Label;
use byline_evaluate::{AdjustedShares, BootstrapParams, CollectionPart, Interval, adjusted_shares};
use indexmap::IndexMap;
use rayon::prelude::*;
use serde::Serialize;

use super::tally::{Group, Tally};
use super::{Answers, SharesFormat};
use crate::output::on_one_line;
use crate::report::{Table, shown, shown_interval};

/// Longest name of a group in the format for eyes, in characters: with it a line has 80 columns.
const MAX_NAME: usize = 25;

#[derive(Serialize)]
struct Report {
    groups: Vec<GroupShares>,
    all: LabelShares,
}

#[derive(Serialize)]
struct GroupShares {
    group: IndexMap<String, String>,
    #[serde(flatten)]
    shares: LabelShares,
}

#[derive(Serialize)]
struct LabelShares {
    sentences: u64,
    labels: IndexMap<&'static str, Share>,
}

/// The share of one label; without correction where it cannot be told.
#[derive(Serialize)]
struct Share {
    counted: f64,
    corrected: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
}

/// Writes the shares of all groups.
pub(super) fn report(
    tally: &Tally,
    answers: &Answers,
    format: SharesFormat,
    out: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let columns = tally.columns();
    let groups = tally.groups().into_par_iter().map(|(values, group)| {
        let names = columns.iter().map(ToString::to_string);
        GroupShares {
            group: names.zip(values.iter().cloned()).collect(),
            shares: LabelShares::new(group, answers),
        }
    });
    let report = Report {
        groups: groups.collect(),
        all: LabelShares::new(tally.total(), answers),
    };
    match format {
        SharesFormat::Text => out.extend_from_slice(report.text().as_bytes()),
        SharesFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &report)?;
            out.push(b'\n');
        }
        SharesFormat::Csv => report.write_csv(&columns, out)?,
    }
    Ok(())
}

impl LabelShares {
    fn new(group: &Group, answers: &Answers) -> Self {
        let parts = [
            CollectionPart {
                validation: &answers.sentence,
                observed: &group.alone,
            },
            CollectionPart {
                validation: &answers.article,
                observed: &group.in_article,
            },
        ];
        let adjusted = adjusted_shares(&parts, &BootstrapParams::default());
        let n_sentences = group.alone.n() + group.in_article.n();
        let share = |label: Label| {
            let column = label.column();
            let counts = [&group.alone, &group.in_article];
            let n: u64 = counts
                .map(|observed| observed.counts()[column])
                .iter()
                .sum();
            let of = |shares: &AdjustedShares| shares.adjusted[column];
            let interval = adjusted
                .as_ref()
                .and_then(|shares| shares.intervals.as_ref())
                .map(|intervals| intervals[column]);
            Share {
                counted: n as f64 / n_sentences.max(1) as f64,
                corrected: adjusted.as_ref().map(of),
                lower: interval.map(|interval| interval.lower),
                upper: interval.map(|interval| interval.upper),
            }
        };
        Self {
            sentences: n_sentences,
            labels: Label::ALL
                .into_iter()
                .map(|label| (label.name(), share(label)))
                .collect(),
        }
    }
}

impl Report {
    /// A table for eyes, three lines a group, and for several groups those of all together.
    fn text(&self) -> String {
        let head = [
            "",
            "sentences",
            "label",
            "counted",
            "corrected",
            "95 % interval",
        ];
        let mut rows = vec![head.map(str::to_owned)];
        let mut add = |name: &str, shares: &LabelShares| {
            for (label_idx, (label, share)) in shares.labels.iter().enumerate() {
                let is_first = label_idx == 0;
                let interval = share.lower.zip(share.upper);
                let interval = interval.map(|(lower, upper)| Interval { lower, upper });
                rows.push([
                    if is_first {
                        shortened(name)
                    } else {
                        String::new()
                    },
                    if is_first {
                        shares.sentences.to_string()
                    } else {
                        String::new()
                    },
                    (*label).to_owned(),
                    shown(Some(share.counted)),
                    shown(share.corrected),
                    shown_interval(interval),
                ]);
            }
        };
        for group in &self.groups {
            let values: Vec<&str> = group.group.values().map(String::as_str).collect();
            add(&values.join(", "), &group.shares);
        }
        if self.groups.len() > 1 {
            add("all", &self.all);
        }
        Table::new("shares", rows).text()
    }

    /// One row a group, without that of all.
    fn write_csv(&self, columns: &[&str], out: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut writer = csv::Writer::from_writer(&mut *out);
        let mut head: Vec<String> = columns.iter().map(ToString::to_string).collect();
        head.push("sentences".to_owned());
        for label in Label::ALL {
            head.push(label.name().to_owned());
            let of_label = ["corrected", "lower", "upper"];
            head.extend(of_label.map(|name| format!("{label}_{name}")));
        }
        writer.write_record(&head)?;
        for GroupShares { group, shares } in &self.groups {
            let mut row: Vec<String> = group.values().cloned().collect();
            row.push(shares.sentences.to_string());
            for share in shares.labels.values() {
                row.push(share.counted.to_string());
                let corrected = [share.corrected, share.lower, share.upper];
                row.extend(
                    corrected
                        .map(|value| value.map_or_else(String::new, |value| value.to_string())),
                );
            }
            writer.write_record(&row)?;
        }
        writer.flush()?;
        Ok(())
    }
}

/// A name as it fits into its column; the end tells more than the middle.
fn shortened(name: &str) -> String {
    let name = if name.is_empty() { "-" } else { name };
    let name = on_one_line(name);
    let n = name.chars().count();
    if n <= MAX_NAME {
        return name.into_owned();
    }
    let end: String = name.chars().skip(n + 1 - MAX_NAME).collect();
    format!("…{end}")
}
