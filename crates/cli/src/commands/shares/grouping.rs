//! What makes the groups: columns, and the year, month or day of dates in them.

use clap::ValueEnum;

/// A column by whose values groups are made, as `outlet` or `date:month`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grouping {
    given: String,
    /// The part of its dates that counts.
    unit: Option<DateUnit>,
}

/// So much of a date makes a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DateUnit {
    Year,
    Month,
    Day,
}

/// How the dates are written of which a part can be taken, `9` for any digit.
const PATTERN: &[u8] = b"9999-99-99";

impl Grouping {
    /// A column and after a colon, where it has dates, the part of them.
    pub(super) fn new(given: String) -> Self {
        let unit = given.rsplit_once(':');
        let unit = unit.and_then(|(_, unit)| DateUnit::from_str(unit, false).ok());
        Self { given, unit }
    }

    /// How it was asked for.
    pub(super) fn name(&self) -> &str {
        &self.given
    }

    /// The column.
    pub(super) fn column(&self) -> &str {
        match self.unit {
            None => &self.given,
            Some(_) => self.given.rsplit_once(':').map_or("", |(column, _)| column),
        }
    }

    /// The group of a value; `None` where a date was expected that begins as `2026-05-31` does, or as much of it.
    pub(super) fn group<'a>(&self, value: &'a str) -> Option<&'a str> {
        let Some(unit) = self.unit else {
            return Some(value);
        };
        let length = match unit {
            DateUnit::Year => 4,
            DateUnit::Month => 7,
            DateUnit::Day => 10,
        };
        let begins_so = |date: &[u8]| {
            let mut pairs = PATTERN[..length].iter().zip(date);
            pairs.all(|(expected, found)| match expected {
                b'9' => found.is_ascii_digit(),
                other => found == other,
            })
        };
        let date = value.as_bytes().get(..length)?;
        let goes_on = value.as_bytes().get(length).is_some_and(u8::is_ascii_digit);
        (begins_so(date) && !goes_on).then(|| &value[..length])
    }
}

#[cfg(test)]
mod tests {
    use super::Grouping;

    #[test]
    fn a_part_of_a_date_makes_a_group_and_what_is_no_date_makes_none() {
        let group = |given: &str, value: &'static str| {
            let grouping = Grouping::new(given.to_owned());
            grouping.group(value).map(str::to_owned)
        };
        assert_eq!(
            group("date:month", "2026-05-31T10:00:00Z").as_deref(),
            Some("2026-05")
        );
        assert_eq!(group("date:year", "2026-05").as_deref(), Some("2026"));
        assert_eq!(
            group("date:day", "2026-05-31").as_deref(),
            Some("2026-05-31")
        );
        assert_eq!(group("date", "31 May 2026").as_deref(), Some("31 May 2026"));
        for no_date in [
            "31 May 2026",
            "2026",
            "20260531",
            "",
            "2026-5-31",
            "éééé-05",
        ] {
            assert_eq!(group("date:month", no_date), None, "{no_date}");
        }
        let grouping = Grouping::new("a:b".to_owned());
        assert_eq!((grouping.column(), grouping.name()), ("a:b", "a:b"));
        let grouping = Grouping::new("a:year".to_owned());
        assert_eq!((grouping.column(), grouping.name()), ("a", "a:year"));
    }
}
