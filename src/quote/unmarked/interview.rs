//! Answers of an interview, told by the questions before them.

use super::speaker_label::turn_name;
use crate::lexicon::{
    INTERVIEW_ANNOUNCEMENTS, QUESTION_ANNOUNCEMENTS, is_first_person, is_person, is_second_person,
};
use crate::quote::passage::{Passage, within};
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;
use crate::segment::Sentence;
use crate::span::Span;
use crate::text::words::words;

/// Fewest questions with answers that make an interview.
const LEAST_EXCHANGES: usize = 3;

/// Fewest of them where `Q` and `A` stand before each.
const LEAST_LABELLED: usize = 2;

/// How many sentences may lead up to the question of an inline exchange, itself included.
const LEAD: usize = 3;

const MARKS: [char; 5] = ['"', '“', '‘', '\'', '«'];

/// The answers of an interview.
pub(super) struct Answers {
    pub(super) speeches: Vec<Speech>,
    /// Whether `Q` and `A` stand before all questions and answers.
    pub(super) is_labelled: bool,
}

/// The answers of a text that is an interview, `None` of any other text.
///
/// A question stands at the head of a paragraph with the answer after it, or in a paragraph or heading of its own, with
/// `Q:` before it or without. It is an interview if such exchanges make up at least half of the text after the first
/// of them, the questions hardly ever say *I* while the answers do, and the introduction announces an interview or the
/// questions say *you*, and the answers stand without
/// marks. A reader's question is asked in the first person, and an outlet that answers its own questions does so in the
/// third: neither is an interview. Where all are labelled, fewer exchanges will do, and somebody may be asked in the
/// first person, or answer in the third if the text says that it is an interview.
pub(super) fn answers(text: &str, passages: &[Passage], sentences: &[Sentence]) -> Option<Answers> {
    let n_marks = memchr::memchr_iter(b'?', text.as_bytes())
        .take(LEAST_EXCHANGES)
        .count();
    let is_labelled = |passage: &Passage| after_label(passage.span.of(text), 'A').is_some();
    if n_marks < LEAST_LABELLED || (n_marks < LEAST_EXCHANGES && !passages.iter().any(is_labelled))
    {
        return None;
    }
    let mut interview = Interview {
        text,
        is_asked: false,
        is_labelled: false,
        has_answered: false,
        counts: Counts::default(),
        asked: Vec::new(),
        answers: Vec::new(),
        others: Vec::new(),
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
    let is_labelled = interview.is_labelled_interview();
    (is_labelled || interview.is_interview()).then_some(Answers {
        speeches: interview.answers,
        is_labelled,
    })
}

/// An interview as far as it is read.
struct Interview<'a> {
    text: &'a str,
    /// Whether the last paragraph was a question that waits for its answer, and whether it was labelled as one.
    is_asked: bool,
    is_labelled: bool,
    /// Whether the last paragraph was an answer or ended with one.
    has_answered: bool,
    counts: Counts,
    /// The words that answer a question.
    asked: Vec<Span>,
    answers: Vec<Speech>,
    /// Paragraphs and lines after the first question that neither ask nor answer.
    others: Vec<Span>,
}

/// What was counted in a text.
#[derive(Default)]
struct Counts {
    n_exchanges: usize,
    /// Those of them in which both question and answer are labelled.
    n_labelled: usize,
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
            } else {
                self.others.push(passage.span);
            }
            return;
        }
        if let Some(question) = after_label(said, 'Q') {
            self.ask(Span::new(
                passage.span.end - question.len(),
                passage.span.end,
            ));
            self.is_labelled = true;
            return;
        }
        if let Some(answer) = after_label(said, 'A') {
            self.counts.n_labelled += usize::from(self.is_asked && self.is_labelled);
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
                self.others.push(passage.span);
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
        self.is_labelled = false;
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

impl Interview<'_> {
    /// Whether a text is an interview by what is asked and answered in it.
    fn is_interview(&self) -> bool {
        let counts = &self.counts;
        let is_spoken = || {
            let n_spoken = self.n_answers(is_first_person);
            n_spoken >= 2 && n_spoken * 3 >= counts.n_exchanges
        };
        let is_announced = || {
            self.is_announced(&INTERVIEW_ANNOUNCEMENTS)
                || self.is_announced(&QUESTION_ANNOUNCEMENTS)
        };
        counts.n_exchanges >= LEAST_EXCHANGES
            && counts.has_form()
            && counts.n_asked_in_first_person * 4 <= counts.n_exchanges
            && (counts.n_you * 3 >= counts.n_exchanges || is_announced())
            && is_spoken()
    }

    /// Whether all questions and answers are labelled, and show that one person asks another: a reader asks only in the
    /// first person, a paper that answers itself does so in the third.
    fn is_labelled_interview(&self) -> bool {
        let counts = &self.counts;
        let is_of_speaker = |word: &str| is_person(word) && !is_second_person(word);
        let is_said_to_be = || {
            self.is_announced(&INTERVIEW_ANNOUNCEMENTS)
                || self.others.iter().any(|other| {
                    let said = other.of(self.text);
                    INTERVIEW_ANNOUNCEMENTS
                        .iter()
                        .any(|words| said.contains(words))
                })
        };
        counts.n_labelled >= LEAST_LABELLED
            && counts.n_labelled == counts.n_exchanges
            && counts.has_form()
            && counts.n_asked_in_first_person < counts.n_exchanges
            && (is_said_to_be() || (counts.n_you > 0 && self.n_answers(is_of_speaker) > 0))
    }

    /// How many answers hold a word of which `is_wanted` is true.
    fn n_answers(&self, is_wanted: fn(&str) -> bool) -> usize {
        let holds_any = |answer: &&Span| words(answer.of(self.text)).any(is_wanted);
        self.asked.iter().filter(holds_any).count()
    }

    /// Whether what stands before the first question holds one of `announcements`.
    fn is_announced(&self, announcements: &[&str]) -> bool {
        let introduction = &self.text[..self.counts.start];
        announcements
            .iter()
            .any(|announcement| introduction.contains(announcement))
    }
}

impl Counts {
    /// Whether exchanges make up the text from the first one on, and answers stand without marks: where they stand in
    /// marks, what stands without is the author's.
    fn has_form(&self) -> bool {
        self.n_speaking * 2 >= self.n_passages - self.n_before
            && self.n_marked * 4 <= self.n_exchanges
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
