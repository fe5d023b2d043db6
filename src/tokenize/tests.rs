//! Laws of tokens, for any text.

use proptest::prelude::*;

use super::{Special, TokenKind, tokenize, tokenize_into, word_hash};
use crate::document::Document;
use crate::span::Span;
use crate::text::chars::floor_char_boundary;

/// Any Unicode, and news-like text of the marks that tokenizing turns on.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let newsy = "([a-zA-Z]{1,9}|[ \n\t]|[0-9]{1,5}|[-.,'’“”\"‘…£$–—!?:;()]|é|\u{301}|\u{ad}|\u{200b}|日|🙂){0,60}";
    prop_oneof!["\\PC{0,80}", any::<String>(), newsy]
}

proptest! {
    #[test]
    fn tokens_lie_in_their_span_in_order_and_hold_no_white_space(text in any_text(), cut in any::<(u16, u16)>()) {
        let boundary = |at: u16| floor_char_boundary(&text, usize::from(at) % (text.len() + 1));
        let (a, b) = (boundary(cut.0), boundary(cut.1));
        let span = Span::new(a.min(b), a.max(b));
        let mut tokens = Vec::new();
        tokenize_into(&text, span, &mut tokens);
        let mut end = span.start;
        for token in &tokens {
            prop_assert!(token.span.start >= end, "{:?} begins before the one before it ends", token.span);
            prop_assert!(!token.span.is_empty());
            let piece = token.span.of(&text);
            prop_assert!(!piece.contains(char::is_whitespace), "{piece:?} holds white space");
            end = token.span.end;
        }
        prop_assert!(end <= span.end);
    }

    #[test]
    fn what_lies_between_tokens_shows_nothing(text in any_text()) {
        let mut covered = vec![false; text.len()];
        for token in tokenize(&text) {
            covered[token.span.start..token.span.end].fill(true);
        }
        for (at, c) in text.char_indices() {
            let is_letter_or_digit = c.is_alphabetic() || c.is_ascii_digit();
            prop_assert!(covered[at] || !is_letter_or_digit, "{c:?} is in no token");
        }
    }

    #[test]
    fn tokens_of_a_document_lie_inside_its_sentences(text in any_text()) {
        let document = Document::new(text);
        let mut tokens = Vec::new();
        for sentence in document.sentences() {
            tokens.clear();
            tokenize_into(document.text(), sentence.span, &mut tokens);
            prop_assert!(tokens.iter().all(|token| sentence.span.covers(token.span)));
        }
    }

    #[test]
    fn capitals_and_the_shape_of_apostrophes_change_no_hash(word in "[a-zà-öø-þ]{1,20}('[a-z]{1,20}){0,6}") {
        let hash = word_hash(&word);
        prop_assert_eq!(word_hash(&word.to_uppercase()), hash);
        prop_assert_eq!(word_hash(&word.replace('\'', "’")), hash);
        let curly = word.replace('\'', "’");
        let tokens = tokenize(&curly);
        let is_one_word = matches!(tokens[..], [token] if matches!(token.kind, TokenKind::Word { hash: found, .. } if found == hash));
        prop_assert!(is_one_word, "{curly} became {tokens:?}");
    }
}

#[test]
fn marks_and_numbers_are_known_by_their_class() {
    let cases: [(&str, &[Special]); 9] = [
        ("1998", &[Special::Year]),
        ("1,998.5", &[Special::Number]),
        ("£40m", &[Special::Currency, Special::NumberWord]),
        ("…", &[Special::Ellipsis]),
        ("...", &[Special::Ellipsis]),
        ("–", &[Special::Dash]),
        ("--", &[Special::Dash]),
        ("“”", &[Special::Quote, Special::Quote]),
        ("12%.", &[Special::Number, Special::Percent, Special::Stop]),
    ];
    for (text, expected) in cases {
        let kinds: Vec<_> = tokenize(text).into_iter().map(|token| token.kind).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|&special| TokenKind::Special(special))
            .collect();
        assert_eq!(kinds, expected, "{text}");
    }
}
