//! Whether a quotation goes on in later paragraphs.

use super::apostrophe::Doubt;
use super::marks::{Family, Mark, Side};
use super::passage::Passage;
use super::tag::Tag;
use crate::text::words::words;

/// Over how many paragraphs without any mark an open quotation is followed.
const MOST_PARAGRAPHS: usize = 40;

/// How many rows without marks may stand inside a paragraph of speech.
const MOST_ROWS: usize = 8;

/// The marks that a quotation is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MarkStyle {
    pub(super) family: Family,
    pub(super) is_straight: bool,
}

impl MarkStyle {
    pub(super) fn of(mark: Mark) -> Self {
        Self {
            family: mark.family,
            is_straight: mark.is_straight,
        }
    }

    /// Whether `mark` stands at the head of `passage` and can open a quotation of this style again.
    pub(super) fn reopens(self, text: &str, passage: Passage, mark: Mark) -> bool {
        Self::of(mark) == self
            && (mark.side != Side::Close || self.family == Family::Guillemet)
            && text[passage.span.start..mark.span.start]
                .chars()
                .all(|char| char.is_whitespace() || matches!(char, '.' | '…' | '[' | '('))
    }

    /// Whether a quotation of this style that is open before the passages `later` goes on in them: the next paragraph
    /// opens with its mark, or the next trusted mark of its style closes it.
    ///
    /// With `is_in_rows` each sentence is a paragraph of its own for want of better knowledge: then sentences without
    /// marks may stand before the one that opens again, unless one of them tells who said it.
    pub(super) fn continues(
        self,
        text: &str,
        later: &[Passage],
        marks: &[Mark],
        is_in_rows: bool,
    ) -> bool {
        let later = later.iter().filter(|passage| !passage.is_structure);
        let mut has_cue = false;
        for (n_passed, passage) in later.take(MOST_PARAGRAPHS).enumerate() {
            let mark = marks[passage.marks.0..passage.marks.1]
                .iter()
                .find(|mark| Self::of(**mark) == self && mark.doubt == Doubt::None);
            let Some(&mark) = mark else {
                has_cue |= words(passage.span.of(text))
                    .any(|word| matches!(word, "said" | "says" | "told" | "added"));
                continue;
            };
            if self.reopens(text, *passage, mark) {
                return n_passed == 0 || (is_in_rows && !has_cue && n_passed <= MOST_ROWS);
            }
            let inside = &marks[passage.marks.0..passage.marks.1];
            return mark.side == Side::Close && !opens_another(*passage, inside, mark);
        }
        false
    }

    /// The tag after the first quotation of this style that ends in the next paragraph.
    pub(super) fn next_tag<'a>(
        self,
        text: &'a str,
        later: &[Passage],
        marks: &[Mark],
    ) -> Option<Tag<'a>> {
        let next = later.iter().find(|passage| !passage.is_structure)?;
        let mut marks = marks[next.marks.0..next.marks.1].iter();
        let end = marks.find(|mark| mark.family == self.family && mark.side == Side::Close)?;
        Tag::at_head_of(&text[end.span.end..next.span.end])
    }
}

/// Whether `end`, of the marks of `passage`, closes what a mark of another family opens at its head: *'We shall see,"*
fn opens_another(passage: Passage, marks: &[Mark], end: Mark) -> bool {
    let mut before = marks.iter().take_while(|mark| mark.span != end.span);
    before.next().is_some_and(|head| {
        head.span.start == passage.span.start
            && head.side == Side::Open
            && !before.any(|mark| mark.family == head.family && mark.side == Side::Close)
    })
}
