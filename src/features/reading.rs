//! A sentence as the features see it: its tokens with what the dictionary knows of them and whose words they are.

use crate::document::Document;
use crate::lexicon::{Facts, Tally};
use crate::quote::{Quotation, QuotationKind};
use crate::segment::Sentence;
use crate::span::Span;
use crate::tokenize::{Token, tokenize_into};
use crate::vocabulary::{Entry, StemCache, Vocabulary};

/// One sentence, read; a buffer that is used again for the next.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub(crate) tokens: Vec<Token>,
    /// One a token.
    pub(crate) words: Vec<ReadToken>,
    stems: StemCache,
    pub(crate) counts: Counts,
}

/// What is known of a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReadToken {
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
    /// The most speech-like of the quotations: 0 none, 1 a title or term, 2 a fragment, 3 speech.
    pub(crate) quotation_kind: usize,
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
    /// The stems of the sentence, a token one.
    #[must_use]
    pub fn stem_ids(&self) -> impl ExactSizeIterator<Item = u32> {
        self.words.iter().map(|word| word.entry.stem_id)
    }

    /// Reads a sentence of `document`. `quotation_idx` is a cursor into its quotations that the caller keeps from one
    /// sentence to the next, so that a document is passed over once.
    #[allow(
        clippy::needless_bitwise_bool,
        reason = "facts of a token are as good as random: bits, not branches"
    )]
    pub fn read(
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
        tokenize_into(text, sentence.span, &mut self.tokens);

        // All look-ups first, in a loop so small that the processor waits for the memory of many at once.
        self.words
            .extend(self.tokens.iter().map(|&token| ReadToken {
                entry: vocabulary.entry(token),
                is_quoted: false,
            }));
        let mut counts = Counts::default();
        let mut of_author = Facts::default();
        let mut is_initial = true;
        let (mut quoted, mut quotation_kind) = next_quoted(quotations, quotation_idx);
        // Of the quotation that the tokens are in: how many of them, and how many of these are words.
        let mut n_tokens_quoted = 0;
        let mut n_words_quoted = 0;
        let parts = self.tokens.chunks(Tally::CAPACITY);
        for (tokens, words) in parts.zip(self.words.chunks_mut(Tally::CAPACITY)) {
            let mut tally = Tally::default();
            for (&token, word) in tokens.iter().zip(words) {
                while quoted.end <= token.span.start {
                    counts.add_quotation(n_tokens_quoted, n_words_quoted, quotation_kind);
                    (n_tokens_quoted, n_words_quoted) = (0, 0);
                    *quotation_idx += 1;
                    (quoted, quotation_kind) = next_quoted(quotations, quotation_idx);
                }
                if !word.entry.facts.has(Facts::KNOWN) {
                    word.entry = vocabulary.unknown_token(text, token, is_initial, &mut self.stems);
                }
                let facts = word.entry.facts;
                let is_quote_mark = facts.has(Facts::QUOTE_MARK);
                let is_word = facts.has(Facts::WORD);
                // A mark at either end of a quotation is the author's: it says that somebody else speaks.
                let is_quoted = (quoted.start <= token.span.start) & !is_quote_mark;
                word.is_quoted = is_quoted;
                n_tokens_quoted += usize::from(is_quoted);
                n_words_quoted += usize::from(is_quoted & is_word);
                let author = facts.only_if(!is_quoted);
                of_author = of_author.with(author);
                let is_no_name = is_initial | author.has(Facts::CUE);
                tally.add(author.without(Facts::CAPITAL.only_if(is_no_name)));
                is_initial = is_quote_mark | (is_initial & !is_word);
            }
            counts.n_author += tally.count(Facts::WORD);
            counts.n_numbers += tally.count(Facts::NUMBER);
            counts.n_names += tally.count(Facts::CAPITAL);
            counts.n_loaded += tally.count(Facts::LOADED);
            counts.n_arguing += tally.count(Facts::ARGUING);
        }
        counts.add_quotation(n_tokens_quoted, n_words_quoted, quotation_kind);
        counts.has_reporting_verb = of_author.has(Facts::REPORTING);
        counts.has_first_person = of_author.has(Facts::FIRST_PERSON);
        counts.has_second_person = of_author.has(Facts::SECOND_PERSON);
        counts.has_question_mark = of_author.has(Facts::QUESTION);
        counts.has_exclamation_mark = of_author.has(Facts::EXCLAMATION);
        self.counts = counts;
    }
}

impl Counts {
    /// Counts what a sentence holds of one quotation.
    fn add_quotation(&mut self, n_tokens: usize, n_words: usize, kind: usize) {
        self.n_quoted += n_words;
        self.longest_quotation = self.longest_quotation.max(n_words);
        if n_tokens > 0 {
            self.quotation_kind = self.quotation_kind.max(kind);
        }
    }
}

/// The span and rank of the outer quotation at `quotation_idx` or after it, which is moved there; beyond any text if
/// there is none.
fn next_quoted(quotations: &[Quotation], quotation_idx: &mut usize) -> (Span, usize) {
    while let Some(quotation) = quotations.get(*quotation_idx) {
        if quotation.depth == 0 {
            return (quotation.span, rank(quotation.kind));
        }
        *quotation_idx += 1;
    }
    let nowhere = Span {
        start: usize::MAX,
        end: usize::MAX,
    };
    (nowhere, 0)
}

fn rank(kind: QuotationKind) -> usize {
    match kind {
        QuotationKind::TitleOrTerm => 1,
        QuotationKind::Fragment => 2,
        QuotationKind::Speech => 3,
    }
}
