use super::super::Evaluation;
use super::super::random::SplitMix64;
use super::*;

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn simulated(n: usize, article_length: usize) -> (Vec<String>, Vec<Outcome>) {
    let mut generator = SplitMix64::new(11, 0);
    let outcomes = (0..n)
        .map(|i| {
            let gold = generator.below(3);
            let predicted = if generator.below(4) == 0 {
                generator.below(3)
            } else {
                gold
            };
            let confidence = 0.4 + 0.6 * generator.below(50) as f64 / 50.0;
            let mut probabilities = vec![(1.0 - confidence) / 2.0; 3];
            probabilities[predicted] = confidence;
            Outcome {
                gold,
                predicted,
                probabilities,
                cluster: 3 * (i / article_length) + 7,
            }
        })
        .collect();
    (["a", "b", "c"].map(String::from).to_vec(), outcomes)
}

#[test]
fn every_article_once_gives_the_scores_themselves() {
    let (labels, outcomes) = simulated(300, 20);
    let evaluation = Evaluation::new(labels.clone(), &outcomes);
    let mut sample = Sample::new(3, &outcomes);
    let mut found = vec![None; 16];
    sample.measure(&vec![1; sample.n_clusters], |column, value| {
        found[column] = value;
    });
    let mut expected = vec![
        evaluation.accuracy,
        evaluation.macro_f1,
        evaluation.mcc,
        evaluation.ece,
    ];
    let scores = evaluation.per_class.values();
    expected.extend(scores.clone().map(|scores| scores.precision));
    expected.extend(scores.clone().map(|scores| scores.recall));
    expected.extend(scores.map(|scores| scores.f1));
    expected.extend(evaluation.auc.values());
    for (column, (found, expected)) in found.into_iter().zip(expected).enumerate() {
        let distance = (found.unwrap() - expected.unwrap()).abs();
        assert!(distance < 1e-12, "column {column}");
    }
}

#[test]
fn a_replicate_equals_the_scores_of_repeated_articles() {
    let (labels, outcomes) = simulated(60, 20);
    let mut repeated = outcomes[..20].to_vec();
    repeated.extend_from_slice(&outcomes[40..]);
    repeated.extend_from_slice(&outcomes[40..]);
    let evaluation = Evaluation::new(labels, &repeated);
    Sample::new(3, &outcomes).measure(&[1, 0, 2], |column, value| {
        let expected = match column {
            0 => evaluation.accuracy,
            1 => evaluation.macro_f1,
            2 => evaluation.mcc,
            3 => evaluation.ece,
            4..7 => evaluation.per_class[column - 4].precision,
            7..10 => evaluation.per_class[column - 7].recall,
            10..13 => evaluation.per_class[column - 10].f1,
            _ => evaluation.auc[column - 13],
        };
        assert!(
            (value.unwrap() - expected.unwrap()).abs() < 1e-12,
            "column {column}"
        );
    });
}

#[test]
fn equal_seeds_give_equal_intervals_and_others_do_not() {
    let (labels, outcomes) = simulated(300, 20);
    let params = BootstrapParams::default();
    let intervals = bootstrap(&labels, &outcomes, &params);
    assert_eq!(intervals, bootstrap(&labels, &outcomes, &params));
    let other_seed = BootstrapParams { seed: 1, ..params };
    assert_ne!(intervals, bootstrap(&labels, &outcomes, &other_seed));
}

#[test]
fn intervals_hold_the_scores() {
    let (labels, outcomes) = simulated(400, 10);
    let evaluation = Evaluation::new(labels.clone(), &outcomes);
    let intervals = bootstrap(&labels, &outcomes, &BootstrapParams::default());
    let holds =
        |interval: Option<Interval>, score: Option<f64>| interval.unwrap().contains(score.unwrap());
    assert!(holds(intervals.accuracy, evaluation.accuracy));
    assert!(holds(intervals.macro_f1, evaluation.macro_f1));
    assert!(holds(intervals.mcc, evaluation.mcc));
    for name in &labels {
        assert!(holds(intervals.f1[name], evaluation.per_class[name].f1));
        assert!(holds(intervals.auc[name], evaluation.auc[name]));
    }
}

#[test]
fn sentences_that_share_an_article_widen_the_interval() {
    // Whole articles right or wrong: 40 sentences are worth 4.
    let outcomes = |article_length| -> Vec<Outcome> {
        (0..400_usize)
            .map(|i| Outcome {
                gold: 0,
                predicted: usize::from((i / 40) % 2 == 0),
                probabilities: vec![0.5, 0.5],
                cluster: i / article_length,
            })
            .collect()
    };
    let labels = ["a", "b"].map(String::from);
    let width = |article_length| {
        let params = BootstrapParams::default();
        let interval = bootstrap(&labels, &outcomes(article_length), &params)
            .accuracy
            .unwrap();
        interval.upper - interval.lower
    };
    assert!(width(40) > 4.0 * width(1), "{} {}", width(40), width(1));
}

#[test]
fn too_little_data_has_no_intervals() {
    let (labels, outcomes) = simulated(20, 20);
    for outcomes in [&outcomes[..], &[]] {
        let intervals = bootstrap(&labels, outcomes, &BootstrapParams::default());
        assert_eq!((intervals.accuracy, intervals.auc["a"]), (None, None));
    }
}
