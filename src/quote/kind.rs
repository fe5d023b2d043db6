//! What a quotation is: speech, a fragment, or a title or term.

use super::quotation::QuotationKind;
use crate::lexicon::{
    DAYS, FINITE_VERBS, HEADING_INTRODUCTIONS, SMALL_TITLE_WORDS, TAG_VERBS, TITLE_INTRODUCTIONS,
    WRITING_VERBS, is_finite_cue, is_pronoun,
};
use crate::segment::{Sentence, beyond_notes, sentence_ends};
use crate::span::Span;
use crate::text::chars::{ceil_char_boundary, floor_char_boundary};
use crate::text::words::words;

/// Quotations from this many words on are speech unless they look like a title (annotation guide, test 2).
const SPEECH_WORDS: usize = 5;

/// The longest title that is looked for, in words.
const TITLE_WORDS: usize = 12;

/// A cue stands among so many words beside a quotation.
const CUE_WORDS: usize = 6;

/// Where a comma inside the marks shows that the sentence goes on with who said it, however long the name of the source
/// is: *“It’s dead,” a person familiar with the matter said*.
const CUE_WORDS_AFTER_COMMA: usize = 12;

/// How far the text beside a quotation is read, in bytes.
const WINDOW: usize = 96;

/// Marks that may end a sentence.
const STOPS: [char; 4] = ['.', '?', '!', '…'];

/// The kind of a quotation that stands in `passage` and does not run over several paragraphs. `sentences` are those of
/// the text from the one on in which it begins.
pub(super) fn kind(
    text: &str,
    passage: Span,
    sentences: &[Sentence],
    span: Span,
    content: Span,
    n_words: usize,
) -> QuotationKind {
    let inner = content.of(text).trim();
    let left = before(text, passage, sentences, span);
    let right = beyond_notes(after(text, passage, sentences, span));
    let is_title = n_words <= TITLE_WORDS && is_title_case(inner);
    if is_headed(left) || is_cited(left, right) {
        return QuotationKind::TitleOrTerm;
    }
    if n_words >= SPEECH_WORDS && is_list_of_figures(inner) {
        return QuotationKind::Fragment;
    }
    if n_words >= SPEECH_WORDS {
        let is_said = is_cue_after(right, CUE_WORDS) || is_cue_before(left);
        let is_tied = ends_sentence(inner);
        return if (is_title && !(is_said && is_tied))
            || (is_introduced(left) && !is_said && !is_tied)
        {
            QuotationKind::TitleOrTerm
        } else {
            QuotationKind::Speech
        };
    }
    let is_alone = span.start == passage.start && span.end == passage.end;
    if n_words > 0 && (is_clause(inner, left, right) || (is_alone && ends_in_stop(inner))) {
        QuotationKind::Speech
    } else if is_title || is_introduced(left) || n_words == 0 {
        QuotationKind::TitleOrTerm
    } else {
        QuotationKind::Fragment
    }
}

/// Whether a few words are said as a clause of their own: tied to a cue by punctuation, or a sentence alone.
fn is_clause(inner: &str, left: &str, right: &str) -> bool {
    if is_announced_clause(inner, left) {
        return true;
    }
    let starts_upper = inner
        .chars()
        .find(|char| char.is_alphanumeric())
        .is_some_and(char::is_uppercase);
    // Words that take up what was left out before them begin small: *“…and so we left,” he said*.
    if !starts_upper && !inner.starts_with(['…', '.', '—', '–']) {
        return false;
    }
    if ends_in_stop(inner) && is_said_outright(left) {
        return true;
    }
    let opens_with_person = words(inner).next().is_some_and(is_pronoun);
    if opens_with_person && words(inner).nth(2).is_some() && !is_title_case(inner) {
        return true;
    }
    let left = left.trim_end().trim_end_matches(['(', '[']);
    let starts_sentence = left.is_empty() || left.ends_with(['”', '"', '’', '\'', '…']);
    let ends_clause = inner.ends_with([',', '?', '!', '.', '—', '–', '…', '-']);
    let right = right.trim_start();
    let reach = if inner.ends_with(',') {
        CUE_WORDS_AFTER_COMMA
    } else {
        CUE_WORDS
    };
    if is_cue_after(right, reach)
        && (ends_clause || right.starts_with(','))
        && (starts_sentence || left.ends_with([',', ':', '—', '–']))
    {
        return true;
    }
    if left.ends_with([',', ':']) && is_cue_before(left) {
        return true;
    }
    // *“Walk like a heron,” a voice is telling her*: the comma inside shows that the sentence goes on around it.
    let is_joined =
        inner.ends_with(',') && right.starts_with(char::is_lowercase) && !is_title_case(inner);
    if is_joined && (starts_sentence || left.ends_with(':')) && words(inner).nth(2).is_some() {
        return true;
    }
    let beyond_dash = right.trim_start_matches(['–', '—', '-']);
    let has_dash_attribution =
        beyond_dash.len() < right.len() && beyond_dash.trim_start().starts_with(char::is_uppercase);
    let is_alone = right.is_empty()
        || has_dash_attribution
        || right.starts_with(|char: char| {
            char.is_uppercase() || matches!(char, '“' | '"' | '‘' | '\'' | ')' | ']')
        });
    (starts_sentence || left.ends_with(':'))
        && is_alone
        && ends_in_stop(inner)
        && words(inner).count() > 1
}

