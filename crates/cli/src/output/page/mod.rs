//! One page for the browser: articles as they read, with the voice of each sentence marked, and what it comes from.
//!
//! The page holds all that it needs and asks nothing of a network. Articles are written one after the other, as they
//! are analysed; whatever needs all of them, such as the list of articles, is put together by the script of the page.

mod about;
mod blocks;
mod data;
mod sayings;

use std::io::Write;

use askama::Template;
use byline::Analysis;
use byline::analysis::{AnalysisBuilder, SpeakerSummary, Summary, Verdict};
use byline::model::Manifest;
use byline::text::OffsetUnit;

use self::about::{VOICES, about};
use self::blocks::{Block, Item, Role, blocks};
use self::data::Data;
use self::sayings::Sayings;
use super::{Classified, Format, Framing, line_of_page};
use crate::input::content::Origin;

/// The articles on one page.
pub(super) struct Page {
    builder: AnalysisBuilder,
    /// What stands before the articles.
    head: String,
}

impl Page {
    /// The page explains every sentence. It shows no starts and ends, and words are cut by bytes.
    /// The model that labels the sentences is that of `manifest`.
    pub(super) fn new(manifest: &Manifest, builder: AnalysisBuilder) -> Self {
        let options = builder.options().with_explain(true);
        Self {
            builder: builder.with_options(options.with_offsets(OffsetUnit::Bytes)),
            head: rendered(&Head {
                about: about(manifest),
            }),
        }
    }
}

impl Format for Page {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn head(&self) -> &str {
        &self.head
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        // Writing to memory cannot fail.
        let _ = self.stream(document, out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let analysis = document.analysis(&self.builder);
        Article::new(&analysis).write_into(out)
    }

    fn tail(&self) -> String {
        rendered(&Tail {
            min_confidence: self.builder.options().min_confidence.unwrap_or(0.0),
        })
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
struct Head {
    /// Who labelled the sentences, and how often that is right.
    about: String,
}

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
    speakers: &'a [SpeakerSummary<'a>],
    data: Data<'a>,
}

impl<'a> Article<'a> {
    fn new(analysis: &'a Analysis<'a>) -> Self {
        let sayings = Sayings::of(analysis);
        let blocks = blocks(analysis, &sayings);
        let Sayings { all, speakers, .. } = sayings;
        Self {
            path: match analysis.path.as_deref().unwrap_or_default() {
                "-" => "standard input".to_owned(),
                path => line_of_page(path).into_owned(),
            },
            summary: analysis.summary,
            blocks,
            speakers,
            data: Data::new(analysis, all),
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
        let counts = [factual, quote, opinion, undecided];
        std::array::from_fn(|idx| (VOICES[idx].0, counts[idx]))
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
