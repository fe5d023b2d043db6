//! Inputs of any length, made of a few pieces.

use std::sync::LazyLock;

use byline::analysis::AnalysisOptions;
use byline::document::Extract;
use byline::text::OffsetUnit;
use byline::{Classifier, Document};
use byline_read::{html, markdown};

use super::fragments::{COUNTED, GROWN_MARKDOWN, GROWN_PAGE, GROWN_TEXT, MARKDOWN, PAGE, TEXT};

/// How many pairs and triples of pieces, and texts of two halves, are drawn for each format.
const N_DRAWN: usize = 120;

/// A quick sweep takes one of so many.
const SHARE: usize = 16;

/// What an input is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Html,
    Markdown,
}

impl Format {
    pub(super) const ALL: [Self; 3] = [Self::Text, Self::Html, Self::Markdown];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }

    /// What stands before and after the pattern.
    fn frame(self) -> [&'static str; 2] {
        match self {
            Self::Text | Self::Markdown => [
                "The council met on Monday, Mayor Ada Brook said.\n\n",
                "\n\n“We have lost the boats,” Tom Hill said.\n",
            ],
            Self::Html => [
                "<title>Bridge falls into the river</title><article><h1>Bridge falls into the river</h1>\
                 <p>The old bridge fell into the river on Monday, and nobody was hurt, Mayor Ada Brook said.</p>",
                "<p>“We closed the bridge a week before it fell,” said Tom Hill, who has lived beside it.</p></article>",
            ],
        }
    }

    /// Reads an input and writes what is found in it.
    pub(super) fn analyse(self, input: &str) {
        static CLASSIFIER: LazyLock<Option<Classifier>> =
            LazyLock::new(|| Classifier::embedded().ok());
        let extract = match self {
            Self::Text => Extract::from(input.to_owned()),
            Self::Html => html::extract(input).unwrap_or_default(),
            Self::Markdown => markdown::extract(input),
        };
        let options = AnalysisOptions::default()
            .with_offsets(OffsetUnit::Characters)
            .with_explain(true);
        let document = Document::from_extract(extract);
        if let Some(classifier) = &*CLASSIFIER {
            let analysis = classifier.analyse(&document, &options);
            let _ = serde_json::to_writer(std::io::sink(), &analysis);
        }
    }
}

/// Pieces that are repeated. `{}` in a piece is a number that counts on.
#[derive(Clone)]
pub(super) struct Pattern {
    pub(super) format: Format,
    /// Each part is repeated over its share of the length, one part after the other.
    parts: Vec<String>,
}

impl Pattern {
    pub(super) fn name(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| format!("{part:?}")).collect();
        parts.join(" then ")
    }

    /// The input of about `len` bytes.
    pub(super) fn of_length(&self, len: usize) -> String {
        let [before, after] = self.format.frame();
        let mut input = before.to_owned();
        let mut n_pieces = 0_usize;
        for (part, share) in self.parts.iter().zip(1..) {
            let limit = before.len() + len * share / self.parts.len();
            while input.len() < limit {
                match part.split_once("{}") {
                    None => input.push_str(part),
                    Some((head, tail)) => {
                        input += head;
                        input += &n_pieces.to_string();
                        input += tail;
                    }
                }
                n_pieces += 1;
            }
        }
        input + after
    }
}

/// The patterns of a quick sweep: those whose time once grew too fast, and each so-manieth of the others.
pub(super) fn quick_patterns(format: Format) -> Vec<Pattern> {
    let others = drawn(format).into_iter().step_by(SHARE);
    grown(format).into_iter().chain(others).collect()
}

/// Every pattern of a format.
pub(super) fn patterns(format: Format) -> Vec<Pattern> {
    grown(format).into_iter().chain(drawn(format)).collect()
}

/// Those whose time once grew too fast.
fn grown(format: Format) -> Vec<Pattern> {
    let patterns = match format {
        Format::Text => GROWN_TEXT,
        Format::Html => GROWN_PAGE,
        Format::Markdown => GROWN_MARKDOWN,
    };
    let owned = |parts: &&[&str]| parts.iter().map(|&part| part.to_owned()).collect();
    let parts = patterns.iter().map(owned);
    parts.map(|parts| Pattern { format, parts }).collect()
}

/// Each piece alone, then pairs, triples and halves.
fn drawn(format: Format) -> Vec<Pattern> {
    let own: Vec<&str> = match format {
        Format::Text => Vec::new(),
        Format::Html => PAGE.to_vec(),
        Format::Markdown => MARKDOWN.to_vec(),
    };
    let pieces: Vec<&str> = own.iter().chain(TEXT).chain(COUNTED).copied().collect();
    let mut patterns = Vec::new();
    let mut add = |parts: Vec<String>| patterns.push(Pattern { format, parts });
    for piece in &pieces {
        add(vec![(*piece).to_owned()]);
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    // What markup does is worth most of the draws where there is any.
    let mut draw = || {
        let list = if own.is_empty() || dice.next(4) == 0 {
            &pieces
        } else {
            &own
        };
        list[dice.next(list.len())]
    };
    for _ in 0..N_DRAWN {
        add(vec![draw().to_owned() + draw()]);
        add(vec![draw().to_owned() + draw() + draw()]);
        add(vec![draw().to_owned(), draw().to_owned()]);
        add(vec![draw().to_owned() + draw(), draw().to_owned()]);
    }
    patterns
}

/// Numbers that look drawn by chance and are the same each time: xorshift, of 64 bits.
struct Dice(u64);

impl Dice {
    fn next(&mut self, n_sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % n_sides.max(1)
    }
}
