//! Lines without words.

use super::super::StructureKind;
use super::super::stop::tag_end;
use super::{Facts, Rule};

/// Before all others: a line without words is never prose, not even alone.
pub(super) const SEPARATOR: Rule = Rule {
    name: "separator",
    kind: Some(StructureKind::Separator),
    needs: Facts::NO_LETTER,
    example: "The bridge fell on Monday night.\n\n=> * * *\n\nNobody was hurt.",
    applies: |block| is_separator(block.line),
};

/// Whether the line holds no words: stars, dashes, a page number, nothing but tags of markup.
fn is_separator(line: &str) -> bool {
    let mut rest = line;
    while rest.starts_with('<')
        && let Some(end) = tag_end(rest, 0, rest.len())
    {
        rest = rest[end..].trim_start();
    }
    let is_page_number = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    is_page_number || !rest.chars().any(char::is_alphanumeric)
}
