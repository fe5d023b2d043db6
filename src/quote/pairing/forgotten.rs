//! Marks that were forgotten or mixed up, told by the author's tags beside them.

use super::{Found, LOOK_AHEAD, Machine, next_of};
use crate::lexicon::is_finite_cue;
use crate::quote::apostrophe::Doubt;
use crate::quote::marks::{Family, Mark, Side};
use crate::quote::passage::Passage;
use crate::quote::tag::{Tag, announced, end_before_tag};
use crate::segment::sentence_ends;
use crate::span::Span;
use crate::text::chars::{ceil_char_boundary, floor_char_boundary, skip_gap};
use crate::text::words::words;

/// Longer words, in bytes, are read cut short.
const LONGEST_WORD: usize = 40;

/// How far back a name is looked for that may be known already, in bytes.
const MEMORY: usize = 2000;

impl Machine<'_> {
    /// Which open quotation a mark of another family closes: *'We shall see,"*. The mark must stand where speech ends, and
    /// none of the right family may follow to close it.
    pub(super) fn mismatched(&self, mark: Mark, following: &[Mark]) -> Option<usize> {
        let level = self.open.len().checked_sub(1)?;
        let found = &self.found[self.open[level]];
        let family = found.pair.family;
        let is_trusted = family != Family::Single || found.is_strong;
        let is_opened = |next: Option<Mark>| next.is_none_or(|next| next.side == Side::Open);
        // Where a tag follows, it is enough that the next mark of either family opens.
        let either = |next: &&Mark| next.family == family || next.family == mark.family;
        let is_last = is_opened(next_of(following, family))
            || (is_opened(following.iter().take(LOOK_AHEAD).find(either).copied())
                && Tag::at_head_of(&self.text[mark.span.end..self.here.end]).is_some());
        let said = &self.text[found.pair.content.start..mark.span.start];
        (is_trusted && is_last && mark.doubt == Doubt::None && ends_clause(said)).then_some(level)
    }

    /// Whether `mark` closes a quotation whose opening mark was forgotten: *It is late,” said Tom Weir.*
    pub(super) fn closes_unopened(&self, mark: Mark) -> bool {
        let left = &self.text[self.reached..mark.span.start];
        let last = &left[floor_char_boundary(left, left.len().saturating_sub(LONGEST_WORD))..];
        let is_open = self.open.iter().any(|&idx| {
            let found = &self.found[idx];
            found.is_strong || found.pair.family != Family::Single
        });
        !is_open
            && mark.doubt == Doubt::None
            && left.ends_with([',', '?', '!'])
            && !words(last).next_back().is_none_or(is_finite_cue)
            && Tag::at_head_of(&self.text[mark.span.end..self.here.end]).is_some()
    }

    /// Takes what stands before `mark` in its sentence for a quotation.
    pub(super) fn close_unopened(&mut self, mark: Mark) {
        let before = Span::new(self.reached, mark.span.start);
        let ends = sentence_ends(self.text, before).take_while(|&end| end < before.end);
        let start = skip_gap(self.text, ends.last().unwrap_or(before.start), before.end);
        self.open.clear();
        self.open(Mark {
            span: Span::new(start, start),
            ..mark
        });
        self.close(0, mark.span);
    }

    /// Where the quotation at `level` ends before `limit` if it has no closing mark and a tag follows it.
    pub(super) fn tagged(&mut self, level: usize, limit: usize) -> Option<usize> {
        let found = &mut self.found[self.open[level]];
        if found.pair.family == Family::Single && !found.is_strong {
            return None;
        }
        let from = found.searched.max(self.here.start);
        if found.tagged.is_none() && from < limit {
            found.tagged = end_before_tag(self.text, from, limit, self.here.end);
            found.searched = limit;
        }
        found.tagged
    }

    /// Whether a tag shows that `mark`, which may be no mark, does not close the quotation at `level`: *"It rose to 5" a
    /// board, he said.* Where the sentence goes on right after it, the tag may follow, before the `next` mark of the family.
    pub(super) fn is_tagged_around(
        &mut self,
        level: usize,
        mark: Mark,
        next: Option<Mark>,
    ) -> bool {
        let mut after = self.text[mark.span.end..self.here.end].chars();
        let goes_on = after.next().is_some_and(char::is_whitespace)
            && after.next().is_some_and(char::is_lowercase);
        let limit = if goes_on && self.found[self.open[level]].is_strong {
            next.map_or(self.here.end, |next| next.span.start)
        } else {
            mark.span.start
        };
        self.tagged(level, limit).is_some()
    }

    /// Whether the speech before `found` in its passage is one person's, and the speech after it, in the next passage,
    /// has a tag that names another: then `found` ends between them, for want of a mark.
    pub(super) fn is_followed_by_another(&self, found: &Found, later: &[Passage]) -> bool {
        let start = found.pair.span.start;
        if start <= self.here.start {
            return false;
        }
        let before = &self.text[self.reached.min(start)..start];
        let tag_before = || Tag::at_head_of(before).filter(|_| self.reached > self.here.start);
        let speaker = announced(before).or_else(|| tag_before().map(|tag| tag.subject));
        let next = speaker.and_then(|_| found.style.next_tag(self.text, later, self.marks));
        let memory = ceil_char_boundary(self.text, self.here.end.saturating_sub(MEMORY));
        let is_known = |word: &str| self.text[memory..self.here.end].contains(word);
        speaker
            .zip(next)
            .is_some_and(|(speaker, next)| next.names_another(speaker, is_known))
    }
}

/// Whether words end as speech does before a closing mark.
fn ends_clause(said: &str) -> bool {
    said.ends_with([',', '.', '?', '!', '…'])
}
