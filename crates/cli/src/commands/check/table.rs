//! Findings as a table: one row a row of the data that something was found about.

use super::findings::{Findings, Group, SentenceRow};

const HEAD: [&str; 9] = [
    "finding",
    "number",
    "file",
    "line",
    "article",
    "label",
    "predicted",
    "detail",
    "text",
];

type Row = [String; HEAD.len()];

/// All findings, its first row being the head. Rows of one finding have the same number.
pub(super) fn rows(findings: &Findings) -> Vec<Vec<String>> {
    let mut rows: Vec<Row> = vec![HEAD.map(str::to_owned)];
    for (number, row) in findings.unusable_rows.iter().enumerate() {
        rows.push([
            "unusable row".to_owned(),
            (number + 1).to_string(),
            row.file.clone(),
            row.line.to_string(),
            String::new(),
            String::new(),
            String::new(),
            row.reason.clone(),
            String::new(),
        ]);
    }
    add_groups("exact duplicate", &findings.exact_duplicates, &mut rows);
    add_groups("near duplicate", &findings.near_duplicates, &mut rows);
    for (number, pair) in findings.shared_articles.iter().enumerate() {
        for article in &pair.articles {
            rows.push([
                "article in two files".to_owned(),
                (number + 1).to_string(),
                article.file.clone(),
                article.line.to_string(),
                article.article.clone(),
                String::new(),
                String::new(),
                format!("{} sentences in common", pair.common_sentences),
                String::new(),
            ]);
        }
    }
    for (number, doubt) in findings.label_noise.rows.iter().enumerate() {
        let detail = format!(
            "label {}, predicted {}",
            doubt.label_probability, doubt.predicted_probability
        );
        let predicted = doubt.predicted.to_owned();
        rows.push(sentence(
            "doubtful label",
            number,
            &doubt.row,
            predicted,
            detail,
        ));
    }
    rows.into_iter().map(Vec::from).collect()
}

fn add_groups(finding: &str, groups: &[Group], rows: &mut Vec<Row>) {
    for (number, group) in groups.iter().enumerate() {
        let labels = if group.is_conflict {
            ", different labels"
        } else {
            ""
        };
        let detail = format!("similarity {}{labels}", group.similarity);
        let of_group = group.rows.iter();
        rows.extend(
            of_group.map(|row| sentence(finding, number, row, String::new(), detail.clone())),
        );
    }
}

fn sentence(
    finding: &str,
    number: usize,
    row: &SentenceRow,
    predicted: String,
    detail: String,
) -> Row {
    [
        finding.to_owned(),
        (number + 1).to_string(),
        row.file.clone(),
        row.line.to_string(),
        row.article.clone(),
        row.label.clone().unwrap_or_default(),
        predicted,
        detail,
        row.text.clone(),
    ]
}
