//! What is said of the agreement: as one object, and as tables for eyes.

use std::fmt::Write as _;
use std::path::PathBuf;

use byline::Label;
use byline_evaluate::{Agreement, Interval, Match, Matched, PairAgreement};
use serde::Serialize;

use super::matching::Rows;
use crate::output::report::{Table, shown, shown_interval};
use crate::output::{Report, on_one_line};
use crate::say::message::counted;
use byline_corpus::Worksheet;

/// The findings.
#[derive(Debug, Serialize)]
pub(super) struct AgreementReport {
    files: Vec<File>,
    #[serde(rename = "match")]
    matched_by: Match,
    #[serde(flatten)]
    agreement: Agreement,
    disputes: Vec<Dispute>,
    /// Sentences in dispute that are listed for eyes.
    #[serde(skip)]
    top: usize,
}

#[derive(Debug, Serialize)]
struct File {
    path: String,
    sentences: usize,
    labelled: usize,
}

/// A sentence that was given different labels.
#[derive(Debug, Serialize)]
struct Dispute {
    article: Option<String>,
    paragraph: Option<String>,
    /// One entry a file.
    labels: Vec<Option<Label>>,
    text: String,
}

impl Report for AgreementReport {
    fn text(&self) -> String {
        let mut parts = vec![self.head(), self.scores()];
        match self.agreement.pairs.as_slice() {
            [pair] => parts.extend([per_label(pair), confusion(pair)]),
            pairs => parts.push(per_pair(pairs)),
        }
        parts.extend(self.disputed());
        parts.join("\n")
    }
}

impl AgreementReport {
    pub(super) fn new(
        paths: &[PathBuf],
        sheets: &[Worksheet],
        matched: &Matched,
        agreement: Agreement,
        top: usize,
    ) -> Self {
        let files = paths.iter().zip(sheets);
        let rows = Rows::of(sheets);
        let disputes = matched.sentences.iter().filter_map(|sentence| {
            let labels = rows.labels(sentence);
            let mut given = labels.iter().flatten();
            let first = given.next()?;
            let row = rows.first(sentence)?;
            given.any(|label| label != first).then(|| Dispute {
                article: rows.article(sentence).map(str::to_owned),
                paragraph: row.paragraph.clone(),
                text: row.text.clone(),
                labels,
            })
        });
        Self {
            disputes: disputes.collect(),
            files: files
                .map(|(path, sheet)| File {
                    path: path.display().to_string(),
                    sentences: sheet.sentences().count(),
                    labelled: sheet.n_labelled(),
                })
                .collect(),
            matched_by: matched.by,
            agreement,
            top,
        }
    }

    fn head(&self) -> String {
        let mut rows = vec![
            ["", "table", "sentences", "labelled"]
                .map(str::to_owned)
                .to_vec(),
        ];
        let width = self
            .files
            .iter()
            .map(|file| file.path.chars().count())
            .max();
        let width = width.unwrap_or(0);
        for (idx, file) in self.files.iter().enumerate() {
            rows.push(vec![
                letter(idx),
                format!("{:<width$}", file.path),
                file.sentences.to_string(),
                file.labelled.to_string(),
            ]);
        }
        let by = match self.matched_by {
            Match::Position => "article and position",
            Match::Text => "text",
        };
        format!(
            "{} with two labels or more, rows matched by {by}\n\n{}",
            counted(self.agreement.n, "sentence"),
            Table::new("tables", rows).text()
        )
    }

    fn scores(&self) -> String {
        let mut rows = vec![["", "score", "95 % interval"].map(str::to_owned)];
        let mut score = |name: &str, value: Option<f64>, interval: Option<Interval>| {
            rows.push([name.to_owned(), shown(value), shown_interval(interval)]);
        };
        if let [pair] = self.agreement.pairs.as_slice() {
            score("agreement", pair.agreement, pair.agreement_interval);
            score("Cohen's kappa", pair.kappa, pair.kappa_interval);
        }
        let Agreement {
            alpha,
            alpha_interval,
            ..
        } = self.agreement;
        score("Krippendorff's alpha", alpha, alpha_interval);
        Table::new("scores", rows).text()
    }

    /// The sentences in dispute, one a line after the labels of all tables.
    fn disputed(&self) -> Option<String> {
        let top = self.top;
        let n_disputes = self.disputes.len();
        if n_disputes == 0 || top == 0 {
            return None;
        }
        let files = (0..self.files.len()).map(letter);
        let mut text = format!(
            "{} in dispute, {}\n",
            counted(n_disputes, "sentence"),
            files.collect::<Vec<_>>().join("/")
        );
        for dispute in self.disputes.iter().take(top) {
            let letters = dispute.labels.iter().map(|label| {
                let letter = label.map_or('-', Label::letter);
                letter.to_string()
            });
            let letters = letters.collect::<Vec<_>>().join("/");
            let article = dispute.article.as_deref().map_or(String::new(), |article| {
                format!("{} | ", on_one_line(article))
            });
            // Writing to memory cannot fail.
            let _ = writeln!(text, "{letters} | {article}{}", on_one_line(&dispute.text));
        }
        if n_disputes > top {
            let _ = writeln!(text, "and {} more (--top N lists them)", n_disputes - top);
        }
        Some(text)
    }
}

fn per_label(pair: &PairAgreement) -> String {
    let [first, second] = pair.people.map(letter);
    let mut rows = vec![vec![
        "label".to_owned(),
        "agreement".to_owned(),
        "95 % interval".to_owned(),
        first,
        second,
    ]];
    for (label, (name, found)) in pair.per_label.iter().enumerate() {
        rows.push(vec![
            name.clone(),
            shown(found.agreement),
            shown_interval(found.interval),
            pair.confusion.support(label).to_string(),
            pair.confusion.n_predicted(label).to_string(),
        ]);
    }
    Table::new("labels", rows).text()
}

fn confusion(pair: &PairAgreement) -> String {
    let [first, second] = pair.people.map(letter);
    let mut rows = vec![vec![format!("{first} \\ {second}")]];
    rows[0].extend(pair.per_label.keys().cloned());
    for (name, counts) in pair.per_label.keys().zip(pair.confusion.rows()) {
        let mut row = vec![name.clone()];
        row.extend(counts.iter().map(ToString::to_string));
        rows.push(row);
    }
    Table::new("confusion", rows).text()
}

fn per_pair(pairs: &[PairAgreement]) -> String {
    let head = ["", "n", "agreement", "kappa", "95 % interval"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let labels = pairs.iter().flat_map(|pair| pair.per_label.keys());
    rows[0].extend(labels.take(Label::COUNT).cloned());
    for pair in pairs {
        let mut row = vec![
            pair.people.map(letter).join(", "),
            pair.n.to_string(),
            shown(pair.agreement),
            shown(pair.kappa),
            shown_interval(pair.kappa_interval),
        ];
        row.extend(pair.per_label.values().map(|found| shown(found.agreement)));
        rows.push(row);
    }
    Table::new("pairs", rows).text()
}

/// `A` for the first table; from the 27th on its number.
fn letter(idx: usize) -> String {
    let letters = ('A'..='Z').map(String::from);
    letters
        .into_iter()
        .nth(idx)
        .unwrap_or_else(|| (idx + 1).to_string())
}
