//! Rules: patterns of words, one function each, in tables that state their order.
//!
//! To add a pattern, write its function, and put it into the table of its decision with a name, an example and the
//! speaker that the example gives. A test runs every example and asks that its own rule decides it.

/// One pattern of a decision. `F` is a function from the place that is looked at to what the pattern finds there.
pub(super) struct Rule<F> {
    #[cfg_attr(not(test), expect(dead_code, reason = "tests tell rules apart by it"))]
    pub(super) name: &'static str,
    /// A text in which the rule decides.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run it"))]
    pub(super) example: &'static str,
    /// Who speaks in the example, by fullest name.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests expect it"))]
    pub(super) speaker: &'static str,
    pub(super) find: F,
}

/// What the first of `rules` finds that finds anything, with the place of the rule in its table.
pub(super) fn first<F: Copy, T>(
    rules: &[Rule<F>],
    ask: impl Fn(F) -> Option<T>,
) -> Option<(usize, T)> {
    all(rules, ask).next()
}

/// What each of `rules` finds that finds anything, with the place of the rule in its table.
pub(super) fn all<F: Copy, T>(
    rules: &[Rule<F>],
    ask: impl Fn(F) -> Option<T>,
) -> impl Iterator<Item = (usize, T)> {
    let found = rules.iter().enumerate();
    found.filter_map(move |(idx, rule)| Some((idx, ask(rule.find)?)))
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;
    use std::collections::HashSet;

    use super::Rule;
    use crate::attribution::{
        attribute, cue_after, cue_before, indirect, meaning, sentence_subject, subject_after,
        uncued, verb,
    };
    use crate::document::Document;

    thread_local! {
        /// The names of the rules that decided something, in order.
        pub(in crate::attribution) static DECIDED: RefCell<Vec<&'static str>> =
            const { RefCell::new(Vec::new()) };
    }

    /// Name, example and speaker of every rule of a table.
    fn cases<F>(rules: &[Rule<F>]) -> impl Iterator<Item = [&'static str; 3]> {
        rules
            .iter()
            .map(|rule| [rule.name, rule.example, rule.speaker])
    }

    fn all() -> Vec<[&'static str; 3]> {
        cases(cue_after::RULES)
            .chain(cases(cue_before::RULES))
            .chain(cases(verb::RULES))
            .chain(cases(subject_after::RULES))
            .chain(cases(sentence_subject::RULES))
            .chain(cases(uncued::RULES))
            .chain(cases(indirect::RULES))
            .chain(cases(meaning::RULES))
            .collect()
    }

    #[test]
    fn every_example_is_decided_by_its_own_rule() {
        let mut failures = Vec::new();
        for [name, example, speaker] in all() {
            DECIDED.take();
            let document = Document::new(example);
            let attributions = attribute(&document);
            let speakers: Vec<_> = attributions
                .iter()
                .filter_map(|attribution| attribution.speaker)
                .map(|speaker| speaker.name.of(example))
                .collect();
            let decided = DECIDED.take();
            if !decided.contains(&name) || speakers.last() != Some(&speaker) {
                failures.push(format!(
                    "{name}\n  {example}\n  {speakers:?} by {decided:?}"
                ));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let names: HashSet<_> = all().into_iter().map(|[name, ..]| name).collect();
        assert_eq!(names.len(), all().len());
    }
}
