//! Answers of an interview, told by the questions before them.

use super::QuotationForm;
use super::blocks::Block;
use super::turn::turn_name;
use super::unmarked::{Unmarked, within};
use super::words::words;
use crate::segment::Sentence;
use crate::span::Span;

/// Fewest questions with answers that make an interview.
const LEAST_EXCHANGES: usize = 3;

/// How many sentences may lead up to the question of an inline exchange, itself included.
const LEAD: usize = 3;

const MARKS: [char; 5] = ['"', '“', '‘', '\'', '«'];

/// What the introduction of an interview says of it.
const ANNOUNCEMENTS: [&str; 12] = [
    "interview",
    "conversation",
    "been shortened",
    "condensed",
    "lightly edited",
    "questions to",
    "answers",
    "Q&A",
    "spoke to",
    "spoke with",
    "sat down with",
    "We met",
];

/// The answers of a text that is an interview, and none of any other text.
///
/// A question stands at the head of a paragraph with the answer after it, or in a paragraph or heading of its own, with
/// `Q:` before it or without. It is an interview if such exchanges make up at least half of the text after the first
/// of them, the questions hardly ever say *I* while the answers do, and the introduction announces an interview or the
/// questions say *you*, and the answers stand without marks. A reader's question is asked in the first person, and an outlet that answers its own questions
/// does so in the third: neither is an interview.
pub(super) fn answers(text: &str, blocks: &[Block], sentences: &[Sentence]) -> Vec<Unmarked> {
    let n_marks = memchr::memchr_iter(b'?', text.as_bytes())
        .take(LEAST_EXCHANGES)
        .count();
    if n_marks < LEAST_EXCHANGES {
        return Vec::new();
    }
    let mut reader = Reader {
        text,
        is_asked: false,
        has_answered: false,
        evidence: Evidence::default(),
        asked: Vec::new(),
        answers: Vec::new(),
    };
    let mut sentences = sentences;
    for block in blocks {
        let inside = within(&mut sentences, block.span);
        if reader.evidence.n_exchanges == 0 && !reader.is_asked {
            reader.evidence.n_before = reader.evidence.n_blocks;
            reader.evidence.start = block.span.start;
        }
        reader.evidence.n_blocks += 1;
        reader.read(*block, inside);
    }
    if reader.evidence.is_interview(text, &reader.asked) {
        reader.answers
    } else {
        Vec::new()
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Whether the last paragraph was a question that waits for its answer.
    is_asked: bool,
    /// Whether the last paragraph was an answer or ended with one.
    has_answered: bool,
    evidence: Evidence,
    /// The words that answer a question.
    asked: Vec<Span>,
    answers: Vec<Unmarked>,
}

/// What was counted in a text.
#[derive(Default)]
struct Evidence {
    n_exchanges: usize,
    n_blocks: usize,
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

impl Reader<'_> {
    fn read(&mut self, block: Block, sentences: &[Sentence]) {
        let said = block.span.of(self.text);
        if block.is_structure {
            if said.ends_with('?') {
                self.ask(block.span);
            }
            return;
        }
        if let Some(question) = after_label(said, 'Q') {
            self.ask(Span::new(block.span.end - question.len(), block.span.end));
            return;
        }
        if let Some(answer) = after_label(said, 'A') {
            self.answer(block.span, block.span.end - answer.len());
            return;
        }
        if self.is_asked && !is_question(said) {
            self.answer(block.span, block.span.start);
            return;
        }
        let is_question = |sentence: &Sentence| is_question(sentence.span.of(self.text));
        let first = sentences.iter().take(LEAD).position(is_question);
        let Some(first) = first else {
            // An answer that runs on: whoever tells about it does not say *I*.
            if self.has_answered && says(said, is_first_person) {
                self.push(block.span, block.span.start);
                self.evidence.n_speaking += 1;
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
                self.ask(Span::new(block.span.start, next.span.start).trimmed(self.text));
                self.evidence.n_speaking -= 1;
                self.answer(Span::new(next.span.start, block.span.end), next.span.start);
            }
            None => self.ask(block.span),
        }
    }

    fn ask(&mut self, question: Span) {
        let question = question.of(self.text);
        self.is_asked = true;
        self.has_answered = false;
        self.evidence.n_speaking += 1;
        self.evidence.n_you += usize::from(says(question, is_second_person));
        self.evidence.n_asked_in_first_person += usize::from(says(question, is_first_person));
    }

    /// The answer whose words begin at `start`.
    fn answer(&mut self, span: Span, start: usize) {
        self.evidence.n_speaking += 1;
        if self.is_asked {
            self.evidence.n_exchanges += 1;
            let answer = &self.text[start..span.end];
            self.asked.push(Span::new(start, span.end));
            self.evidence.n_marked += usize::from(answer.starts_with(MARKS));
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
            Some(name) => Unmarked {
                span,
                content: Span::new(content.start + name.len() + 1, content.end).trimmed(self.text),
                form: QuotationForm::Turn,
            },
            None => Unmarked {
                span,
                content,
                form: QuotationForm::Answer,
            },
        });
    }
}

impl Evidence {
    /// `answers` are the words that answer a question; they are read only where it depends on them.
    fn is_interview(&self, text: &str, answers: &[Span]) -> bool {
        let is_spoken = || {
            let in_first_person = |answer: &&Span| says(answer.of(text), is_first_person);
            let n_first_person = answers.iter().filter(in_first_person).count();
            n_first_person >= 2 && n_first_person * 3 >= self.n_exchanges
        };
        let is_announced = || {
            let introduction = &text[..self.start];
            ANNOUNCEMENTS
                .iter()
                .any(|announcement| introduction.contains(announcement))
        };
        self.n_exchanges >= LEAST_EXCHANGES
            && self.n_speaking * 2 >= self.n_blocks - self.n_before
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

/// Whether a word of `said` is one that `is_person` knows.
pub(super) fn says(said: &str, is_person: fn(&str) -> bool) -> bool {
    words(said).any(is_person)
}

/// Whether `word` stands for whoever speaks, alone: *I, I’m, my*.
pub(super) fn is_first_person(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    matches!(stem, "I" | "me" | "my" | "My" | "myself" | "mine")
}

/// Whether `word` stands for whoever is spoken to.
pub(super) fn is_second_person(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    ["you", "your", "yours", "yourself"]
        .iter()
        .any(|person| person.eq_ignore_ascii_case(stem))
}
