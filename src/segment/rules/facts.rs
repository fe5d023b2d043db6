//! What is seen of a line at a glance: most rules need not be asked of most lines.
//!
//! A line of prose is none of what most rules look for, and its first letters, its last one and its length say so. Not to
//! ask spares more than the few steps of each rule: the code of all of them would have to be fetched for each line.

use std::sync::LazyLock;

use super::{Block, Position};
use crate::lexicon::{
    CAPTION_OPENINGS, CREDIT_OPENINGS, DATE_OPENINGS, DAYS, END_MARKS, FIELDS, MENU_ENTRIES,
    N_HEADS, POST_FRAMES, SERVICE_LEADS, SERVICE_OPENINGS, SERVICE_WORDS, head_idx, labels,
};
use crate::text::chars::is_opening_quote;

/// Brief lines have at most this many words, no fewer than any rule allows that needs a brief line.
const MOST_BRIEF_WORDS: usize = 16;

/// Short lines have at most this many bytes, no fewer than any rule allows that needs a short line.
const LONGEST_SHORT: usize = 60;

/// Facts of a line, one bit each. A rule names those without which it cannot apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts(u32);

impl Facts {
    pub(super) const NONE: Self = Self(0);
    /// It begins with neither a letter of the alphabet nor a quotation mark.
    pub(super) const SIGN: Self = Self(1);
    /// It does not begin with a letter of the alphabet.
    pub(super) const NO_LETTER: Self = Self(1 << 1);
    /// It has no stop at its end.
    pub(super) const NO_STOP: Self = Self(1 << 2);
    /// It has no stop at its end, or one that may belong to *Jr.* or *Sr.*
    pub(super) const NO_STOP_BUT_R: Self = Self(1 << 3);
    pub(super) const NO_PROSE: Self = Self(1 << 4);
    /// It ends in a colon.
    pub(super) const COLON: Self = Self(1 << 5);
    /// It has few words.
    pub(super) const BRIEF: Self = Self(1 << 6);
    /// It has few bytes.
    pub(super) const SHORT: Self = Self(1 << 7);
    /// It stands before all prose.
    pub(super) const BEFORE_PROSE: Self = Self(1 << 8);
    /// An account may be named in the document.
    pub(super) const ACCOUNT: Self = Self(1 << 9);
    /// The line before it ends in a comma or a colon.
    pub(super) const UNDER_MARK: Self = Self(1 << 10);
    /// It may begin as the article is spoken of.
    pub(super) const OWN: Self = Self(1 << 11);
    // It may begin with one of a list of openings, as far as two letters tell.
    pub(super) const LABEL: Self = Self(1 << 12);
    pub(super) const CAPTION: Self = Self(1 << 13);
    pub(super) const SERVICE: Self = Self(1 << 14);
    pub(super) const LEAD: Self = Self(1 << 15);
    pub(super) const WORD: Self = Self(1 << 16);
    pub(super) const CREDIT: Self = Self(1 << 17);
    pub(super) const FOLLOW: Self = Self(1 << 18);
    pub(super) const DATE: Self = Self(1 << 19);
    pub(super) const FRAME: Self = Self(1 << 20);
    pub(super) const FIELD: Self = Self(1 << 21);
    pub(super) const MENU: Self = Self(1 << 22);
    pub(super) const END: Self = Self(1 << 23);

    /// All these facts together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// `self` where `is_so`, else none.
    fn if_so(self, is_so: bool) -> Self {
        Self(self.0 * u32::from(is_so))
    }

    /// Whether all of `needed` are among them.
    pub(super) fn hold(self, needed: Self) -> bool {
        needed.0 & !self.0 == 0
    }

    /// The facts of `block`.
    pub(super) fn of(block: &Block<'_>) -> Self {
        let (line, shape) = (block.line, block.shape);
        let previous = block
            .previous()
            .map(|previous| previous.span.of(block.text()));
        let opening = match head_idx(line) {
            Some(idx) => OPENINGS.by_head[idx],
            None if line.starts_with(is_opening_quote) => OPENINGS.quoted.and(Self::NO_LETTER),
            None => OPENINGS
                .all
                .and(Self::NO_LETTER)
                .and(Self::SIGN)
                .and(Self::OWN),
        };
        let is_own = line.starts_with("This ") || line.starts_with("The above ");
        opening
            .and(Self::OWN.if_so(is_own))
            .and(Self::NO_STOP.if_so(!shape.ends_in_stop))
            .and(Self::NO_STOP_BUT_R.if_so(!shape.ends_in_stop || line.ends_with("r.")))
            .and(Self::NO_PROSE.if_so(!shape.is_prose()))
            .and(Self::COLON.if_so(line.ends_with(':')))
            .and(Self::BRIEF.if_so(shape.n_words <= MOST_BRIEF_WORDS))
            .and(Self::SHORT.if_so(line.len() <= LONGEST_SHORT))
            .and(Self::BEFORE_PROSE.if_so(block.position != Position::Body))
            .and(Self::ACCOUNT.if_so(block.blocks.has_accounts))
            .and(Self::UNDER_MARK.if_so(previous.is_some_and(|line| line.ends_with([',', ':']))))
    }
}

/// Of which lists a line may begin with an opening.
struct Openings {
    /// By its first two letters.
    by_head: Box<[Facts; N_HEADS]>,
    /// Where it begins with a quotation mark.
    quoted: Facts,
    /// Where it begins with another sign: the rules look past many of them.
    all: Facts,
}

static OPENINGS: LazyLock<Openings> = LazyLock::new(|| {
    let mut openings = Openings {
        by_head: Box::new([Facts::NONE; N_HEADS]),
        quoted: Facts::NONE,
        all: Facts::NONE,
    };
    openings.add(Facts::LABEL, labels().map(|(words, _)| words));
    openings.add(Facts::CAPTION, CAPTION_OPENINGS.phrases());
    openings.add(Facts::SERVICE, SERVICE_OPENINGS.phrases());
    openings.add(Facts::LEAD, SERVICE_LEADS.phrases());
    openings.add(Facts::WORD, SERVICE_WORDS.phrases());
    openings.add(Facts::CREDIT, CREDIT_OPENINGS.phrases());
    openings.add(Facts::FOLLOW, ["follow "].into_iter());
    openings.add(Facts::DATE, DATE_OPENINGS.phrases());
    openings.add(
        Facts::FRAME,
        POST_FRAMES.phrases().chain(["pic.twitter.com/"]),
    );
    let fields = FIELDS.iter().flatten().map(|(name, _)| *name);
    openings.add(Facts::FIELD, fields.chain(DAYS.words()).chain(["by "]));
    openings.add(Facts::MENU, MENU_ENTRIES.words());
    // Among the signs before an entry of a menu is one that opens quotations in other texts: `» Home`.
    openings.quoted = openings.quoted.and(Facts::MENU);
    openings.add(Facts::END, END_MARKS.words());
    openings
});

impl Openings {
    /// Takes in the entries of a list.
    fn add(&mut self, list: Facts, entries: impl Iterator<Item = &'static str>) {
        self.all = self.all.and(list);
        for entry in entries {
            match head_idx(entry) {
                // Anything may follow a letter that stands alone.
                Some(idx) if entry.len() == 1 => {
                    for facts in &mut self.by_head[idx - idx % 27..][..27] {
                        *facts = facts.and(list);
                    }
                }
                Some(idx) => self.by_head[idx] = self.by_head[idx].and(list),
                None if entry.starts_with(is_opening_quote) => self.quoted = self.quoted.and(list),
                None => {}
            }
        }
    }
}
