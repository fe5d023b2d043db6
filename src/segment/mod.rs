//! Text to paragraphs, sentences and structure lines.
//!
//! Lines first: `lines` finds them, `wrap` joins those that a paragraph was broken into, `rules` tells headings and page
//! furniture from prose. Then, in each paragraph, fields, labels, datelines and list marks are cut off its
//! head, and `boundary` finds where each sentence ends. All of them read the plain form of the text, without odd spaces
//! and characters that show nothing; `carried` takes what they find back to the text as read.

mod boundary;
mod candidate;
mod carried;
mod dateline;
mod dot;
mod follow;
mod labels;
mod lines;
mod list;
mod metadata;
mod names;
mod outline;
pub(crate) mod post;
mod rules;
mod shape;
mod stop;
mod tag;
mod timestamp;
mod trailer;
mod wrap;

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::plain::Plain;
pub(crate) use boundary::sentence_ends;
use rules::Blocks;
pub use rules::{Decision, decisions};
pub(crate) use trailer::beyond_notes;

/// One sentence of a document.
///
/// ```
/// let text = "Why it fell\n\nThe bridge was old. It was heavy.\n\nThe cost\n\nNobody has counted it.";
/// let segmentation = byline::segment::segment(text);
/// let last = segmentation.sentences[2];
/// assert_eq!(last.span.of(text), "Nobody has counted it.");
/// assert_eq!(last.paragraph_idx, 1);
/// let section = segmentation.structure[last.section_idx.unwrap()];
/// assert_eq!(section.span.of(text), "The cost");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// Its bytes, without white space around them.
    pub span: Span,
    /// Index of the paragraph that holds it.
    pub paragraph_idx: usize,
    /// Index, among the structure lines, of the latest heading or label before it; `None` before the first one.
    ///
    /// A label that runs into a paragraph governs from its sentence on. Headlines govern nothing.
    pub section_idx: Option<usize>,
}

/// What a line that is not a sentence is there for.
///
/// ```
/// use byline::segment::{StructureKind, segment};
/// let segmentation = segment("LEEDS (PA) – The bridge fell.");
/// assert_eq!(segmentation.structure[0].kind, StructureKind::Dateline);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StructureKind {
    /// The headline of the article.
    Title,
    /// Who wrote it: *By Jane Doe*.
    Byline,
    /// Where and when it was written: *LONDON (Reuters) –*.
    Dateline,
    /// Heads a section.
    Heading,
    /// Says what kind of text follows: *Analysis*, *Author's Opinion*.
    Label,
    /// Explains a picture.
    Caption,
    /// Numbers or marks an item of a list, or marks lines of quoted mail: `>`.
    ListMarker,
    /// Points elsewhere: *Read more: …*.
    Service,
    /// When an entry was written: *10:42am*.
    Timestamp,
    /// Who speaks, on a line of its own: *MR LEE:*, *– Jane Doe, mayor*.
    Speaker,
    /// Belongs to an embedded post and not to its words: *— Jane Doe (@janedoe) March 3, 2024*.
    Post,
    /// Parts a text without words: `* * *`.
    Separator,
}

impl StructureKind {
    /// The name used in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Heading => "heading",
            Self::Label => "label",
            Self::Caption => "caption",
            Self::ListMarker => "list_marker",
            Self::Service => "service",
            Self::Timestamp => "timestamp",
            Self::Speaker => "speaker",
            Self::Post => "post",
            Self::Separator => "separator",
        }
    }

    /// Whether it governs the sentences below it.
    fn governs(self) -> bool {
        matches!(self, Self::Heading | Self::Label)
    }
}

/// A line, or the head of one, that is not a sentence.
///
/// ```
/// let text = "Author's Opinion The bridge was never going to stand.";
/// let segmentation = byline::segment::segment(text);
/// assert_eq!(segmentation.structure[0].span.of(text), "Author's Opinion");
/// assert_eq!(segmentation.sentences[0].span.of(text), "The bridge was never going to stand.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StructureLine {
    /// Its bytes, without white space around them.
    pub span: Span,
    /// What it is there for.
    pub kind: StructureKind,
}

/// Paragraphs, sentences and structure lines of one text, each list in reading order.
///
/// ```
/// let text = "It rained. It snowed.\n\nIt stopped.";
/// let segmentation = byline::segment::segment(text);
/// assert_eq!(segmentation.paragraphs.len(), 2);
/// assert_eq!(segmentation.sentences.len(), 3);
/// assert!(segmentation.structure.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// Paragraphs that hold at least one sentence.
    pub paragraphs: Vec<Span>,
    /// Sentences; disjoint, none empty.
    pub sentences: Vec<Sentence>,
    /// Structure lines; disjoint, and disjoint from the sentences.
    pub structure: Vec<StructureLine>,
}

