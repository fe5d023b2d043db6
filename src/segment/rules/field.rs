//! Lines of fields that describe the article.

use super::super::StructureKind;
use super::super::metadata::{line_of_fields, run_in_field};
use super::{Block, Facts, Position, Rule};

/// Before all that look at how a line begins: what is run in is cut off the head of a sentence, and does not make a line
/// of the page of it.
pub(super) const RUN_IN: Rule = Rule {
    name: "fields before a sentence",
    kind: None,
    needs: Facts::BEFORE_PROSE,
    example: "=> Source: Jane Doe The bridge fell on Monday night.\n\nNobody was hurt.",
    applies: |block| {
        let span = block.shape.span;
        block.position != Position::Body
            && block.shape.is_prose()
            && run_in_field(block.text(), span.start, span.end).is_some()
    },
};

/// Fields of names: *Author: Jane Doe*. After bylines and dates, which need no name of a field.
pub(super) const NAMES: Rule = Rule {
    name: "field of names",
    kind: Some(StructureKind::Byline),
    needs: Facts::FIELD,
    example: "Bridge falls in storm\n\n=> Author: Jane Doe\n\nThe bridge fell on Monday night.",
    applies: |block| is_field(block, StructureKind::Byline),
};

/// Fields of dates, beside the others: no line begins with two.
pub(super) const DATES: Rule = Rule {
    name: "field of a date",
    kind: Some(StructureKind::Timestamp),
    needs: Facts::FIELD,
    example: "Bridge falls in storm\n\n=> date 2025-03-11\n\nThe bridge fell on Monday night.",
    applies: |block| is_field(block, StructureKind::Timestamp),
};

/// All other fields.
pub(super) const OTHERS: Rule = Rule {
    name: "field",
    kind: Some(StructureKind::Service),
    needs: Facts::FIELD,
    example: "Bridge falls in storm\n\n=> Category: bridges, storms\n\nThe bridge fell on Monday night.",
    applies: |block| is_field(block, StructureKind::Service),
};

fn is_field(block: &Block<'_>, kind: StructureKind) -> bool {
    let span = block.shape.span;
    let find = || line_of_fields(block.text(), span.start, span.end);
    *block.fields.get_or_init(find) == Some(kind)
}
