//! Unmarked speech that quotations in marks cross.

use crate::quote::pairing::Pair;
use crate::quote::quotation::QuotationForm;
use crate::quote::speech::Speech;

/// Keeps of `found[first..]` what the marked quotations lie inside of, or beside. `pairs` are those from the paragraph
/// of `found[first]` on.
pub(super) fn drop_crossing(found: &mut Vec<Speech>, first: usize, pairs: &[Pair]) {
    let Some(end) = found[first..].last().map(|speech| speech.span.end) else {
        return;
    };
    let mut pairs = pairs
        .iter()
        .take_while(|pair| pair.span.start < end)
        .peekable();
    let mut covered = 0;
    let mut kept = first;
    for idx in first..found.len() {
        let speech = found[idx];
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < speech.span.start) {
            covered = covered.max(pair.span.end);
        }
        let mut fits = covered <= speech.span.start;
        while let Some(pair) = pairs.next_if(|pair| pair.span.start < speech.span.end) {
            covered = covered.max(pair.span.end);
            // A post in marks is still the post of its account; else the marks alone show the quotation.
            fits &= speech.content.covers(pair.span)
                && (speech.content != pair.span || speech.form == QuotationForm::Post);
        }
        if fits {
            found[kept] = speech;
            kept += 1;
        }
    }
    found.truncate(kept);
}
