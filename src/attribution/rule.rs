//! Rules: patterns of words, one function each, in tables that state their order.
//!
//! Some tables stop at the first rule that finds anything; of others every rule proposes candidates, and its name is a
//! feature of them whose weight is learned.
//!
//! To add a pattern, write its function, and put it into the table with a name, an example and the speaker that the
//! example gives. A test runs every example and asks that its own rule finds it. Models know rules by their names.

/// One pattern of a decision. `F` is a function from the place that is looked at to what the pattern finds there.
pub(super) struct Rule<F> {
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
    found.filter_map(move |(idx, rule)| {
        let found = ask(rule.find)?;
        #[cfg(test)]
        tests::FOUND.with_borrow_mut(|names| names.push(rule.name));
        Some((idx, found))
    })
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;
    use std::collections::HashSet;

    use super::Rule;
    use crate::attribution::{
        attribute, cue_after, cue_before, indirect, sentence_subject, subject_after, uncued, verb,
    };
    use crate::document::Document;
    use crate::model::Model;

    thread_local! {
        /// The names of the rules that found something, in order.
        pub(in crate::attribution) static FOUND: RefCell<Vec<&'static str>> =
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
            .collect()
    }

    #[test]
    fn every_rule_finds_its_own_example_and_the_speaker_is_right() {
        let model = Model::embedded().unwrap();
        let mut failures = Vec::new();
        for [name, example, speaker] in all() {
            FOUND.take();
            let document = Document::new(example);
            let attributions = attribute(&document, model.speakers());
            let speakers: Vec<_> = attributions
                .iter()
                .filter_map(|attribution| attribution.speaker)
                .map(|speaker| speaker.name.of(example))
                .collect();
            let found = FOUND.take();
            if !found.contains(&name) || speakers.last() != Some(&speaker) {
                failures.push(format!("{name}\n  {example}\n  {speakers:?} by {found:?}"));
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
