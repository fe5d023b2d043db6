//! The one reader of word lists.
//!
//! A list is a text file that is compiled in: one entry a line, white space at the ends of a line left out. `#` at the
//! head of a line or after white space begins a comment. A line `[kind]` says what kind the entries under it are of;
//! lists of one kind have no such line.

/// The entries of a list without kinds, in the order of the file.
///
/// # Panics
/// If the list names a kind. Lists are compiled in, and a test reads every one.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    sections(list).map(|(kind, entry)| {
        assert!(
            kind.is_empty(),
            "found the kind [{kind}] before \"{entry}\", expected a list of one kind"
        );
        entry
    })
}

/// The entries of a list with kinds, in the order of the file; `kind_named` gives the meaning of a kind.
///
/// # Panics
/// If an entry stands under no kind or under one that `kind_named` does not know. Lists are compiled in, and a test
/// reads every one.
pub(crate) fn entries_by_kind<K: Copy + 'static>(
    list: &'static str,
    kind_named: impl Fn(&str) -> Option<K> + 'static,
) -> impl Iterator<Item = (&'static str, K)> {
    sections(list).map(move |(kind, entry)| match kind_named(kind) {
        Some(kind) => (entry, kind),
        None => panic!("found the kind [{kind}] before \"{entry}\", expected one that is known"),
    })
}

/// Each entry with the kind it stands under, empty before the first.
pub(super) fn sections(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut kind = "";
    list.lines().filter_map(move |line| {
        let entry = without_comment(line).trim();
        match entry
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            Some(named) => kind = named,
            None if !entry.is_empty() => return Some((kind, entry)),
            None => {}
        }
        None
    })
}

fn without_comment(line: &str) -> &str {
    let mut marks = line.match_indices('#').map(|(at, _)| at);
    let comment = marks.find(|&at| line[..at].is_empty() || line[..at].ends_with([' ', '\t']));
    &line[..comment.unwrap_or(line.len())]
}

#[cfg(test)]
mod tests {
    use super::{entries, entries_by_kind};

    #[test]
    fn reads_one_entry_a_line_without_comments() {
        let list = "# Head.\n\nad hoc  # two words\nc#\n  said\n";
        assert!(entries(list).eq(["ad hoc", "c#", "said"]));
    }

    #[test]
    fn gives_each_entry_the_kind_above_it() {
        let list = "[long]\nfoot\n# Comment.\n[short]\ninch\nline\n";
        let is_long = |kind: &str| match kind {
            "long" => Some(true),
            "short" => Some(false),
            _ => None,
        };
        let found: Vec<_> = entries_by_kind(list, is_long).collect();
        assert_eq!(found, [("foot", true), ("inch", false), ("line", false)]);
    }

    #[test]
    #[should_panic(expected = "found the kind [lnog] before \"foot\"")]
    fn refuses_an_unknown_kind() {
        let _ = entries_by_kind("[lnog]\nfoot\n", |kind| (kind == "long").then_some(())).count();
    }

    #[test]
    #[should_panic(expected = "expected a list of one kind")]
    fn refuses_a_kind_where_none_is_read() {
        let _ = entries("[long]\nfoot\n").count();
    }
}
