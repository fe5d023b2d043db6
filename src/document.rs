//! The unit of analysis: one article with its sentences and quotations.

pub use crate::extract::{BlockKind, Extract};
use crate::quote::{self, Quotation};
use crate::segment::{self, Segmentation, Sentence, StructureLine};
use crate::span::Span;
use crate::text::plain::Plain;

/// An article: its text and everything that is found in it before classification.
///
/// Spans are bytes into [`text`](Self::text), which is never edited.
///
/// ```
/// use byline::Document;
/// let document = Document::new("The rate rose. “We saw it coming,” she said.");
/// assert_eq!(document.sentences().len(), 2);
/// assert_eq!(document.quotations()[0].content.of(document.text()), "We saw it coming,");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    segmentation: Segmentation,
    quotations: Vec<Quotation>,
    /// Empty but in a document that [`replace`](Self::replace) was called on.
    scratch: Scratch,
    /// Of a text that is not plain.
    reading: Option<Box<Reading>>,
}

/// How the stages read a text with odd spaces, with characters that show nothing or with marks of quoted mail.
#[derive(Clone, Debug)]
struct Reading {
    /// Holds the plain text and what was found in it.
    document: Document,
    /// The way back. Its text has moved to the document.
    plain: Plain,
}

/// Buffers of the stages, kept from one text to the next.
#[derive(Clone, Debug, Default)]
struct Scratch {
    segment: segment::Scratch,
    quote: quote::Scratch,
}

impl From<Extract> for Document {
    fn from(extract: Extract) -> Self {
        Self::from_extract(extract)
    }
}

/// A sentence or heading that was already split off, such as a row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The words, without the white space around them.
    pub text: &'a str,
    /// Which paragraph it stands in, where that is known: rows with equal values that follow each other share one.
    pub paragraph: Option<&'a str>,
    /// Whether it is a heading: context, not a sentence.
    pub is_heading: bool,
}

