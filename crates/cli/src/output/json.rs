//! JSON: one object a document.

use std::io::Write;

use byline::analysis::AnalysisBuilder;

use super::layout::Layout;
use super::{Classified, Format, Framing};
use crate::input::content::Origin;

/// The analysis of each document as it is.
pub(super) struct Json {
    pub(super) layout: Layout,
    pub(super) builder: AnalysisBuilder,
}

impl Format for Json {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        self.layout.append(&document.analysis(&self.builder), out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        self.layout.stream(&document.analysis(&self.builder), out)
    }

    fn framing(&self) -> Framing {
        self.layout.framing()
    }

    fn extension(&self) -> &'static str {
        self.layout.extension()
    }
}
