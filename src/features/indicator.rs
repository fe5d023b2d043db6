//! Features of the sentence as a whole: counts in buckets, and facts that hold or do not.

use crate::features::reading::Counts;

/// A group of indicators of which exactly one is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    /// Lower bounds of the buckets after the first.
    bounds: &'static [usize],
    /// What each bucket says of a sentence, for people: what can follow *because*. Buckets of several groups that say
    /// the same have one clause.
    clauses: &'static [&'static str],
}

const FACT: &[usize] = &[1];

const GROUPS: [Group; 15] = [
    // The quoted share, in percent.
    Group {
        bounds: &[1, 25, 50, 75, 100],
        clauses: &[
            "none of it is quoted",
            "less than a quarter of it is quoted",
            "a quarter or more of it is quoted",
            "half or more of it is quoted",
            "nearly all of it is quoted",
            "all of it is quoted",
        ],
    },
    // Words in the longest quotation.
    Group {
        bounds: &[1, 3, 4, 5, 6, 8],
        clauses: &[
            "none of it is quoted",
            "it quotes 1 or 2 words in a row",
            "it quotes 3 words in a row",
            "it quotes 4 words in a row",
            "it quotes 5 words in a row",
            "it quotes 6 or 7 words in a row",
            "it quotes 8 words or more in a row",
        ],
    },
    // Words of the author.
    Group {
        bounds: &[1, 4, 8, 13, 19, 26, 36],
        clauses: &[
            "no word in it is the author's",
            "1 to 3 words in it are the author's",
            "4 to 7 words in it are the author's",
            "8 to 12 words in it are the author's",
            "13 to 18 words in it are the author's",
            "19 to 25 words in it are the author's",
            "26 to 35 words in it are the author's",
            "36 words or more in it are the author's",
        ],
    },
    // Numbers.
    Group {
        bounds: &[1, 2, 3],
        clauses: &[
            "it gives no number",
            "it gives one number",
            "it gives two numbers",
            "it gives three numbers or more",
        ],
    },
    // Words of names.
    Group {
        bounds: &[1, 2, 3, 5],
        clauses: &[
            "it holds no name",
            "one word in it belongs to a name",
            "two words in it belong to names",
            "3 or 4 words in it belong to names",
            "5 words or more in it belong to names",
        ],
    },
    // Whether there is a reporting verb, and twice whether words are quoted.
    Group {
        bounds: &[1, 2, 3],
        clauses: &[
            "it has neither quoted words nor a verb such as “said”",
            "it has a verb such as “said” and no quoted words",
            "it has quoted words and no verb such as “said”",
            "it has quoted words and a verb such as “said”",
        ],
    },
    // The first person.
    Group {
        bounds: FACT,
        clauses: &[
            "its author does not say “I” or “we”",
            "its author says “I” or “we”",
        ],
    },
    // The second person.
    Group {
        bounds: FACT,
        clauses: &["its author does not say “you”", "its author says “you”"],
    },
    // A question mark.
    Group {
        bounds: FACT,
        clauses: &["its author asks nothing", "its author asks a question"],
    },
    // An exclamation mark.
    Group {
        bounds: FACT,
        clauses: &[
            "its author exclaims nothing",
            "its author puts an exclamation mark",
        ],
    },
    // Under a heading that announces opinion.
    Group {
        bounds: FACT,
        clauses: &[
            "the heading above it announces no opinion",
            "the heading above it announces opinion",
        ],
    },
    // The first person with a reporting verb.
    Group {
        bounds: FACT,
        clauses: &[
            "“I” or “we” do not stand beside a verb such as “said”",
            "“I” or “we” stand beside a verb such as “said”",
        ],
    },
    // Loaded words of the author: praise, blame, mockery.
    Group {
        bounds: &[1, 2, 3],
        clauses: &[
            "no word of its author judges",
            "a word of its author judges",
            "two words of its author judge",
            "three words or more of its author judge",
        ],
    },
    // Arguing words of the author: *must*, *therefore*.
    Group {
        bounds: &[1, 2, 3],
        clauses: &[
            "no word of its author argues",
            "a word of its author argues",
            "two words of its author argue",
            "three words or more of its author argue",
        ],
    },
    // How much like speech the quotations are.
    Group {
        bounds: &[1, 2, 3],
        clauses: &[
            "none of it is quoted",
            "what it quotes is a title or a term",
            "what it quotes is a piece of a sentence",
            "what it quotes is speech",
        ],
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

/// What an indicator says, for people: `it gives two numbers`.
pub(crate) fn describe(indicator: u32) -> &'static str {
    let mut bucket = indicator as usize;
    for group in GROUPS {
        if let Some(clause) = group.clauses.get(bucket) {
            return clause;
        }
        bucket -= group.clauses.len();
    }
    ""
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{FACT, GROUPS, INDICATORS, LARGEST, N_INDICATORS, describe, plain};

    #[test]
    fn a_fact_is_plain_where_it_does_not_hold() {
        let mut first = 0;
        for group in GROUPS {
            for (bucket, indicator) in (first..).take(group.clauses.len()).enumerate() {
                let is_fact = group.bounds == FACT;
                assert_eq!(plain(indicator), is_fact.then_some(first));
                assert_eq!(describe(indicator), group.clauses[bucket]);
            }
            first += group.clauses.len() as u32;
        }
        assert_eq!(first, N_INDICATORS);
    }

    #[test]
    fn every_bucket_has_a_clause_and_no_two_of_a_group_have_the_same() {
        for group in GROUPS {
            assert_eq!(group.clauses.len(), group.bounds.len() + 1, "{group:?}");
            let clauses: HashSet<&str> = group.clauses.iter().copied().collect();
            assert_eq!(clauses.len(), group.clauses.len(), "{group:?}");
        }
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
