//! Findings for eyes, in 80 columns.

use std::fmt::Write as _;

use super::findings::{Findings, Group, SentenceRow};
use super::noise::LabelNoise;
use super::table;
use crate::arguments::data::rare_labels_told;
use crate::output::{Report, on_one_line};
use crate::say::message::counted;

const WIDTH: usize = 80;
/// Groups of duplicates and pairs of articles that are listed; JSON has them all.
const N_LISTED: usize = 20;
/// Of a large group of duplicates so many rows are listed.
const N_ROWS_A_GROUP: usize = 6;

impl Report for Findings {
    fn text(&self) -> String {
        report(self)
    }

    fn rows(&self) -> anyhow::Result<Vec<Vec<String>>> {
        Ok(table::rows(self))
    }
}

/// All findings; of duplicates and shared articles the first [`N_LISTED`], conflicts before others.
fn report(findings: &Findings) -> String {
    let mut page = Page::default();
    files(&mut page, findings);
    unusable(&mut page, findings);
    rare_labels(&mut page, findings);
    groups(&mut page, "Exact duplicates", &findings.exact_duplicates);
    groups(&mut page, "Near duplicates", &findings.near_duplicates);
    shared(&mut page, findings);
    noise(&mut page, &findings.label_noise);
    page.out
}

fn files(page: &mut Page, findings: &Findings) {
    for file in &findings.files {
        page.line(0, &file.file);
        let counts = format!(
            "{}, {}, {}, {}",
            counted(file.rows, "row"),
            counted(file.articles, "article"),
            counted(file.headings, "heading"),
            counted(file.sentences, "sentence"),
        );
        page.line(2, &counts);
        let n_labelled = file.sentences - file.without_label;
        let mut labels: Vec<String> = file
            .labels
            .iter()
            .map(|(name, &n)| {
                let percent = percent(n, n_labelled);
                format!("{name} {n} ({percent:.1} %)")
            })
            .collect();
        if file.without_label > 0 {
            labels.push(format!("without a label {}", file.without_label));
        }
        page.line(2, &labels.join(", "));
    }
}

fn unusable(page: &mut Page, findings: &Findings) {
    page.heading(&format!("Unusable rows: {}", findings.unusable_rows.len()));
    for row in &findings.unusable_rows {
        page.line(
            2,
            &format!("{}:{}: {}{}", row.file, row.line, row.reason, row.hint),
        );
    }
}

fn rare_labels(page: &mut Page, findings: &Findings) {
    if findings.rare_labels.is_empty() {
        return;
    }
    let n_labelled = findings.files.iter();
    let n_labelled = n_labelled.map(|file| file.sentences - file.without_label);
    let labels = findings.rare_labels.iter();
    let labels: Vec<(&str, usize)> = labels.map(|(label, n)| (label.as_str(), *n)).collect();
    page.heading("Rare labels");
    page.line(2, &rare_labels_told(&labels, n_labelled.sum()));
}

fn groups(page: &mut Page, name: &str, groups: &[Group]) {
    let count =
        |is_meant: fn(&Group) -> bool| groups.iter().filter(|group| is_meant(group)).count();
    let n_rows: usize = groups.iter().map(|group| group.rows.len()).sum();
    let mut heading = format!("{name}: {}", counted(groups.len(), "group"));
    if !groups.is_empty() {
        let _ = write!(
            heading,
            " of {}, {} across files, {} with different labels",
            counted(n_rows, "sentence"),
            count(|group| group.is_across_files),
            count(|group| group.is_conflict),
        );
    }
    page.heading(&heading);
    let mut order: Vec<&Group> = groups.iter().collect();
    order.sort_by_key(|group| !group.is_conflict);
    for group in order.iter().take(N_LISTED) {
        let mut texts: Vec<&str> = group.rows.iter().map(|row| row.text.as_str()).collect();
        if group.similarity >= 1.0 {
            texts.truncate(1);
        }
        let kind = if group.is_conflict {
            "different labels: "
        } else {
            ""
        };
        if let [text] = texts[..] {
            page.line(2, &format!("{kind}{text}"));
        } else {
            page.line(2, &format!("{kind}similarity {:.2}", group.similarity));
        }
        for row in group.rows.iter().take(N_ROWS_A_GROUP) {
            let text = if texts.len() > 1 { &row.text } else { "" };
            page.line(4, &format!("{} {text}", place(row)));
        }
        page.rest(4, group.rows.len(), N_ROWS_A_GROUP);
    }
    page.rest(2, groups.len(), N_LISTED);
}

fn shared(page: &mut Page, findings: &Findings) {
    let shared = &findings.shared_articles;
    page.heading(&format!("Articles in two files: {}", shared.len()));
    for pair in shared.iter().take(N_LISTED) {
        let [left, right] = &pair.articles;
        let place = format!(
            "{}:{} {} and {}:{} {}:",
            left.file, left.line, left.article, right.file, right.line, right.article
        );
        let name = if pair.has_same_name {
            "same name, "
        } else {
            ""
        };
        let common = counted(pair.common_sentences, "sentence");
        let percent = 100.0 * pair.share;
        page.line(
            2,
            &format!("{place} {name}{common} in common ({percent:.0} %)"),
        );
    }
    page.rest(2, shared.len(), N_LISTED);
}

fn noise(page: &mut Page, noise: &LabelNoise) {
    if let Some(reason) = &noise.not_checked {
        page.heading(&format!("Doubtful labels: not checked, {reason}"));
        return;
    }
    let share = percent(noise.contradicted, noise.labelled);
    page.heading(&format!(
        "Doubtful labels: {} of {} contradicted ({share:.1} %), worst first",
        noise.contradicted, noise.labelled
    ));
    for doubt in &noise.rows {
        let row = &doubt.row;
        page.line(2, &format!("{}:{} {}", row.file, row.line, row.article));
        let given = row.label.as_deref().unwrap_or_default();
        page.line(
            4,
            &format!(
                "given {given} ({:.3}), predicted {} ({:.3})",
                doubt.label_probability, doubt.predicted, doubt.predicted_probability
            ),
        );
        page.line(4, &row.text);
    }
    page.rest(2, noise.contradicted, noise.rows.len());
}

fn place(row: &SentenceRow) -> String {
    let label = row.label.as_deref().unwrap_or("no label");
    format!("{}:{} {} {label}", row.file, row.line, row.article)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "exact below 2^53, which no count of sentences reaches"
)]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Lines of at most [`WIDTH`] columns, unless a word is longer.
#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    /// A line after an empty one.
    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.line(0, text);
    }

    /// Wraps `text`; the lines after the first stand two columns further in.
    fn line(&mut self, indent: usize, text: &str) {
        let mut column = 0;
        for word in on_one_line(text).split_whitespace() {
            let width = word.chars().count();
            if column == 0 {
                self.out.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            } else if column + 1 + width > WIDTH {
                self.out.push('\n');
                self.out.extend(std::iter::repeat_n(' ', indent + 2));
                column = indent + 2;
            } else {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(word);
            column += width;
        }
        self.out.push('\n');
    }

    /// Says how many more there are than are listed.
    fn rest(&mut self, indent: usize, n: usize, n_listed: usize) {
        if n > n_listed {
            self.line(indent, &format!("… and {} more", n - n_listed));
        }
    }
}
