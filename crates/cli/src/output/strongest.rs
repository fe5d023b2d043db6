//! What is worth showing of an explanation.

use byline::analysis::{AnalysedExplanation, AnalysedPart};
use byline::explain::PartKind;

use super::on_one_line;

/// Longest text of a part, in characters.
const MAX_TEXT: usize = 28;

type Parts<'a> = Vec<&'a AnalysedPart<'a>>;

/// The strongest parts of an explanation, and what the others add up to: nothing is left out of the score.
pub(crate) struct Strongest<'a> {
    /// Words, pairs, indicators and context, the strongest first.
    pub(crate) parts: Parts<'a>,
    /// The sums of what is left, by name; without groups that have no part.
    pub(crate) sums: Vec<(&'static str, f32)>,
}

impl<'a> Strongest<'a> {
    /// At most `top` parts of the explanation.
    pub(crate) fn of(explanation: &'a AnalysedExplanation<'a>, top: usize) -> Self {
        let is_listed = |part: &&AnalysedPart<'_>| part.kind != PartKind::Intercept;
        let (mut parts, intercepts): (Parts<'a>, Parts<'a>) =
            explanation.parts.iter().partition(is_listed);
        parts.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
        let rest = parts.split_off(top.min(parts.len()));
        let (context, rest): (Parts<'a>, Parts<'a>) = rest
            .into_iter()
            .partition(|part| part.kind == PartKind::Context);
        let groups = [
            ("where every sentence starts", intercepts),
            ("the rest of the article, and its place in it", context),
            ("other words and facts", rest),
        ];
        let groups = groups.into_iter().filter(|(_, parts)| !parts.is_empty());
        let sum = |parts: Parts<'a>| parts.iter().map(|part| part.value).sum();
        Self {
            parts,
            sums: groups.map(|(name, parts)| (name, sum(parts))).collect(),
        }
    }
}

/// What a part comes from, for people.
pub(crate) fn kind_in_words(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Word => "word",
        PartKind::Pair => "words",
        PartKind::Indicator => "sentence",
        PartKind::Context => "article",
        _ => "start",
    }
}

/// What the model knows a word as, where that says more than the word itself: whose word it is, or that it is a name or
/// a number like any other.
pub(crate) fn known_as<'a>(part: &'a AnalysedPart<'_>) -> Option<&'a str> {
    let text = part.text.as_deref()?.to_lowercase();
    let name = &*part.name;
    let says_more = name.contains([',', '<']) && name != text;
    says_more.then_some(name)
}

/// The text of a part on one line, cut where it is long; empty for a part without a place.
pub(crate) fn shown_text(part: &AnalysedPart<'_>) -> String {
    let text = on_one_line(part.text.as_deref().unwrap_or_default());
    if text.chars().count() <= MAX_TEXT {
        return text.into_owned();
    }
    let mut cut: String = text.chars().take(MAX_TEXT - 1).collect();
    cut.push('…');
    cut
}
