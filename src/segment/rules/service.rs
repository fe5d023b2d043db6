//! Lines that belong to the page and not to the article.

use super::super::StructureKind;
use super::super::shape::Shape;
use super::byline::is_names;
use super::note::is_thanks;
use super::{Block, Facts, Position, Rule};
use crate::lexicon::{
    COUNTED, CREDIT_OPENINGS, NETWORKS, OPENERS, OWN_CHANGES, OWN_WORKS, SERVICE_LEADS,
    SERVICE_OPENINGS, SERVICE_WORDS, STAGE_NOTES,
};
use crate::text::chars::is_gap;

/// The last line is a note if it has at most this many words.
const MOST_LAST_WORDS: usize = 3;

/// So many short lines may stand under an article.
const LONGEST_TAIL: usize = 12;

/// After what opens a line of the page, such a line has at most this many words before its stop.
const MOST_WORDS_MORE: usize = 2;

/// Among the rules of the line: where it stands does not matter, since it names this article.
pub(super) const THANKS: Rule = Rule {
    name: "thanks to a reporter",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
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
    needs: Facts::FOLLOW,
    example: "The bridge fell on Monday night.\n\n=> Follow Jane Doe on Twitter\n\nNobody was hurt.",
    applies: |block| follows(block.line),
};

/// Beside the other openings: no opening of one kind begins one of another, so that their order does not matter.
pub(super) const SERVICE: Rule = Rule {
    name: "opening of a service line",
    kind: Some(StructureKind::Service),
    needs: Facts::SERVICE,
    example: "The bridge fell on Monday night.\n\n=> Follow our reports on the bridges that hold\n\nNobody was hurt.",
    applies: |block| SERVICE_OPENINGS.heads(block.line),
};

/// Beside the openings: words with which sentences and headlines begin as well.
pub(super) const LEAD: Rule = Rule {
    name: "opening of a service line that is no sentence",
    kind: Some(StructureKind::Service),
    needs: Facts::LEAD,
    example: "The bridge fell on Monday night.\n\n=> See also the bridges that hold\n\nNobody was hurt.",
    applies: is_lead,
};

/// Beside the openings: words that stand alone.
pub(super) const WORD: Rule = Rule {
    name: "word of the page",
    kind: Some(StructureKind::Service),
    needs: Facts::WORD,
    example: "The bridge fell on Monday night.\n\n=> Sponsored by Acme\n\nNobody was hurt.",
    applies: |block| {
        SERVICE_WORDS.head_len(block.line).is_some_and(|len| {
            let more = block.line[len..]
                .split(is_gap)
                .filter(|word| word.contains(char::is_alphanumeric));
            more.count() <= MOST_WORDS_MORE
        })
    },
};

/// Beside the openings: names alone make a credit of it, and no sentence.
pub(super) const CREDIT: Rule = Rule {
    name: "credit of reporters and editors",
    kind: Some(StructureKind::Service),
    needs: Facts::CREDIT,
    example: "The bridge fell on Monday night.\n\n=> Reporting by Jane Doe; editing by Tom Hill.\n\nNobody was hurt.",
    applies: |block| is_credit(block.line),
};

/// Beside the openings: the outlet speaks of what it prints.
pub(super) const CHANGED: Rule = Rule {
    name: "note on the article",
    kind: Some(StructureKind::Service),
    needs: Facts::OWN,
    example: "The bridge fell on Monday night.\n\n=> This interview has been edited for length.\n\nNobody was hurt.",
    applies: |block| is_note_on_article(block.line),
};

/// Beside the openings: what happened in the room, and nobody's words.
pub(super) const STAGE: Rule = Rule {
    name: "note of a transcript",
    kind: Some(StructureKind::Service),
    needs: Facts::SIGN,
    example: "The bridge fell on Monday night.\n\n=> (LAUGHTER)\n\nNobody was hurt.",
    applies: |block| stage_note_end(block.line) == Some(block.line.len()),
};

