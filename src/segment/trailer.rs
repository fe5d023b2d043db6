//! What may stand between the last stop of a sentence and its end: closing marks, the marks of notes, addresses, pictures.

use crate::text::chars::{char_at, is_closing_quote, is_gap, skip_gap};

/// The bracket of a note has at most this many bytes: `[citation needed]`.
const LONGEST_NOTE: usize = 32;

/// A bracket at the end of a line has at most this many bytes: `(See page 12.)`.
const LONGEST_BRACKET: usize = 200;

/// `line` up to its last stop, if nothing that could be a sentence stands after it; else all of it.
///
/// Notes (`said.[3]`, `pool.(2)`, `debate.¹`, `lost.*`), brackets, pictures and addresses do not count.
pub(super) fn without_trailer(line: &str) -> &str {
    let mut rest = line;
    loop {
        let shorter = strip_one(rest);
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter;
    }
    if ends_in_stop(rest) { rest } else { line }
}

/// Whether a sentence ends right at the end of `line`.
pub(super) fn ends_in_stop(line: &str) -> bool {
    line.ends_with([
        '.', '?', '!', '…', '。', '！', '？', '‽', '⁇', '⁈', '⁉', '‼',
    ])
}

/// `line` without the last thing that may follow a stop.
fn strip_one(line: &str) -> &str {
    let Some(last) = line.chars().next_back() else {
        return line;
    };
    let before = &line[..line.len() - last.len_utf8()];
    match last {
        ')' | ']' | '}' => without_bracket(before).unwrap_or(before),
        _ if last.is_ascii_digit() => without_figures(line),
        _ if is_gap(last) || is_closing_quote(last) || is_note_sign(last) || is_picture(last) => {
            before
        }
        _ => without_address(line).unwrap_or(line),
    }
}

/// What stands before the bracket that closes right after `line`, if that is a stop.
fn without_bracket(line: &str) -> Option<&str> {
    let from = line.len().saturating_sub(LONGEST_BRACKET);
    let open = line.as_bytes()[from..]
        .iter()
        .rposition(|byte| matches!(byte, b'(' | b'[' | b'{'))?;
    let before = &line[..from + open];
    let is_after_stop = ends_in_stop(
        before.trim_end_matches(|c| is_gap(c) || is_closing_quote(c) || is_note_sign(c)),
    );
    let is_after_note = before.trim_end_matches(is_gap).ends_with([']', ')']);
    (is_after_stop || is_after_note).then_some(before)
}

/// `line` without the numbers of notes right after its last stop: `the plan.12`, `the plan.3,4`.
fn without_figures(line: &str) -> &str {
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let is_note = line.len() - before.len() <= 7
        && (before.ends_with(['!', '?', '”', '’', '"', ')'])
            || before
                .strip_suffix('.')
                .is_some_and(|word| word.ends_with(|c: char| c.is_lowercase() || c == ')')));
    if is_note { before } else { line }
}

/// `line` without the address that is its last word.
fn without_address(line: &str) -> Option<&str> {
    let start = line.rfind(is_gap).map_or(0, |at| at + 1);
    let word = line.get(start..)?;
    is_address(word).then(|| &line[..start])
}

/// Whether the mark of a note or an address in the web ends `line`.
pub(super) fn ends_in_reference(line: &str) -> bool {
    ends_in_note(line) || ends_in_address(line)
}

/// Whether the last word of `line` is an address in the web.
fn ends_in_address(line: &str) -> bool {
    let bytes = line.as_bytes();
    let n_before = bytes.iter().rposition(|byte| !byte.is_ascii_graphic());
    let (before, word) = bytes.split_at(n_before.map_or(0, |at| at + 1));
    // Every address has a slash or a `w`; where no space stands before the letters, the word may begin earlier.
    let may_be_address = word.iter().any(|byte| matches!(byte, b'/' | b'w' | b'W'))
        || before.last().is_some_and(|&byte| byte != b' ');
    may_be_address && line.rsplit(is_gap).next().is_some_and(is_address)
}

/// Whether `word` is an address in the web: `https://example.org`, `www.example.org`, `pic.twitter.com/a1`.
pub(super) fn is_address(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', '<', '>', '[', ']']);
    let is_head = |head: &str| {
        word.get(..head.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(head))
    };
    // Hardly any last word of a line has a slash.
    is_head("www.")
        || (word.bytes().any(|byte| byte == b'/')
            && word.contains('.')
            && (word.contains("://")
                || ["t.co/", "bit.ly/", "pic.twitter.com/"]
                    .into_iter()
                    .any(is_head)))
}

