//! What the labels of foreign data mean.

use std::str::FromStr;

use crate::error::Error;
use byline::label::Label;

/// From labels of the data to ours; a label of ours means itself unless the map says otherwise.
///
/// Case and white space around a label make no difference where the map has not the very label.
///
/// Written `GIVEN=label,…`; a label of the data that covers several of ours is written `GIVEN=label+label`.
///
/// ```
/// use byline::Label;
/// use byline_corpus::LabelMap;
/// let map: LabelMap = "SUBJ=opinion,OBJ=factual+quote".parse()?;
/// assert_eq!(map.meaning("OBJ"), Some(&[Label::Factual, Label::Quote][..]));
/// assert_eq!(map.meaning("quote"), Some(&[Label::Quote][..]));
/// assert_eq!(map.meaning(" Quote"), map.meaning("quote"));
/// assert_eq!(map.meaning("satire"), None);
/// # Ok::<(), byline_corpus::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelMap {
    entries: Vec<(String, Vec<Label>)>,
}

impl LabelMap {
    /// The labels that `given` means: at least one, in column order; `None` if it is neither in the map nor one of ours.
    #[must_use]
    pub fn meaning(&self, given: &str) -> Option<&[Label]> {
        self.known_as(given).map(|(_, labels)| labels)
    }

    /// The label as the map or else this project spells it, and what it means.
    ///
    /// ```
    /// use byline::Label;
    /// use byline_corpus::LabelMap;
    /// let map: LabelMap = "SUBJ=opinion".parse()?;
    /// assert_eq!(map.known_as("subj"), Some(("SUBJ", &[Label::Opinion][..])));
    /// assert_eq!(map.known_as("QUOTE "), Some(("quote", &[Label::Quote][..])));
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    #[must_use]
    pub fn known_as(&self, given: &str) -> Option<(&str, &[Label])> {
        let find = |is_meant: &dyn Fn(&str) -> bool| {
            let mut entries = self.entries.iter();
            let entry = entries.find(|(name, _)| is_meant(name))?;
            Some((entry.0.as_str(), entry.1.as_slice()))
        };
        let own = |name: &str| {
            let label: Label = name.parse().ok()?;
            let own = &Label::ALL[label.column()];
            Some((label.name(), std::slice::from_ref(own)))
        };
        let exact = find(&|name| name == given).or_else(|| own(given));
        exact.or_else(|| {
            let folded = given.trim().to_lowercase();
            find(&|name| name.to_lowercase() == folded).or_else(|| own(&folded))
        })
    }

    /// The entries, in the order given.
    #[must_use]
    pub fn entries(&self) -> &[(String, Vec<Label>)] {
        &self.entries
    }

    /// Every label that has a meaning: ours, then those of the map.
    #[must_use]
    pub fn known(&self) -> Vec<String> {
        let ours = Label::ALL.iter().map(|label| label.name());
        let given = self.entries.iter().map(|(name, _)| name.as_str());
        let mut known: Vec<String> = Vec::new();
        for name in ours.chain(given) {
            if !known.iter().any(|other| other == name) {
                known.push(name.to_owned());
            }
        }
        known
    }
}

impl FromStr for LabelMap {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut map = Self::default();
        for entry in text.split(',').filter(|entry| !entry.trim().is_empty()) {
            let failed = |reason: String| Error::LabelMap {
                entry: entry.to_owned(),
                reason,
            };
            let (given, meaning) = entry
                .rsplit_once('=')
                .ok_or_else(|| failed("expected GIVEN=label".to_owned()))?;
            let given = given.trim().to_owned();
            if map.entries.iter().any(|(name, _)| *name == given) {
                return Err(failed("the label is given twice".to_owned()));
            }
            let mut labels = Vec::new();
            for name in meaning.split('+') {
                let label = name.trim().to_lowercase().parse::<Label>();
                labels.push(label.map_err(|error| failed(error.to_string()))?);
            }
            labels.sort_unstable();
            labels.dedup();
            map.entries.push((given, labels));
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::LabelMap;

    #[test]
    fn says_which_part_of_a_map_is_wrong() {
        let table = [
            ("a", "label map \"a\": expected GIVEN=label"),
            (
                "a=fact",
                "label map \"a=fact\": unknown label \"fact\", expected factual, quote or opinion",
            ),
            (
                "a=quote,a=opinion",
                "label map \"a=opinion\": the label is given twice",
            ),
        ];
        for (text, expected) in table {
            let error = text.parse::<LabelMap>().unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_given_label_may_hold_an_equals_sign() {
        let map: LabelMap = "x=1=quote".parse().unwrap();
        assert!(map.meaning("x=1").is_some());
    }
}
