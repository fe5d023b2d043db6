//! What was found in the plain form of a text, carried back to the text as read, and the other way.

use super::{Segmentation, StructureKind, StructureLine};
use crate::span::Span;
use crate::text::plain::Plain;

impl Segmentation {
    /// The segmentation of the text as read; this is that of its plain form. Marks of quoted mail are structure lines
    /// where they do not stand inside a sentence or a line.
    pub(crate) fn as_read(&self, plain: &Plain) -> Self {
        let mut found = self.carried(|span| plain.as_read(span));
        found.add_marks(&plain.marks);
        found
    }

    /// The segmentation of the plain form of a text; this is that of the text as read.
    pub(crate) fn in_plain(&self, plain: &Plain) -> Self {
        self.carried(|span| plain.in_plain(span))
    }

    fn carried(&self, carry: impl Fn(Span) -> Span) -> Self {
        let mut carried = self.clone();
        let spans = carried.paragraphs.iter_mut();
        let spans = spans.chain(
            carried
                .sentences
                .iter_mut()
                .map(|sentence| &mut sentence.span),
        );
        let spans = spans.chain(carried.structure.iter_mut().map(|line| &mut line.span));
        for span in spans {
            *span = carry(*span);
        }
        carried
    }

    /// Adds the `marks` that no sentence and no line covers.
    fn add_marks(&mut self, marks: &[Span]) {
        if marks.is_empty() {
            return;
        }
        let mut taken: Vec<Span> = self.structure.iter().map(|line| line.span).collect();
        taken.extend(self.sentences.iter().map(|sentence| sentence.span));
        taken.sort_unstable();
        let is_free = |mark: &&Span| {
            let n_before = taken.partition_point(|span| span.end <= mark.start);
            taken
                .get(n_before)
                .is_none_or(|next| mark.end <= next.start)
        };
        let mut lines = std::mem::take(&mut self.structure).into_iter().peekable();
        // Where each line that was there before has moved.
        let mut moved = Vec::with_capacity(lines.len());
        for &span in marks.iter().filter(is_free) {
            while let Some(line) = lines.next_if(|line| line.span.start < span.start) {
                moved.push(self.structure.len());
                self.structure.push(line);
            }
            let kind = StructureKind::ListMarker;
            self.structure.push(StructureLine { span, kind });
        }
        for line in lines {
            moved.push(self.structure.len());
            self.structure.push(line);
        }
        for sentence in &mut self.sentences {
            sentence.section_idx = sentence.section_idx.map(|idx| moved[idx]);
        }
    }
}
