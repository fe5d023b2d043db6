use super::*;

const MODEL: [&str; 3] = ["factual", "quote", "opinion"];

fn group(data_labels: &[&str], items: &[&str]) -> Result<Grouping, GroupingError> {
    let data_labels: Vec<String> = data_labels.iter().map(ToString::to_string).collect();
    let groups = items
        .iter()
        .map(|item| item.parse())
        .collect::<Result<Vec<_>, _>>()?;
    Grouping::new(&MODEL, &data_labels, &groups)
}

#[track_caller]
fn check(data_labels: &[&str], items: &[&str], labels: &[&str], indexes: &[usize]) {
    let grouping = group(data_labels, items).unwrap();
    assert_eq!(grouping.labels(), labels);
    assert_eq!(grouping.indexes(), indexes);
}

#[track_caller]
fn check_error(data_labels: &[&str], items: &[&str], message: &str) {
    assert_eq!(group(data_labels, items).unwrap_err().to_string(), message);
}

#[test]
fn equal_names_need_no_group() {
    check(
        &["opinion", "quote", "factual"],
        &[],
        &["opinion", "quote", "factual"],
        &[2, 1, 0],
    );
}

#[test]
fn one_label_is_renamed() {
    check(
        &["quote", "opinion", "news"],
        &["news = factual"],
        &["quote", "opinion", "news"],
        &[2, 0, 1],
    );
}

#[test]
fn two_names_are_swapped() {
    check(
        &MODEL,
        &["factual=quote", "quote=factual"],
        &MODEL,
        &[1, 0, 2],
    );
}

#[test]
fn a_label_without_sentences_is_added_behind_the_data() {
    check(
        &["opinion", "factual"],
        &[],
        &["opinion", "factual", "quote"],
        &[1, 2, 0],
    );
    check(&[], &[], &MODEL, &[0, 1, 2]);
}

#[test]
fn a_group_named_like_a_label_keeps_that_label() {
    check(
        &["factual", "opinion"],
        &["factual=quote"],
        &["factual", "opinion"],
        &[0, 0, 1],
    );
}

#[test]
fn a_group_may_come_in_two_items() {
    check(
        &["opinion", "rest"],
        &["rest=factual", "rest=quote"],
        &["opinion", "rest"],
        &[1, 1, 0],
    );
}

#[test]
fn errors_name_what_was_found_and_what_is_expected() {
    check_error(
        &["opinion"],
        &["rest=factual+qoute"],
        r#"found unknown model label "qoute" in group "rest", expected one of factual, quote, opinion"#,
    );
    check_error(
        &["opinion"],
        &["rest=factual+quote", "other=quote"],
        r#"found model label "quote" in group "rest" and again in group "other", expected it once"#,
    );
    for item in [
        "=factual",
        " = factual",
        "rest=",
        "rest=factual+",
        "rest=+factual",
    ] {
        let message = format!(
            "found an empty name in \"{item}\", expected GIVEN=label[+label...] such as news=factual"
        );
        check_error(&["opinion"], &[item], &message);
    }
    check_error(
        &["opinion", "not_opinion"],
        &[],
        r#"found label "not_opinion" in the data, expected one of factual, quote, opinion, or a group such as not_opinion=factual"#,
    );
    // A misspelt group leaves the label of the data without any.
    check_error(
        &["opinion", "not_opinion"],
        &["notopinion=factual+quote"],
        r#"found label "not_opinion" in the data, expected one of factual, quote, opinion, or a group such as not_opinion=factual"#,
    );
}

#[test]
fn the_answer_follows_the_model_and_not_the_sums() {
    let grouping = group(&["not_opinion", "opinion"], &["not_opinion=factual+quote"]).unwrap();
    let outcome = grouping.outcome(0, &[0.3, 0.3, 0.4], 5);
    assert_eq!(outcome.predicted, 1);
    assert_eq!(outcome.probabilities, [0.6, 0.4]);
    assert_eq!((outcome.gold, outcome.cluster), (0, 5));
}

#[test]
fn a_tie_goes_to_the_earlier_label_of_the_model() {
    let grouping = group(&["opinion", "quote", "factual"], &[]).unwrap();
    let outcome = grouping.outcome(0, &[0.4, 0.2, 0.4], 0);
    assert_eq!(outcome.predicted, 2);
}