impl Document {
    /// Splits `text` and finds its quotations. Cannot fail: any text is a document.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self::split(text.into(), &[])
    }

    /// A document of sentences that are already split: one row stays one sentence, however many stops it holds.
    ///
    /// The text is made of the rows, joined by a space inside a paragraph and by an empty line between paragraphs;
    /// where the paragraph is unknown each row is a paragraph of its own.
    ///
    /// ```
    /// use byline::document::{Document, Row};
    /// let row = |text| Row { text, paragraph: None, is_heading: false };
    /// let document = Document::from_rows([row("A church. A school."), row("And now a club.")]);
    /// assert_eq!(document.sentences().len(), 2);
    /// ```
    #[must_use]
    pub fn from_rows<'a>(rows: impl IntoIterator<Item = Row<'a>>) -> Self {
        let mut text = String::new();
        let mut segmentation = Segmentation::default();
        let mut previous: Option<Row<'a>> = None;
        for row in rows {
            let is_joined = previous.is_some_and(|previous| {
                row.paragraph.is_some()
                    && row.paragraph == previous.paragraph
                    && !row.is_heading
                    && !previous.is_heading
            });
            if previous.is_some() {
                text.push_str(if is_joined { " " } else { "\n\n" });
            }
            let span = Span::new(text.len(), text.len() + row.text.len());
            text.push_str(row.text);
            segmentation.push_row(span, is_joined, row.is_heading);
            previous = Some(row);
        }
        match Plain::of(&text) {
            None => Self::of_plain(text, segmentation),
            Some(plain) => {
                let in_plain = segmentation.in_plain(&plain);
                Self::carried(text, plain, in_plain, |_, _| segmentation)
            }
        }
    }

    /// A document of the text of a page, whose markup says which lines are headings and captions.
    ///
    /// ```
    /// use byline::document::{Document, Extract};
    /// use byline::segment::{StructureKind, StructureLine};
    /// let text = "What will it cost?\n\nNobody knows.".to_owned();
    /// let heading = StructureLine { span: byline::Span::new(0, 18), kind: StructureKind::Heading };
    /// let document = Document::from_extract(Extract { text, structure: vec![heading] });
    /// assert_eq!(document.sentences().len(), 1);
    /// ```
    #[must_use]
    pub fn from_extract(extract: Extract) -> Self {
        Self::split(extract.text, &extract.structure)
    }

    /// A document of `text`, of which the role of some lines is known.
    fn split(text: String, known: &[StructureLine]) -> Self {
        match Plain::of(&text) {
            None => {
                let segmentation = segment_anew(&text, known);
                Self::of_plain(text, segmentation)
            }
            Some(plain) => Self::split_plain(text, plain, known),
        }
    }

    /// A document of `text`, of which `plain` is the plain form, and the role of some lines is known.
    fn split_plain(text: String, plain: Plain, known: &[StructureLine]) -> Self {
        let in_plain = segment_anew(&plain.text, &segment::in_plain(known, &plain));
        Self::carried(text, plain, in_plain, Segmentation::as_read)
    }

    /// A document of a text that is plain.
    fn of_plain(text: String, segmentation: Segmentation) -> Self {
        let quotations = quote::find_quotations(&text, &segmentation);
        Self {
            text,
            segmentation,
            quotations,
            scratch: Scratch::default(),
            reading: None,
        }
    }

    /// A document of a text of which `plain` is the plain form, segmented as `in_plain`; `as_read` makes the segmentation
    /// of the text from it.
    fn carried(
        text: String,
        mut plain: Plain,
        in_plain: Segmentation,
        as_read: impl FnOnce(&Segmentation, &Plain) -> Segmentation,
    ) -> Self {
        let segmentation = as_read(&in_plain, &plain);
        let document = Self::of_plain(std::mem::take(&mut plain.text), in_plain);
        let carry = |quotation: &Quotation| Quotation {
            span: plain.as_read(quotation.span),
            content: plain.as_read(quotation.content),
            ..quotation.clone()
        };
        Self {
            text,
            segmentation,
            quotations: document.quotations.iter().map(carry).collect(),
            scratch: Scratch::default(),
            reading: Some(Box::new(Reading { document, plain })),
        }
    }

    /// The document as the stages read it: the same sentences and quotations, one for one, in a text whose spaces are all
    /// plain and that holds no character which shows nothing.
    #[doc(hidden)]
    #[must_use]
    pub fn plain(&self) -> &Self {
        match &self.reading {
            Some(reading) => &reading.document,
            None => self,
        }
    }

    /// Whether the stages read the text as it was given.
    pub(crate) fn is_plain(&self) -> bool {
        self.reading.is_none()
    }

    /// Where in the text as given lies what is `span` in that of [`plain`](Self::plain).
    pub(crate) fn as_read(&self, span: Span) -> Span {
        match &self.reading {
            Some(reading) => reading.plain.as_read(span),
            None => span,
        }
    }

    /// Where in the text of [`plain`](Self::plain) lies what is `span` in the text as given.
    pub(crate) fn in_plain(&self, span: Span) -> Span {
        match &self.reading {
            Some(reading) => reading.plain.in_plain(span),
            None => span,
        }
    }

    /// Takes another text in place of the present one: as [`new`](Self::new), but in the memory that is there already.
    ///
    /// Nothing is allocated once the document has held a text as long and with as many parts: for streams of articles.
    /// Texts with odd spaces or characters that show nothing take memory for their plain form.
    ///
    /// ```
    /// use byline::Document;
    /// let mut document = Document::default();
    /// for text in ["It rained. It snowed.", "“No,” she said."] {
    ///     document.replace(text);
    ///     assert_eq!(document.quotations(), Document::new(text).quotations());
    ///     assert_eq!(document.sentences(), Document::new(text).sentences());
    /// }
    /// ```
    pub fn replace(&mut self, text: &str) {
        if let Some(plain) = Plain::of(text) {
            let scratch = std::mem::take(&mut self.scratch);
            *self = Self {
                scratch,
                ..Self::split_plain(text.to_owned(), plain, &[])
            };
            return;
        }
        self.reading = None;
        self.text.clear();
        self.text.push_str(text);
        let Scratch { segment, quote } = &mut self.scratch;
        segment::segment_plain(&self.text, &[], segment, &mut self.segmentation);
        quote::find_quotations_into(&self.text, &self.segmentation, quote, &mut self.quotations);
    }

    /// The whole text as given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentences in reading order; disjoint, none empty.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.segmentation.sentences
    }

    /// The paragraphs that hold sentences, in reading order.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.segmentation.paragraphs
    }

    /// Headings, bylines and other lines that are no sentences, in reading order.
    #[must_use]
    pub fn structure(&self) -> &[StructureLine] {
        &self.segmentation.structure
    }

    /// The quotations in order of their start; an inner one follows the one around it.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }
}

/// As `segment::segment_plain`, in memory of its own.
fn segment_anew(text: &str, known: &[StructureLine]) -> Segmentation {
    let mut segmentation = Segmentation::default();
    let mut scratch = segment::Scratch::default();
    segment::segment_plain(text, known, &mut scratch, &mut segmentation);
    segmentation
}
