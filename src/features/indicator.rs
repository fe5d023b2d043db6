//! Features of the sentence as a whole: counts in buckets, and facts that hold or do not.

use crate::features::reading::Counts;

/// A group of indicators of which exactly one is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    name: &'static str,
    /// Lower bounds of the buckets after the first.
    bounds: &'static [usize],
}

const FACT: &[usize] = &[1];

const GROUPS: [Group; 15] = [
    Group {
        name: "quoted share in percent",
        bounds: &[1, 25, 50, 75, 100],
    },
    Group {
        name: "words in the longest quotation",
        bounds: &[1, 3, 4, 5, 6, 8],
    },
    Group {
        name: "words of the author",
        bounds: &[1, 4, 8, 13, 19, 26, 36],
    },
    Group {
        name: "numbers",
        bounds: &[1, 2, 3],
    },
    Group {
        name: "names",
        bounds: &[1, 2, 3, 5],
    },
    Group {
        name: "reporting verb with quoted words",
        bounds: &[1, 2, 3],
    },
    Group {
        name: "first person",
        bounds: FACT,
    },
    Group {
        name: "second person",
        bounds: FACT,
    },
    Group {
        name: "question mark",
        bounds: FACT,
    },
    Group {
        name: "exclamation mark",
        bounds: FACT,
    },
    Group {
        name: "under a heading that announces opinion",
        bounds: FACT,
    },
    Group {
        name: "first person with a reporting verb",
        bounds: FACT,
    },
    Group {
        name: "loaded words of the author",
        bounds: &[1, 2, 3],
    },
    Group {
        name: "arguing words of the author",
        bounds: &[1, 2, 3],
    },
    Group {
        name: "likeness of quotations to speech",
        bounds: &[1, 2, 3],
    },
];

/// Number of indicators of all groups.
pub const N_INDICATORS: u32 = {
    let mut total = 0;
    let mut group = 0;
    while group < GROUPS.len() {
        total += GROUPS[group].bounds.len() + 1;
        group += 1;
    }
    total as u32
};

/// Calls `emit` with the indicators that are on, one of each group, ascending.
pub(crate) fn for_each(counts: &Counts, is_under_opinion_heading: bool, mut emit: impl FnMut(u32)) {
    let n_words = counts.n_quoted + counts.n_author;
    let values: [usize; GROUPS.len()] = [
        (100 * counts.n_quoted)
            .div_ceil(n_words.max(1))
            .min(if counts.n_author > 0 { 99 } else { 100 }),
        counts.longest_quotation,
        counts.n_author,
        counts.n_numbers,
        counts.n_names,
        usize::from(counts.has_reporting_verb) + 2 * usize::from(counts.n_quoted > 0),
        usize::from(counts.has_first_person),
        usize::from(counts.has_second_person),
        usize::from(counts.has_question_mark),
        usize::from(counts.has_exclamation_mark),
        usize::from(is_under_opinion_heading),
        usize::from(counts.has_first_person && counts.has_reporting_verb),
        counts.n_loaded,
        counts.n_arguing,
        counts.quotation_kind,
    ];
    for (indicators, value) in INDICATORS.iter().zip(values) {
        emit(u32::from(indicators[value.min(LARGEST)]));
    }
}

/// The largest bound of any group: what lies beyond counts as much.
const LARGEST: usize = 100;

/// The indicator of every value of each group, so that a bucket is found without a branch a bound.
const INDICATORS: [[u8; LARGEST + 1]; GROUPS.len()] = {
    let mut indicators = [[0; LARGEST + 1]; GROUPS.len()];
    let mut indicator = 0;
    let mut group = 0;
    while group < GROUPS.len() {
        let bounds = GROUPS[group].bounds;
        let mut bucket = 0;
        let mut value = 0;
        while value <= LARGEST {
            if bucket < bounds.len() && bounds[bucket] == value {
                bucket += 1;
            }
            indicators[group][value] = (indicator + bucket) as u8;
            value += 1;
        }
        indicator += bounds.len() + 1;
        group += 1;
    }
    indicators
};

/// The indicator of the same group that is on in a plain sentence: that a fact does not hold. None for counts, of which
/// no bucket is plainer than another.
pub(crate) fn plain(indicator: u32) -> Option<u32> {
    let mut bucket = indicator as usize;
    for group in GROUPS {
        if bucket <= group.bounds.len() {
            let is_on = u32::try_from(bucket).ok()?;
            return (group.bounds == FACT).then_some(indicator - is_on);
        }
        bucket -= group.bounds.len() + 1;
    }
    None
}

/// What an indicator says, for people: `names: 3 to 4`.
pub(crate) fn describe(indicator: u32) -> String {
    let mut bucket = indicator as usize;
    for group in GROUPS {
        if bucket <= group.bounds.len() {
            return group.describe(bucket);
        }
        bucket -= group.bounds.len() + 1;
    }
    String::new()
}

impl Group {
    fn describe(self, bucket: usize) -> String {
        let lower = bucket.checked_sub(1).map_or(0, |bound| self.bounds[bound]);
        match (self.bounds.get(bucket), self.bounds == FACT) {
            (_, true) => format!("{}: {}", self.name, if bucket == 1 { "yes" } else { "no" }),
            (None, _) => format!("{}: {lower} or more", self.name),
            (Some(&upper), _) if upper == lower + 1 => format!("{}: {lower}", self.name),
            (Some(&upper), _) => format!("{}: {lower} to {}", self.name, upper - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, INDICATORS, LARGEST, N_INDICATORS, describe, plain};

    #[test]
    fn a_fact_is_plain_where_it_does_not_hold() {
        let mut n_facts = 0;
        for indicator in 0..N_INDICATORS {
            let name = describe(indicator);
            match plain(indicator) {
                Some(plain) => {
                    n_facts += 1;
                    assert_eq!(describe(plain), name.replace(": yes", ": no"));
                }
                None => assert!(
                    !name.ends_with(": yes") && !name.ends_with(": no"),
                    "{name}"
                ),
            }
        }
        assert!(n_facts > 0);
    }

    #[test]
    fn a_value_lies_in_the_bucket_of_the_bounds_at_or_below_it() {
        let mut first = 0;
        for (group, indicators) in GROUPS.iter().zip(&INDICATORS) {
            assert!(group.bounds.iter().all(|&bound| bound <= LARGEST));
            for (value, &indicator) in indicators.iter().enumerate() {
                let bucket = group.bounds.iter().filter(|&&bound| bound <= value).count();
                assert_eq!(usize::from(indicator), first + bucket);
            }
            first += group.bounds.len() + 1;
        }
        assert_eq!(first, N_INDICATORS as usize);
    }
}