/// Beside the openings: how long the article takes, how many have shared it.
pub(super) const COUNT: Rule = Rule {
    name: "what the page counts",
    kind: Some(StructureKind::Service),
    needs: Facts::SIGN,
    example: "Bridge falls in storm\n\n=> 4 min read\n\nThe bridge fell on Monday night.",
    applies: |block| {
        let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | 'k' | 'K' | '+');
        let line = block.line;
        let counted = line.trim_start_matches(is_figure);
        line.starts_with(|c: char| c.is_ascii_digit())
            && counted.len() < line.len()
            && COUNTED.contains(counted.trim_start_matches(is_gap))
    },
};

/// After signatures, and before headings only for order's sake: nothing follows that the last line could head.
pub(super) const LAST: Rule = Rule {
    name: "short last line",
    kind: Some(StructureKind::Service),
    needs: Facts::NONE,
    example: "The bridge fell on Monday night.\n\nNobody was hurt.\n\n=> Whitby Evening Paper",
    applies: |block| {
        let line_of = |shape: &Shape| shape.span.of(block.text());
        let is_tail = |next: &Shape| {
            next.is_heading_like() && next.n_words <= MOST_LAST_WORDS
                || line_of(next).starts_with('©')
        };
        let following = block.following();
        let is_last = following.is_empty() && is_complete(block.line, block.shape);
        let is_of_tail = !following.is_empty()
            && following.len() <= LONGEST_TAIL
            && block.position == Position::Body
            && block.shape.n_words <= MOST_LAST_WORDS
            && following.iter().all(is_tail);
        is_last || is_of_tail
    },
};

/// The end of a transcript's note in brackets at the head of `text`: `(LAUGHTER)`.
pub(in super::super) fn stage_note_end(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let close = match text.as_bytes().first()? {
        b'(' => b')',
        b'[' => b']',
        _ => return None,
    };
    let len = memchr::memchr(close, &text.as_bytes()[..text.len().min(LONGEST)])?;
    let note = text.get(1..len)?;
    STAGE_NOTES.contains(note).then_some(len + 1)
}

/// Whether the line opens like one of the page and is no sentence; over the article it may be the headline, unless it
/// is very short.
fn is_lead(block: &Block<'_>) -> bool {
    let line = block.line;
    let Some(len) = SERVICE_LEADS.head_len(line) else {
        return false;
    };
    let rest = line[len..].trim_start_matches(is_gap);
    let n_more = rest
        .split(is_gap)
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    let may_be_headline = block.position == Position::Start;
    let place = rest
        .split_once(is_gap)
        .filter(|(link, _)| matches!(*link, "by" | "in" | "on" | "at"));
    n_more <= MOST_WORDS_MORE
        || (!block.shape.ends_in_stop && !may_be_headline)
        // Who published it, and who owns it.
        || place.is_some_and(|(_, name)| is_names(name) && !rest.contains(','))
        || line.ends_with("ights reserved.")
        || (line[..len].eq_ignore_ascii_case("copyright")
            && rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '©' | '(')))
}

/// Whether the line says who reported and edited: nothing but names and what they did.
fn is_credit(line: &str) -> bool {
    let inner = line.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '.'));
    CREDIT_OPENINGS.heads(inner)
        && inner.split([';', ',']).all(|part| {
            let part = part.trim_start_matches(is_gap);
            let len = CREDIT_OPENINGS.head_len(part).unwrap_or_default();
            is_names(&part[len..])
        })
}

/// Whether the line tells what was changed in the article that it stands under.
fn is_note_on_article(line: &str) -> bool {
    let line = line.trim_start_matches(['(', '[', '*']);
    let Some(rest) = line
        .strip_prefix("This ")
        .or_else(|| line.strip_prefix("The above "))
    else {
        return false;
    };
    let work = rest.split(is_gap).next().unwrap_or_default();
    OWN_WORKS.contains(work) && OWN_CHANGES.heads(rest[work.len()..].trim_start_matches(is_gap))
}

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
