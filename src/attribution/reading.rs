//! How an article is read as tokens.

use super::token::{Token, TokenKind, Tokens};
use crate::document::Document;
use crate::quote::{QuotationForm, QuotationKind};
use crate::segment::{StructureKind, sentence_ends};
use crate::span::Span;
use crate::text::chars::{is_closing_quote, is_raised_figure};

impl<'a> Tokens<'a> {
    /// Reads `document`, paragraph by paragraph.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut tokens = Self {
            text: document.text(),
            list: Vec::new(),
            starts: Vec::new(),
            headings: Vec::new(),
        };
        let mut quotations = document
            .quotations()
            .iter()
            .enumerate()
            .filter(|(_, quotation)| quotation.depth == 0)
            .map(|(idx, quotation)| match quotation.form {
                QuotationForm::Turn => (TokenKind::Quote(idx), quotation.content),
                _ if quotation.kind == QuotationKind::TitleOrTerm => {
                    (TokenKind::Title(idx), quotation.span)
                }
                _ => (TokenKind::Quote(idx), quotation.span),
            })
            .peekable();
        let mut reached = 0;
        let ends = ends(document);
        let mut later = ends.as_slice();
        for paragraph in lines(document) {
            let mut at = paragraph.start.max(reached);
            while let Some(&(_, span)) = quotations.peek().filter(|(_, span)| span.end <= at) {
                reached = reached.max(span.end);
                quotations.next();
            }
            while let Some((kind, span)) =
                quotations.next_if(|(_, span)| span.start < paragraph.end)
            {
                tokens.words(at, span.start, &mut later);
                tokens.push(span, kind);
                at = span.end.max(at);
                reached = reached.max(at);
            }
            tokens.words(at, paragraph.end, &mut later);
            let end = at.max(paragraph.end);
            reached = reached.max(end);
            // A quotation that runs on over paragraphs stands in that of the words after it, with its cue.
            if at <= paragraph.end {
                tokens.push(Span::new(end, end), TokenKind::Paragraph);
            }
        }
        tokens.stop_between_sentences(&ends);
        tokens.find_starts();
        tokens.find_headings(document);
        tokens
    }

    fn push(&mut self, span: Span, kind: TokenKind) {
        let word = span.of(self.text);
        let is_capital = kind == TokenKind::Word
            && (word.starts_with(char::is_uppercase) || word == "&" || is_arabic(word));
        self.list.push(Token {
            span,
            kind,
            is_capital,
        });
    }

    /// Adds the tokens of `start..end`, which holds no quotation. `ends` are those of the sentences from there on:
    /// they alone tell which stop ends a sentence.
    fn words(&mut self, start: usize, end: usize, ends: &mut &[usize]) {
        let Some(part) = self.text.get(start..end.max(start)) else {
            return;
        };
        let first = self.list.len();
        let mut chars = part.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            if is_raised_figure(char) {
                continue;
            }
            if char.is_alphanumeric() {
                let mut len = char.len_utf8();
                while let Some(&(next, char)) = chars.peek() {
                    let rest = &part[next + char.len_utf8()..];
                    let joins = matches!(char, '\'' | '’' | '-' | '‑' | '.' | '&' | '@')
                        && rest.starts_with(char::is_alphanumeric);
                    let is_note =
                        is_raised_figure(char) || joins && rest.starts_with(is_raised_figure);
                    if is_note || !char.is_alphanumeric() && !joins {
                        break;
                    }
                    len = next + char.len_utf8() - at;
                    chars.next();
                }
                self.push(Span::new(start + at, start + at + len), TokenKind::Word);
            } else if !char.is_whitespace() {
                let span = Span::new(start + at, start + at + char.len_utf8());
                let is_after_word = part[..at].ends_with(char::is_alphanumeric);
                let rest = &part[at + char.len_utf8()..];
                // The *’s* after a mark belongs to the name with that mark: *Inc.’s*, *Yahoo!’s*.
                if matches!(char, '\'' | '’') && !is_after_word && is_owner(&part[..at], rest) {
                    chars.next();
                    self.add_to_last_word(first, Span::new(start + at, span.end + 1));
                    continue;
                }
                let is_joint = char == '&' && rest.trim_start().starts_with(char::is_uppercase);
                let kind = match char {
                    '&' if is_joint => TokenKind::Word,
                    '.' | '?' | '!' | '…' if is_end(ends, span.end) => TokenKind::Stop,
                    // The stop of an abbreviation belongs to its word.
                    '.' if is_after_word && !rest.starts_with('.') => continue,
                    '’' | '\'' if is_after_word => continue,
                    _ => TokenKind::Mark(char),
                };
                self.push(span, kind);
            }
        }
    }

    /// Lets the last word, if it is the token `first` or a later one, run on over `ending` and the mark before that.
    fn add_to_last_word(&mut self, first: usize, ending: Span) {
        let is_mark = |token: &Token| matches!(token.kind, TokenKind::Mark('!' | '?' | '.'));
        let n_marks = usize::from(self.list.last().is_some_and(is_mark));
        let last = self.list.len().checked_sub(1 + n_marks);
        if let Some(last) = last.filter(|&last| last >= first)
            && self.list[last].kind == TokenKind::Word
            && self.list[last].span.end + 1 == ending.start
        {
            self.list.truncate(last + 1);
            self.list[last].span.end = ending.end;
        }
    }

    /// Puts an empty stop wherever a sentence ends without one, as after a quotation that closes it.
    ///
    /// After a question in marks the sentence may still go on, which only the cue tells: *“Why?” Ada Brook then asked.*
    fn stop_between_sentences(&mut self, mut ends: &[usize]) {
        let mut list = Vec::with_capacity(self.list.len() + 16);
        let mut tokens = std::mem::take(&mut self.list).into_iter().peekable();
        while let Some(token) = tokens.next() {
            list.push(token);
            let Some(next) = tokens.peek() else { break };
            ends = from(ends, token.span.end);
            let is_parted = ends.first().is_some_and(|&end| end <= next.span.start);
            let is_inside = !matches!(token.kind, TokenKind::Stop | TokenKind::Paragraph)
                && next.kind != TokenKind::Paragraph;
            if is_parted && is_inside && !(next.kind == TokenKind::Word && self.asks(token)) {
                list.push(Token {
                    span: Span::new(token.span.end, token.span.end),
                    kind: TokenKind::Stop,
                    is_capital: false,
                });
            }
        }
        self.list = list;
    }

    /// Whether `token` is a quotation that ends with a question or exclamation mark.
    fn asks(&self, token: Token) -> bool {
        let is_outer = |char: char| char.is_whitespace() || char == ')' || is_closing_quote(char);
        matches!(token.kind, TokenKind::Quote(_))
            && token
                .span
                .of(self.text)
                .trim_end_matches(is_outer)
                .ends_with(['?', '!'])
    }

    fn find_headings(&mut self, document: &Document) {
        let is_heading = |kind| matches!(kind, StructureKind::Title | StructureKind::Heading);
        let lines = document
            .structure()
            .iter()
            .filter(|line| is_heading(line.kind));
        for line in lines {
            let first = self
                .list
                .partition_point(|token| token.span.start < line.span.start);
            let end = self
                .list
                .partition_point(|token| token.span.start < line.span.end);
            self.headings.push((first, end));
        }
    }

    fn find_starts(&mut self) {
        let mut start = (0, 0);
        for (idx, token) in self.list.iter().enumerate() {
            self.starts.push(start);
            match token.kind {
                TokenKind::Stop => start.0 = idx + 1,
                TokenKind::Paragraph => start = (idx + 1, idx + 1),
                _ => {}
            }
        }
        self.starts.push(start);
    }
}

