//! What each block of a document is there for: one table of named rules, tried in order; the first that applies decides.
//!
//! To add a rule, write it in a file of this folder beside its kin, with an example that it decides and the facts without
//! which it cannot apply, and put it into the table below. Each rule says why it stands where it stands.

mod block;
mod byline;
mod caption;
mod date;
mod decision;
mod facts;
mod field;
mod heading;
mod letter;
mod mail;
mod menu;
mod note;
mod numbered;
mod paragraph;
mod post;
mod press;
mod question;
mod separator;
mod service;
mod speaker;
mod title;

#[cfg(test)]
mod tests;

use super::StructureKind;
use block::Block;
pub(super) use block::{Blocks, Position};
pub use decision::{Decision, decisions};
use facts::Facts;
pub(super) use service::stage_note_end;

/// One way to tell what a block is there for.
#[derive(Debug)]
pub(super) struct Rule {
    /// What it is called where somebody asks why a line was taken for what it is.
    pub(super) name: &'static str,
    /// What it takes the block for; `None` for a paragraph.
    pub(super) kind: Option<StructureKind>,
    /// The facts of a line without which it cannot apply.
    needs: Facts,
    /// A text with a line, after `=> `, that this rule decides. Tests read it.
    #[cfg_attr(not(test), allow(dead_code, reason = "it is for readers and tests"))]
    pub(super) example: &'static str,
    /// Whether it decides.
    pub(super) applies: fn(&Block<'_>) -> bool,
}

/// The rules that ask for nothing but the words of the line, in the order in which they are tried, before all others.
static OF_LINE: &[Rule] = &[
    separator::SEPARATOR,
    paragraph::ALONE,
    paragraph::LONG,
    field::RUN_IN,
    heading::LABEL,
    byline::BYLINE,
    caption::AGENCY,
    service::THANKS,
    service::FOLLOW,
    date::DATE,
    heading::MARKED,
    mail::HEADER,
    mail::WROTE,
    caption::CAPTION,
    caption::UNDER_WORD,
    service::SERVICE,
    service::LEAD,
    service::WORD,
    service::CREDIT,
    service::CHANGED,
    service::STAGE,
    service::COUNT,
    date::DATED,
    post::FRAME,
    field::NAMES,
    field::DATES,
    field::OTHERS,
    menu::BAR,
    menu::ENTRY,
    press::END,
];

/// The rules that ask what stands around the line, too, in the order in which they are tried.
static OF_PLACE: &[Rule] = &[
    post::AUTHOR,
    post::CREDIT,
    post::WORDS,
    date::HOUR,
    paragraph::NO_PROSE,
    note::CLOSING_NOTE,
    mail::GREETING,
    question::QUESTION,
    numbered::NUMBERED,
    title::OVER_BYLINE,
    title::QUESTION,
    paragraph::STOP,
    paragraph::SENTENCES,
    speaker::TURN,
    speaker::SIGNED,
    menu::LIST,
    press::CONTACT,
    byline::POST,
    title::TITLE,
    byline::NAME,
    paragraph::WIDE,
    paragraph::ITEM,
    paragraph::PULL_QUOTE,
    press::PERSON,
    letter::SIGNATURE,
    letter::CLOSING,
    mail::SENDER,
    menu::LINKS,
    menu::LINK,
    service::LAST,
    heading::HEADING,
];

/// The rule that decides what `block` is there for; a block that no rule knows is a paragraph.
pub(super) fn decide(block: &Block<'_>) -> &'static Rule {
    let facts = Facts::of(block);
    first(OF_LINE, facts, block)
        .or_else(|| first(OF_PLACE, facts, block))
        .unwrap_or(&paragraph::PARAGRAPH)
}

/// What the line says of itself by its own words, wherever it stands.
fn kind_of_line(block: &Block<'_>) -> Option<StructureKind> {
    first(OF_LINE, Facts::of(block), block)?.kind
}

/// The first of `rules` that decides what `block` is there for; `facts` are those of its line.
fn first(rules: &'static [Rule], facts: Facts, block: &Block<'_>) -> Option<&'static Rule> {
    rules.iter().find(|rule| {
        let may_apply = facts.hold(rule.needs);
        debug_assert!(may_apply || !(rule.applies)(block), "{}", rule.name);
        may_apply && (rule.applies)(block)
    })
}
