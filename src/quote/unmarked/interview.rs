//! Answers of an interview, told by the questions before them.

use super::speaker_label::turn_name;
use crate::lexicon::{INTERVIEW_ANNOUNCEMENTS, is_first_person, is_second_person};
use crate::quote::passage::{Passage, within};
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::segment::Sentence;
use crate::span::Span;
use crate::text::words::words;

/// Fewest questions with answers that make an interview.
const LEAST_EXCHANGES: usize = 3;

/// How many sentences may lead up to the question of an inline exchange, itself included.
const LEAD: usize = 3;

const MARKS: [char; 5] = ['"', '“', '‘', '\'', '«'];

/// The answers of a text that is an interview, and none of any other text.
///
/// A question stands at the head of a paragraph with the answer after it, or in a paragraph or heading of its own, with
/// `Q:` before it or without. It is an interview if such exchanges make up at least half of the text after the first
/// of them, the questions hardly ever say *I* while the answers do, and the introduction announces an interview or the
/// questions say *you*, and the answers stand without
/// marks. A reader's question is asked in the first person, and an outlet that answers its own questions does so in the
/// third: neither is an interview.
pub(super) fn answers(text: &str, passages: &[Passage], sentences: &[Sentence]) -> Vec<Speech> {
    let n_marks = memchr::memchr_iter(b'?', text.as_bytes())
        .take(LEAST_EXCHANGES)
        .count();
    if n_marks < LEAST_EXCHANGES {
        return Vec::new();
    }
    let mut interview = Interview {
        text,
        is_asked: false,
        has_answered: false,
        counts: Counts::default(),
        asked: Vec::new(),
        answers: Vec::new(),
    };
    let mut sentences = sentences;
    for passage in passages {
        let inside = within(&mut sentences, passage.span);
        if interview.counts.n_exchanges == 0 && !interview.is_asked {
            interview.counts.n_before = interview.counts.n_passages;
            interview.counts.start = passage.span.start;
        }
        interview.counts.n_passages += 1;
        interview.read(*passage, inside);
    }
    if interview.counts.is_interview(text, &interview.asked) {
        interview.answers
    } else {
        Vec::new()
    }
}

/// An interview as far as it is read.
struct Interview<'a> {
    text: &'a str,
    /// Whether the last paragraph was a question that waits for its answer.
    is_asked: bool,
    /// Whether the last paragraph was an answer or ended with one.
    has_answered: bool,
    counts: Counts,
    /// The words that answer a question.
    asked: Vec<Span>,
    answers: Vec<Speech>,
}

/// What was counted in a text.
#[derive(Default)]
struct Counts {
    n_exchanges: usize,
    n_passages: usize,
    /// Paragraphs before the first question.
    n_before: usize,
    /// Paragraphs that ask or answer.
    n_speaking: usize,
    /// Where the first question stands.
    start: usize,
    /// Questions that say *you*, and questions that say *I*.
    n_you: usize,
    n_asked_in_first_person: usize,
    /// Answers that open with a quotation mark.
    n_marked: usize,
}

