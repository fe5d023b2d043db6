//! The text of a marked-up article, with what the markup says of its lines.

use crate::segment::StructureLine;

/// Plain text that was taken out of a page or another format, and the lines of it whose role is known.
///
/// Paragraphs, headings, list items and captions stand on lines of their own with an empty line between them. Block
/// quotations are set in by four spaces and list items begin with a bullet, as in plain text. All offsets that an
/// analysis reports are bytes into [`text`](Self::text).
///
/// ```
/// use byline::read::Extract;
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
