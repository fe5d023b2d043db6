//! A sentence as the features see it: its tokens with what the dictionary knows of them and whose words they are.

use crate::document::Document;
use crate::lexicon::{Cue, Stance};
use crate::segment::Sentence;
use crate::span::Span;
use crate::tokenize::{Special, Token, TokenKind, tokenize_into};
use crate::vocabulary::{Entry, StemCache, Vocabulary};

/// One sentence, read; a buffer that is used again for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    tokens: Vec<Token>,
    stems: StemCache,
    pub(crate) words: Vec<ReadToken>,
    pub(crate) counts: Counts,
}

/// A token with what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReadToken {
    pub(crate) span: Span,
    pub(crate) entry: Entry,
    pub(crate) is_quoted: bool,
}

/// What a sentence holds, counted in tokens.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Counts {
    /// Words and numbers inside quotations.
    pub(crate) n_quoted: usize,
    /// Words and numbers outside.
    pub(crate) n_author: usize,
    /// Words and numbers in the quotation that has most of them.
    pub(crate) longest_quotation: usize,
    /// Numbers outside quotations.
    pub(crate) n_numbers: usize,
    /// Capitalised words outside quotations, but for the first of the sentence.
    pub(crate) n_names: usize,
    /// Words of the author that praise, blame, mock or take sides.
    pub(crate) n_loaded: usize,
    /// Words of the author that argue: certainty, duty, force, consequence.
    pub(crate) n_arguing: usize,
    pub(crate) has_reporting_verb: bool,
    pub(crate) has_first_person: bool,
    pub(crate) has_second_person: bool,
    /// Outside quotations.
    pub(crate) has_question_mark: bool,
    /// Outside quotations.
    pub(crate) has_exclamation_mark: bool,
}

impl Reading {
    /// Reads a sentence of `document`. `quotation_idx` is a cursor into its quotations that the caller keeps from one
    /// sentence to the next, so that a document is passed over once.
    pub(crate) fn read(
        &mut self,
        vocabulary: &Vocabulary,
        document: &Document,
        sentence: &Sentence,
        quotation_idx: &mut usize,
    ) {
        let text = document.text();
        let quotations = document.quotations();
        self.tokens.clear();
        self.words.clear();
        self.counts = Counts::default();
        tokenize_into(text, sentence.span, &mut self.tokens);

        let mut n_in_quotation = 0;
        let mut is_initial = true;
        for &token in &self.tokens {
            while quotations.get(*quotation_idx).is_some_and(|quotation| {
                quotation.depth > 0 || quotation.span.end <= token.span.start
            }) {
                *quotation_idx += 1;
                n_in_quotation = 0;
            }
            let is_quoted = quotations
                .get(*quotation_idx)
                .is_some_and(|quotation| quotation.span.start <= token.span.start);
            let entry = vocabulary.entry(text, token, is_initial, &mut self.stems);
            let is_quote_mark = token.kind == TokenKind::Special(Special::Quote);
            // A mark at either end of a quotation is the author's: it says that somebody else speaks.
            let is_quoted = is_quoted && !is_quote_mark;
            self.words.push(ReadToken {
                span: token.span,
                entry,
                is_quoted,
            });
            if is_quoted {
                n_in_quotation += usize::from(is_word(token.kind));
                self.counts.longest_quotation = self.counts.longest_quotation.max(n_in_quotation);
            }
            self.counts.add(token.kind, entry, is_quoted, is_initial);
            is_initial = is_quote_mark || (is_initial && !is_word(token.kind));
        }
    }
}

impl Counts {
    fn add(
        &mut self,
        kind: TokenKind,
        Entry { cue, stance, .. }: Entry,
        is_quoted: bool,
        is_initial: bool,
    ) {
        if is_quoted {
            self.n_quoted += usize::from(is_word(kind));
            return;
        }
        self.n_author += usize::from(is_word(kind));
        match kind {
            TokenKind::Word { is_capitalized, .. } => {
                self.n_names += usize::from(is_capitalized && !is_initial && cue.is_none());
            }
            TokenKind::Special(Special::Year | Special::Number | Special::NumberWord) => {
                self.n_numbers += 1;
            }
            TokenKind::Special(Special::Question) => self.has_question_mark = true,
            TokenKind::Special(Special::Exclamation) => self.has_exclamation_mark = true,
            TokenKind::Special(_) => {}
        }
        match stance {
            Some(Stance::Blame | Stance::Praise | Stance::Partisan | Stance::Ridicule) => {
                self.n_loaded += 1;
            }
            Some(Stance::Certainty | Stance::Duty | Stance::Intensity | Stance::Consequence) => {
                self.n_arguing += 1;
            }
            None => {}
        }
        match cue {
            Some(Cue::Reporting) => self.has_reporting_verb = true,
            Some(Cue::FirstPerson) => self.has_first_person = true,
            Some(Cue::SecondPerson) => self.has_second_person = true,
            None => {}
        }
    }
}

/// Words and numbers, as against marks.
fn is_word(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Word { .. }
            | TokenKind::Special(Special::Year | Special::Number | Special::NumberWord)
    )
}
