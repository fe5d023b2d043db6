//! The state machine that pairs marks, paragraph by paragraph.

use super::apostrophe::Doubt;
use super::continuation::MarkStyle;
use super::marks::{Family, Mark, Side};
use super::passage::Passage;
use super::tag::{Tag, announced, end_before_tag};
use crate::lexicon::is_finite_cue;
use crate::segment::sentence_ends;
use crate::span::Span;
use crate::text::chars::{ceil_char_boundary, floor_char_boundary, skip_gap};
use crate::text::words::words;

/// A paired quotation before anything else is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) span: Span,
    pub(super) content: Span,
    pub(super) family: Family,
    /// Whether it runs over more than one paragraph.
    pub(super) is_continued: bool,
}

/// How far ahead the next mark of a family is looked for inside a paragraph, in marks.
const LOOK_AHEAD: usize = 32;

/// How deep quotations are nested at most; marks that would open deeper ones are passed over.
const MOST_LEVELS: usize = 8;

/// Longer words, in bytes, are read cut short.
const LONGEST_WORD: usize = 40;

/// How far back a name is looked for that may be known already, in bytes.
const MEMORY: usize = 2000;

/// Pairs the marks of all passages, into `scratch.pairs`. The pairs come in order of their start and are nested or disjoint.
///
/// `is_in_rows` says that each sentence is a paragraph of its own.
pub(super) fn pair(
    text: &str,
    passages: &[Passage],
    marks: &[Mark],
    is_in_rows: bool,
    scratch: &mut Scratch,
) {
    scratch.found.clear();
    let mut machine = Machine {
        text,
        is_in_rows,
        passages,
        marks,
        here: Span::default(),
        reached: 0,
        found: std::mem::take(&mut scratch.found),
        open: std::mem::take(&mut scratch.open),
        aside: std::mem::take(&mut scratch.aside),
    };
    for idx in 0..passages.len() {
        machine.passage(idx);
    }
    machine.open.clear();
    machine.aside.clear();
    scratch.found = machine.found;
    scratch.open = machine.open;
    scratch.aside = machine.aside;
    let kept = scratch.found.iter().filter(|found| found.is_kept);
    scratch.pairs.clear();
    scratch.pairs.extend(kept.map(|found| found.pair));
}

/// Buffers of [`pair`], kept from one text to the next, and what it finds.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// In order of their start.
    pub(super) pairs: Vec<Pair>,
    found: Vec<Found>,
    open: Vec<usize>,
    aside: Vec<usize>,
}

/// A pair that may still be open.
#[derive(Clone, Debug)]
struct Found {
    pair: Pair,
    is_kept: bool,
    /// Whether it opened where speech opens: at the head of a paragraph or after a comma or colon.
    is_strong: bool,
    /// Whether nothing stands before it in its paragraph.
    opens_passage: bool,
    /// How its opening mark is written.
    style: MarkStyle,
    /// Where it ends by a tag of the author's after it, once that was found, and how far one was looked for.
    tagged: Option<usize>,
    searched: usize,
}

struct Machine<'a> {
    text: &'a str,
    is_in_rows: bool,
    passages: &'a [Passage],
    marks: &'a [Mark],
    /// The passage that is read.
    here: Span,
    /// Where the last quotation that ended in it ends, or where it begins.
    reached: usize,
    found: Vec<Found>,
    /// Indexes of the open quotations in `found`, outer first.
    open: Vec<usize>,
    /// The open quotations of the running text while a line of structure is read.
    aside: Vec<usize>,
}