/// Whether a verb of saying stands right before the words, so that one of them is speech: *he shouted “Fire!”*
fn is_said_outright(left: &str) -> bool {
    let verb = words(left).next_back();
    left.ends_with(char::is_whitespace)
        && verb.is_some_and(|verb| {
            TAG_VERBS.contains(verb) && is_finite_cue(verb) && !WRITING_VERBS.contains(verb)
        })
}

/// Whether a few words with a finite verb follow a cue and *that*: *he replied that “power is never free”*.
fn is_announced_clause(inner: &str, left: &str) -> bool {
    let mut said = words(inner);
    let has_subject = said
        .next()
        .is_some_and(|first| !FINITE_VERBS.contains_as_written(first));
    let mut back = words(left).rev();
    has_subject
        && said.any(|word| FINITE_VERBS.contains_as_written(word))
        && back.next() == Some("that")
        && back.take(4).any(is_finite_cue)
}

/// Whether the words end as a sentence does.
fn ends_in_stop(inner: &str) -> bool {
    inner.ends_with(STOPS)
}

/// Whether the words end as speech before an attribution or as a sentence does.
fn ends_sentence(inner: &str) -> bool {
    inner.ends_with([',', '.', '?', '!'])
}

/// Whether a cue stands among the first `reach` words after a quotation: *he said, said Smith, the minister replied*.
fn is_cue_after(right: &str, reach: usize) -> bool {
    let clause = right.trim_start_matches([',', ' ', '\u{A0}', '–', '—', '-']);
    let end = clause
        .find([';', ':', '“', '"', '\n'])
        .unwrap_or(clause.len());
    holds_cue(words(&clause[..end]).take(reach))
}

/// Whether a reporting verb is among `words`, or *went on*, in either direction.
fn holds_cue<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut before = "";
    let mut words = words;
    words.any(|word| {
        let goes_on = matches!((before, word), ("went", "on") | ("on", "went"));
        before = word;
        goes_on || is_finite_cue(word)
    })
}

/// Whether a cue stands among the last words before a quotation.
fn is_cue_before(left: &str) -> bool {
    let start = left.rfind([';', '”', '"']).map_or(0, |at| at + 1);
    let clause = left.get(start..).unwrap_or("");
    holds_cue(words(clause).rev().take(CUE_WORDS))
}

/// Whether the words right before announce a title or term, and not what a source calls something.
fn is_introduced(left: &str) -> bool {
    let trimmed = left.trim_end();
    if trimmed.ends_with([',', ':', ';']) {
        return false;
    }
    let mut back = words(trimmed).rev();
    let Some(last) = back.next() else {
        return false;
    };
    if !TITLE_INTRODUCTIONS.contains_as_written(last) {
        return false;
    }
    match last {
        "called" | "termed" | "dubbed" | "named" => {
            !back.take(3).any(|word| is_pronoun(word) || word == "what")
        }
        "as" => back.take(2).any(|word| word == "known" || word == "billed"),
        _ => true,
    }
}

