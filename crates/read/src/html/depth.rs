//! Pages that nest deeper than any browser follows.

use std::borrow::Cow;

use memchr::memchr;

/// Elements inside each other. Browsers stop at 512; pages that are read by people stay below 100, and the search for
/// the article takes time for each level.
const DEEPEST: usize = 200;

/// Elements that never hold others, or that end where the next of their kind begins: they do not nest.
const FLAT: [&str; 33] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "path", "rp", "rt",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements of letters, which a parser opens again in each paragraph that begins inside them.
const FORMATS: [&str; 13] = [
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// That many of them inside each other show no more than fewer do.
const MOST_FORMATS: usize = 16;

/// `page` without the start tags that nest too deep; their words stay.
///
/// The parser looks through all open elements at each tag: without a limit, its time would grow with the square of
/// the depth.
pub(super) fn limited(page: &str) -> Cow<'_, str> {
    let bytes = page.as_bytes();
    let mut kept = String::new();
    let mut n_copied = 0;
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        at = start + 1;
        let is_end = bytes.get(at) == Some(&b'/');
        let name = tag_name(&page[at + usize::from(is_end)..]);
        if name.is_empty() || FLAT.iter().any(|flat| name.eq_ignore_ascii_case(flat)) {
            continue;
        }
        if is_end {
            // An end that nothing began closes nothing.
            let begun = open
                .iter()
                .rposition(|open| open.eq_ignore_ascii_case(name));
            open.truncate(begun.unwrap_or(open.len()));
            continue;
        }
        let end = memchr(b'>', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
        if bytes[..end].ends_with(b"/>") {
            continue;
        }
        let is_format = |name: &str| FORMATS.iter().any(|tag| name.eq_ignore_ascii_case(tag));
        let has_formats = open.len() >= MOST_FORMATS
            && is_format(name)
            && open.iter().filter(|name| is_format(name)).count() >= MOST_FORMATS;
        if open.len() < DEEPEST && !has_formats {
            open.push(name);
            continue;
        }
        kept.push_str(&page[n_copied..start]);
        n_copied = end;
        at = end;
    }
    if n_copied == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(&page[n_copied..]);
    Cow::Owned(kept)
}

fn tag_name(rest: &str) -> &str {
    let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        &rest[..len]
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_pages_of_common_depth_alone() {
        let page = "<div><p>One<p>Two</div>".repeat(1000);
        assert!(matches!(limited(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn counts_no_end_of_what_is_not_open() {
        let page = "<div></b>".repeat(2000);
        assert_eq!(limited(&page).matches("<div>").count(), DEEPEST);
    }

    #[test]
    fn keeps_the_words_of_what_nests_too_deep() {
        let page = format!("{}words{}", "<div>".repeat(2000), "</div>".repeat(2000));
        let page = limited(&page);
        assert_eq!(page.matches("<div>").count(), DEEPEST);
        assert!(page.contains("words"));
    }
}
