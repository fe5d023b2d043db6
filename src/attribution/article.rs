//! An article as attribution reads it.

use super::candidate::Referent;
use super::entities::Entities;
use super::names::Names;
use super::token::Tokens;
use crate::document::Document;

/// Tokens of an article, its names, and who they are.
pub(super) struct Article<'a> {
    pub(super) document: &'a Document,
    pub(super) tokens: Tokens<'a>,
    pub(super) names: Names<'a>,
    pub(super) entities: Entities,
}

/// Speech read before.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// The token of the quotation, or the last one of the sentence that reports.
    pub(super) token: usize,
    pub(super) referent: Referent,
    /// Whether it is reported in the author's words.
    pub(super) is_reported: bool,
    /// Whether it ends with a question.
    pub(super) asks: bool,
}

impl<'a> Article<'a> {
    /// Reads the plain form of a document.
    pub(super) fn of(document: &'a Document) -> Self {
        let tokens = Tokens::of(document);
        let names = Names::of(&tokens);
        let entities = Entities::of(&names);
        Self {
            document,
            tokens,
            names,
            entities,
        }
    }
}
