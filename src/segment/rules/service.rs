//! Lines that belong to the page and not to the article.

use super::super::StructureKind;
use super::super::shape::Shape;
use super::Rule;
use super::note::is_thanks;
use crate::lexicon::{NETWORKS, OPENERS, SERVICE_OPENINGS};

/// The last line is a note if it has at most this many words.
const MOST_LAST_WORDS: usize = 3;

/// Among the rules of the line: where it stands does not matter, since it names this article.
pub(super) const THANKS: Rule = Rule {
    name: "thanks to a reporter",
    kind: Some(StructureKind::Service),
    example: "The bridge fell on Monday night.\n\n=> Jane Doe in Leeds contributed to this report.\n\nNobody was hurt.",
    applies: |block| {
        let line = block.line;
        let names_article = ["report.", "story.", "article."];
        names_article.iter().any(|end| line.ends_with(end)) && is_thanks(line)
    },
};

/// Beside the thanks, for the same reason.
pub(super) const FOLLOW: Rule = Rule {
    name: "call to follow somebody",
    kind: Some(StructureKind::Service),
    example: "The bridge fell on Monday night.\n\n=> Follow Jane Doe on Twitter\n\nNobody was hurt.",
    applies: |block| follows(block.line),
};

/// Beside the other openings: no opening of one kind begins one of another, so that their order does not matter.
pub(super) const SERVICE: Rule = Rule {
    name: "opening of a service line",
    kind: Some(StructureKind::Service),
    example: "The bridge fell on Monday night.\n\n=> Read more: the bridges that hold\n\nNobody was hurt.",
    applies: |block| SERVICE_OPENINGS.heads(block.line),
};

/// After signatures, and before headings only for order's sake: nothing follows that the last line could head.
pub(super) const LAST: Rule = Rule {
    name: "short last line",
    kind: Some(StructureKind::Service),
    example: "The bridge fell on Monday night.\n\nNobody was hurt.\n\n=> Whitby Evening Paper",
    applies: |block| block.following().is_empty() && is_complete(block.line, block.shape),
};

/// Whether the line sends readers to somebody's page on a network.
fn follows(line: &str) -> bool {
    line.starts_with("Follow ")
        && line.match_indices(" on ").any(|(at, on)| {
            let network = line[at + on.len()..].split(|c: char| !c.is_alphanumeric());
            network
                .take(1)
                .any(|network| NETWORKS.contains_as_written(network))
        })
}

/// Whether the line, short and without a stop, is a name or a note on the author and not an unfinished sentence.
fn is_complete(line: &str, shape: Shape) -> bool {
    let mut words = line.split(' ');
    let is_name = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && !OPENERS.contains_as_written(word)
        })
    };
    shape.n_words <= MOST_LAST_WORDS || (is_name(words.next()) && is_name(words.next()))
}
