//! Labels of the data that are made of one or more labels of the model.

use std::str::FromStr;

use super::outcome::Outcome;

/// One item of a grouping, as in `not_opinion=factual+quote`: a label of the data and the model's labels it stands for.
///
/// White space around names is dropped. The last `=` separates, so a label of the data may hold others.
///
/// ```
/// use byline_evaluate::LabelGroup;
/// let group: LabelGroup = "not_opinion=factual+quote".parse()?;
/// assert_eq!(group.given, "not_opinion");
/// assert_eq!(group.model_labels, ["factual", "quote"]);
/// assert_eq!(
///     "news".parse::<LabelGroup>().unwrap_err().to_string(),
///     r#"found "news" without "=", expected GIVEN=label[+label...] such as news=factual"#
/// );
/// # Ok::<(), byline_evaluate::GroupingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelGroup {
    /// The label of the data.
    pub given: String,
    /// Labels of the model, at least one.
    pub model_labels: Vec<String>,
}

/// A grouping that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GroupingError {
    /// An item is not of the form `GIVEN=label[+label...]`.
    #[error("found \"{item}\" without \"=\", expected GIVEN=label[+label...] such as news=factual")]
    NoEqualsSign {
        /// The item.
        item: String,
    },
    /// A name before or after the `=`, or between two `+`, is missing.
    #[error(
        "found an empty name in \"{item}\", expected GIVEN=label[+label...] such as news=factual"
    )]
    EmptyName {
        /// The item.
        item: String,
    },
    /// A name after the `=` is no label of the model.
    #[error(
        "found unknown model label \"{found}\" in group \"{given}\", expected one of {}",
        expected.join(", ")
    )]
    UnknownModelLabel {
        /// The name.
        found: String,
        /// Label of the data whose group names it.
        given: String,
        /// The labels of the model.
        expected: Vec<String>,
    },
    /// A label of the model is named more than once.
    #[error(
        "found model label \"{model_label}\" in group \"{first}\" and again in group \"{second}\", expected it once"
    )]
    Repeated {
        /// The label of the model.
        model_label: String,
        /// The group that names it first.
        first: String,
        /// The group that names it again.
        second: String,
    },
    /// A label of the data is neither a label of the model nor a group.
    #[error(
        "found label \"{label}\" in the data, expected one of {}, or a group such as {label}={}",
        expected.join(", "),
        expected.first().map_or("label", String::as_str)
    )]
    UnknownDataLabel {
        /// The label of the data.
        label: String,
        /// The labels of the model.
        expected: Vec<String>,
    },
}

impl FromStr for LabelGroup {
    type Err = GroupingError;

    fn from_str(item: &str) -> Result<Self, GroupingError> {
        let (given, members) =
            item.rsplit_once('=')
                .ok_or_else(|| GroupingError::NoEqualsSign {
                    item: item.to_owned(),
                })?;
        let group = Self {
            given: given.trim().to_owned(),
            model_labels: members
                .split('+')
                .map(|name| name.trim().to_owned())
                .collect(),
        };
        if group.given.is_empty() || group.model_labels.iter().any(String::is_empty) {
            return Err(GroupingError::EmptyName {
                item: item.to_owned(),
            });
        }
        Ok(group)
    }
}

/// Where each label of a model belongs among the labels of some data.
///
/// ```
/// use byline_evaluate::Grouping;
/// let data_labels = ["opinion", "not_opinion"].map(String::from);
/// let groups = ["not_opinion=factual+quote".parse()?];
/// let grouping = Grouping::new(&["factual", "quote", "opinion"], &data_labels, &groups)?;
/// assert_eq!(grouping.indexes(), [1, 1, 0]);
/// let outcome = grouping.outcome(0, &[0.25, 0.25, 0.5], 7);
/// assert_eq!((outcome.predicted, outcome.probabilities), (0, vec![0.5, 0.5]));
/// # Ok::<(), byline_evaluate::GroupingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    labels: Vec<String>,
    indexes: Vec<usize>,
}

impl Grouping {
    /// Puts each of `model_labels` into the group that names it, or else under its own name.
    ///
    /// `data_labels` keep their indexes. A label that only the model has, because the data happens to hold no sentence
    /// of it, is added after them. Several items with the same name are one group; a group named like a label of the
    /// model also holds that label, unless another group names it.
    ///
    /// # Errors
    /// If a group names an unknown label, a label is named twice, or a label of the data is left without any of the
    /// model's labels (the model could then never answer it, and every score would be wrong without a word).
    pub fn new(
        model_labels: &[&str],
        data_labels: &[String],
        groups: &[LabelGroup],
    ) -> Result<Self, GroupingError> {
        let names = names_by_model_label(model_labels, groups)?;
        if let Some(label) = data_labels.iter().find(|&label| !names.contains(label)) {
            return Err(GroupingError::UnknownDataLabel {
                label: label.clone(),
                expected: owned(model_labels),
            });
        }
        let mut labels = data_labels.to_vec();
        let indexes = names
            .into_iter()
            .map(|name| {
                let known = labels.iter().position(|label| *label == name);
                known.unwrap_or_else(|| {
                    labels.push(name);
                    labels.len() - 1
                })
            })
            .collect();
        Ok(Self { labels, indexes })
    }

    /// The labels to evaluate: those of the data, then those that only the model has.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// For each label of the model its index in [`labels`](Self::labels).
    #[must_use]
    pub fn indexes(&self) -> &[usize] {
        &self.indexes
    }

    /// The outcome of one sentence: probabilities of a group are summed, and the answer is the group of the model's most
    /// probable label (a tie goes to the earlier one), whatever the sums.
    ///
    /// `probabilities` has one entry a label of the model, missing ones counting as 0; `gold` is an index into the labels
    /// of the data.
    #[must_use]
    pub fn outcome(&self, gold: usize, probabilities: &[f64], cluster: usize) -> Outcome {
        let mut sums = vec![0.0; self.labels.len()];
        let mut best: Option<(f64, usize)> = None;
        for (&probability, &label) in probabilities.iter().zip(&self.indexes) {
            sums[label] += probability;
            if best.is_none_or(|(highest, _)| probability > highest) {
                best = Some((probability, label));
            }
        }
        Outcome {
            gold,
            predicted: best.map_or(0, |(_, label)| label),
            probabilities: sums,
            cluster,
        }
    }
}

/// For each label of the model the name it has in the data.
fn names_by_model_label(
    model_labels: &[&str],
    groups: &[LabelGroup],
) -> Result<Vec<String>, GroupingError> {
    let mut names: Vec<Option<&str>> = vec![None; model_labels.len()];
    for group in groups {
        for member in &group.model_labels {
            let Some(label) = model_labels.iter().position(|label| label == member) else {
                return Err(GroupingError::UnknownModelLabel {
                    found: member.clone(),
                    given: group.given.clone(),
                    expected: owned(model_labels),
                });
            };
            if let Some(first) = names[label].replace(&group.given) {
                return Err(GroupingError::Repeated {
                    model_label: member.clone(),
                    first: first.to_owned(),
                    second: group.given.clone(),
                });
            }
        }
    }
    Ok(names
        .iter()
        .zip(model_labels)
        .map(|(name, own)| name.unwrap_or(own).to_owned())
        .collect())
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests;
