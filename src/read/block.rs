//! Blocks of marked-up text to an [`Extract`].

use super::extract::Extract;
use crate::segment::{StructureKind, StructureLine};
use crate::span::Span;

/// Before each line of a block quotation: as far in as the search for quotations asks.
const MARGIN: &str = "    ";

/// Before each list item.
const BULLET: &str = "• ";

/// What a block of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Paragraph,
    Title,
    Heading,
    Caption,
    ListItem,
    Quotation,
}

impl Extract {
    /// Adds a block after all that is there. Lines of `words` that are empty or blank are left out.
    pub(super) fn push(&mut self, kind: BlockKind, words: &str) {
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
    pub(super) fn finish(mut self) -> Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self
    }
}
