//! Lines that credit an embedded post to an account: *— Jane Doe (@janedoe) March 3, 2024*.

use std::ops::Range;

use super::timestamp::is_date;
use crate::lexicon::{AGES, CONTACT_OPENINGS, POST_FRAMES, SHARE_OPENINGS};
use crate::text::chars::{floor_char_boundary, is_dash, is_gap};

/// Names of accounts are not longer, in bytes.
const LONGEST_NAME: usize = 80;

/// Lines over a post have at most this many bytes.
const LONGEST_LINE: usize = 120;

/// Where the words of a post are, seen from its credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Right before it: it is a signature.
    Before,
    /// Before it, up to the line that asks to view the post.
    Framed,
    /// Right after it: it names the account and the hour.
    After,
    /// After it, if the layout sets them apart: an account alone may be anything.
    AfterIfSetApart,
}

/// The credit that a line is, or ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Where in the line it begins.
    pub start: usize,
    /// Where in the line the name of the account stands, or its handle where it has no name.
    pub(crate) account: Range<usize>,
    pub(crate) place: Place,
}

/// The credit of a post that `line` ends with. Cheap where the line has no `@`.
#[must_use]
pub fn credit(line: &str) -> Option<Credit> {
    let at = memchr::memrchr(b'@', line.as_bytes())?;
    let before = &line[..at];
    if !before.is_empty() && !before.ends_with(|c: char| is_gap(c) || c == '(') {
        return None;
    }
    let end = handle_end(line, at)?;
    if before.ends_with('(') && line[end..].starts_with(')') {
        let rest = line[end + 1..].trim_start_matches(is_gap);
        return signature(line, at - 1, rest).or_else(|| head(line, at - 1, rest));
    }
    head(line, at, line[end..].trim_start_matches(is_gap))
}

/// Whether `line` asks to view a post, as the frame around a post that was not loaded does.
#[must_use]
pub fn is_frame(line: &str) -> bool {
    POST_FRAMES.heads(line)
}

/// Whether at least four spaces, a tab or a `>` stand before the line that begins at `start`.
pub(crate) fn is_set_in(text: &str, start: usize) -> bool {
    let line = text[..start].trim_end_matches([' ', '\t', '>']);
    let margin = &text[line.len()..start];
    (line.is_empty() || line.ends_with('\n')) && (margin.len() >= 4 || margin.contains(['\t', '>']))
}

/// One past the last byte of the handle whose `@` stands at `at`.
fn handle_end(line: &str, at: usize) -> Option<usize> {
    let len = line[at + 1..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
        .count();
    (len > 1).then_some(at + 1 + len)
}

/// A signature under a post, with the bracket around the handle at `bracket` and `rest` after it: a dash or *A post
/// shared by* before the name, a date after the handle. In the line of the words the date must be there.
fn signature(line: &str, bracket: usize, rest: &str) -> Option<Credit> {
    let is_dated = is_date(rest.strip_prefix("on ").unwrap_or(rest));
    if !is_dated && !rest.is_empty() {
        return None;
    }
    let before = line[..bracket].trim_end_matches(is_gap);
    let from = floor_char_boundary(before, before.len().saturating_sub(LONGEST_NAME));
    let window = &before[from..];
    let (start, name, place) = if let Some((start, name)) = shared_by(window) {
        (start, name, Place::Framed)
    } else {
        let (start, dash) = window
            .char_indices()
            .rev()
            .find(|&(at, char)| is_dash(char) && is_set_off(window, at, char))?;
        (start, start + dash.len_utf8(), Place::Before)
    };
    let start = from + start;
    let name = trimmed(line, from + name..before.len());
    ((is_dated || start == 0) && !name.is_empty()).then_some(Credit {
        start,
        account: name,
        place,
    })
}

/// Where *A post shared by* begins and ends.
fn shared_by(line: &str) -> Option<(usize, usize)> {
    line.rmatch_indices("A ")
        .find_map(|(start, _)| Some((start, start + SHARE_OPENINGS.head_len(&line[start..])?)))
}

/// Whether the dash at `at` stands between white space or edges of `line`, and is no hyphen inside it.
fn is_set_off(line: &str, at: usize, dash: char) -> bool {
    let before = &line[..at];
    let is_after_gap = before.is_empty() || before.ends_with(is_gap);
    let is_before_gap = line[at + dash.len_utf8()..].starts_with(is_gap);
    // Only the longest needs no gap after it: the others join words.
    is_after_gap && (is_before_gap || dash == '—')
}

/// A line over a post, with the handle or its bracket at `handle` and `rest` after it: *Jane Doe @janedoe · 2h*.
fn head(line: &str, handle: usize, rest: &str) -> Option<Credit> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let name = trimmed(line, 0..handle);
    let words = line[name.clone()].split(is_gap);
    let is_name = words.clone().count() <= 6
        && !line[name.clone()].contains(['.', ',', ':', ';', '?', '!', '“', '"'])
        && words
            .clone()
            .all(|word| !word.starts_with(char::is_lowercase) || word.len() <= 3)
        && !CONTACT_OPENINGS.heads(line);
    if !is_name {
        return None;
    }
    let place = if rest.is_empty() {
        Place::AfterIfSetApart
    } else {
        let time = rest.strip_prefix(['·', '•'])?.trim_start_matches(is_gap);
        (is_date(time) || is_age(time)).then_some(Place::After)?
    };
    let account = if name.is_empty() {
        let end = line.len() - rest.len();
        trimmed(line, handle..end)
    } else {
        name
    };
    Some(Credit {
        start: 0,
        account,
        place,
    })
}

/// Whether `time` says how long ago something was: *2h*, *15 m*, *3 hours ago*.
fn is_age(time: &str) -> bool {
    let unit = time.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < time.len() && AGES.contains(unit.trim())
}

/// `range` without gaps at its ends.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let name = line[range.clone()].trim_start_matches(is_gap);
    let start = range.end - name.len();
    start..start + name.trim_end_matches(is_gap).len()
}

#[cfg(test)]
mod tests {
    use super::{Place, credit};

    /// The credit, the account and the place.
    fn parts(line: &str) -> Option<(&str, &str, Place)> {
        let credit = credit(line)?;
        Some((&line[credit.start..], &line[credit.account], credit.place))
    }

    #[test]
    fn a_signature_names_the_account_of_the_words_before_it() {
        let line = "Proud of the crew! pic.example/a1 — Ann Poe-Hill (@annpoe) March 3, 2024";
        let found = "— Ann Poe-Hill (@annpoe) March 3, 2024";
        assert_eq!(parts(line), Some((found, "Ann Poe-Hill", Place::Before)));
        let line = "A post shared by Whitby Boats 🚤 (@whitby.boats) on Mar 3, 2024 at 8:05am PST";
        assert_eq!(parts(line), Some((line, "Whitby Boats 🚤", Place::Framed)));
    }

    #[test]
    fn a_line_with_an_account_and_an_hour_stands_over_its_words() {
        let line = "Ann Poe @annpoe · 2h";
        assert_eq!(parts(line), Some((line, "Ann Poe", Place::After)));
        assert_eq!(
            parts("@annpoe"),
            Some(("@annpoe", "@annpoe", Place::AfterIfSetApart))
        );
    }

    #[test]
    fn sentences_that_name_an_account_are_no_credits() {
        for line in [
            "Ask @annpoe about it.",
            "The account belongs to Ann Poe (@annpoe), who sold it in March.",
            "The boats were found — by Ann Poe (@annpoe)",
            "A post shared by the harbour on Monday drew 300 replies.",
            "Write to ann@example.com",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }
}
