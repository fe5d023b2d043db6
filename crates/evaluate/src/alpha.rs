//! How far any number of people agree beyond chance.

/// Krippendorff's alpha for labels without an order, from any number of people, each of whom may have left sentences
/// out: 1 if all agree throughout, 0 if no more than chance would have it.
///
/// `sentences` holds the labels that each was given, as indexes below `n_labels`; sentences with fewer than two say
/// nothing and do not count. Chance is drawing two of all labels given. `None` if no two labels can be compared, or
/// all are the same.
///
/// The example is the table of four observers and twelve units in K. Krippendorff, *Computing Krippendorff's
/// Alpha-Reliability*, 2011, section C.
///
/// ```
/// use byline_evaluate::krippendorff_alpha;
/// let observers = [
///     [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
///     [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
///     [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
///     [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
/// ];
/// // 0 is a missing value there.
/// let unit = |unit: usize| observers.iter().filter_map(move |row| usize::checked_sub(row[unit], 1));
/// let units: Vec<Vec<usize>> = (0..12).map(|idx| unit(idx).collect()).collect();
/// let alpha = krippendorff_alpha(5, &units).unwrap();
/// assert!((alpha - 0.743).abs() < 0.0005);
/// ```
///
/// # Panics
/// If an index is not below `n_labels`.
///
/// Source: K. Krippendorff, *Content Analysis*, second edition, 2004, chapter 11.
#[must_use]
pub fn krippendorff_alpha(n_labels: usize, sentences: &[Vec<usize>]) -> Option<f64> {
    let mut coincidences = Coincidences::new(n_labels);
    for labels in sentences {
        coincidences.add(labels);
    }
    coincidences.alpha()
}

/// How often each two labels met in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Coincidences {
    /// Pairs of equal labels, by label.
    equal: Vec<f64>,
    /// Labels that could be compared with another one, by label.
    totals: Vec<f64>,
}

impl Coincidences {
    pub(super) fn new(n_labels: usize) -> Self {
        Self {
            equal: vec![0.0; n_labels],
            totals: vec![0.0; n_labels],
        }
    }

    /// Adds the labels of one sentence, every pair of them with a weight that makes the sentence count as often as it
    /// has labels.
    pub(super) fn add(&mut self, labels: &[usize]) {
        if labels.len() < 2 {
            return;
        }
        let weight = 1.0 / (labels.len() - 1) as f64;
        for (idx, &label) in labels.iter().enumerate() {
            let others = labels.iter().enumerate();
            let n_equal = others.filter(|&(other, found)| other != idx && *found == label);
            self.equal[label] += weight * n_equal.count() as f64;
            self.totals[label] += 1.0;
        }
    }

    /// Adds those of other sentences, `times` over.
    pub(super) fn add_times(&mut self, other: &Self, times: u64) {
        let add = |sums: &mut [f64], values: &[f64]| {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += value * times as f64;
            }
        };
        add(&mut self.equal, &other.equal);
        add(&mut self.totals, &other.totals);
    }

    pub(super) fn clear(&mut self) {
        self.equal.fill(0.0);
        self.totals.fill(0.0);
    }

    pub(super) fn alpha(&self) -> Option<f64> {
        let n: f64 = self.totals.iter().sum();
        let observed = n - self.equal.iter().sum::<f64>();
        let squares: f64 = self.totals.iter().map(|total| total * total).sum();
        let expected = (n * n - squares) / (n - 1.0);
        (expected > 0.0).then(|| 1.0 - observed / expected)
    }
}

#[cfg(test)]
mod tests {
    use super::krippendorff_alpha;

    #[test]
    fn two_observers_without_missing_values() {
        // K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section B: Meg and Owen.
        let values = |text: &str| text.bytes().map(|byte| usize::from(byte - b'a')).collect();
        let (meg, owen): (Vec<usize>, Vec<usize>) =
            (values("aabbdcccedda"), values("babbbccceddd"));
        let units: Vec<Vec<usize>> = meg.iter().zip(&owen).map(|(&a, &b)| vec![a, b]).collect();
        let alpha = krippendorff_alpha(5, &units).unwrap();
        assert!((alpha - 310.0 / 448.0).abs() < 1e-12, "{alpha}");
    }

    #[test]
    fn without_two_different_labels_nothing_is_known() {
        assert_eq!(krippendorff_alpha(2, &[]), None);
        assert_eq!(krippendorff_alpha(2, &[vec![0], vec![1]]), None);
        assert_eq!(krippendorff_alpha(2, &[vec![1, 1], vec![1, 1]]), None);
    }
}
