//! Every rule decides its own example.

use super::super::decisions;
use super::{OF_LINE, OF_PLACE, Rule, paragraph};

/// The text of an example without the mark, and where the marked line begins in it.
fn parts(example: &str) -> (String, usize) {
    let (before, after) = example.split_once("=> ").unwrap();
    (format!("{before}{after}"), before.len())
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    OF_LINE
        .iter()
        .chain(OF_PLACE)
        .chain([&paragraph::PARAGRAPH])
}

#[test]
fn every_rule_decides_its_example() {
    for rule in rules() {
        let (text, start) = parts(rule.example);
        let decisions = decisions(&text);
        let found = decisions
            .iter()
            .find(|decision| decision.span.start == start)
            .unwrap();
        assert_eq!(
            (found.rule, found.kind),
            (rule.name, rule.kind),
            "{}",
            rule.example
        );
    }
}

#[test]
fn an_entry_of_a_menu_may_stand_behind_any_sign() {
    for sign in ["", "| ", "> ", "› ", "» ", "+ ", "☰ "] {
        let text = format!(
            "{sign}My account\n\nBridge falls in storm\n\nThe bridge fell on Monday night."
        );
        assert_eq!(decisions(&text)[0].rule, "entry of a menu", "{text}");
    }
}

#[test]
fn no_two_rules_share_a_name() {
    let mut names: Vec<_> = rules().map(|rule| rule.name).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
}
