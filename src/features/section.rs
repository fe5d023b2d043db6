//! Sections of an article whose heading announces the author's opinion: *Our view*, *The verdict*.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::opinion_headings;
use crate::segment::Sentence;

/// What headings announce whose views; by default none announces any.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpinionHeadings {
    /// Phrases that announce the author's own.
    own: Vec<&'static str>,
    /// Words that say that they are somebody else's, whatever else the heading says.
    others: Vec<&'static str>,
}

impl OpinionHeadings {
    pub(crate) fn new() -> Self {
        let of = |own: bool| {
            let listed = opinion_headings().filter(move |&(_, is_own)| is_own == own);
            listed.map(|(phrase, _)| phrase).collect()
        };
        Self {
            own: of(true),
            others: of(false),
        }
    }

    /// Whether a heading names the author's view, and nobody else's.
    pub(crate) fn announce(&self, heading: &str) -> bool {
        holds_any(heading, &self.own) && !holds_any(heading, &self.others)
    }

    /// The sentences of `document` in parts, in order: those under a heading that announces opinion, and those before,
    /// between and after them.
    pub(crate) fn parts(&self, document: &Document) -> impl Iterator<Item = Range<usize>> {
        let document = document.plain();
        let mut latest = LatestHeading::default();
        let mut end = 0;
        document
            .sentences()
            .chunk_by(move |a, b| {
                a.section_idx == b.section_idx
                    || latest.announces_opinion(self, document, a)
                        == latest.announces_opinion(self, document, b)
            })
            .map(move |part| {
                let start = end;
                end += part.len();
                start..end
            })
    }
}

/// What the latest heading announces, so that each is read once.
#[derive(Debug, Default)]
pub(crate) struct LatestHeading {
    section_idx: Option<usize>,
    announces_opinion: bool,
}

impl LatestHeading {
    /// Whether the heading above `sentence` of `document` announces the author's opinion.
    pub(crate) fn announces_opinion(
        &mut self,
        headings: &OpinionHeadings,
        document: &Document,
        sentence: &Sentence,
    ) -> bool {
        if sentence.section_idx != self.section_idx {
            self.section_idx = sentence.section_idx;
            self.announces_opinion = sentence.section_idx.is_some_and(|section_idx| {
                let heading = document.structure()[section_idx].span;
                headings.announce(heading.of(document.text()))
            });
        }
        self.announces_opinion
    }
}

/// Whether `heading` holds any of `phrases` as whole words.
fn holds_any(heading: &str, phrases: &[&str]) -> bool {
    let mut follows_letter = false;
    heading.char_indices().any(|(at, c)| {
        let begins_word = !follows_letter && c.is_alphanumeric();
        follows_letter = c.is_alphanumeric();
        begins_word
            && phrases.iter().any(|phrase| {
                strip_phrase(&heading[at..], phrase)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
    })
}

/// Whether `text` begins with `phrase`, whatever its capitals and the shape of its apostrophes; if so, the rest.
fn strip_phrase<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in phrase.chars() {
        let found = match rest.next()? {
            '’' => '\'',
            found => found.to_ascii_lowercase(),
        };
        if found != expected {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::OpinionHeadings;
    use crate::document::Document;

    #[test]
    fn a_heading_that_names_others_announces_no_opinion_of_the_author() {
        let headings = OpinionHeadings::new();
        for heading in [
            "Author's Opinion",
            "Author’s opinion",
            "OUR VIEW",
            "Analysis: what it means",
            "My take",
            "The verdict",
            "Bottom line",
            "Editor's view",
        ] {
            assert!(headings.announce(heading), "{heading}");
        }
        for heading in [
            "Background",
            "Public opinion",
            "Opinion polls",
            "Expert opinion",
            "What analysts say",
            "Readers' opinions",
            "The jury's verdict",
            "Request for comment",
            "Commentators react",
        ] {
            assert!(!headings.announce(heading), "{heading}");
        }
    }

    #[test]
    fn sentences_under_an_announced_opinion_are_a_part_of_their_own() {
        let text = "The vote\n\nIt passed. It rained.\n\nOur view\n\nIt is wrong.\n\nMy take\n\nIt can be mended.\n\nBackground\n\nA vote follows.";
        let document = Document::new(text);
        let parts: Vec<_> = OpinionHeadings::new().parts(&document).collect();
        assert_eq!(parts, [0..2, 2..4, 4..5], "{:?}", document.structure());
        let empty = Document::new("");
        assert_eq!(OpinionHeadings::new().parts(&empty).count(), 0);
    }
}
