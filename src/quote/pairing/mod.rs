//! The state machine that pairs marks, paragraph by paragraph.

mod forgotten;

use super::apostrophe::Doubt;
use super::continuation::MarkStyle;
use super::marks::{Family, Mark, Side};
use super::passage::Passage;
use crate::span::Span;

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

    /// Ends the quotation at `level`, which has no closing mark, at `end` or before the tag in it.
    fn end_at(&mut self, level: usize, end: usize) {
        let idx = self.open[level];
        let tagged = self.tagged(level, end);
        // A tag inside a quotation within is not the author's.
        let is_authors = |tag: &usize| {
            let inside = |inner: &Found| inner.is_kept && inner.pair.span.contains(*tag);
            !self.found[idx + 1..].iter().any(inside)
        };
        let is_known = self.found[idx].pair.family != Family::Single;
        let end = match tagged.filter(is_authors) {
            Some(tag) => tag,
            None if tagged.is_none() || is_known => end,
            None => self.found[idx].pair.span.start,
        };
        self.reached = self.reached.max(end);
        let found = &mut self.found[idx];
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
}

/// The next trusted mark of `family`.
fn next_of(following: &[Mark], family: Family) -> Option<Mark> {
    following
        .iter()
        .take(LOOK_AHEAD)
        .find(|mark| mark.family == family)
        .copied()
}
