//! Which words of a page are its headline.

use dom_query::Document;

/// What stands between a headline and the name of its paper in the title of a page.
const PARTING: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

/// A name of a paper has at most this many words.
const NAME_WORDS: usize = 5;

/// The words of all headings of the first rank.
pub(super) fn candidates(page: &Document) -> Vec<String> {
    let headings = page.select("h1");
    let words = headings
        .nodes()
        .iter()
        .map(|heading| squeezed(&heading.text()));
    words.filter(|words| !words.is_empty()).collect()
}

/// The headline: the heading that the title of the page repeats, else the title without the name of the paper.
/// `None` if neither is longer than a word.
pub(super) fn choose(title: &str, headings: &[String]) -> Option<String> {
    let title = squeezed(title);
    let is_long = |words: &str| words.split(' ').nth(1).is_some();
    let plain_title = letters(&title);
    let shown = headings.iter().find(|heading| {
        let heading = letters(heading);
        is_long(&title)
            && heading.len() > 10
            && (plain_title.contains(&heading) || heading.contains(&plain_title))
    });
    let headline = shown.map_or_else(|| without_paper(&title), String::as_str);
    is_long(headline).then(|| headline.to_owned())
}

fn without_paper(title: &str) -> &str {
    let parted = PARTING.iter().filter_map(|mark| title.rsplit_once(mark));
    let best = parted.min_by_key(|(_, paper)| paper.len());
    match best {
        Some((head, paper))
            if paper.split(' ').count() <= NAME_WORDS && head.split(' ').count() > 3 =>
        {
            head
        }
        _ => title,
    }
}

/// White space of any length becomes one space.
pub(super) fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits in lower case: what is left when two pages set the same words differently.
pub(super) fn letters(words: &str) -> String {
    let kept = words.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_the_heading_that_the_title_repeats() {
        let headings = [
            "The Herald".to_owned(),
            "Bridge falls into river".to_owned(),
        ];
        let found = choose("Bridge Falls Into River - The Herald", &headings);
        assert_eq!(found.as_deref(), Some("Bridge falls into river"));
    }

    #[test]
    fn takes_the_name_of_the_paper_off_a_title() {
        let found = choose("Bridge falls into the river | The Herald", &[]);
        assert_eq!(found.as_deref(), Some("Bridge falls into the river"));
        assert_eq!(choose("Home", &[]), None);
    }
}
