//! Pseudo-random numbers that are the same on every platform and in every version.

/// The increment of the counter: 2^64 divided by the golden ratio, made odd.
const GOLDEN_GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// A counter whose values are mixed well.
///
/// Own code, because the results of a bootstrap must not change with the version of a library.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
pub(super) struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// Stream number `stream` of `seed`; streams are independent of each other.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self {
            state: seed ^ mix(stream.wrapping_add(1).wrapping_mul(GOLDEN_GAMMA)),
        }
    }

    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN_GAMMA);
        mix(self.state)
    }

    /// A number from 0 to 1, without 1, of 53 bits.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// An index below `n`, each as likely as the others to within `n / 2^64`; 0 if `n` is 0.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the upper half of the product is below n, which is a usize"
    )]
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_published_sequence() {
        // First values of the reference implementation for state 1234567.
        let mut generator = SplitMix64 { state: 1_234_567 };
        assert_eq!(generator.next(), 6_457_827_717_110_365_317);
        assert_eq!(generator.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn draws_every_index_about_equally_often() {
        let mut generator = SplitMix64::new(1, 0);
        let mut counts = [0; 5];
        for _ in 0..10_000 {
            counts[generator.below(5)] += 1;
        }
        assert!(
            counts.iter().all(|count| (1_850..2_150).contains(count)),
            "{counts:?}"
        );
    }
}
