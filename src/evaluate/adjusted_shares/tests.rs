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

fn close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9)
}

const ANSWERS: [[u64; 3]; 3] = [[8, 1, 1], [0, 9, 1], [4, 0, 6]];

#[test]
fn three_labels_are_unmixed() {
    // True shares .5 .2 .3 give .5·.8 + .3·.4 = .52, .5·.1 + .2·.9 = .23, .5·.1 + .2·.1 + .3·.6 = .25.
    let shares = adjusted_shares(
        &[confusion(ANSWERS)],
        &[vec![52, 23, 25]],
        &BootstrapParams::default(),
    )
    .unwrap();
    assert!(close(&shares.observed, &[0.52, 0.23, 0.25]));
    assert!(close(&shares.adjusted, &[0.5, 0.2, 0.3]), "{shares:?}");
}

#[test]
fn a_perfect_classifier_needs_no_correction() {
    let shares = solve(&confusion([[5, 0, 0], [0, 2, 0], [0, 0, 9]]), &[10, 30, 60]);
    assert!(close(&shares.unwrap(), &[0.1, 0.3, 0.6]));
}

#[test]
fn negative_shares_are_clipped() {
    // Fewer answers of the first label than its false alarms alone would give.
    let shares = solve(&confusion(ANSWERS), &[0, 50, 50]).unwrap();
    assert!(shares[0].abs() < 1e-12, "{shares:?}");
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn what_cannot_be_told_is_none() {
    let alike = confusion([[5, 5, 0], [5, 5, 0], [0, 0, 9]]);
    assert_eq!(solve(&alike, &[10, 10, 10]), None);
    let without_support = confusion([[5, 5, 0], [0, 0, 0], [0, 0, 9]]);
    assert_eq!(solve(&without_support, &[10, 10, 10]), None);
    assert_eq!(solve(&confusion(ANSWERS), &[0, 0, 0]), None);
    let params = BootstrapParams::default();
    assert_eq!(adjusted_shares(&[], &[], &params), None);
    assert_eq!(adjusted_shares(&[], &[vec![1, 2, 3]], &params), None);
}

#[test]
fn intervals_hold_the_truth_and_widen_with_uneven_articles() {
    let validation = vec![confusion(ANSWERS); 20];
    let params = BootstrapParams::default();
    let even = adjusted_shares(&validation, &vec![vec![52, 23, 25]; 20], &params).unwrap();
    let mixed: Vec<Vec<u64>> = (0..20)
        .map(|i| {
            if i % 2 == 0 {
                vec![82, 8, 10]
            } else {
                vec![22, 38, 40]
            }
        })
        .collect();
    let uneven = adjusted_shares(&validation, &mixed, &params).unwrap();
    assert!(close(&even.adjusted, &uneven.adjusted));
    let even = even.intervals.unwrap()[0];
    let uneven = uneven.intervals.unwrap()[0];
    assert!(even.upper - even.lower < 1e-9, "{even:?}");
    assert!(
        uneven.contains(0.5) && uneven.upper - uneven.lower > 0.1,
        "{uneven:?}"
    );
}
