//! Shares of groups as a report.

use byline::Label;
use byline_evaluate::{BootstrapParams, GroupCounts, HeldOutMatrices, Interval, LabelShares};
use indexmap::IndexMap;
use rayon::prelude::*;
use serde::Serialize;

use super::tally::Tally;
use crate::output::report::{Table, shown, shown_interval};
use crate::output::{Report, on_one_line};

/// Longest name of a group in the format for eyes, in characters: with it a line has 80 columns.
const MAX_NAME: usize = 25;

#[derive(Serialize)]
pub(super) struct SharesReport {
    groups: Vec<GroupShares>,
    all: LabelShares,
    /// The columns by which the groups are made.
    #[serde(skip)]
    columns: Vec<String>,
}

#[derive(Serialize)]
struct GroupShares {
    group: IndexMap<String, String>,
    #[serde(flatten)]
    shares: LabelShares,
}

/// The shares of all groups.
pub(super) fn report(tally: &Tally, held_out: &HeldOutMatrices) -> SharesReport {
    let columns = tally.columns();
    let groups = tally.groups().into_par_iter().map(|(values, group)| {
        let names = columns.iter().map(ToString::to_string);
        GroupShares {
            group: names.zip(values.iter().cloned()).collect(),
            shares: shares(group, held_out),
        }
    });
    SharesReport {
        groups: groups.collect(),
        all: shares(tally.total(), held_out),
        columns: columns.iter().map(ToString::to_string).collect(),
    }
}

fn shares(group: &GroupCounts, held_out: &HeldOutMatrices) -> LabelShares {
    let labels = Label::ALL.map(Label::name);
    LabelShares::new(&labels, group, held_out, &BootstrapParams::default())
}

impl Report for SharesReport {
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
                    label.clone(),
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
    fn rows(&self) -> anyhow::Result<Vec<Vec<String>>> {
        let mut head = self.columns.clone();
        head.push("sentences".to_owned());
        for label in Label::ALL {
            head.push(label.name().to_owned());
            let of_label = ["corrected", "lower", "upper"];
            head.extend(of_label.map(|name| format!("{label}_{name}")));
        }
        let mut rows = vec![head];
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
            rows.push(row);
        }
        Ok(rows)
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
