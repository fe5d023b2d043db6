//! The article as the attribution rules read it: words, stops, and each outer quotation as one token.

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word or number.
    Word,
    /// A comma, colon, dash, bracket or the like.
    Mark(char),
    /// An outer quotation, by its index.
    Quote(usize),
    /// A title or term in marks, by its index among the quotations: part of the author's sentence.
    Title(usize),
    /// The end of a sentence.
    Stop,
    /// The end of a paragraph.
    Paragraph,
}

/// One token. A stop and the end of a paragraph may be empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// Whether it is a word with a capital at its head.
    pub(super) is_capital: bool,
}

/// Tokens of one document.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Token>,
    /// For each token the first one of its sentence and of its paragraph; a stop belongs to what it ends.
    pub(super) starts: Vec<(usize, usize)>,
    /// The tokens of headlines and headings, first and end of each, ascending.
    pub(super) headings: Vec<(usize, usize)>,
}

impl<'a> Tokens<'a> {
    /// The first token of the sentence that token `at` stands in.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.starts.get(at).map_or(at, |start| start.0)
    }

    /// The first token of the paragraph that token `at` stands in.
    pub(super) fn paragraph_start(&self, at: usize) -> usize {
        self.starts.get(at).map_or(at, |start| start.1)
    }

    /// The last token of the sentence before that of token `at`, in whatever paragraph.
    pub(super) fn sentence_before(&self, at: usize) -> Option<usize> {
        let start = self.sentence_start(at);
        (0..start).rev().find(|&idx| !self.is_stop(idx))
    }

    /// The word at `idx`, or nothing for any other token.
    pub(super) fn word(&self, idx: usize) -> &'a str {
        match self.list.get(idx) {
            Some(token) if token.kind == TokenKind::Word => token.span.of(self.text),
            _ => "",
        }
    }

    /// The mark at `idx`.
    pub(super) fn mark(&self, idx: usize) -> Option<char> {
        match self.list.get(idx)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether the word at `idx` begins with a capital.
    pub(super) fn is_capital(&self, idx: usize) -> bool {
        self.list.get(idx).is_some_and(|token| token.is_capital)
    }

    /// Whether the token at `idx` ends a sentence or paragraph, or lies outside.
    pub(super) fn is_stop(&self, idx: usize) -> bool {
        self.list
            .get(idx)
            .is_none_or(|token| matches!(token.kind, TokenKind::Stop | TokenKind::Paragraph))
    }

    /// The quotation at `idx`.
    pub(super) fn quote(&self, idx: usize) -> Option<usize> {
        match self.list.get(idx)?.kind {
            TokenKind::Quote(quotation_idx) => Some(quotation_idx),
            _ => None,
        }
    }

    /// The text from token `first` to token `last`, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.list[first].span.start, self.list[last].span.end)
    }
}
