//! Menus, banners, paths and the foot of a page.

use super::super::StructureKind;
use super::{Block, Facts, Position, Rule};
use crate::lexicon::{LINK_HEADINGS, MENU_ENTRIES, MENU_PARTS};
use crate::text::chars::is_gap;
use crate::text::scan;

/// An entry of a menu has at most this many words.
const MOST_WORDS: usize = 5;

/// The name of a page, over its menu, has at most this many words.
const MOST_NAME_WORDS: usize = 2;

/// So many short entries in a row are a menu, whatever they say.
const MANY: usize = 4;

/// Links under a line that announces them are at most this many.
const LINK_REACH: usize = 12;

/// After bylines and dates, which are set off by bars as well.
pub(super) const BAR: Rule = Rule {
    name: "menu in one line",
    kind: Some(StructureKind::Service),
    needs: Facts::NO_STOP,
    example: "The bridge fell on Monday night.\n\n=> Home > News > Bridges\n\nNobody was hurt.",
    applies: |block| !block.shape.ends_in_stop && is_bar(block.line),
};

/// Beside the other: it looks at the lines around it only where its words alone do not tell.
pub(super) const ENTRY: Rule = Rule {
    name: "entry of a menu",
    kind: Some(StructureKind::Service),
    needs: Facts::MENU,
    example: "=> My account\n\nBridge falls in storm\n\nThe bridge fell on Monday night.",
    applies: |block| known(block.line) == Some(true),
};

/// Before headlines and headings, which are as short: where other entries stand beside it, it is one.
pub(super) const LIST: Rule = Rule {
    name: "entry of a menu among others",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "=> Home\n\nSport\n\nBridge falls in storm\n\nThe bridge fell on Monday night.",
    applies: |block| {
        let is_entry = |line: &str| known(line).is_some() || is_bar(line);
        let is_name_of_page = || block.idx == 0 && block.shape.n_words <= MOST_NAME_WORDS;
        if known(block.line).is_some() && is_over_headline(block) {
            return true;
        }
        (known(block.line).is_some() || is_name_of_page())
            && [block.previous(), block.next()]
                .into_iter()
                .flatten()
                .any(|beside| is_entry(beside.span.of(block.text())))
    },
};

/// Beside the links under it.
pub(super) const LINKS: Rule = Rule {
    name: "line over links",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\n=> Most viewed\n\nFerry comes back to the river\n\nNobody was hurt.",
    applies: |block| {
        block.position == Position::Body
            && announces_links(block.line)
            && block.next().is_some_and(|next| next.is_heading_like())
    },
};

/// Before headings: the links that such a line announces stand over prose as well.
pub(super) const LINK: Rule = Rule {
    name: "link to another article",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\nRelated stories\n\n=> Ferry comes back to the river\n\nNobody was hurt.",
    applies: is_link,
};

/// Whether the line opens the text, and a longer one without a stop follows: the name of a section over the headline.
fn is_over_headline(block: &Block<'_>) -> bool {
    const FEWEST_WORDS: usize = 4;
    block.idx == 0
        && block
            .next()
            .is_some_and(|next| next.is_title_like(block.text()) && next.n_words >= FEWEST_WORDS)
}

/// Whether the whole line is an entry of a menu; if so, whether that holds wherever it stands.
fn known(line: &str) -> Option<bool> {
    let entry = line
        .trim_start_matches(['|', '>', '›', '»', '+', '☰', ' '])
        .trim_end_matches([':', '…', '|', '>', '›', '»', '→', '▾', '+', ' ']);
    if MENU_ENTRIES.contains(entry) {
        return Some(true);
    }
    MENU_PARTS.contains(entry).then_some(false)
}

/// Whether the line is several entries with marks between them: `Accept all | Manage preferences`, `Home > News > Local`.
fn is_bar(line: &str) -> bool {
    const LONGEST: usize = 200;
    // The last bytes of the marks: quotation marks and dashes begin as the longer ones do.
    let has_mark =
        |byte: u8| matches!(byte, b'|' | b'>' | b'/' | b'\t' | 0xA2 | 0xB7 | 0xBA | 0xBB);
    if line.len() > LONGEST || scan::position(line.as_bytes(), has_mark).is_none() {
        return false;
    }
    let marks = [" | ", " > ", " › ", " » ", " · ", " • ", "\t", " / "];
    marks.into_iter().any(|mark| {
        if !line.contains(mark) {
            return false;
        }
        let parts = || {
            line.split(mark)
                .map(str::trim)
                .filter(|part| !part.is_empty())
        };
        let is_short = |part: &str| {
            part.split(is_gap).count() <= MOST_WORDS
                && !part.ends_with(['.', '?', '!', ','])
                && !part.starts_with(|c: char| c.is_lowercase())
        };
        let n_known = parts().filter(|part| known(part).is_some()).count();
        let n_parts = parts().count();
        let is_path = matches!(mark, " > " | " › " | " » ");
        let is_menu = n_known == n_parts
            || (n_known > 0 && n_parts > 2)
            || (is_path && n_known > 0)
            || (n_parts >= MANY && !matches!(mark, " / " | "\t"));
        n_parts > 1 && parts().all(is_short) && is_menu
    })
}

/// Whether a line stands under one that announces links, with nothing but such lines between.
fn is_link(block: &Block<'_>) -> bool {
    let shapes = block.blocks.shapes;
    let line = |idx: usize| shapes[idx].span.of(block.text());
    block.shape.is_heading_like()
        && (block.idx.saturating_sub(LINK_REACH)..block.idx)
            .rev()
            .take_while(|&idx| shapes[idx].is_heading_like())
            .any(|idx| announces_links(line(idx)))
}

/// Whether the line announces links to other articles, and says nothing else.
fn announces_links(line: &str) -> bool {
    let line = line.trim_end_matches([':', '…', '>', '»', '→', ' ']);
    LINK_HEADINGS.contains(line)
}
