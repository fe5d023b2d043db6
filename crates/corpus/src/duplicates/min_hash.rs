//! Texts that are nearly the same, in time linear in their number.

/// Texts whose word 3-grams have at least this Jaccard similarity are near duplicates.
pub(super) const LEAST_SIMILARITY: f64 = 0.8;

/// Bands and hashes a band. Two texts of similarity `s` meet in a band with probability `1 - (1 - s^5)^20`: 0.9996 at
/// 0.8, and 0.05 at 0.3, so that hardly a pair is missed and few are compared in vain.
const N_BANDS: u64 = 20;
const N_HASHES_A_BAND: u64 = 5;

/// A text is compared with so many before it in its bucket, not with all: this keeps the time linear where thousands of
/// texts are made from one template. They all still hang together, if not each with each.
const N_COMPARED: usize = 8;

const N_WORDS_A_SHINGLE: usize = 3;

/// Pairs of texts that are nearly the same, with their similarity; enough pairs to connect all that belong together.
///
/// Words are runs of letters and digits, in any case; texts of fewer than three have no 3-gram and are never paired.
///
/// Source: A. Broder, On the resemblance and containment of documents (1997); banding as in J. Leskovec,
/// A. Rajaraman, J. Ullman, Mining of Massive Datasets (2014), 3.4.
pub(super) fn near_pairs(texts: &[&str]) -> Vec<(usize, usize, f64)> {
    let shingles: Vec<Vec<u64>> = texts.iter().map(|text| shingles(text)).collect();
    let mut pairs = Vec::new();
    for band in 0..N_BANDS {
        let mut buckets: Vec<(u64, usize)> = shingles
            .iter()
            .enumerate()
            .filter(|(_, shingles)| !shingles.is_empty())
            .map(|(text, shingles)| (band_key(band, shingles), text))
            .collect();
        buckets.sort_unstable();
        for bucket in buckets.chunk_by(|left, right| left.0 == right.0) {
            for (position, &(_, right)) in bucket.iter().enumerate().skip(1) {
                let first = position.saturating_sub(N_COMPARED);
                for &(_, left) in &bucket[first..position] {
                    let similarity = jaccard(&shingles[left], &shingles[right]);
                    if similarity >= LEAST_SIMILARITY {
                        pairs.push((left, right, similarity));
                    }
                }
            }
        }
    }
    pairs.sort_unstable_by_key(|&(left, right, _)| (left, right));
    pairs.dedup_by_key(|&mut (left, right, _)| (left, right));
    pairs
}

/// Hashes of the word 3-grams, ascending and distinct.
fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let lower = word.chars().flat_map(char::to_lowercase);
            lower.fold(0, |hash, c| mix(hash ^ u64::from(c)))
        })
        .collect();
    let grams = words.windows(N_WORDS_A_SHINGLE);
    let mut shingles: Vec<u64> = grams
        .map(|gram| gram.iter().fold(1, |hash, word| mix(hash ^ word)))
        .collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// One hash of the least values of the band's hash functions.
fn band_key(band: u64, shingles: &[u64]) -> u64 {
    (0..N_HASHES_A_BAND).fold(band, |key, number| {
        let seed = mix(band * N_HASHES_A_BAND + number + 1);
        let least = shingles.iter().map(|shingle| mix(shingle ^ seed)).min();
        mix(key ^ least.unwrap_or_default())
    })
}

/// Number of common elements over number of all, of two ascending lists.
fn jaccard(left: &[u64], right: &[u64]) -> f64 {
    let (mut left_idx, mut right_idx, mut n_common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(left_idx), right.get(right_idx)) {
        left_idx += usize::from(a <= b);
        right_idx += usize::from(b <= a);
        n_common += usize::from(a == b);
    }
    share(n_common, left.len() + right.len() - n_common)
}

/// `part / whole`, 0 of nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact below 2^53, which no count of sentences reaches"
)]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The finisher of `SplitMix64` after one step of its counter: every bit of the result depends on every bit given.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::{jaccard, near_pairs};

    #[test]
    fn similarity_is_common_over_all() {
        assert!((jaccard(&[1, 2, 3, 4], &[2, 3, 4, 5]) - 0.6).abs() < 1e-12);
        assert!((jaccard(&[1], &[1]) - 1.0).abs() < 1e-12);
        assert!(jaccard(&[1], &[2]).abs() < 1e-12);
    }

    #[test]
    fn one_changed_end_in_a_long_sentence_is_near_and_half_a_sentence_is_not() {
        let long = "The council of the old harbour town voted on Monday night to close both swimming pools";
        let other_end = format!("{long} soon.");
        let half =
            "The council of the old harbour town voted on nothing else all that evening, it said.";
        let pairs = near_pairs(&[long, &other_end, half]);
        assert_eq!(pairs.len(), 1);
        assert_eq!((pairs[0].0, pairs[0].1), (0, 1));
        // 14 grams of the 16 words, and one more with the word added.
        assert!((pairs[0].2 - 14.0 / 15.0).abs() < 1e-12);
    }

    #[test]
    fn marks_and_case_do_not_count_and_two_words_are_too_few() {
        let pairs = near_pairs(&["“We won’t GO!”", "We won't go.", "No way.", "No way!"]);
        assert_eq!(pairs, [(0, 1, 1.0)]);
    }
}