impl Interview<'_> {
    fn read(&mut self, passage: Passage, sentences: &[Sentence]) {
        let said = passage.span.of(self.text);
        if passage.is_structure {
            if said.ends_with('?') {
                self.ask(passage.span);
            }
            return;
        }
        if let Some(question) = after_label(said, 'Q') {
            self.ask(Span::new(
                passage.span.end - question.len(),
                passage.span.end,
            ));
            return;
        }
        if let Some(answer) = after_label(said, 'A') {
            self.answer(passage.span, passage.span.end - answer.len());
            return;
        }
        if self.is_asked && !is_question(said) {
            self.answer(passage.span, passage.span.start);
            return;
        }
        let is_question = |sentence: &Sentence| is_question(sentence.span.of(self.text));
        let first = sentences.iter().take(LEAD).position(is_question);
        let Some(first) = first else {
            // An answer that runs on: whoever tells about it does not say *I*.
            if self.has_answered && words(said).any(is_first_person) {
                self.push(passage.span, passage.span.start);
                self.counts.n_speaking += 1;
            } else {
                self.has_answered = false;
            }
            return;
        };
        let n_more = sentences[first..]
            .iter()
            .take_while(|sentence| is_question(sentence))
            .count();
        match sentences.get(first + n_more) {
            Some(next) => {
                self.ask(Span::new(passage.span.start, next.span.start).trimmed(self.text));
                self.counts.n_speaking -= 1;
                self.answer(
                    Span::new(next.span.start, passage.span.end),
                    next.span.start,
                );
            }
            None => self.ask(passage.span),
        }
    }

    fn ask(&mut self, question: Span) {
        let question = question.of(self.text);
        self.is_asked = true;
        self.has_answered = false;
        self.counts.n_speaking += 1;
        self.counts.n_you += usize::from(words(question).any(is_second_person));
        self.counts.n_asked_in_first_person += usize::from(words(question).any(is_first_person));
    }

    /// The answer whose words begin at `start`.
    fn answer(&mut self, span: Span, start: usize) {
        self.counts.n_speaking += 1;
        if self.is_asked {
            self.counts.n_exchanges += 1;
            let answer = &self.text[start..span.end];
            self.asked.push(Span::new(start, span.end));
            self.counts.n_marked += usize::from(answer.starts_with(MARKS));
        }
        self.is_asked = false;
        self.has_answered = true;
        self.push(span, start);
    }

    fn push(&mut self, span: Span, start: usize) {
        let content = Span::new(start, span.end).trimmed(self.text);
        let said = content.of(self.text);
        if said.is_empty() || said.starts_with(MARKS) {
            return;
        }
        self.answers.push(match turn_name(said) {
            Some(name) => Speech {
                span,
                content: Span::new(content.start + name.len() + 1, content.end).trimmed(self.text),
                form: QuotationForm::Turn,
            },
            None => Speech {
                span,
                content,
                form: QuotationForm::Answer,
            },
        });
    }
}

impl Counts {
    /// `answers` are the words that answer a question; they are read only where it depends on them.
    fn is_interview(&self, text: &str, answers: &[Span]) -> bool {
        let is_spoken = || {
            let in_first_person = |answer: &&Span| words(answer.of(text)).any(is_first_person);
            let n_first_person = answers.iter().filter(in_first_person).count();
            n_first_person >= 2 && n_first_person * 3 >= self.n_exchanges
        };
        let is_announced = || {
            let introduction = &text[..self.start];
            INTERVIEW_ANNOUNCEMENTS
                .iter()
                .any(|announcement| introduction.contains(announcement))
        };
        self.n_exchanges >= LEAST_EXCHANGES
            && self.n_speaking * 2 >= self.n_passages - self.n_before
            && self.n_asked_in_first_person * 4 <= self.n_exchanges
            // Where answers stand in marks, what stands without is the author's.
            && self.n_marked * 4 <= self.n_exchanges
            && (self.n_you * 3 >= self.n_exchanges || is_announced())
            && is_spoken()
    }
}

/// The rest of a paragraph that opens with `letter` and a colon or full stop.
fn after_label(said: &str, letter: char) -> Option<&str> {
    let rest = said.strip_prefix(letter)?.strip_prefix([':', '.'])?;
    rest.starts_with(char::is_whitespace)
        .then(|| rest.trim_start())
}

/// Whether a sentence or paragraph asks: with a question mark, or *Tell us …*.
fn is_question(said: &str) -> bool {
    let is_request = || {
        said.strip_prefix("Tell ")
            .or_else(|| said.strip_prefix("Talk "))
            .or_else(|| said.strip_prefix("Take "))
            .is_some_and(|rest| {
                ["us ", "me ", "about ", "to us "]
                    .iter()
                    .any(|listener| rest.starts_with(listener))
            })
    };
    said.ends_with('?') || is_request()
}
