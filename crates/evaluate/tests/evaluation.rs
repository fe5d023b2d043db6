//! The scores on a case worked by hand, and against other ways to compute them.

use byline_evaluate::{
    BootstrapParams, ClassScores, CollectionPart, ConfusionMatrix, Evaluation, Grouping, Observed,
    Outcome, Reliability, adjusted_shares, auc, bootstrap, compare, coverage,
};
use proptest::prelude::*;

fn labels() -> Vec<String> {
    ["factual", "quote", "opinion"].map(String::from).to_vec()
}

/// Three labels, not in alphabetical order, and eight sentences in two articles.
///
/// ```text
///    gold  predicted  p(F)  p(Q)  p(O)   article
/// 1  F     F          .7    .2    .1     0
/// 2  F     F          .5    .1    .4     0
/// 3  F     O          .3    .1    .6     0
/// 4  Q     Q          .1    .8    .1     0
/// 5  Q     Q          .2    .7    .1     1
/// 6  Q     F          .6    .3    .1     1
/// 7  O     O          .1    .1    .8     1
/// 8  O     F          .5    .1    .4     1
///
/// confusion   F  Q  O   support
/// F           2  0  1   3
/// Q           1  2  0   3
/// O           1  0  1   2
/// predicted   4  2  2   8
/// ```
fn worked_case() -> Vec<Outcome> {
    [
        (0, 0, [0.7, 0.2, 0.1], 0),
        (0, 0, [0.5, 0.1, 0.4], 0),
        (0, 2, [0.3, 0.1, 0.6], 0),
        (1, 1, [0.1, 0.8, 0.1], 0),
        (1, 1, [0.2, 0.7, 0.1], 1),
        (1, 0, [0.6, 0.3, 0.1], 1),
        (2, 2, [0.1, 0.1, 0.8], 1),
        (2, 0, [0.5, 0.1, 0.4], 1),
    ]
    .map(|(gold, predicted, probabilities, cluster)| Outcome {
        gold,
        predicted,
        probabilities: probabilities.to_vec(),
        cluster,
    })
    .to_vec()
}

#[track_caller]
fn assert_close(found: Option<f64>, expected: f64) {
    let found = found.expect("the score is defined");
    assert!((found - expected).abs() < 1e-12, "{found} != {expected}");
}

#[test]
fn counts_and_scores_of_the_worked_case() {
    let evaluation = Evaluation::new(labels(), &worked_case());
    assert_eq!(evaluation.n, 8);
    assert_eq!(
        evaluation.confusion.rows(),
        [[2, 0, 1], [1, 2, 0], [1, 0, 1]]
    );
    assert_close(evaluation.accuracy, 5.0 / 8.0);

    // Hits over predicted, hits over support, twice the hits over both.
    let factual = &evaluation.per_class["factual"];
    assert_close(factual.precision, 2.0 / 4.0);
    assert_close(factual.recall, 2.0 / 3.0);
    assert_close(factual.f1, 4.0 / 7.0);
    let quote = &evaluation.per_class["quote"];
    assert_close(quote.precision, 2.0 / 2.0);
    assert_close(quote.recall, 2.0 / 3.0);
    assert_close(quote.f1, 4.0 / 5.0);
    let opinion = &evaluation.per_class["opinion"];
    assert_close(opinion.precision, 1.0 / 2.0);
    assert_close(opinion.recall, 1.0 / 2.0);
    assert_close(opinion.f1, 2.0 / 4.0);
    assert_eq!((factual.support, quote.support, opinion.support), (3, 3, 2));
    // (4/7 + 4/5 + 1/2) / 3 = (40 + 56 + 35) / 70 / 3
    assert_close(evaluation.macro_f1, 131.0 / 210.0);

    // 5 · 8 − (3·4 + 3·2 + 2·2) = 18, over the root of (64 − 9 − 9 − 4)(64 − 16 − 4 − 4) = 42 · 40.
    assert_close(evaluation.mcc, 18.0 / f64::sqrt(42.0 * 40.0));
}

