//! Laws that hold for any text.

use proptest::prelude::*;

use super::find_quotations;
use crate::document::{Document, Row};
use crate::segment::segment;

/// Pieces of real conventions, to be shuffled.
pub(crate) const PIECES: [&str; 69] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "‹",
    "›",
    "‚",
    "`",
    " – ",
    "—",
    "– ",
    " ",
    "\u{A0}",
    "\n\n",
    "\n",
    ". ",
    ", ",
    ": ",
    "!",
    "?",
    "…",
    "said Anna",
    "he said",
    "We lost the boats",
    "the boys",
    "don't",
    "6'2\"",
    "12\"",
    "’90s",
    "'n'",
    "BROWN:",
    "BROWN: ",
    "> ",
    "Ada Brook",
    ", who ",
    "according to",
    "(",
    ")",
    "told",
    "calling",
    "the minister",
    "Mr. ",
    "de la ",
    "    ",
    "I",
    "É",
    "🙂",
    "HILL: ",
    "(APPLAUSE)",
    "— Ann Poe (@annpoe) March 3, 2024",
    "Tom Hill @tomhill · 2h",
    "View this post on Instagram",
    "A post shared by Ann Poe (@annpoe)",
    "pic.twitter.com/a1b2",
    "@annpoe",
    "• ",
    "1. ",
    "2. ",
    "(a) ",
    "Q: ",
    "A: ",
    "– Ann Hill, mayor",
];

/// Lines of transcripts, interviews, posts and lists, to be shuffled.
pub(crate) const LINES: [&str; 24] = [
    "HILL: I signed it.",
    "HILL: I signed it. I would sign “it again",
    "BROOK: Who asked you?",
    "BROOK: You signed it, and I have “the order” here.",
    "BROOK: “I have it here.”",
    "HILL:",
    "BROOK:",
    "I looked at the beams.",
    "They told me “not a penny",
    "more” and left.",
    "Brook then said that he had seen them.",
    "He told us:",
    "The beams were rotten, and everybody knew.",
    "(APPLAUSE)",
    "What comes next",
    "– We will stay, said the miner.",
    "— Ann Poe (@annpoe) March 3, 2024",
    "Tom Hill @tomhill · 2h",
    "    We did “what we could” for them",
    "    @annpoe",
    "• A bridge.",
    "1. A tram. — Ann Poe (@annpoe) March 3, 2024",
    "Q: Who asked you, and when did you sign?",
    "A: I did.",
];

fn check(document: &Document) -> Result<(), TestCaseError> {
    let text = document.text();
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = 0;
    for quotation in document.quotations() {
        let (span, content) = (quotation.span, quotation.content);
        prop_assert!(text.get(span.start..span.end).is_some(), "{quotation:?}");
        prop_assert!(
            text.get(content.start..content.end).is_some(),
            "{quotation:?}"
        );
        prop_assert!(span.covers(content) && !span.is_empty(), "{quotation:?}");
        prop_assert!(previous <= span.start, "not in order: {quotation:?}");
        previous = span.start;
        ends.retain(|&end| end > span.start);
        prop_assert!(
            ends.iter().all(|&end| span.end <= end),
            "crosses: {quotation:?}"
        );
        prop_assert_eq!(usize::from(quotation.depth), ends.len());
        ends.push(span.end);
        for (idx, sentence) in document.sentences().iter().enumerate() {
            let is_touched = sentence.span.overlaps(span);
            prop_assert_eq!(
                is_touched,
                quotation.sentences.contains(&idx),
                "{:?}",
                quotation
            );
        }
    }
    Ok(())
}

pub(crate) fn of_lines(text: &str) -> Document {
    Document::from_rows(
        text.split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(|line| Row {
                text: line.trim(),
                paragraph: None,
                is_heading: line.len() == 7,
            }),
    )
}

proptest! {
    #[test]
    fn any_text_gives_ordered_nested_quotations(text in any::<String>()) {
        check(&Document::new(text.clone()))?;
        check(&of_lines(&text))?;
    }

    #[test]
    fn shuffled_conventions_give_ordered_nested_quotations(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)
    ) {
        let text = pieces.concat();
        check(&Document::new(text.clone()))?;
        check(&of_lines(&text))?;
    }
}

proptest! {
    #[test]
    fn shuffled_lines_give_ordered_nested_quotations(
        lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..40)
    ) {
        for parting in ["\n\n", "\n"] {
            let text = lines.join(parting);
            check(&Document::new(text.clone()))?;
        }
        check(&of_lines(&lines.join("\n")))?;
    }
}

#[test]
fn many_open_marks_take_linear_time() {
    let text = "“‘«‹ ".repeat(50_000);
    assert!(find_quotations(&text, &segment(&text)).len() < 200_000);
}

#[test]
fn many_posts_and_turns_take_linear_time() {
    for pattern in [
        "Yes\n\n— Ann (@ann)\n\n",
        "    Yes\n\n    @ann\n\n",
        "HILL: Yes.\n\nNo.\n\nBROOK: No.\n\n",
        "HILL: Yes.\n\nBROOK: No.\n\nI see.\n\nI see.\n\n",
        "he saw e.g. “a” and ",
        "– No, e.g. – Yes, said, ",
    ] {
        let text = pattern.repeat(200_000 / pattern.len());
        let started = std::time::Instant::now();
        assert!(!find_quotations(&text, &segment(&text)).is_empty());
        assert!(started.elapsed().as_secs() < 5, "{pattern:?}");
    }
}
