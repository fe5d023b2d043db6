//! What somebody is likely to have meant.

use std::path::Path;

use byline_corpus::{ColumnRole, Error};

/// Names less alike than this are no suggestion; the limit that clap has for flags.
const LEAST: f64 = 0.7;

/// How to get a program that reads and writes Parquet.
pub(crate) const WITH_PARQUET: &str =
    "`cargo install --path crates/cli --features parquet` makes a program that can";

/// The name among `known` that is most like `given`, if any is.
pub(crate) fn nearest<S: AsRef<str>>(given: &str, known: &[S]) -> Option<String> {
    let given = given.to_lowercase();
    let alike = |name: &str| {
        let name = name.to_lowercase();
        // Short words are alike by chance: xml is no slip of html.
        let most = (given.chars().count() / 3).max(1);
        let is_slip = strsim::damerau_levenshtein(&given, &name) <= most;
        if is_slip {
            strsim::jaro(&given, &name)
        } else {
            0.0
        }
    };
    let names = known.iter().map(AsRef::as_ref);
    let rated = names.map(|name| (alike(name), name));
    let best = rated.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > LEAST).then(|| best.1.to_owned())
}

/// `; did you mean "sentence"?`, or nothing.
pub(crate) fn did_you_mean<S: AsRef<str>>(given: &str, known: &[S]) -> String {
    let nearest = nearest(given, known);
    nearest.map_or_else(String::new, |name| format!("; did you mean \"{name}\"?"))
}

/// What to add to the message of an error.
pub(crate) fn for_error(error: &anyhow::Error) -> String {
    let causes = error.chain().filter_map(|cause| cause.downcast_ref());
    let suggestions = causes.map(|error: &Error| match error {
        Error::ColumnMissing {
            path,
            column,
            role,
            found,
        } => {
            if let Some(mark) = separator(column, found) {
                return format!("; are its columns separated by {mark:?}? (--delimiter says so)");
            }
            let suggestion = match nearest(column, found).or_else(|| synonym(*role, found)) {
                Some(name) => format!("; did you mean \"{name}\"?"),
                None if is_prose(path) => "; is it a table?".to_owned(),
                None => String::new(),
            };
            format!("{suggestion}{}", named_by(*role))
        }
        Error::LabelUnknown { label, known, .. } | Error::TaskLabelUnknown { label, known, .. } => {
            for_label(label, known)
        }
        Error::HeaderMissing { path, .. } if is_prose(path) => "; is it a table?".to_owned(),
        Error::ParquetLeftOut { .. } => format!("; {WITH_PARQUET}"),
        _ => String::new(),
    });
    suggestions.collect()
}

/// What to add where a label is unknown.
pub(crate) fn for_label(label: &str, known: &[String]) -> String {
    format!(
        "{} (--label-map says what other labels mean)",
        did_you_mean(label, known)
    )
}

/// The column that is likely to hold what is missing, by what others call it.
fn synonym(role: ColumnRole, found: &[String]) -> Option<String> {
    let words: &[&str] = match role {
        ColumnRole::Text => &[
            "sentence",
            "body",
            "content",
            "statement",
            "utterance",
            "tweet",
            "comment",
            "headline",
        ],
        ColumnRole::Label => &[
            "class",
            "category",
            "tag",
            "annotation",
            "voice",
            "gold",
            "target",
            "code",
        ],
        ColumnRole::Article => &["document", "doc", "story", "url"],
        _ => &[],
    };
    let names = |word: &&str| {
        let mut found = found.iter();
        found
            .find(|name| name.to_lowercase().contains(*word))
            .cloned()
    };
    words.iter().find_map(names)
}

/// What separates columns, one of which is meant, where all of them were taken for one.
fn separator(meant: &str, found: &[String]) -> Option<char> {
    let [header] = found else {
        return None;
    };
    let (header, meant) = (header.to_lowercase(), meant.to_lowercase());
    let at = header.find(&meant)?;
    let before = header[..at].chars().next_back();
    let after = header[at + meant.len()..].chars().next();
    let is_mark =
        |c: &char| c.is_ascii() && !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | '"');
    let mark = before.or(after).filter(is_mark)?;
    (before.is_none_or(|c| c == mark) && after.is_none_or(|c| c == mark)).then_some(mark)
}

/// The flag that names a column.
fn named_by(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Text => " (--text-column names the column of sentences)",
        ColumnRole::Label => " (--label-column names the column of labels)",
        ColumnRole::Article => " (--article-column names the column of articles)",
        _ => "",
    }
}

/// Whether the name of the file is that of a text, where a table was wanted.
fn is_prose(path: &Path) -> bool {
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let prose = ["txt", "text", "md", "markdown", "html", "htm"];
    extension.is_some_and(|extension| prose.iter().any(|name| extension == *name))
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, separator};

    #[test]
    fn a_mark_beside_the_column_that_is_meant_separates_columns() {
        for (header, expected) in [
            ("id^text^label", Some('^')),
            ("Text~label", Some('~')),
            ("id text", Some(' ')),
            ("text", None),
            ("context", None),
            ("text_label", None),
            ("a^text~b", None),
            ("body", None),
        ] {
            assert_eq!(
                separator("text", &[header.to_owned()]),
                expected,
                "{header}"
            );
        }
        assert_eq!(
            separator("text", &["a:text".to_owned(), "b".to_owned()]),
            None
        );
    }

    #[test]
    fn only_what_is_alike_is_suggested() {
        let columns = ["text", "sentence", "label"];
        assert_eq!(
            did_you_mean("sentense", &columns),
            "; did you mean \"sentence\"?"
        );
        assert_eq!(did_you_mean("Label", &columns), "; did you mean \"label\"?");
        assert_eq!(did_you_mean("outlet", &columns), "");
        assert_eq!(did_you_mean("xml", &["text", "json", "html"]), "");
        assert_eq!(
            did_you_mean("htlm", &["text", "json", "html"]),
            "; did you mean \"html\"?"
        );
        assert_eq!(did_you_mean("outlet", &[] as &[&str]), "");
    }
}
