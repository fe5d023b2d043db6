//! A frozen map from 64-bit hashes to the numbers of items.

/// Slots of 32 bits in buckets of eight, which are compared at once: a look-up reads half a line of the cache, and
/// takes one branch, which nearly always goes the same way, whether the hash is held or not.
///
/// A slot holds the number of an item in its low bits and some bits of the item's hash in the others, which tell most
/// other hashes apart; the caller, who has the items, says whether the one found is the right one.
///
/// Source: buckets that are searched by vector as in M. Kulukundis, Designing a Fast, Efficient, Cache-friendly Hash
/// Table, Step by Step (`CppCon` 2017).
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    /// As many as a power of two, none where nothing is held.
    buckets: Vec<Bucket>,
    /// Right shift that leaves the bits of a hash that choose the bucket.
    shift: u32,
    /// Bits of a slot that hold the number of an item, counted from 1.
    item_mask: u32,
}

/// Filled from the front; a free slot is zero.
type Bucket = [u32; 8];

impl HashIndex {
    /// Maps each hash to its place in `hashes`, counted from 1. What comes first is found fastest.
    pub(crate) fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        // At most half of the slots are taken, so that few buckets are full.
        let n_buckets = (2 * hashes.len())
            .div_ceil(size_of::<Bucket>() / size_of::<u32>())
            .next_power_of_two()
            .max(2);
        let mut index = Self {
            buckets: vec![Bucket::default(); n_buckets],
            shift: 64 - n_buckets.trailing_zeros(),
            item_mask: (hashes.len() as u32 + 1).next_power_of_two() - 1,
        };
        for (hash, item) in hashes.zip(1..) {
            let slot = index.tag(hash) | item;
            let mut home = index.home(hash);
            while !push(&mut index.buckets[home], slot) {
                home = index.after(home);
            }
        }
        index
    }

    /// The number of the item with this hash, counted from 1; 0 if there is none.
    ///
    /// `difference` says in what an item differs from the one looked for: 0 if it is the one. It may be asked of 0 and
    /// of numbers that no item has.
    #[inline]
    pub(crate) fn find(&self, hash: u64, difference: impl Fn(u32) -> u64) -> u32 {
        let Some(bucket) = self.buckets.get(self.home(hash)) else {
            return 0;
        };
        let tag = self.tag(hash);
        let mut found = 0;
        for &slot in bucket {
            let is_tagged = (slot ^ tag) & !self.item_mask == 0;
            found |= slot & u32::from(is_tagged).wrapping_neg();
        }
        let item = found & self.item_mask;
        // What speaks against the answer, as one number: whether an item is found is as good as a coin's toss, and a
        // branch on it would be guessed wrong half the time.
        let is_none = u64::from(item == 0).wrapping_neg();
        let last = u64::from(bucket[bucket.len() - 1]);
        if (difference(item) & !is_none) | (last & is_none) == 0 {
            return item;
        }
        self.search(hash, difference)
    }

    /// [`find`](Self::find) slot by slot and bucket by bucket: for full buckets, and for hashes that look alike.
    #[cold]
    fn search(&self, hash: u64, difference: impl Fn(u32) -> u64) -> u32 {
        let mut home = self.home(hash);
        loop {
            for &slot in &self.buckets[home] {
                let item = slot & self.item_mask;
                if item == 0 || difference(item) == 0 {
                    return item;
                }
            }
            home = self.after(home);
        }
    }

    /// The bucket to look at first.
    fn home(&self, hash: u64) -> usize {
        (hash >> (self.shift & 63)) as usize & self.buckets.len().wrapping_sub(1)
    }

    /// The bucket that takes what this one has no room for.
    fn after(&self, home: usize) -> usize {
        (home + 1) & (self.buckets.len() - 1)
    }

    /// Bits of the hash, from its low half, where a slot holds them: the bucket is chosen by the high ones.
    fn tag(&self, hash: u64) -> u32 {
        hash as u32 & !self.item_mask
    }
}

/// Adds a slot to a bucket, if there is room.
fn push(bucket: &mut Bucket, slot: u32) -> bool {
    let free = bucket.iter_mut().find(|slot| **slot == 0);
    free.map(|free| *free = slot).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(range: std::ops::Range<u64>) -> Vec<u64> {
        range
            .map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15))
            .collect()
    }

    fn find(index: &HashIndex, held: &[u64], hash: u64) -> Option<usize> {
        let difference = |item: u32| match held.get((item as usize).wrapping_sub(1)) {
            Some(held) => held ^ hash,
            None => 1,
        };
        (index.find(hash, difference) as usize).checked_sub(1)
    }

    #[test]
    fn finds_what_it_holds_and_nothing_else() {
        let held = hashes(0..1000);
        let index = HashIndex::new(held.iter().copied());
        for (place, &hash) in held.iter().enumerate() {
            assert_eq!(find(&index, &held, hash), Some(place));
        }
        for hash in hashes(1000..2000) {
            assert_eq!(find(&index, &held, hash), None);
        }
    }

    #[test]
    fn tells_items_apart_whose_slot_and_tag_are_the_same() {
        // The bits between those of the slot and those of the tag.
        let held: Vec<u64> = (0..20).map(|n| 7 | n << 40).collect();
        let index = HashIndex::new(held.iter().copied());
        for (place, &hash) in held.iter().enumerate() {
            assert_eq!(find(&index, &held, hash), Some(place));
        }
        assert_eq!(find(&index, &held, 7 | 20 << 40), None);
    }

    #[test]
    fn holds_nothing_when_empty() {
        assert_eq!(HashIndex::new(std::iter::empty()).find(7, |_| 1), 0);
        assert_eq!(HashIndex::default().find(7, |_| 1), 0);
    }
}