impl Segmentation {
    /// Adds a sentence or heading that was split off by someone else, after all that is there.
    pub(crate) fn push_row(&mut self, span: Span, is_joined: bool, is_heading: bool) {
        if is_heading {
            self.structure.push(StructureLine {
                span,
                kind: StructureKind::Heading,
            });
            return;
        }
        match self.paragraphs.last_mut() {
            Some(paragraph) if is_joined => paragraph.end = span.end,
            _ => self.paragraphs.push(span),
        }
        self.sentences.push(Sentence {
            span,
            paragraph_idx: self.paragraphs.len() - 1,
            section_idx: self.structure.len().checked_sub(1),
        });
    }
}

/// Splits `text` into paragraphs, sentences and structure lines. Cannot fail: any text has a segmentation.
///
/// Every byte of `text` belongs to one sentence, to one structure line or to a gap of white space and characters that
/// show nothing.
///
/// ```
/// use byline::segment::{StructureKind, segment};
/// let text = "Council votes again\n\nLEEDS (PA) – Dr. Lee spoke at 5 p.m. on Monday. “No deal,” she said.";
/// let segmentation = segment(text);
/// let kinds: Vec<_> = segmentation.structure.iter().map(|line| line.kind).collect();
/// assert_eq!(kinds, [StructureKind::Title, StructureKind::Dateline]);
/// assert_eq!(segmentation.sentences[1].span.of(text), "“No deal,” she said.");
/// ```
#[must_use]
pub fn segment(text: &str) -> Segmentation {
    let mut segmentation = Segmentation::default();
    segment_into(text, &mut Scratch::default(), &mut segmentation);
    segmentation
}

/// As [`segment`], in memory that is kept from one text to the next.
///
/// ```
/// use byline::segment::{Scratch, Segmentation, segment, segment_into};
/// let (mut scratch, mut segmentation) = (Scratch::default(), Segmentation::default());
/// for text in ["It rained. It snowed.", "It stopped."] {
///     segment_into(text, &mut scratch, &mut segmentation);
///     assert_eq!(segmentation, segment(text));
/// }
/// ```
pub fn segment_into(text: &str, scratch: &mut Scratch, segmentation: &mut Segmentation) {
    segment_with(text, &[], scratch, segmentation);
}

/// As [`segment`], where the role of some lines is known, as it is in pages: a line that is one of `known` is what
/// that says, the others are judged.
///
/// `known` is in reading order. A span that is not a whole line between gaps has no effect.
///
/// ```
/// use byline::segment::{StructureKind, StructureLine, segment_marked};
/// let text = "A man sits on the bridge.\n\nNobody was hurt.";
/// let caption = StructureLine { span: byline::Span::new(0, 25), kind: StructureKind::Caption };
/// assert_eq!(segment_marked(text, &[caption]).structure, [caption]);
/// ```
#[must_use]
pub fn segment_marked(text: &str, known: &[StructureLine]) -> Segmentation {
    let mut segmentation = Segmentation::default();
    segment_with(text, known, &mut Scratch::default(), &mut segmentation);
    segmentation
}

/// Memory of [`segment_into`], kept from one text to the next.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    lines: Vec<lines::Line>,
    spans: Vec<Span>,
    shapes: Vec<shape::Shape>,
}

impl Scratch {
    /// The blocks of `text`: paragraphs and structure lines, not yet told apart.
    fn blocks<'t>(&'t mut self, text: &'t str) -> Blocks<'t> {
        lines::lines(text, &mut self.lines);
        wrap::blocks(text, &self.lines, &mut self.spans);
        Blocks::new(text, &self.spans, &mut self.shapes)
    }
}

/// As [`segment_marked`], in memory that is kept, too.
pub(crate) fn segment_with(
    text: &str,
    known: &[StructureLine],
    scratch: &mut Scratch,
    segmentation: &mut Segmentation,
) {
    let Some(plain) = Plain::of(text) else {
        return segment_plain(text, known, scratch, segmentation);
    };
    segment_plain(&plain.text, &in_plain(known, &plain), scratch, segmentation);
    *segmentation = segmentation.as_read(&plain);
}

/// As [`segment_with`], for a text that is plain.
pub(crate) fn segment_plain(
    text: &str,
    known: &[StructureLine],
    scratch: &mut Scratch,
    segmentation: &mut Segmentation,
) {
    segmentation.paragraphs.clear();
    segmentation.sentences.clear();
    segmentation.structure.clear();
    outline::outline(&scratch.blocks(text), known, segmentation);
}

/// Lines of a text where they stand in its plain form.
pub(crate) fn in_plain(lines: &[StructureLine], plain: &Plain) -> Vec<StructureLine> {
    let carried = |line: &StructureLine| StructureLine {
        span: plain.in_plain(line.span),
        kind: line.kind,
    };
    lines.iter().map(carried).collect()
}