#[test]
fn probabilities_of_the_worked_case() {
    let evaluation = Evaluation::new(labels(), &worked_case());
    // The gold probabilities multiply to .7 · .5 · .3 · .8 · .7 · .3 · .8 · .4 = .0056448.
    assert_close(evaluation.log_loss, -f64::ln(0.005_644_8) / 8.0);
    // .14 + .42 + .86 + .06 + .14 + .86 + .06 + .62 = 3.16; the first is .3² + .2² + .1².
    assert_close(evaluation.brier, 3.16 / 8.0);

    // F, .7 .5 .3 against .1 .2 .6 .1 .5: .7 beats 5, .5 beats 3 and ties with 1, .3 beats 3: 11.5 of 15.
    assert_close(evaluation.auc["factual"], 11.5 / 15.0);
    // Q, .8 .7 .3 against .2 .1 .1 .1 .1: every pair.
    assert_close(evaluation.auc["quote"], 1.0);
    // O, .8 .4 against .1 .4 .6 .1 .1 .1: .8 beats 6, .4 beats 4 and ties with 1: 10.5 of 12.
    assert_close(evaluation.auc["opinion"], 10.5 / 12.0);

    // Confidence .5: one of two right, no gap. .6: none of two, gap 1.2. .7: both, gap .6. .8: both, gap .4.
    assert_close(evaluation.ece, 2.2 / 8.0);
    let bins = Reliability::of(&worked_case()).bins;
    let counts: Vec<u64> = bins.iter().map(|bin| bin.count).collect();
    assert_eq!(counts, [0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 2, 2, 0, 0, 0]);
    assert_close(bins[7].accuracy, 0.5);
    assert_close(bins[8].mean_confidence, 0.6);
    assert_eq!(bins[0].accuracy, None);
}

#[test]
fn the_serialised_form_keeps_names_and_order() {
    let outcomes = [
        Outcome {
            gold: 0,
            predicted: 0,
            probabilities: vec![1.0, 0.0],
            cluster: 0,
        },
        Outcome {
            gold: 0,
            predicted: 0,
            probabilities: vec![1.0, 0.0],
            cluster: 0,
        },
    ];
    let labels = ["news", "comment"].map(String::from).to_vec();
    let evaluation = Evaluation::new(labels, &outcomes);
    let json = serde_json::to_string(&evaluation).unwrap();
    assert_eq!(
        json,
        concat!(
            r#"{"n":2,"accuracy":1.0,"macro_f1":1.0,"mcc":null,"log_loss":0.0,"brier":0.0,"ece":0.0,"#,
            r#""auc":{"news":null,"comment":null},"#,
            r#""per_class":{"news":{"precision":1.0,"recall":1.0,"f1":1.0,"support":2},"#,
            r#""comment":{"precision":null,"recall":null,"f1":null,"support":0}},"#,
            r#""labels":["news","comment"],"confusion":[[2,0],[0,0]]}"#,
        )
    );
    assert_eq!(
        serde_json::from_str::<Evaluation>(&json).unwrap(),
        evaluation
    );
}

#[test]
fn nothing_evaluated_is_null_and_never_nan() {
    let evaluation = Evaluation::new(labels(), &[]);
    let scores = [
        evaluation.accuracy,
        evaluation.macro_f1,
        evaluation.mcc,
        evaluation.log_loss,
        evaluation.brier,
        evaluation.ece,
        evaluation.auc["quote"],
        evaluation.per_class["quote"].f1,
    ];
    assert_eq!(scores, [None; 8]);
    assert_eq!(coverage(&[]), []);
    assert_eq!(Evaluation::new(Vec::new(), &[]).macro_f1, None);
}

#[test]
fn macro_f1_is_over_the_labels_that_occur() {
    let mut confusion = ConfusionMatrix::new(4);
    // The second label is never predicted, the third does not occur but is predicted, the fourth is absent.
    confusion.add(0, 0, 2);
    confusion.add(0, 2, 2);
    confusion.add(1, 0, 1);
    // F1 of the first: 4 / (4 + 3). (4/7 + 0) / 2.
    assert_close(confusion.macro_f1(), 2.0 / 7.0);
    let absent = ClassScores {
        precision: None,
        recall: None,
        f1: None,
        support: 0,
    };
    assert_eq!(confusion.class_scores(3), absent);
    assert_eq!(confusion.class_scores(2).f1, Some(0.0));
}

