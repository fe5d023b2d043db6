//! One page for the browser: articles as they read, with the voice of each sentence marked, and what it comes from.
//!
//! The page holds all that it needs and asks nothing of a network. Articles are written one after the other, as they
//! are analysed; whatever needs all of them, such as the list of articles, is put together by the script of the page.

mod blocks;
mod data;
mod sayings;

use std::io::Write;
use std::sync::LazyLock;

use askama::Template;
use byline::Label;

use self::blocks::{Block, Item, Role, blocks};
use self::data::Data;
use self::sayings::{Sayings, SpeakerRow};
use super::json::Summary;
use super::{Classified, Format, Framing, Style, Verdict, on_one_line};

/// The articles on one page.
pub(super) struct Page(pub(super) Style);

/// All that a sentence can be shown as.
const VOICES: [Verdict; 4] = [
    Verdict::Decided(Label::Factual),
    Verdict::Decided(Label::Quote),
    Verdict::Decided(Label::Opinion),
    Verdict::Undecided,
];

/// What stands before the articles.
static HEAD: LazyLock<String> = LazyLock::new(|| rendered(&Head));

impl Format for Page {
    fn head(&self) -> &'static str {
        &HEAD
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        // Writing to memory cannot fail.
        let _ = self.stream(document, out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        Article::new(document, self.0).write_into(out)
    }

    fn tail(&self) -> String {
        rendered(&Tail {
            min_confidence: self.0.min_confidence.unwrap_or(0.0),
        })
    }

    fn explains(&self) -> bool {
        true
    }

    fn attributes(&self) -> bool {
        true
    }

    fn framing(&self) -> Framing {
        Framing::Documents
    }

    fn extension(&self) -> &'static str {
        "html"
    }
}

#[derive(Template)]
#[template(path = "output/page/articles.html")]
struct Head;

impl Head {
    const TITLE: &str = "Whose voice is it? Sentences labelled by Byline";
    const STYLE: &str = concat!(include_str!("page.css"), include_str!("article.css"));
}

#[derive(Template)]
#[template(path = "output/page/tail.html")]
struct Tail {
    /// Where the slider starts.
    min_confidence: f32,
}

impl Tail {
    const SCRIPT: &str = include_str!("article.js");
}

#[derive(Template)]
#[template(path = "output/page/article.html")]
struct Article<'a> {
    path: String,
    summary: Summary,
    blocks: Vec<Block<'a>>,
    speakers: Vec<SpeakerRow<'a>>,
    data: Data<'a>,
}

impl<'a> Article<'a> {
    fn new(classified: &'a Classified, style: Style) -> Self {
        let sayings = Sayings::of(classified);
        let blocks = blocks(classified, style, &sayings);
        let Sayings { all, speakers, .. } = sayings;
        Self {
            path: match &*classified.path {
                "-" => "standard input".to_owned(),
                path => on_one_line(path).into_owned(),
            },
            summary: Summary::new(&classified.predictions, style),
            blocks,
            speakers,
            data: Data::new(classified, all),
        }
    }

    /// Whether the text itself has a headline.
    fn has_title(&self) -> bool {
        self.blocks.iter().any(|block| block.role == Role::Title)
    }

    /// The blocks, items of a list together.
    fn groups(&self) -> impl Iterator<Item = &[Block<'a>]> {
        self.blocks.chunk_by(|a, b| a.is_item() && b.is_item())
    }

    /// The number of sentences of each voice.
    fn shares(&self) -> [(Verdict, usize); 4] {
        let Summary {
            factual,
            quote,
            opinion,
            undecided,
            ..
        } = self.summary;
        let counts = [factual, quote, opinion, undecided.unwrap_or(0)];
        std::array::from_fn(|idx| (VOICES[idx], counts[idx]))
    }

    /// So many of the sentences, in percent.
    fn percent(&self, n: usize) -> usize {
        (100 * n + self.summary.sentences / 2)
            .checked_div(self.summary.sentences)
            .unwrap_or(0)
    }
}

/// A template as text; it is filled in from memory, which cannot fail.
fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}
