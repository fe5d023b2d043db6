use super::*;

fn confusion(rows: [[u64; 3]; 3]) -> ConfusionMatrix {
    let mut confusion = ConfusionMatrix::new(3);
    for (gold, row) in rows.into_iter().enumerate() {
        for (predicted, count) in row.into_iter().enumerate() {
            confusion.add(gold, predicted, count);
        }
    }
    confusion
}

fn observed(documents: &[[u64; 3]]) -> Observed {
    let mut observed = Observed::new(3);
    for document in documents {
        observed.add(document);
    }
    observed
}

fn shares_in(validation: &[ConfusionMatrix], documents: &[[u64; 3]]) -> Option<AdjustedShares> {
    let part = CollectionPart {
        validation,
        observed: &observed(documents),
    };
    adjusted_shares(&[part], &BootstrapParams::default())
}

fn close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9)
}

const ANSWERS: [[u64; 3]; 3] = [[8, 1, 1], [0, 9, 1], [4, 0, 6]];

#[test]
fn three_labels_are_unmixed() {
    // True shares .5 .2 .3 give .5·.8 + .3·.4 = .52, .5·.1 + .2·.9 = .23, .5·.1 + .2·.1 + .3·.6 = .25.
    let shares = shares_in(&[confusion(ANSWERS)], &[[52, 23, 25]]).unwrap();
    assert!(close(&shares.observed, &[0.52, 0.23, 0.25]));
    assert!(close(&shares.adjusted, &[0.5, 0.2, 0.3]), "{shares:?}");
}

#[test]
fn a_perfect_classifier_needs_no_correction() {
    let shares = shares_in(
        &[confusion([[5, 0, 0], [0, 2, 0], [0, 0, 9]])],
        &[[10, 30, 60]],
    );
    let shares = shares.unwrap();
    assert!(close(&shares.adjusted, &[0.1, 0.3, 0.6]));
    let interval = shares.intervals.unwrap()[0];
    assert!(close(&[interval.lower, interval.upper], &[0.1, 0.1]));
}

#[test]
fn negative_shares_are_clipped_and_the_interval_still_has_width() {
    // Fewer answers of the first label than its false alarms alone would give.
    let shares = shares_in(&[confusion(ANSWERS)], &[[0, 6, 6]]).unwrap();
    assert!(shares.adjusted[0].abs() < 1e-12, "{shares:?}");
    assert!((shares.adjusted.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    let interval = shares.intervals.unwrap()[1];
    assert!(interval.upper - interval.lower > 0.1, "{interval:?}");
}

#[test]
fn what_cannot_be_told_is_none() {
    let alike = confusion([[5, 5, 0], [5, 5, 0], [0, 0, 9]]);
    assert_eq!(shares_in(&[alike], &[[10, 10, 10]]), None);
    let without_support = confusion([[5, 5, 0], [0, 0, 0], [0, 0, 9]]);
    assert_eq!(shares_in(&[without_support], &[[10, 10, 10]]), None);
    assert_eq!(shares_in(&[confusion(ANSWERS)], &[]), None);
    assert_eq!(shares_in(&[], &[[1, 2, 3]]), None);
    assert_eq!(adjusted_shares(&[], &BootstrapParams::default()), None);
}

#[test]
fn parts_are_corrected_each_in_its_way() {
    let documents = observed(&[[52, 23, 25]]);
    let perfect = [confusion([[5, 0, 0], [0, 5, 0], [0, 0, 5]])];
    let mixed = [confusion(ANSWERS)];
    let parts = [&perfect[..], &mixed].map(|validation| CollectionPart {
        validation,
        observed: &documents,
    });
    let shares = adjusted_shares(&parts, &BootstrapParams::default()).unwrap();
    // Half-way between .52 .23 .25 and .5 .2 .3.
    assert!(close(&shares.adjusted, &[0.51, 0.215, 0.275]), "{shares:?}");
}

/// Articles of two kinds, of which a classifier knows one better: it finds 19 of 20 opinions in one, 13 in the other.
fn answered_article(n: [u64; 3], generator: &mut SplitMix64) -> ConfusionMatrix {
    let is_hard = generator.below(3) == 0;
    let found = if is_hard { 0.65 } else { 0.95 };
    let rates = [
        [0.92, 0.02, 0.06],
        [0.01, 0.98, 0.01],
        [1.0 - found, 0.0, found],
    ];
    let mut confusion = ConfusionMatrix::new(3);
    for (gold, n) in n.into_iter().enumerate() {
        for _ in 0..n {
            let drawn = generator.unit();
            let mut sum = 0.0;
            let answer = rates[gold].iter().position(|rate| {
                sum += rate;
                drawn < sum
            });
            confusion.add(gold, answer.unwrap_or(2), 1);
        }
    }
    confusion
}

/// How often the intervals hold the truth, and how wide they are, in simulated collections of articles with these
/// numbers of sentences a label.
fn coverage(n_articles: usize, n: [u64; 3]) -> (f64, f64) {
    let (mut n_held, mut width, mut n_intervals) = (0.0, 0.0, 0.0);
    let generator = &mut SplitMix64::new(7, n_articles as u64);
    for trial in 0..150 {
        let validation: Vec<_> = (0..80)
            .map(|_| {
                let n = [8, 5, 5].map(|most| generator.below(2 * most + 1) as u64);
                answered_article(n, generator)
            })
            .collect();
        let mut observed = Observed::new(3);
        for _ in 0..n_articles {
            let article = answered_article(n, generator);
            let answers: Vec<u64> = (0..3).map(|label| article.n_predicted(label)).collect();
            observed.add(&answers);
        }
        let params = BootstrapParams {
            n_replicates: 200,
            seed: trial,
        };
        let part = CollectionPart {
            validation: &validation,
            observed: &observed,
        };
        let intervals = adjusted_shares(&[part], &params)
            .unwrap()
            .intervals
            .unwrap();
        for (interval, truth) in intervals.iter().zip(shares_of(&n).unwrap()) {
            n_held += f64::from(u8::from(interval.contains(truth)));
            width += interval.upper - interval.lower;
            n_intervals += 1.0;
        }
    }
    (n_held / n_intervals, width / n_intervals)
}

#[test]
fn intervals_hold_the_truth_nineteen_times_in_twenty() {
    let mut widths = Vec::new();
    for (n_articles, n) in [
        (1, [12, 6, 6]),
        (1, [10, 0, 0]),
        (1, [3, 3, 14]),
        (12, [12, 6, 6]),
        (300, [12, 6, 6]),
        (200, [0, 0, 1]),
    ] {
        let (held, width) = coverage(n_articles, n);
        assert!(
            (0.92..=1.0).contains(&held),
            "{held} of the intervals of {n_articles} articles of {n:?}, width {width}"
        );
        widths.push(width);
    }
    // A single article tells little, a dozen more.
    assert!(
        widths[0] > 0.15 && widths[3] < widths[0] / 2.0 && widths[4] < widths[3],
        "{widths:?}"
    );
}
