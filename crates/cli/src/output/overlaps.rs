//! What overlaps a sentence.

use byline::Span;

/// Finds the spans, such as those of quotations, that overlap each sentence, in one pass over both.
pub(super) struct Overlaps {
    /// In order of their start.
    spans: Vec<Span>,
    /// The first that starts after all sentences seen.
    next: usize,
    /// Those that overlap the sentence at hand, in order.
    open: Vec<usize>,
}

impl Overlaps {
    /// `spans` are in order of their start.
    pub(super) fn new(spans: Vec<Span>) -> Self {
        Self {
            spans,
            next: 0,
            open: Vec::new(),
        }
    }

    /// Indexes of the spans that share a byte with `sentence`, which starts after the one asked for before.
    pub(super) fn of(&mut self, sentence: Span) -> &[usize] {
        let spans = &self.spans;
        while spans
            .get(self.next)
            .is_some_and(|span| span.start < sentence.end)
        {
            self.open.push(self.next);
            self.next += 1;
        }
        self.open.retain(|&idx| spans[idx].end > sentence.start);
        &self.open
    }
}

#[cfg(test)]
mod tests {
    use byline::Span;

    use super::Overlaps;

    #[test]
    fn a_quotation_belongs_to_every_sentence_that_it_touches() {
        let quotations = [(5, 25), (8, 12), (30, 40)];
        let quotations = quotations.map(|(start, end)| Span::new(start, end));
        let mut overlaps = Overlaps::new(quotations.to_vec());
        assert_eq!(overlaps.of(Span::new(0, 10)), [0, 1]);
        assert_eq!(overlaps.of(Span::new(12, 20)), [0]);
        assert_eq!(overlaps.of(Span::new(21, 31)), [0, 2]);
        assert_eq!(overlaps.of(Span::new(40, 50)), [] as [usize; 0]);
    }
}
