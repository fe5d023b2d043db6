//! Block quotations: paragraphs set in, led by `>`, or announced by a cue and a colon.

use crate::lexicon::is_finite_cue;
use crate::quote::passage::Passage;
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::segment::post::is_set_in;
use crate::segment::sentence_ends;
use crate::span::Span;
use crate::text::words::words;

/// The fewest words of a paragraph that is a quotation only for being set in.
const FEWEST_WORDS: usize = 5;

/// Among how many last words of the announcement its cue stands.
const CUE_WORDS: usize = 8;

/// The longest clause that announces a quotation, in words.
const CLAUSE_WORDS: usize = 24;

/// The whole of `paragraph`, if it is a quotation set apart; `before` is the passage before it. Where `is_set_apart` is
/// unset, the margin tells nothing.
pub(super) fn block_quotation(
    text: &str,
    paragraph: Span,
    before: Option<Passage>,
    is_set_apart: bool,
) -> Option<Speech> {
    let said = paragraph.of(text);
    let is_set_in = || {
        is_set_apart
            && is_set_in(text, paragraph.start)
            && words(said).nth(FEWEST_WORDS - 1).is_some()
    };
    let is_quotation = said.starts_with("> ")
        || is_set_in()
        || (before.is_some_and(|before| announces(text, before)) && is_statement(said));
    is_quotation.then_some(Speech {
        span: paragraph,
        content: paragraph,
        form: QuotationForm::Block,
    })
}

/// Whether `passage` ends with a clause that says who speaks, and a colon: *The mayor wrote to the club:*
fn announces(text: &str, passage: Passage) -> bool {
    if passage.is_structure || !passage.span.of(text).ends_with(':') {
        return false;
    }
    let ends = sentence_ends(text, passage.span).take_while(|&end| end < passage.span.end);
    let sentence = &text[ends.last().unwrap_or(passage.span.start)..passage.span.end];
    let clause = sentence
        .rfind(';')
        .map_or(sentence, |at| &sentence[at + 1..]);
    words(clause)
        .rev()
        .take(CUE_WORDS)
        .any(|word| is_finite_cue(word) || word == "put")
        && words(clause).count() <= CLAUSE_WORDS
}

/// Whether a paragraph is written out as a sentence, and does not open with the author's *he* or *she*.
fn is_statement(said: &str) -> bool {
    said.starts_with(char::is_uppercase)
        && said.contains(char::is_lowercase)
        && said.ends_with(['.', '!', '?'])
        && !words(said).take(2).any(is_pronoun_of_author)
}

/// Pronouns that open a paragraph of the author's rather than the quoted text.
fn is_pronoun_of_author(word: &str) -> bool {
    matches!(word, "He" | "She" | "They")
}
