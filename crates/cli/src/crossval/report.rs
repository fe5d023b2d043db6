//! The scores of the folds: as one object, and as tables for eyes.

use byline_evaluate::{
    BootstrapParams, Evaluation, FoldMean, Intervals, Outcome as Judged, bootstrap,
};
use indexmap::IndexMap;
use serde::Serialize;

use crate::report::{Table, scores, shown};

/// Scores of each fold, their means, and those of all folds together.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    folds: Vec<FoldScores>,
    mean: Means,
    together: Together,
}

#[derive(Debug, Serialize)]
struct FoldScores {
    /// From 1.
    fold: usize,
    articles: usize,
    n: usize,
    accuracy: Option<f64>,
    macro_f1: Option<f64>,
    f1: IndexMap<String, Option<f64>>,
    ece: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Means {
    accuracy: FoldMean,
    macro_f1: FoldMean,
    f1: IndexMap<String, FoldMean>,
    ece: FoldMean,
}

#[derive(Debug, Serialize)]
struct Together {
    #[serde(flatten)]
    evaluation: Evaluation,
    intervals: Intervals,
}

impl Report {
    /// `folds` has one entry an article, which outcomes name as their cluster.
    pub(super) fn new(labels: &[String], outcomes: &[Judged], folds: &[usize]) -> Self {
        let n_folds = folds.iter().max().map_or(0, |last| last + 1);
        let rows = (0..n_folds).map(|fold| {
            let of_fold = outcomes
                .iter()
                .filter(|outcome| folds[outcome.cluster] == fold);
            let of_fold: Vec<Judged> = of_fold.cloned().collect();
            let evaluation = Evaluation::new(labels.to_vec(), &of_fold);
            let per_class = evaluation.per_class.into_iter();
            FoldScores {
                fold: fold + 1,
                articles: folds.iter().filter(|&&other| other == fold).count(),
                n: evaluation.n,
                accuracy: evaluation.accuracy,
                macro_f1: evaluation.macro_f1,
                f1: per_class
                    .map(|(label, scores)| (label, scores.f1))
                    .collect(),
                ece: evaluation.ece,
            }
        });
        let rows: Vec<FoldScores> = rows.collect();
        let mean =
            |score: &dyn Fn(&FoldScores) -> Option<f64>| FoldMean::of(rows.iter().map(score));
        let of_label = |label: &String| mean(&|row| row.f1.get(label).copied().flatten());
        let means = Means {
            accuracy: mean(&|row| row.accuracy),
            macro_f1: mean(&|row| row.macro_f1),
            f1: labels
                .iter()
                .map(|label| (label.clone(), of_label(label)))
                .collect(),
            ece: mean(&|row| row.ece),
        };
        Self {
            mean: means,
            together: Together {
                evaluation: Evaluation::new(labels.to_vec(), outcomes),
                intervals: bootstrap(labels, outcomes, &BootstrapParams::default()),
            },
            folds: rows,
        }
    }

    pub(super) fn text(&self) -> String {
        let head = ["fold", "articles", "n", "accuracy", "macro-F1"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows[0].extend(self.mean.f1.keys().cloned());
        rows[0].push("ECE".to_owned());
        for fold in &self.folds {
            let mut row = vec![
                fold.fold.to_string(),
                fold.articles.to_string(),
                fold.n.to_string(),
                shown(fold.accuracy),
                shown(fold.macro_f1),
            ];
            row.extend(fold.f1.values().map(|f1| shown(*f1)));
            row.push(shown(fold.ece));
            rows.push(row);
        }
        let means = &self.mean;
        let mut add = |name: &str, score: &dyn Fn(&FoldMean) -> Option<f64>| {
            let mut row = vec![name.to_owned(), String::new(), String::new()];
            row.extend([&means.accuracy, &means.macro_f1].map(|found| shown(score(found))));
            row.extend(means.f1.values().map(|found| shown(score(found))));
            row.push(shown(score(&means.ece)));
            rows.push(row);
        };
        add("mean", &|found| found.mean);
        add("95 % from", &|found| {
            found.interval.map(|interval| interval.lower)
        });
        add("to", &|found| found.interval.map(|interval| interval.upper));
        let Together {
            evaluation,
            intervals,
        } = &self.together;
        let together = scores(evaluation, intervals).map(|table| table.text());
        format!(
            "{} folds; columns of labels are F1, ECE is the calibration error\n\n{}\nAll folds together: {} sentences\n\n{}",
            self.folds.len(),
            Table::new("folds", rows).text(),
            evaluation.n,
            together.join("\n")
        )
    }
}
