//! The name and colon that a turn opens with.

use crate::lexicon::PARTICLES;
use crate::text::words::words;

/// The longest name before a colon, in bytes.
const NAME_BYTES: usize = 60;

/// The longest name before a colon, in words.
const NAME_WORDS: usize = 6;

/// The name before the colon that a paragraph opens with: capitalised words, no digits, more than one letter.
pub(super) fn turn_name(paragraph: &str) -> Option<&str> {
    let name = name_before_colon(paragraph)?;
    let is_followed = paragraph[name.len() + 1..]
        .starts_with(|char: char| char.is_whitespace() || matches!(char, '"' | '“' | '‘' | '\''));
    is_followed.then_some(name)
}

/// The name on a line of its own, with a colon after it.
pub(super) fn line_name(line: &str) -> Option<&str> {
    let name = line.strip_suffix(':')?;
    (name_before_colon(line)? == name).then_some(name)
}

fn name_before_colon(paragraph: &str) -> Option<&str> {
    let head = paragraph.as_bytes();
    if !head
        .first()
        .is_some_and(|first| first.is_ascii_uppercase() || !first.is_ascii())
    {
        return None;
    }
    let colon = memchr::memchr(b':', &head[..head.len().min(NAME_BYTES)])?;
    let name = paragraph.get(..colon)?;
    let is_name = name.len() > 1
        && name
            .bytes()
            .all(|byte| !byte.is_ascii_digit() && !matches!(byte, b'"' | b'?' | b'!' | b';'))
        && words(name).count() <= NAME_WORDS
        && words(name).all(|word| {
            word.starts_with(char::is_uppercase)
                || PARTICLES.contains_as_written(word)
                || matches!(word, "of" | "the")
        });
    is_name.then_some(name)
}

/// Whether `name` also stands after a word with a capital, and no colon follows it: *Brynn Castellaw said*.
pub(super) fn is_surname(text: &str, name: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).any(|at| {
        let before = text[..at].strip_suffix(' ').unwrap_or("");
        let first = before.rsplit([' ', '\n']).next().unwrap_or("");
        first.starts_with(char::is_uppercase)
            && first.ends_with(|char: char| char.is_lowercase() || char == '.')
            && !text[at + name.len()..].starts_with(':')
    })
}

pub(super) fn is_all_caps(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