impl Machine<'_> {
    fn passage(&mut self, idx: usize) {
        let passage = self.passages[idx];
        if passage.is_structure {
            std::mem::swap(&mut self.open, &mut self.aside);
        }
        self.here = passage.span;
        self.reached = passage.span.start;
        let (mut at, end) = passage.marks;
        let mut n_double = self.marks[at..end]
            .iter()
            .filter(|mark| mark.family == Family::Double)
            .count();
        if let Some(&outer) = self.open.first() {
            self.found[outer].pair.is_continued = true;
            let found = &self.found[outer];
            if at < end && found.style.reopens(self.text, passage, self.marks[at]) {
                n_double -= usize::from(self.marks[at].family == Family::Double);
                at += 1;
            }
        }
        while at < end {
            let mark = self.marks[at];
            n_double -= usize::from(mark.family == Family::Double);
            at += 1;
            let following = self.marks.get(at..end).unwrap_or_default();
            self.mark(mark, following, n_double);
        }
        if passage.is_structure {
            self.end_passage(passage, None);
            std::mem::swap(&mut self.open, &mut self.aside);
        } else {
            self.end_passage(passage, Some(idx));
        }
    }

    /// Takes one mark; `following` are those after it in the passage, among them `n_double` double ones.
    fn mark(&mut self, mark: Mark, following: &[Mark], n_double: usize) {
        let level = self.level(mark.family, mark.is_straight);
        match (mark.side, level) {
            (Side::Close | Side::Either, Some(level)) => self.try_close(mark, level, following),
            (Side::Either, None) if mark.doubt != Doubt::None => {}
            (Side::Either, None) if self.closes_unopened(mark) => self.close_unopened(mark),
            (Side::Open | Side::Either, None) => self.open(mark),
            (Side::Open, Some(level)) => self.open_again(mark, level, following, n_double),
            // The two marks '' were read as one, yet they close two single quotations, or one.
            (Side::Close, None) if self.is_two_single(mark) => {
                if let Some(level) = self.level(Family::Single, true) {
                    self.close(level, mark.span);
                }
            }
            (Side::Close, None) => match self.mismatched(mark, following) {
                Some(level) => self.close(level, mark.span),
                None if self.closes_unopened(mark) => self.close_unopened(mark),
                // The wrong mark at the head of a paragraph, with the right one after it.
                None if mark.span.start == self.here.start => {
                    let next = next_of(following, mark.family);
                    if next.is_some_and(|next| next.side == Side::Close) {
                        self.open(mark);
                    }
                }
                None => self.reached = mark.span.end,
            },
        }
    }

    /// Where in `open` the innermost quotation of `family` is, one that opened in the same style before any other.
    fn level(&self, family: Family, is_straight: bool) -> Option<usize> {
        let of_family = |idx: &usize| self.found[*idx].pair.family == family;
        let of_style =
            |idx: &usize| of_family(idx) && self.found[*idx].style.is_straight == is_straight;
        let open = &self.open;
        open.iter()
            .rposition(of_style)
            .or_else(|| open.iter().rposition(of_family))
    }

    /// Whether a double mark is written as two single ones.
    fn is_two_single(&self, mark: Mark) -> bool {
        matches!(mark.span.of(self.text), "''" | "’’")
    }

    fn open(&mut self, mark: Mark) {
        if self.open.len() == MOST_LEVELS {
            return;
        }
        let left = self.text[self.here.start..mark.span.start].trim_end();
        self.open.push(self.found.len());
        self.found.push(Found {
            pair: Pair {
                span: mark.span,
                content: Span::new(mark.span.end, mark.span.end),
                family: mark.family,
                is_continued: false,
            },
            is_kept: false,
            opens_passage: left.is_empty(),
            style: MarkStyle::of(mark),
            tagged: None,
            searched: mark.span.end,
            is_strong: left.is_empty() || left.ends_with([',', ':', '.', '?', '!']),
        });
    }

    fn try_close(&mut self, mark: Mark, level: usize, following: &[Mark]) {
        let next = next_of(following, mark.family);
        let closes_next = next.is_some_and(|next| next.side == Side::Close);
        if mark.doubt != Doubt::None && (closes_next || self.is_tagged_around(level, mark, next)) {
            return;
        }
        let is_inside_double = self.open[level + 1..]
            .iter()
            .any(|&idx| self.found[idx].pair.family != Family::Single);
        if mark.family == Family::Single && is_inside_double {
            let ends =
                next_of(following, Family::Double).is_some_and(|double| double.side != Side::Open);
            if ends || mark.doubt != Doubt::None {
                return;
            }
        }
        self.close(level, mark.span);
    }

    /// Closes the quotation at `level` and drops the unclosed ones inside it.
    fn close(&mut self, level: usize, mark: Span) {
        let found = &mut self.found[self.open[level]];
        found.is_kept = true;
        found.pair.content.end = mark.start;
        found.pair.span.end = mark.end;
        self.reached = mark.end;
        self.open.truncate(level);
    }

    /// Which open quotation a mark of another family closes: *'We shall see,"*. The mark must stand where speech ends, and
    /// none of the right family may follow to close it.
    fn mismatched(&self, mark: Mark, following: &[Mark]) -> Option<usize> {
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
    fn closes_unopened(&self, mark: Mark) -> bool {
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
    fn close_unopened(&mut self, mark: Mark) {
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

    /// An opening mark inside a quotation of the same family: nested, misjudged, or the earlier one was never closed.
    fn open_again(&mut self, mark: Mark, level: usize, following: &[Mark], n_double: usize) {
        let mut sides = following
            .iter()
            .take(LOOK_AHEAD)
            .filter(|next| next.family == mark.family)
            .map(|next| next.side);
        let is_nested = sides.next() == Some(Side::Close) && sides.next() == Some(Side::Close);
        let is_inner = level + 1 < self.open.len();
        let is_other_style = mark.is_straight != self.found[self.open[level]].style.is_straight
            && next_of(following, mark.family)
                .is_some_and(|next| next.side == Side::Close && !next.is_straight);
        let is_tagged = !is_nested && self.tagged(level, mark.span.start).is_some();
        if is_tagged {
            self.end_at(level, mark.span.start);
            self.open(mark);
        } else if mark.family == Family::Single {
            if is_nested || !self.found[self.open[level]].is_strong {
                if !is_nested {
                    self.open.truncate(level);
                }
                self.open(mark);
            }
        } else if is_nested || is_inner || is_other_style {
            self.open(mark);
        } else if mark.is_straight && n_double.is_multiple_of(2) {
            self.close(level, mark.span);
        } else {
            let gap = self.text[..mark.span.start].trim_end().len();
            self.end_at(level, gap);
            self.open(mark);
        }
    }

    /// Where the quotation at `level` ends before `limit` if it has no closing mark and a tag follows it.
    fn tagged(&mut self, level: usize, limit: usize) -> Option<usize> {
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
    fn is_tagged_around(&mut self, level: usize, mark: Mark, next: Option<Mark>) -> bool {
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

    /// Ends the quotation at `level`, which has no closing mark, at `end` or before the tag in it.
    fn end_at(&mut self, level: usize, end: usize) {
        let end = self.tagged(level, end).unwrap_or(end);
        self.reached = self.reached.max(end);
        let found = &mut self.found[self.open[level]];
        if end > found.pair.content.start {
            found.is_kept = true;
            found.pair.content.end = end;
            found.pair.span.end = end;
        }
        self.open.truncate(level);
    }

    /// Decides what becomes of the quotations still open at the end of a passage.
    fn end_passage(&mut self, passage: Passage, idx: Option<usize>) {
        for level in 0..self.open.len() {
            let family = self.found[self.open[level]].pair.family;
            if self.tagged(level, passage.span.end).is_some() {
                self.end_at(level, passage.span.end);
                break;
            }
            if idx.is_some_and(|idx| self.goes_on(level, &self.passages[idx + 1..])) {
                let outer = self.open[level];
                self.open.clear();
                self.open.push(outer);
                return;
            }
            if family != Family::Single {
                self.end_at(level, passage.span.end);
                break;
            }
        }
        self.open.clear();
    }

    /// Whether the quotation at `level`, which is open at the end of its passage, goes on in the passages `later`.
    fn goes_on(&self, level: usize, later: &[Passage]) -> bool {
        let found = &self.found[self.open[level]];
        // Only what opened at the head of its row can open again at the head of another.
        let is_in_rows = self.is_in_rows && found.opens_passage;
        let may_continue = found.pair.family != Family::Single || found.is_strong;
        may_continue
            && found
                .style
                .continues(self.text, later, self.marks, is_in_rows)
            && !self.is_followed_by_another(found, later)
    }

    /// Whether the speech before `found` in its passage is one person's, and the speech after it, in the next passage,
    /// has a tag that names another: then `found` ends between them, for want of a mark.
    fn is_followed_by_another(&self, found: &Found, later: &[Passage]) -> bool {
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

/// The next trusted mark of `family`.
fn next_of(following: &[Mark], family: Family) -> Option<Mark> {
    following
        .iter()
        .take(LOOK_AHEAD)
        .find(|mark| mark.family == family)
        .copied()
}
