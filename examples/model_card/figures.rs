//! Scores of the model on one set, and how certain they are on all.

use std::collections::BTreeMap;
use std::error::Error;

use byline::{Classifier, Label};
use byline_corpus::ArticleTable;
use byline_evaluate::{
    BootstrapParams, ConformalReport, ConformalThreshold, Evaluation, Outcome, bootstrap, coverage,
};

use crate::Set;
use crate::marks::by_marks;
use crate::table::{row, shown, with};

/// All scores of one set, beside those of the baselines.
pub(crate) fn figures(set: &Set, other: Label) -> String {
    let labels = set.judge.labels();
    let evaluation = Evaluation::new(labels.to_vec(), &set.outcomes);
    let intervals = bootstrap(labels, &set.outcomes, &BootstrapParams::default());
    let majority = Evaluation::majority_baseline(labels.to_vec(), &set.outcomes);
    let marks = set
        .judge
        .outcomes_by(&set.corpus, |document| by_marks(document, other));
    let marks = Evaluation::new(labels.to_vec(), &marks);
    let mut out = format!("### {}: `{}`\n\n{}\n\n", set.name, set.path, set.about);
    out += &format!(
        "{} labelled sentences, {} articles.\n\n",
        evaluation.n,
        set.corpus.articles.len()
    );
    out += &row(&["", "model", "majority", "marks"].map(str::to_owned));
    out += "|---|---|---|---|\n";
    let line = |name: &str, model: String, rest: [Option<f64>; 2]| {
        let [majority, marks] = rest.map(shown);
        row(&[name.to_owned(), model, majority, marks])
    };
    out += &line(
        "accuracy",
        with(evaluation.accuracy, intervals.accuracy),
        [majority.accuracy, marks.accuracy],
    );
    out += &line(
        "macro-F1",
        with(evaluation.macro_f1, intervals.macro_f1),
        [majority.macro_f1, marks.macro_f1],
    );
    out += &format!(
        "| calibration error (ECE) | {} | | |\n",
        with(evaluation.ece, intervals.ece)
    );
    for label in labels {
        let f1 = |evaluation: &Evaluation| evaluation.per_class[label].f1;
        out += &line(
            &format!("F1 {label}"),
            with(f1(&evaluation), intervals.f1[label]),
            [f1(&majority), f1(&marks)],
        );
    }
    out += "\n| label | precision | recall | AUC | sentences |\n|---|---|---|---|---|\n";
    for label in labels {
        let scores = &evaluation.per_class[label];
        out += &row(&[
            label.clone(),
            with(scores.precision, intervals.precision[label]),
            with(scores.recall, intervals.recall[label]),
            with(evaluation.auc[label], intervals.auc[label]),
            scores.support.to_string(),
        ]);
    }
    out + "\n"
}

/// Scores of each source of a set, as the table of articles names them.
pub(crate) fn by_source(set: &Set, articles: &ArticleTable) -> String {
    let mut sources: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
    for outcome in &set.outcomes {
        let article = &set.corpus.articles[outcome.cluster].id;
        let outcomes = sources.entry(articles.value(article).unwrap_or_default());
        outcomes.or_default().push(outcome.clone());
    }
    let labels = set.judge.labels();
    let f1 = labels.iter().map(|label| format!("F1 {label}"));
    let names = ["source", "sentences", "macro-F1", "ECE"].map(str::to_owned);
    let mut out = row(&names.into_iter().chain(f1).collect::<Vec<_>>());
    out += &format!("|{}\n", "---|".repeat(4 + labels.len()));
    for (source, outcomes) in sources {
        let evaluation = Evaluation::new(labels.to_vec(), &outcomes);
        let intervals = bootstrap(labels, &outcomes, &BootstrapParams::default());
        let mut cells = vec![
            source.to_owned(),
            evaluation.n.to_string(),
            with(evaluation.macro_f1, intervals.macro_f1),
            with(evaluation.ece, intervals.ece),
        ];
        for label in labels {
            cells.push(with(evaluation.per_class[label].f1, intervals.f1[label]));
        }
        out += &row(&cells);
    }
    out + "\n"
}

/// Accuracy of the most confident answers, and label sets.
pub(crate) fn certainty(classifier: &Classifier, sets: &[Set]) -> Result<String, Box<dyn Error>> {
    let names: Vec<String> = sets.iter().map(|set| set.name.to_owned()).collect();
    let head = format!(
        "{}|---|{}\n",
        row(&[vec![String::new()], names].concat()),
        "---|".repeat(sets.len())
    );
    let mut out = format!(
        "## Certainty\n\nAccuracy of the answers that the model is most confident of:\n\n{head}"
    );
    let tables: Vec<_> = sets.iter().map(|set| coverage(&set.outcomes)).collect();
    for row_idx in 0..tables.iter().map(Vec::len).min().unwrap_or(0) {
        let mut cells = vec![format!("{:.0} %", tables[0][row_idx].target * 100.0)];
        cells.extend(
            tables
                .iter()
                .map(|table| shown(Some(table[row_idx].accuracy))),
        );
        out += &row(&cells);
    }
    out += &format!(
        "\nShare of label sets that lack the right label, by the error rate asked for, and mean size of the sets:\n\n{head}"
    );
    for error_rate in [0.01, 0.02, 0.05, 0.1] {
        let Some(label_sets) = classifier.model().label_sets(error_rate)? else {
            continue;
        };
        let mut cells = vec![error_rate.to_string()];
        for set in sets {
            let n_sentences = |outcome: &Outcome| set.corpus.articles[outcome.cluster].gold.len();
            let threshold = |outcome: &Outcome| ConformalThreshold {
                error_rate,
                min_probability: label_sets.min_probability(n_sentences(outcome)),
            };
            let report =
                ConformalReport::new(&set.outcomes, threshold, &BootstrapParams::default());
            let size = report
                .mean_set_size
                .map_or_else(String::new, |size| format!("{size:.2}"));
            cells.push(format!(
                "{}; {size} labels",
                with(report.error_rate, report.error_rate_interval)
            ));
        }
        out += &row(&cells);
    }
    Ok(out + "\n")
}
