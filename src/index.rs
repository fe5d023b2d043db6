//! A frozen map from 64-bit hashes to small numbers.

/// Open addressing over slots of eight bytes: half of the hash to compare, and the number.
///
/// Where a hash is absent a wrong number is returned with a chance of about one in two thousand million.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    slots: Vec<Slot>,
    /// Right shift that leaves the bits that choose the slot.
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    fingerprint: u32,
    id: u32,
}

const EMPTY: u32 = u32::MAX;

impl HashIndex {
    /// Maps each hash to its position. Where a hash comes twice the first position stays.
    pub(crate) fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        // At most half of the slots are taken, so that a miss ends after one or two looks.
        let n_slots = (2 * hashes.len()).next_power_of_two().max(2);
        let mut index = Self {
            slots: vec![
                Slot {
                    fingerprint: 0,
                    id: EMPTY
                };
                n_slots
            ],
            shift: 64 - n_slots.trailing_zeros(),
        };
        for (id, hash) in (0..).zip(hashes) {
            let slot = index.find(hash);
            if index.slots[slot].id == EMPTY {
                index.slots[slot] = Slot {
                    fingerprint: fingerprint(hash),
                    id,
                };
            }
        }
        index
    }

    /// The number of `hash`, if it is there.
    pub(crate) fn get(&self, hash: u64) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let id = self.slots[self.find(hash)].id;
        (id != EMPTY).then_some(id)
    }

    /// The slot that holds `hash`, or the empty one where it would be.
    fn find(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = usize::try_from(hash >> self.shift).unwrap_or(0);
        loop {
            let found = self.slots[slot];
            if found.id == EMPTY || found.fingerprint == fingerprint(hash) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// The low half of the hash: the slot is chosen by the high bits.
fn fingerprint(hash: u64) -> u32 {
    (hash & u64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_it_holds_and_nothing_else() {
        let hash = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let index = HashIndex::new((0..1000).map(hash).collect::<Vec<_>>().into_iter());
        for n in 0..1000 {
            assert_eq!(index.get(hash(n)), u32::try_from(n).ok());
            assert_eq!(index.get(hash(n + 1000)), None);
        }
    }

    #[test]
    fn holds_nothing_when_empty() {
        assert_eq!(
            HashIndex::new(std::iter::empty::<u64>().collect::<Vec<_>>().into_iter()).get(7),
            None
        );
        assert_eq!(HashIndex::default().get(7), None);
    }
}
