//! Speech that no quotation marks show.

use super::quotation::QuotationForm;
use crate::span::Span;

/// Words of a source without marks, as a detector finds them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speech {
    /// With what shows that they are somebody's: the dash, the name and colon, the credit.
    pub(super) span: Span,
    /// The words alone.
    pub(super) content: Span,
    pub(super) form: QuotationForm,
}
