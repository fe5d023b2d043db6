//! Letters of readers that are answered: advice columns.

use crate::lexicon::{ANSWERING_VERBS, FIRST_PERSON_PLURAL, is_first_person, is_second_person};
use crate::quote::passage::Passage;
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::segment::sentence_ends;
use crate::span::Span;
use crate::text::chars::floor_char_boundary;
use crate::text::words::words;

/// Most paragraphs of a letter.
const MOST_PASSAGES: usize = 8;

/// The longest signature, in bytes.
const SIGNATURE_BYTES: usize = 60;

/// How many bytes of a reply are read for whom it speaks to.
const REPLY_BYTES: usize = 240;

/// The readers' letters of a text, one entry a paragraph.
///
/// A letter is written in the first person and asks a question. It opens with *Dear …* or `Q:` or is signed at its end, and
/// the paragraph after it replies: `A:`, *Dear …*, a name that *says*, or, after a signature, words to *you*. Letters that
/// nobody answers are the article itself.
pub(super) fn letters(text: &str, passages: &[Passage]) -> Vec<Speech> {
    let mut found = Vec::new();
    if memchr::memchr(b'?', text.as_bytes()).is_none() {
        return found;
    }
    let mut next = 0;
    let mut at = 0;
    while at < passages.len() {
        let passage = passages[at];
        let said = passage.span.of(text);
        let is_opening = !passage.is_structure && opening(said) > 0;
        let signature = if passage.is_structure || is_opening {
            None
        } else {
            signature(said)
        };
        let first = if is_opening { at } else { next };
        let letter = if is_opening {
            end_of_opened(text, passages, at)
        } else if signature.is_some() && at - next < MOST_PASSAGES {
            let is_answered = passages[at + 1..]
                .iter()
                .find(|passage| !passage.is_structure)
                .is_some_and(|reply| is_spoken_to(reply.span.of(text)));
            is_answered.then_some(at)
        } else {
            None
        };
        let written = letter.map(|last| &passages[first..=last]);
        if let Some(written) = written.filter(|written| is_question_of_reader(text, written)) {
            add(text, written, &mut found);
            at += written.len() - usize::from(!is_opening) * (written.len() - 1);
            next = at;
            continue;
        }
        if passage.is_structure {
            next = at + 1;
        }
        at += 1;
    }
    found
}

/// The last paragraph of the letter that `passages[first]` opens: the one before the reply.
fn end_of_opened(text: &str, passages: &[Passage], first: usize) -> Option<usize> {
    let reply = (first + 1..passages.len().min(first + 1 + MOST_PASSAGES))
        .find(|&idx| !passages[idx].is_structure && is_reply(passages[idx].span.of(text)));
    let is_signed = |idx: &usize| signature(passages[*idx].span.of(text)).is_some();
    match reply {
        Some(reply) => Some(reply - 1),
        None => (first..passages.len().min(first + MOST_PASSAGES))
            .find(is_signed)
            .filter(|&last| {
                passages
                    .get(last + 1)
                    .is_some_and(|reply| is_spoken_to(reply.span.of(text)))
            }),
    }
}

/// Adds the paragraphs of a letter; a signature that is a paragraph of its own belongs to the one before it.
fn add(text: &str, written: &[Passage], found: &mut Vec<Speech>) {
    let first = found.len();
    for passage in written {
        let said = passage.span.of(text);
        let start = passage.span.start + opening(said);
        let end = passage.span.end - signature(said).map_or(0, str::len);
        let content = Span::new(start, end.max(start)).trimmed(text);
        // Marks in a signature may open what runs on beyond it.
        let is_plain = !said.contains(['"', '“', '‘', '«', '„', '‹']) && !said.contains(" '");
        match found[first..].last_mut() {
            Some(before) if content.is_empty() && is_plain => before.span.end = passage.span.end,
            _ if passage.is_structure => {}
            _ => found.push(Speech {
                span: passage.span,
                content: if content.is_empty() {
                    passage.span
                } else {
                    content
                },
                form: QuotationForm::Letter,
            }),
        }
    }
}

