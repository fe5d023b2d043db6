//! The text of a marked-up article, with what the markup says of its lines.

use crate::segment::{StructureKind, StructureLine};
use crate::span::Span;

/// Before each line of a block quotation: as far in as the search for quotations asks.
const MARGIN: &str = "    ";

/// Before each list item.
const BULLET: &str = "• ";

/// What a block of marked-up text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// The headline of the article.
    Title,
    /// A heading inside the article.
    Heading,
    /// Words under a picture.
    Caption,
    /// An item of a list.
    ListItem,
    /// A quotation set apart from the text.
    Quotation,
}

/// Plain text that was taken out of a page or another format, and the lines of it whose role is known.
///
/// Paragraphs, headings, list items and captions stand on lines of their own with an empty line between them. Block
/// quotations are set in by four spaces and list items begin with a bullet, as in plain text. All offsets that an
/// analysis reports are bytes into [`text`](Self::text).
///
/// ```
/// use byline::document::Extract;
/// use byline::Document;
/// let extract = Extract::from("The rate rose. It fell.".to_owned());
/// assert_eq!(Document::from(extract).sentences().len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extract {
    /// The text, UTF-8.
    pub text: String,
    /// Lines that are no sentences, in reading order, disjoint; none for plain text, where they have to be found.
    pub structure: Vec<StructureLine>,
}

impl From<String> for Extract {
    fn from(text: String) -> Self {
        Self {
            text,
            structure: Vec::new(),
        }
    }
}

impl Extract {
    /// Adds a block after all that is there. Lines of `words` that are empty or blank are left out.
    ///
    /// ```
    /// use byline::document::{BlockKind, Document, Extract};
    /// let mut extract = Extract::default();
    /// extract.push(BlockKind::Title, "Rates");
    /// extract.push(BlockKind::Paragraph, "The rate rose.");
    /// assert_eq!(extract.text, "Rates\n\nThe rate rose.");
    /// assert_eq!(Document::from(extract).sentences().len(), 1);
    /// ```
    pub fn push(&mut self, kind: BlockKind, words: &str) {
        let mut is_first = true;
        for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !self.text.is_empty() {
                self.text.push_str(if is_first { "\n\n" } else { "\n" });
            }
            match kind {
                BlockKind::Quotation => self.text.push_str(MARGIN),
                BlockKind::ListItem if is_first => self.text.push_str(BULLET),
                _ => {}
            }
            let span = Span::new(self.text.len(), self.text.len() + line.len());
            self.text.push_str(line);
            is_first = false;
            let kind = match kind {
                BlockKind::Title => StructureKind::Title,
                BlockKind::Heading => StructureKind::Heading,
                BlockKind::Caption => StructureKind::Caption,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation => continue,
            };
            self.structure.push(StructureLine { span, kind });
        }
    }

    /// Ends the last line, if there is one.
    #[must_use]
    pub fn finish(mut self) -> Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self
    }
}