/// Whether the words right before can announce nothing but the title of a work or an article.
fn is_headed(left: &str) -> bool {
    left.ends_with(char::is_whitespace)
        && words(left)
            .next_back()
            .is_some_and(|last| HEADING_INTRODUCTIONS.contains_as_written(last))
}

/// Whether a date in brackets tells that an article is cited by its heading: *(“Time to scrap the festival”, June 3)*,
/// *“Time to scrap the festival” (3 June)*.
fn is_cited(left: &str, right: &str) -> bool {
    if memchr::memchr(b')', right.as_bytes()).is_none() {
        return false;
    }
    let right = right.trim_start();
    let is_inside = left.rfind('(') > left.rfind(')');
    let date = match right.strip_prefix('(') {
        Some(inside) => Some(inside),
        None => Some(right.trim_start_matches([',', ' '])).filter(|_| is_inside),
    };
    let date = date.and_then(|date| date.split_once(')'));
    date.is_some_and(|(date, _)| {
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        words(date).any(|word| DAYS.contains_as_written(word))
            && words(date).all(|word| DAYS.contains_as_written(word) || is_number(word))
    })
}

/// Whether the words count things and say nothing of them: *$0 water, $0 sewage*.
fn is_list_of_figures(inner: &str) -> bool {
    let opens_with_figure = |item: &str| {
        item.trim_start()
            .trim_start_matches(['$', '£', '€'])
            .starts_with(|char: char| char.is_ascii_digit())
    };
    opens_with_figure(inner) && inner.contains(',') && inner.split(',').all(opens_with_figure)
}

/// Whether every longer word begins with a capital: a title, not a sentence. One word is enough.
fn is_title_case(inner: &str) -> bool {
    let mut n_capitals = 0;
    for (idx, word) in words(inner).enumerate() {
        let is_capital = word.starts_with(|char: char| char.is_uppercase() || char.is_numeric());
        if !is_capital && (idx == 0 || !SMALL_TITLE_WORDS.contains_as_written(word)) {
            return false;
        }
        n_capitals += usize::from(is_capital);
    }
    n_capitals > 0
}

/// The text before a quotation in its sentence, as far as it is read.
fn before<'a>(text: &'a str, passage: Span, sentences: &[Sentence], span: Span) -> &'a str {
    let window = ceil_char_boundary(text, span.start.saturating_sub(WINDOW));
    let sentence = sentences.first().map(|sentence| sentence.span);
    let sentence = sentence.filter(|sentence| sentence.start <= span.start);
    let start = sentence.map_or(0, |sentence| sentence.start);
    let start = start.max(passage.start).max(window).min(span.start);
    let left = &text[start..span.start];
    let Some(sentence) = sentence.filter(|_| has_stop(left)) else {
        return left;
    };
    // A row of a table counts as one sentence, yet may hold several.
    let limit = ceil_char_boundary(text, span.start + WINDOW);
    let last = sentence_ends(text, Span::new(start, limit.min(sentence.end)))
        .take_while(|&end| end <= span.start)
        .last();
    &text[last.map_or(start, |end| end.max(start))..span.start]
}

/// The text after a quotation to the end of its sentence or, where it closes one, of the next, as far as it is read.
fn after<'a>(text: &'a str, passage: Span, sentences: &[Sentence], span: Span) -> &'a str {
    let sentence = sentences.iter().map(|sentence| sentence.span.end);
    let sentence = sentence.into_iter().find(|&end| end > span.end);
    let limit = passage
        .end
        .min(sentence.unwrap_or(passage.end))
        .max(span.end);
    let window = floor_char_boundary(text, limit.min(span.end + WINDOW));
    let right = &text[span.end..window];
    if !has_stop(right.trim_end_matches(STOPS)) {
        return right;
    }
    let beyond = ceil_char_boundary(text, window + WINDOW);
    let end = sentence_ends(text, Span::new(span.end, limit.min(beyond))).next();
    &text[span.end..end.unwrap_or(limit).min(window)]
}

/// Whether a mark that may end a sentence stands in `text`.
fn has_stop(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_ellipsis = |at: usize| bytes[..=at].ends_with("…".as_bytes());
    memchr::memchr3(b'.', b'?', b'!', bytes).is_some()
        || memchr::memchr_iter(0xA6, bytes).any(is_ellipsis)
}