/// Whether paragraphs are written in the first person, tell something and ask a question.
fn is_question_of_reader(text: &str, written: &[Passage]) -> bool {
    let spoken = || {
        let paragraphs = written.iter().filter(|passage| !passage.is_structure);
        paragraphs.map(|passage| passage.span.of(text))
    };
    let asks = |said: &str| said.contains("? ") || said.ends_with('?') || said.contains("?\n");
    // Whoever only asks, in one sentence, asks for the paper: the questions of an explainer.
    let tells = |said: &str| said.contains(". ") || said.contains(".\n");
    spoken().any(asks)
        && spoken().any(|said| words(said).any(is_first_person_or_we))
        && (spoken().any(tells) || spoken().count() > 1)
}

fn is_first_person_or_we(word: &str) -> bool {
    is_first_person(word) || FIRST_PERSON_PLURAL.contains(word)
}

/// The length of the salutation or label that a letter opens with, in bytes: *Dear Philippa,*, *DEAR MARGUERITE:*, `Q:`.
fn opening(said: &str) -> usize {
    if said.starts_with("Q: ") || said.starts_with("Q. ") {
        return 2;
    }
    let Some(rest) = said
        .strip_prefix("Dear ")
        .or_else(|| said.strip_prefix("DEAR "))
    else {
        return 0;
    };
    let head = &rest[..floor_char_boundary(rest, SIGNATURE_BYTES)];
    let Some(end) = head.find([',', ':']) else {
        return 0;
    };
    let is_name = words(&head[..end]).count() <= 4
        && words(&head[..end]).all(|word| word.starts_with(char::is_uppercase) || word.len() < 4);
    if is_name { "Dear ".len() + end + 1 } else { 0 }
}

/// Whether a paragraph opens as a reply: `A:`, *Dear Benched:*, *Philippa says:*.
fn is_reply(said: &str) -> bool {
    let head = &said[..floor_char_boundary(said, SIGNATURE_BYTES)];
    let is_told = || {
        head.find(':').is_some_and(|colon| {
            words(&head[..colon]).count() <= 5
                && words(&head[..colon])
                    .next_back()
                    .is_some_and(|last| ANSWERING_VERBS.contains_as_written(last))
        })
    };
    said.starts_with("A: ")
        || said.starts_with("A. ")
        || said.starts_with("Reply: ")
        || (opening(said) > 0 && !said.starts_with('Q'))
        || is_told()
}

/// Whether the head of a paragraph speaks to somebody: *you, your*, or an order that ends with a name.
fn is_spoken_to(said: &str) -> bool {
    let head = &said[..floor_char_boundary(said, REPLY_BYTES)];
    let names_reader = || {
        let end = sentence_ends(head, Span::new(0, head.len())).next();
        let sentence = head[..end.unwrap_or(head.len())].trim_end_matches(['.', '?', '!']);
        sentence.rsplit_once(", ").is_some_and(|(_, name)| {
            words(name).count() == 1 && name.starts_with(char::is_uppercase)
        })
    };
    is_reply(said) || words(head).any(is_second_person) || names_reader()
}

/// The signature that a paragraph ends with: *— Benched in Boise*, *Ros, Geelong*, *Ken Aldous, by email*.
fn signature(said: &str) -> Option<&str> {
    if said.ends_with(['.', '?', '!', '”', '"', ':', ';']) && !ends_with_initial(said) {
        return None;
    }
    let from = floor_char_boundary(said, said.len().saturating_sub(SIGNATURE_BYTES));
    let tail = &said[from..];
    let stop = tail
        .char_indices()
        .rev()
        .find(|&(at, char)| {
            let rest = &tail[at + char.len_utf8()..];
            matches!(char, '?' | '!' | '\n')
                || (char == '.' && rest.trim_start().starts_with(['—', '–', '-'])
                    || char == '.' && !ends_with_initial(&tail[..=at]) && !rest.is_empty())
        })
        .map(|(at, char)| at + char.len_utf8())
        .or((from == 0).then_some(0))?;
    let signature = tail[stop..].trim_start();
    let is_dashed = signature.starts_with(['—', '–', '-']);
    let name = signature.trim_start_matches(['—', '–', '-', ' ']);
    let n_words = words(name).count();
    let is_placed = name.contains(", ") && n_words <= 6;
    let is_name = name.starts_with(char::is_uppercase) && (1..=8).contains(&n_words);
    (is_name && (is_dashed || is_placed)).then_some(signature)
}

/// Whether `said` ends with an initial and its full stop.
fn ends_with_initial(said: &str) -> bool {
    let mut chars = said.chars().rev();
    chars.next() == Some('.')
        && chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_none_or(|before| !before.is_alphanumeric())
}
