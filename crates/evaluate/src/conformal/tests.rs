use super::super::random::SplitMix64;
use super::*;

#[expect(clippy::cast_precision_loss, reason = "only the upper bits are used")]
fn uniform(generator: &mut SplitMix64) -> f64 {
    (generator.next() >> 11) as f64 / (1_u64 << 53) as f64
}

/// Three labels with random probabilities, the gold one drawn by them.
fn simulated(generator: &mut SplitMix64, cluster: usize) -> Outcome {
    let shares = [(); 3].map(|()| uniform(generator).powi(3) + 1e-3);
    let total: f64 = shares.iter().sum();
    let probabilities = shares.map(|share| share / total);
    let drawn = uniform(generator);
    let gold = if drawn < probabilities[0] {
        0
    } else if drawn < probabilities[0] + probabilities[1] {
        1
    } else {
        2
    };
    Outcome {
        gold,
        predicted: 0,
        probabilities: probabilities.to_vec(),
        cluster,
    }
}

#[test]
fn exchangeable_sentences_get_the_promised_error_rate() {
    for error_rate in [0.05, 0.1, 0.3] {
        // Many small calibration sets: the promise is about their mean, not about each.
        let mut generator = SplitMix64::new(3, 0);
        let rates: Vec<f64> = (0..400)
            .map(|_| {
                let gold: Vec<f64> = (0..59)
                    .map(|_| simulated(&mut generator, 0))
                    .map(|outcome| outcome.probabilities[outcome.gold])
                    .collect();
                let fitted = ConformalThreshold::fit(&gold, error_rate).unwrap();
                let fresh: Vec<Outcome> = (0..200)
                    .map(|i| simulated(&mut generator, i / 10))
                    .collect();
                let params = BootstrapParams {
                    n_replicates: 0,
                    ..BootstrapParams::default()
                };
                fitted.report(&fresh, &params).error_rate.unwrap()
            })
            .collect();
        let found = mean(rates).unwrap();
        // At most the promise, and less by at most 1 / 60 and what the never-empty sets add.
        assert!(found < error_rate + 0.006, "{found} for {error_rate}");
        assert!(found > error_rate - 0.04, "{found} for {error_rate}");
    }
}

#[test]
fn too_few_sentences_put_every_label_in() {
    // 8 sentences cannot promise 10 %: the rank would be the ninth.
    let threshold = ConformalThreshold::fit(&[0.9; 8], 0.1).unwrap();
    assert_eq!(threshold.set(&[1.0, 0.0, 0.0]).count(), 3);
    let threshold = ConformalThreshold::fit(&[0.9; 9], 0.1).unwrap();
    assert_eq!(threshold.set(&[1.0, 0.0, 0.0]).count(), 1);
    let threshold = ConformalThreshold::fit(&[], 0.5).unwrap();
    assert_eq!(threshold.set(&[1.0, 0.0, 0.0]).count(), 3);
}

#[test]
fn an_impossible_error_rate_is_an_error() {
    for error_rate in [0.0, 1.0, -0.1, f64::NAN] {
        assert!(ConformalThreshold::fit(&[0.9], error_rate).is_err());
    }
    assert_eq!(
        ErrorRateOutOfRange(1.5).to_string(),
        "error rate is 1.5, expected a number above 0 and below 1"
    );
}

#[test]
fn the_report_counts_sets_by_hand() {
    let threshold = ConformalThreshold {
        error_rate: 0.1,
        min_probability: 0.3,
    };
    let outcome = |gold, probabilities: [f64; 3], cluster| Outcome {
        gold,
        predicted: 0,
        probabilities: probabilities.to_vec(),
        cluster,
    };
    let outcomes = [
        // {0}, right.
        outcome(0, [0.8, 0.1, 0.1], 0),
        // {0, 1}, right.
        outcome(1, [0.5, 0.3, 0.2], 0),
        // {0, 1}, wrong.
        outcome(2, [0.4, 0.4, 0.2], 1),
        // {2}, right.
        outcome(2, [0.1, 0.1, 0.8], 1),
    ];
    let report = threshold.report(&outcomes, &BootstrapParams::default());
    assert_eq!(
        (
            report.error_rate,
            report.mean_set_size,
            report.single_label_share
        ),
        (Some(0.25), Some(1.5), Some(0.5))
    );
    // The first article has no error, the second one of two.
    assert_eq!(
        report.error_rate_interval,
        Some(Interval {
            lower: 0.0,
            upper: 0.5
        })
    );
    let nothing = threshold.report(&[], &BootstrapParams::default());
    assert_eq!((nothing.error_rate, nothing.mean_set_size), (None, None));
}
