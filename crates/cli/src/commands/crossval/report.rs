//! The scores of the folds, as tables for eyes.

use byline_evaluate::{CrossValidation, FoldMean, PooledScores};

use crate::output::Report;
use crate::output::report::{Table, scores, shown};

impl Report for CrossValidation {
    fn text(&self) -> String {
        text(self)
    }
}

fn text(found: &CrossValidation) -> String {
    let head = ["fold", "articles", "n", "accuracy", "macro-F1"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows[0].extend(found.mean.f1.keys().cloned());
    rows[0].push("ECE".to_owned());
    for fold in &found.folds {
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
    let means = &found.mean;
    let mut add = |name: &str, score: &dyn Fn(&FoldMean) -> Option<f64>| {
        let mut row = vec![name.to_owned(), String::new(), String::new()];
        row.extend([&means.accuracy, &means.macro_f1].map(|mean| shown(score(mean))));
        row.extend(means.f1.values().map(|mean| shown(score(mean))));
        row.push(shown(score(&means.ece)));
        rows.push(row);
    };
    add("mean", &|mean| mean.mean);
    add("95 % from", &|mean| {
        mean.interval.map(|interval| interval.lower)
    });
    add("to", &|mean| mean.interval.map(|interval| interval.upper));
    let PooledScores {
        evaluation,
        intervals,
        ..
    } = &found.together;
    let together = scores(evaluation, intervals).map(|table| table.text());
    format!(
        "{} folds; columns of labels are F1, ECE is the calibration error\n\n{}\nAll folds together: {} sentences\n\n{}",
        found.folds.len(),
        Table::new("folds", rows).text(),
        evaluation.n,
        together.join("\n")
    )
}
