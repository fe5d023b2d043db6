//! Whether a text is Markdown, by what plain text does not have.

/// Signs that are told apart; of those but front matter, two are needed.
#[derive(Default)]
struct Signs {
    has_front_matter: bool,
    has_heading: bool,
    has_fence: bool,
    has_link: bool,
    has_strong: bool,
}

/// A longer address is none.
const LONGEST_ADDRESS: usize = 1000;

/// Whether a text is plainly meant as Markdown: it begins with front matter, or has marks of two kinds among headings
/// with `#`, fences, links and `**strong**` words; or its first line is a heading and an empty line follows.
///
/// ```
/// use byline_read::markdown::is_markdown;
/// assert!(is_markdown("# It rained\n\nThe river rose."));
/// assert!(is_markdown("---\ntitle: It rained\n---\nThe river rose."));
/// assert!(!is_markdown("#MeToo came up.\n\n* * *\n\nShe called it [sic] a “5*” hotel."));
/// ```
#[must_use]
pub fn is_markdown(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    if is_heading(first) && lines.next().is_none_or(|second| second.trim().is_empty()) {
        return true;
    }
    let signs = Signs::of(text);
    let others = [
        signs.has_heading,
        signs.has_fence,
        signs.has_link,
        signs.has_strong,
    ];
    signs.has_front_matter || others.into_iter().filter(|&sign| sign).count() > 1
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self {
            has_front_matter: has_front_matter(text),
            ..Self::default()
        };
        let mut n_fences = 0;
        for line in text.lines() {
            signs.has_heading |= is_heading(line);
            n_fences += usize::from(line.starts_with("```") || line.starts_with("~~~"));
            signs.has_link |= has_link(line);
            signs.has_strong |= has_strong(line);
        }
        signs.has_fence = n_fences > 1;
        signs
    }
}

/// A block of keys at the start, in YAML between lines of hyphens or in TOML between lines of pluses.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    let (end, separator) = match lines.next().map(str::trim_end) {
        Some("---") => ("---", ':'),
        Some("+++") => ("+++", '='),
        _ => return false,
    };
    let mut has_key = false;
    for line in lines {
        let line = line.trim_end();
        if line == end || (separator == ':' && line == "...") {
            return has_key;
        }
        let key = line.split_once(separator).map(|(key, _)| key.trim_end());
        let is_key = |key: &str| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"'))
        };
        let is_more = line.starts_with([' ', '\t', '-', '#', '[', ']']) || line.is_empty();
        if key.is_some_and(is_key) {
            has_key = true;
        } else if !is_more {
            return false;
        }
    }
    false
}

/// One to six number signs, a space and words.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let rank = line.len() - words.len();
    (1..=6).contains(&rank)
        && words.starts_with(' ')
        && words.trim().starts_with(|c: char| !c.is_ascii_digit())
}

/// `[words](address)`
fn has_link(line: &str) -> bool {
    let Some(open) = line.find('[') else {
        return false;
    };
    let line = &line[open..];
    line.match_indices("](").any(|(at, mark)| {
        let rest = line[at + mark.len()..].as_bytes();
        let rest = &rest[..rest.len().min(LONGEST_ADDRESS)];
        let end = rest.iter().position(|byte| matches!(byte, b')' | b' '));
        let address = end.map_or(&[][..], |end| &rest[..end]);
        address
            .iter()
            .any(|byte| matches!(byte, b'/' | b'.' | b'#'))
    })
}

/// `**words**`, the marks right at the words.
fn has_strong(line: &str) -> bool {
    line.split_once("**").is_some_and(|(_, rest)| {
        rest.split_once("**").is_some_and(|(words, _)| {
            words.starts_with(char::is_alphanumeric)
                && words.ends_with(|c: char| !c.is_whitespace() && c != '*')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_markdown;

    #[test]
    fn tells_markdown_by_clear_signs() {
        for text in [
            "---\ntitle: A\ntags:\n  - b\n---\n\nIt rained.",
            "+++\ntitle = \"A\"\n+++\nIt rained.",
            "\u{feff}# A\n\nIt rained.",
            "It rained on [us](https://a.example/b).\n\n## Who pays\n\nThe board.",
            "It **rained**, as [they](/b) said.",
            "It rained.\n\n## Who pays\n\n```\ncode\n```\n",
        ] {
            assert!(is_markdown(text), "{text}");
        }
    }

    #[test]
    fn plain_text_stays_plain() {
        for text in [
            "",
            "It rained.",
            "# 1 in the charts\n\nIt rained.",
            "#hashtag\n\nIt rained.",
            "# A comment\nIt rained.",
            "---\n\nIt rained.\n\n---\n",
            "---\nHOLT: It rained.\nNobody came.\n---\n",
            "It rained [sic] (in May).",
            "A 5** hotel and a 4** one.",
            "**** It rained ****",
            "> It rained.\n\n* One\n* Two",
            "    It rained.\n\n1. One\n\nHolt\n====",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
    }
}
