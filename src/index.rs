//! A frozen map from 64-bit hashes to small values.

/// Open addressing: a slot holds half of the hash to compare, and beside it the value, so that a look-up reads one line
/// of the cache.
///
/// Where a hash is absent a wrong value is returned with a chance of about one in a thousand million.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex<V> {
    /// As many as a power of two, none where nothing is held.
    slots: Vec<Slot<V>>,
    /// Right shift that leaves the bits that choose the slot.
    shift: u32,
}

/// What a look-up ends at.
#[derive(Clone, Copy, Debug, Default)]
struct Slot<V> {
    /// Zero where the slot is free.
    fingerprint: u32,
    value: V,
}

impl<V: Copy + Default> HashIndex<V> {
    /// Maps each hash to its value. Where a hash comes twice the first value stays; what comes first is found fastest.
    ///
    /// There are at least `spare` times as many slots as hashes, at least twice as many: the more, the fewer looks.
    pub(crate) fn new(entries: impl ExactSizeIterator<Item = (u64, V)>, spare: usize) -> Self {
        let n_slots = (spare.max(2) * entries.len()).next_power_of_two().max(2);
        let mut index = Self {
            slots: vec![Slot::default(); n_slots],
            shift: 64 - n_slots.trailing_zeros(),
        };
        for (hash, value) in entries {
            let slot = index.find(hash);
            if index.slots[slot].fingerprint == 0 {
                index.slots[slot] = Slot {
                    fingerprint: fingerprint(hash),
                    value,
                };
            }
        }
        index
    }

    /// The value of `hash`, if it is there.
    pub(crate) fn get(&self, hash: u64) -> Option<V> {
        let (value, is_found) = self.look(hash);
        is_found.then_some(value)
    }

    /// The value of `hash`, to be changed, if it is there.
    pub(crate) fn get_mut(&mut self, hash: u64) -> Option<&mut V> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = self.find(hash);
        let slot = &mut self.slots[slot];
        (slot.fingerprint != 0).then_some(&mut slot.value)
    }

    /// [`get`](Self::get) for callers that need no branch: a value, and whether it is the one of `hash`.
    pub(crate) fn look(&self, hash: u64) -> (V, bool) {
        if self.slots.is_empty() {
            return (V::default(), false);
        }
        let slot = self.slots[self.find(hash)];
        (slot.value, slot.fingerprint != 0)
    }

    /// [`look`](Self::look) that reads no more than the first slot, which is always at hand, unless `may_hold`.
    #[allow(
        clippy::needless_bitwise_bool,
        reason = "one branch, not one a condition"
    )]
    pub(crate) fn look_if(&self, may_hold: bool, hash: u64) -> (V, bool) {
        let mask = self.slots.len().wrapping_sub(1);
        let first = (hash & u64::from(may_hold).wrapping_neg()) >> (self.shift & 63);
        let mut slot = first as usize & mask;
        loop {
            let Some(found) = self.slots.get(slot) else {
                return (V::default(), false);
            };
            let is_found = found.fingerprint == fingerprint(hash);
            // One branch that nearly always holds, not three of which one is a toss.
            if !may_hold | (found.fingerprint == 0) | is_found {
                return (found.value, may_hold & is_found);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The slot that holds `hash`, or the empty one where it would be.
    fn find(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = usize::try_from(hash >> self.shift).unwrap_or(0) & mask;
        loop {
            let found = self.slots[slot].fingerprint;
            if (found == 0) | (found == fingerprint(hash)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Says of most hashes that are not in a set that they are not, from memory small enough to stay in the nearest caches.
///
/// Source: B. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors (1970), with a single hash function.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// As many as a power of two.
    words: Vec<u64>,
}

impl Filter {
    /// There are sixteen bits or more a hash: one in sixteen that are absent is let through at most.
    pub(crate) fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let n_words = (hashes.len() / 4).next_power_of_two();
        let mut words = vec![0; n_words];
        for hash in hashes {
            words[(hash >> 6) as usize & (n_words - 1)] |= 1 << (hash & 63);
        }
        Self { words }
    }

    pub(crate) fn may_hold(&self, hash: u64) -> bool {
        let word = (hash >> 6) as usize & self.words.len().wrapping_sub(1);
        self.words
            .get(word)
            .is_some_and(|word| word >> (hash & 63) & 1 != 0)
    }
}

/// The low half of the hash, never zero: the slot is chosen by the high bits.
fn fingerprint(hash: u64) -> u32 {
    (hash & u64::from(u32::MAX)) as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index_of(hashes: impl Iterator<Item = u64>) -> HashIndex<u32> {
        let hashes: Vec<u64> = hashes.collect();
        HashIndex::new(
            hashes.into_iter().zip(0..).collect::<Vec<_>>().into_iter(),
            2,
        )
    }

    #[test]
    fn finds_what_it_holds_and_nothing_else() {
        let hash = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let index = index_of((0..1000).map(hash));
        for n in 0..1000 {
            assert_eq!(index.get(hash(n)), u32::try_from(n).ok());
            assert_eq!(index.get(hash(n + 1000)), None);
        }
    }

    #[test]
    fn keeps_the_first_of_equal_hashes() {
        assert_eq!(index_of([7, 7].into_iter()).get(7), Some(0));
    }

    #[test]
    fn holds_nothing_when_empty() {
        assert_eq!(index_of(std::iter::empty()).get(7), None);
        assert_eq!(HashIndex::<u32>::default().get(7), None);
    }
}
