//! What a reader must know before the first sentence: what the labels mean, who gave them, and how often they are wrong.

use byline::Label;
use byline::analysis::Verdict;
use byline::model::{AnswerCounts, Manifest};

/// All that a sentence can be shown as, and what it means.
pub(super) const VOICES: [(Verdict, &str); 4] = [
    (
        Verdict::Factual,
        "the record: what happened, and what others said or think, in neutral words",
    ),
    (Verdict::Quote, "a source, in its own words"),
    (
        Verdict::Opinion,
        "the author, who judges, recommends, mocks or persuades",
    ),
    (Verdict::Undecided, "the program is not sure enough to say"),
];

/// Who labelled the sentences, and how often that is right by what the model answered for articles that it had not seen.
pub(super) fn about(manifest: &Manifest) -> String {
    let guessed = "A program guessed these labels from the words, and nobody has checked them.";
    match HeldOut::of(&manifest.training.held_out.article) {
        None => format!("{guessed} How often it errs is not known: its model does not say."),
        Some(HeldOut { right, of_label }) => {
            let of_labels: Vec<String> = Label::ALL
                .into_iter()
                .zip(of_label)
                .filter_map(|(label, right)| Some(format!("{label} {}", right?)))
                .collect();
            format!(
                "{guessed} In articles that it had not seen when it learned, {right} in 100 of its labels were right \
                 ({} in 100). Expect more errors in texts of other kinds.",
                of_labels.join(", ")
            )
        }
    }
}

/// How many of a hundred answers were right.
struct HeldOut {
    right: u64,
    /// Of the answers of each label, in column order; none for a label that was never answered.
    of_label: [Option<u64>; Label::COUNT],
}

impl HeldOut {
    /// Of answers for articles that were not seen in training; none if there are no answers.
    fn of(articles: &[AnswerCounts]) -> Option<Self> {
        let counted =
            |counts: &dyn Fn(&AnswerCounts) -> u64| articles.iter().map(counts).sum::<u64>();
        let answered = |label: usize| counted(&|gold| gold.iter().map(|row| row[label]).sum());
        let right = |label: usize| counted(&|gold| gold[label][label]);
        let columns = 0..Label::COUNT;
        Some(Self {
            right: of_a_hundred(
                columns.clone().map(right).sum(),
                columns.map(answered).sum(),
            )?,
            of_label: std::array::from_fn(|label| of_a_hundred(right(label), answered(label))),
        })
    }
}

/// How many of a hundred, rounded down, so that only what was never wrong has all; none of nothing.
fn of_a_hundred(n: u64, of: u64) -> Option<u64> {
    (100 * n).checked_div(of)
}

#[cfg(test)]
mod tests {
    use byline::model::Manifest;

    use super::about;

    #[test]
    fn the_errors_are_those_of_the_model() {
        let mut manifest = Manifest::default();
        manifest.training.held_out.article = vec![
            [[6, 0, 1], [0, 0, 0], [1, 0, 2]],
            [[3, 0, 0], [0, 0, 0], [2, 0, 1]],
        ];
        assert!(about(&manifest).ends_with(
            "when it learned, 75 in 100 of its labels were right (factual 75, opinion 75 in 100). \
             Expect more errors in texts of other kinds."
        ));
    }

    #[test]
    fn a_model_that_says_nothing_gives_no_figure() {
        let about = about(&Manifest::default());
        assert!(about.ends_with("How often it errs is not known: its model does not say."));
        assert!(!about.contains(|c: char| c.is_ascii_digit()));
    }
}