#[test]
fn a_wrong_certainty_costs_a_finite_loss() {
    let outcome = Outcome {
        gold: 1,
        predicted: 0,
        probabilities: vec![1.0, 0.0],
        cluster: 0,
    };
    let labels = ["a", "b"].map(String::from).to_vec();
    let evaluation = Evaluation::new(labels, &[outcome]);
    assert_close(evaluation.log_loss, -f64::ln(1e-12));
    assert_close(evaluation.brier, 2.0);
    assert_close(evaluation.ece, 1.0);
}

#[test]
fn the_baseline_of_the_worked_case_answers_factual() {
    let baseline = Evaluation::majority_baseline(labels(), &worked_case());
    // Factual and quote occur three times each; the earlier one wins.
    assert_eq!(baseline.confusion.rows(), [[3, 0, 0], [3, 0, 0], [2, 0, 0]]);
    assert_close(baseline.accuracy, 3.0 / 8.0);
    // 2 · 3 / (3 + 8), 0 and 0.
    assert_close(baseline.macro_f1, 6.0 / 11.0 / 3.0);
    assert_eq!(baseline.mcc, None);
    assert_close(baseline.auc["opinion"], 0.5);
    assert_close(baseline.ece, 0.0);
    // The entropy of 3/8, 3/8 and 2/8.
    assert_close(
        baseline.log_loss,
        -(0.75 * f64::ln(0.375) + 0.25 * f64::ln(0.25)),
    );
}

#[test]
fn grouped_labels_are_evaluated_as_one() {
    let data_labels = ["opinion", "not_opinion"].map(String::from);
    let groups = ["not_opinion=factual+quote".parse().unwrap()];
    let grouping = Grouping::new(&["factual", "quote", "opinion"], &data_labels, &groups).unwrap();
    let outcomes: Vec<Outcome> = worked_case()
        .iter()
        .map(|outcome| {
            let gold = grouping.indexes()[outcome.gold];
            grouping.outcome(gold, &outcome.probabilities, outcome.cluster)
        })
        .collect();
    let evaluation = Evaluation::new(grouping.labels().to_vec(), &outcomes);
    // The six sentences that are no opinion: five found, one taken for opinion.
    assert_eq!(evaluation.confusion.rows(), [[1, 1], [1, 5]]);
    // Against all others the order by p(O) is what it was.
    assert_close(evaluation.auc["opinion"], 10.5 / 12.0);
    assert_close(evaluation.auc["not_opinion"], 10.5 / 12.0);
}

#[test]
fn two_models_are_compared_on_the_same_sentences() {
    let first = worked_case();
    let mut second = worked_case();
    // The second model has sentences 3 and 6 right and 1 wrong.
    second[2].predicted = 0;
    second[5].predicted = 1;
    second[0].predicted = 1;
    let comparison = compare(&labels(), &first, &second, &BootstrapParams::default()).unwrap();
    assert_eq!(
        (
            comparison.n_both,
            comparison.n_only_first,
            comparison.n_only_second,
            comparison.n_neither
        ),
        (4, 1, 2, 1)
    );
    assert_close(Some(comparison.p_value), 1.0);
    // Second: F 2 of 3 with 3 answers, Q 3 of 3 with 4, O 1 of 2 with 1: (4/6 + 6/7 + 2/3) / 3.
    let second_macro_f1 = (4.0 / 6.0 + 6.0 / 7.0 + 2.0 / 3.0) / 3.0;
    assert_close(
        comparison.macro_f1_difference,
        second_macro_f1 - 131.0 / 210.0,
    );

    let same = compare(&labels(), &first, &first, &BootstrapParams::default()).unwrap();
    let interval = same.macro_f1_difference_interval.unwrap();
    assert_eq!((interval.lower, interval.upper), (0.0, 0.0));

    let error = compare(&labels(), &first, &second[1..], &BootstrapParams::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the second model answers 7 sentences, expected the same 8 as the first model"
    );
    second[4].cluster = 0;
    let error = compare(&labels(), &first, &second, &BootstrapParams::default()).unwrap_err();
    assert!(error.to_string().starts_with("outcome 4 has another"));
}

