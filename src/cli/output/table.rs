//! Tables: one row a sentence.

use std::io::Write;

use super::{Classified, Format, Style};

/// Comma-separated, quoted as in RFC 4180.
pub(super) struct Csv(pub(super) Style);

/// Label, confidence, start and end.
pub(super) struct Tsv(pub(super) Style);

impl Format for Csv {
    fn head(&self) -> &'static str {
        "path,sentence,start,end,label,confidence,factual,quote,opinion,text\n"
    }

    fn sentence(&self, document: &Classified, sentence_idx: usize, out: &mut Vec<u8>) {
        let prediction = &document.predictions[sentence_idx];
        let [factual, quote, opinion] = prediction.probabilities;
        push_cell(&document.path, out);
        // Writing to memory cannot fail.
        let _ = write!(
            out,
            ",{sentence_idx},{},{},{},{},{factual},{quote},{opinion},",
            prediction.span.start,
            prediction.span.end,
            self.0.verdict(prediction).name(),
            prediction.confidence(),
        );
        push_cell(prediction.span.of(document.document.text()), out);
        out.push(b'\n');
    }
}

impl Format for Tsv {
    fn sentence(&self, document: &Classified, sentence_idx: usize, out: &mut Vec<u8>) {
        let prediction = &document.predictions[sentence_idx];
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}",
            self.0.verdict(prediction).name(),
            prediction.confidence(),
            prediction.span.start,
            prediction.span.end,
        );
    }
}

/// Adds a cell, in quotation marks where it needs them.
pub(super) fn push_cell(text: &str, out: &mut Vec<u8>) {
    let is_special = |byte: &u8| matches!(byte, b'"' | b',' | b'\n' | b'\r');
    if !text.as_bytes().iter().any(is_special) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::push_cell;

    proptest! {
        #[test]
        fn any_text_written_as_a_cell_reads_as_itself(text in "\\PC*|[\",\r\n a]*") {
            let mut out = b"x,".to_vec();
            push_cell(&text, &mut out);
            out.push(b'\n');
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&out[..]);
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(&record[1], text);
        }
    }
}
