//! The scores of `byline-evaluate` against those of linfa.

use byline_evaluate::{ConfusionMatrix, Outcome};
use linfa::prelude::ToConfusionMatrix;
use ndarray::Array1;
use proptest::prelude::*;

fn any_outcome() -> impl Strategy<Value = Outcome> {
    (0..3_usize, 0..3_usize).prop_map(|(gold, predicted)| Outcome {
        gold,
        predicted,
        probabilities: vec![1.0 / 3.0; 3],
        cluster: 0,
    })
}

proptest! {
    /// linfa's matrix of two arrays is transposed, which neither of these two scores can tell.
    #[test]
    fn accuracy_and_mcc_equal_those_of_linfa(
        outcomes in prop::collection::vec(any_outcome(), 10..60),
    ) {
        let column = |value: fn(&Outcome) -> usize| -> Array1<usize> {
            outcomes.iter().map(value).collect()
        };
        let gold = column(|outcome| outcome.gold);
        let theirs = column(|outcome| outcome.predicted)
            .confusion_matrix(&gold)
            .unwrap();
        let ours = ConfusionMatrix::of(3, &outcomes);
        prop_assert!((ours.accuracy().unwrap() - f64::from(theirs.accuracy())).abs() < 1e-5);
        if let Some(mcc) = ours.mcc() {
            prop_assert!((mcc - f64::from(theirs.mcc())).abs() < 1e-4);
        }
    }
}