#[test]
fn intervals_are_the_same_on_every_thread() {
    let outcomes = worked_case();
    let run = || bootstrap(&labels(), &outcomes, &BootstrapParams::default());
    let expected = run();
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..3).map(|_| scope.spawn(run)).collect();
        for other in others {
            assert_eq!(other.join().unwrap(), expected);
        }
    });
    // Two articles are drawn as 00, 01, 10 or 11: half of the replicates hold both, the ends only one.
    let accuracy = expected.accuracy.unwrap();
    assert_eq!((accuracy.lower, accuracy.upper), (0.5, 0.75));
}

#[test]
fn adjusted_shares_recover_the_gold_shares_of_the_validation_data() {
    let outcomes = worked_case();
    let validation = ConfusionMatrix::by_cluster(3, &outcomes);
    assert_eq!(validation[0].rows(), [[2, 0, 1], [0, 1, 0], [0, 0, 0]]);
    let mut observed = Observed::new(3);
    observed.add(&[4, 2, 2]);
    let parts = [CollectionPart {
        validation: &validation,
        observed: &observed,
    }];
    let shares = adjusted_shares(&parts, &BootstrapParams::default());
    let adjusted = shares.unwrap().adjusted;
    for (adjusted, expected) in adjusted.into_iter().zip([3.0, 3.0, 2.0]) {
        assert_close(Some(adjusted), expected / 8.0);
    }
}

/// Every pair of a positive and a negative sentence, one by one.
fn auc_by_pairs(outcomes: &[Outcome], label: usize) -> Option<f64> {
    let (mut wins, mut n_pairs) = (0.0, 0.0);
    for positive in outcomes.iter().filter(|outcome| outcome.gold == label) {
        for negative in outcomes.iter().filter(|outcome| outcome.gold != label) {
            let (high, low) = (positive.probabilities[label], negative.probabilities[label]);
            n_pairs += 1.0;
            if high > low {
                wins += 1.0;
            } else if high >= low {
                wins += 0.5;
            }
        }
    }
    (n_pairs > 0.0).then(|| wins / n_pairs)
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    // Few different probabilities, so that ties are common.
    (
        0..3_usize,
        0..3_usize,
        prop::array::uniform3(0..6_u8),
        0..5_usize,
    )
        .prop_map(|(gold, predicted, parts, cluster)| {
            let total: f64 = parts.iter().map(|&part| f64::from(part) + 0.1).sum();
            Outcome {
                gold,
                predicted,
                probabilities: parts
                    .iter()
                    .map(|&part| (f64::from(part) + 0.1) / total)
                    .collect(),
                cluster,
            }
        })
}

proptest! {
    #[test]
    fn auc_equals_the_count_of_all_pairs(
        outcomes in prop::collection::vec(any_outcome(), 0..60),
        label in 0..3_usize,
    ) {
        let (found, expected) = (auc(&outcomes, label), auc_by_pairs(&outcomes, label));
        prop_assert_eq!(found.is_some(), expected.is_some());
        if let (Some(found), Some(expected)) = (found, expected) {
            prop_assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn every_score_stays_within_its_bounds(
        outcomes in prop::collection::vec(any_outcome(), 1..40),
    ) {
        let evaluation = Evaluation::new(labels(), &outcomes);
        let within = |score: Option<f64>, low: f64, high: f64| {
            score.is_none_or(|score| (low - 1e-12..=high + 1e-12).contains(&score))
        };
        prop_assert!(within(evaluation.accuracy, 0.0, 1.0));
        prop_assert!(within(evaluation.macro_f1, 0.0, 1.0));
        prop_assert!(within(evaluation.mcc, -1.0, 1.0));
        prop_assert!(within(evaluation.brier, 0.0, 2.0));
        prop_assert!(within(evaluation.ece, 0.0, 1.0));
        prop_assert!(!serde_json::to_string(&evaluation).unwrap().contains("NaN"));
        let rows = coverage(&outcomes);
        prop_assert!(rows.iter().all(|row| row.coverage >= row.target - 1e-12));
        prop_assert_eq!(rows[0].coverage.to_bits(), 1.0_f64.to_bits());
    }
}