/// Whether *s* alone stands in `rest`, after an apostrophe that follows a mark at the end of `left`.
fn is_owner(left: &str, rest: &str) -> bool {
    let after = rest.strip_prefix('s');
    left.ends_with(['.', '!', '?', ')', '"', '”'])
        && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// Where the sentences and the lines of structure of `document` end, ascending.
fn ends(document: &Document) -> Vec<usize> {
    let text = document.text();
    let sentences = document.sentences().iter();
    let mut ends: Vec<usize> = sentences
        .flat_map(|sentence| sentence_ends(text, sentence.span))
        .chain(document.structure().iter().map(|line| line.span.end))
        .collect();
    ends.sort_unstable();
    ends
}

/// Whether one of `ends` is `at`; those before it are taken off the front.
fn is_end(ends: &mut &[usize], at: usize) -> bool {
    *ends = from(ends, at);
    ends.first() == Some(&at)
}

/// The ends from `at` on.
fn from(ends: &[usize], at: usize) -> &[usize] {
    let n_before = ends.iter().take_while(|&&end| end < at).count();
    &ends[n_before..]
}

/// Whether `word` is a name with its article before it: *al-Rikabi*.
fn is_arabic(word: &str) -> bool {
    ["al-", "el-", "an-", "as-", "ash-", "ad-"]
        .iter()
        .filter_map(|article| word.strip_prefix(article))
        .any(|name| name.starts_with(char::is_uppercase))
}

/// Paragraphs and the structure lines between them, in reading order: a line such as *He said:* may be either. What
/// belongs to the page and not to the article is left out unless somebody is quoted in it: nobody there speaks.
fn lines(document: &Document) -> Vec<Span> {
    let quotations = document.quotations();
    let is_quoting = |line: Span| {
        let n_before = quotations.partition_point(|quotation| quotation.span.start < line.start);
        quotations
            .get(n_before)
            .is_some_and(|first| first.span.start < line.end)
    };
    let is_of_page = |kind| {
        matches!(
            kind,
            StructureKind::Service | StructureKind::Timestamp | StructureKind::Separator
        )
    };
    let structure = document.structure().iter();
    let of_article = structure.filter(|line| !is_of_page(line.kind) || is_quoting(line.span));
    let mut lines: Vec<Span> = of_article.map(|line| line.span).collect();
    lines.extend(document.paragraphs());
    lines.sort_by_key(|line| (line.start, line.end));
    lines
}