/// Whether `line` ends in the mark of a note right after a word: sentences have notes, headings have none.
fn ends_in_note(line: &str) -> bool {
    // `m²` is a unit.
    const SHORTEST_WORD: usize = 3;
    let word = match line.strip_suffix(']') {
        Some(rest) => match rest.rfind('[') {
            Some(open) if rest.len() - open <= LONGEST_NOTE => &rest[..open],
            _ => return false,
        },
        None => line.trim_end_matches(|c| is_note_sign(c) && !matches!(c, '*' | '_' | '®' | '™')),
    };
    let letters = word.chars().rev().take_while(|c| c.is_alphabetic());
    word.len() < line.len() && letters.count() >= SHORTEST_WORD
}

/// Whether `c` marks a note: a raised figure, a star, a dagger.
pub(super) fn is_note_sign(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '†' | '‡' | '§' | '¶' | '∗' | '⁎' | '¹' | '²' | '³' | '⁰'
            ..='⁹' | '®' | '™' | '↩'
    )
}

/// Whether `c` is a picture or a part of one.
fn is_picture(c: char) -> bool {
    matches!(
        c,
        '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}'
    )
}

/// The text after the notes that it begins with: raised figures, daggers, and what stands in brackets, as in `[4] It rained.`
pub(crate) fn beyond_notes(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_note_sign);
    while let Some(end) = bracketed_note_end(rest, 0, rest.len()) {
        rest = rest[end..].trim_start_matches(is_note_sign);
    }
    rest
}

/// The end of a note in brackets that opens at `at`, right after a stop: `[12]`, `[a]`, `[citation needed]`, `(2)`.
pub(super) fn bracketed_note_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..limit.min(at + LONGEST_NOTE)];
    let (close, is_round) = match bytes.first()? {
        b'[' => (b']', false),
        b'(' => (b')', true),
        _ => return None,
    };
    let len = memchr::memchr(close, bytes)?;
    let inner = text.get(at + 1..at + len)?;
    let has_digit = inner.bytes().any(|byte| byte.is_ascii_digit());
    let is_plain = inner.chars().all(|c| {
        c.is_alphanumeric() || matches!(c, ' ' | ',' | '-' | '–' | ':' | '.' | '?' | '*' | '†')
    });
    let is_note = if is_round {
        inner.len() <= 3 && has_digit && inner.bytes().all(|byte| byte.is_ascii_digit())
    } else {
        has_digit
            || inner.len() == 1
            || (inner.starts_with(char::is_lowercase) && inner.len() > 1)
            || inner.chars().all(is_note_sign) && !inner.is_empty()
    };
    let end = at + len + 1;
    let goes_on = end < limit && char_at(text, end).is_some_and(char::is_alphanumeric);
    (is_note && (is_plain || inner.chars().all(is_note_sign)) && !goes_on).then_some(end)
}

/// Whether nothing in `at..limit` is a word: what is left of a paragraph belongs to the sentence before, then.
pub(super) fn is_wordless(text: &str, at: usize, limit: usize) -> bool {
    const REACH: usize = 64;
    let at = skip_gap(text, at, limit);
    limit - at <= REACH && !text[at..limit].chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{ends_in_note, without_trailer};

    #[test]
    fn what_follows_the_last_stop_is_taken_off() {
        for line in [
            "It rained.",
            "It rained.[3]",
            "It rained.[3][4]",
            "It rained. [3] [4]",
            "It rained.[a]",
            "It rained. [citation needed]",
            "It rained.(2)",
            "It rained.¹²",
            "It rained.12",
            "It rained.*",
            "It rained.†",
            "It rained. 🎉",
            "It rained. ❤️",
            "It rained. (See page 12)",
            "It rained. https://example.org/a.b",
            "It rained. → www.example.org",
        ] {
            assert_eq!(without_trailer(line), "It rained.", "{line}");
        }
        assert_eq!(without_trailer("“It rained.”³"), "“It rained.");
        assert!(
            ends_in_note("The rain[2]")
                && ends_in_note("The rain¹")
                && ends_in_note("rain[a note]")
        );
        assert!(
            !ends_in_note("2 km²") && !ends_in_note("The rain [2]") && !ends_in_note("The rain")
        );
        for line in [
            "The rain (2)",
            "The rain",
            "Version 2.12",
            "Rain, by www.example.org",
            "¹",
        ] {
            assert_eq!(without_trailer(line), line);
        }
    }
}
