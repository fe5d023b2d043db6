//! Sentence to tokens: spans and fixed hashes, never copies.
//!
//! A word is a run of letters with apostrophes inside; everything else is a [`Special`]: a number by its shape, a mark
//! by what it does. Words are told apart by a 64-bit hash of their case-folded bytes, so that a look-up needs no
//! string. What a word means, and whose voice it is in, is left to the features.

use crate::span::Span;

/// A word, number or mark of a sentence.
///
/// ```
/// use byline::tokenize::{TokenKind, tokenize, word_hash};
/// let text = "Don’t pay $5.";
/// let tokens = tokenize(text);
/// let pieces: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(pieces, ["Don’t", "pay", "$", "5", "."]);
/// assert_eq!(tokens[0].kind, TokenKind::Word { hash: word_hash("don't"), is_capitalized: true });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes inside.
    Word {
        /// [`word_hash`] of the word: equal for all its spellings in capitals and apostrophes.
        hash: u64,
        /// Whether it begins with a capital.
        is_capitalized: bool,
    },
    /// A number or mark, known by its class alone.
    Special(Special),
}

macro_rules! specials {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Classes of tokens that need no dictionary.
        ///
        /// The order is part of the model format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Special {
            $($(#[$doc])* $name,)*
        }

        impl Special {
            /// Every class, in order.
            pub const ALL: [Self; [$($text),*].len()] = [$(Self::$name),*];

            /// How explanations print it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

specials! {
    /// A word in lower case that is in no dictionary.
    UnknownWord = "<word>",
    /// A capitalised word that is in no dictionary: mostly a name.
    UnknownName = "<name>",
    /// Four digits that can be a year.
    Year = "<year>",
    /// Any other number.
    Number = "<number>",
    /// A number with letters, such as *9am*, *2nd* or *40m*.
    NumberWord = "<number+>",
    /// Quotation mark.
    Quote = "\"",
    /// Full stop.
    Stop = ".",
    /// Comma.
    Comma = ",",
    /// Question mark.
    Question = "?",
    /// Exclamation mark.
    Exclamation = "!",
    /// Colon.
    Colon = ":",
    /// Semicolon.
    Semicolon = ";",
    /// Hyphen.
    Hyphen = "-",
    /// Dash between parts of a sentence.
    Dash = "—",
    /// Three dots.
    Ellipsis = "…",
    /// Opening bracket.
    BracketOpen = "(",
    /// Closing bracket.
    BracketClose = ")",
    /// Currency sign.
    Currency = "$",
    /// Per-cent sign.
    Percent = "%",
    /// Ampersand.
    Ampersand = "&",
    /// Slash.
    Slash = "/",
    /// Mark of a handle or hashtag.
    Handle = "@",
    /// Any other sign.
    Sign = "<sign>",
}

/// Tokens of a whole text; see [`tokenize_into`].
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize_into(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// Appends the tokens of `span` to `tokens`, in order; they lie inside it and do not overlap.
///
/// `span` lies on character boundaries of `text`. Allocates only where `tokens` has to grow.
pub fn tokenize_into(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut start = span.start;
    while start < span.end {
        let byte = bytes[start];
        let (end, kind) = match CLASS[byte as usize] {
            Class::Space => {
                start += 1;
                continue;
            }
            Class::Letter => word(text, start, span.end),
            Class::Digit => number(bytes, start, span.end),
            Class::Mark => mark(bytes, start, span.end),
            Class::NonAscii => match non_ascii(text, start, span.end) {
                NonAscii::Word => word_of_any_letters(text, start, span.end),
                NonAscii::Mark(end, special) => (end, TokenKind::Special(special)),
                NonAscii::Space(end) => {
                    start = end;
                    continue;
                }
            },
        };
        tokens.push(Token {
            span: Span { start, end },
            kind,
        });
        // Most tokens are followed by one space: skipping it here saves the branch.
        start = end + usize::from(bytes.get(end) == Some(&b' '));
    }
}

/// The fixed hash of a word, whatever its capitals and the shape of its apostrophes.
///
/// Bit 5 is set in every byte, which lower-cases ASCII letters and the letters of Latin-1 and leaves apostrophes alone;
/// then eight bytes at a time are mixed by multiplication. Two words of 64 bits' hash are taken as equal: among
/// a hundred thousand words a collision has a chance of one in three thousand million.
#[must_use]
pub fn word_hash(word: &str) -> u64 {
    if word.is_ascii() {
        hash_bytes(word.as_bytes())
    } else {
        hash_straightened(word)
    }
}

const CURLY_APOSTROPHE: char = '’';
const CURLY_APOSTROPHE_BYTES: [u8; 3] = [0xE2, 0x80, 0x99];
/// Longest word, in bytes, whose curly apostrophes are straightened without allocation.
const WORD_BUFFER: usize = 64;
const FOLD: u64 = 0x2020_2020_2020_2020;
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Mark,
    NonAscii,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            0..=b' ' | 0x7F => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0x80.. => Class::NonAscii,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
};

enum NonAscii {
    Word,
    Mark(usize, Special),
    Space(usize),
}

fn mix(hash: u64, chunk: u64) -> u64 {
    let product = (hash ^ (chunk | FOLD)).wrapping_mul(MULTIPLIER);
    product ^ (product >> 32)
}

fn hash_bytes(word: &[u8]) -> u64 {
    let mut hash = 0;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(
            hash,
            u64::from_le_bytes(chunk.try_into().unwrap_or_default()),
        );
    }
    let mut tail = [0; 8];
    tail[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix_tail(hash, u64::from_le_bytes(tail), word.len())
}

/// Ends the hash of a word of `len` bytes with the bytes after the last eight.
fn mix_tail(hash: u64, tail: u64, len: usize) -> u64 {
    mix(hash ^ (len as u64) << 56, tail)
}

/// How many of eight bytes, read as a little-endian number, are ASCII letters before the first that is none.
fn n_letters(chunk: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let folded = (chunk | FOLD) & !HIGH;
    // The high bit of a byte says: from a on; beyond z. No byte carries over into the next.
    let from_a = folded + (0x80 - u64::from(b'a')) * ONES;
    let beyond_z = folded + (0x7F - u64::from(b'z')) * ONES;
    let others = !(from_a & !beyond_z & !chunk) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// The word that begins at `start` with an ASCII letter, read and hashed eight letters at a time.
fn word(text: &str, start: usize, limit: usize) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let mut hash = 0;
    let mut end = start;
    loop {
        let chunk = match bytes[end..].first_chunk() {
            Some(&chunk) => u64::from_le_bytes(chunk),
            // The last bytes of the text.
            None => return word_of_any_letters(text, start, limit),
        };
        let n_letters = n_letters(chunk).min(limit - end);
        end += n_letters;
        if n_letters == 8 {
            hash = mix(hash, chunk);
            continue;
        }
        if end < limit && (bytes[end] == b'\'' || !bytes[end].is_ascii()) {
            return word_of_any_letters(text, start, limit);
        }
        let tail = chunk & ((1 << (8 * n_letters)) - 1);
        let kind = TokenKind::Word {
            hash: mix_tail(hash, tail, end - start),
            is_capitalized: bytes[start].is_ascii_uppercase(),
        };
        return (end, kind);
    }
}

/// The word that begins at `start`: letters, and apostrophes between letters.
fn word_of_any_letters(text: &str, start: usize, limit: usize) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut has_curly = false;
    while end < limit {
        match CLASS[bytes[end] as usize] {
            Class::Letter => end += 1,
            Class::NonAscii if bytes[end..limit].starts_with(&CURLY_APOSTROPHE_BYTES) => {
                if !begins_with_letter(text, end + 3, limit) {
                    break;
                }
                has_curly = true;
                end += 3;
            }
            Class::NonAscii => match text[end..limit].chars().next() {
                Some(letter) if is_word_char(letter) => end += letter.len_utf8(),
                _ => break,
            },
            Class::Mark if bytes[end] == b'\'' && begins_with_letter(text, end + 1, limit) => {
                end += 1;
            }
            _ => break,
        }
    }
    let word = &bytes[start..end];
    let hash = if has_curly {
        hash_straightened(&text[start..end])
    } else {
        hash_bytes(word)
    };
    let is_capitalized = match bytes[start] {
        b'A'..=b'Z' => true,
        0x80.. => text[start..].starts_with(char::is_uppercase),
        _ => false,
    };
    (
        end,
        TokenKind::Word {
            hash,
            is_capitalized,
        },
    )
}

fn hash_straightened(word: &str) -> u64 {
    let mut buffer = [0; WORD_BUFFER];
    let mut len = 0;
    for piece in word.split(CURLY_APOSTROPHE) {
        let needed = len + usize::from(len > 0) + piece.len();
        if needed > WORD_BUFFER {
            return hash_bytes(word.replace(CURLY_APOSTROPHE, "'").as_bytes());
        }
        if len > 0 {
            buffer[len] = b'\'';
            len += 1;
        }
        buffer[len..needed].copy_from_slice(piece.as_bytes());
        len = needed;
    }
    hash_bytes(&buffer[..len])
}

fn begins_with_letter(text: &str, at: usize, limit: usize) -> bool {
    at < limit && text[at..limit].starts_with(char::is_alphabetic)
}

/// Letters, and the marks that combine with them.
fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)
}

/// The number that begins at `start`: digits, with points, commas and letters among them.
fn number(bytes: &[u8], start: usize, limit: usize) -> (usize, TokenKind) {
    let mut end = start;
    let mut has_letter = false;
    while end < limit {
        match bytes[end] {
            b'0'..=b'9' => {}
            b'a'..=b'z' | b'A'..=b'Z' => has_letter = true,
            b'.' | b','
                if bytes[end + 1..limit]
                    .first()
                    .is_some_and(u8::is_ascii_digit) => {}
            _ => break,
        }
        end += 1;
    }
    let special = if has_letter {
        Special::NumberWord
    } else if end - start == 4
        && matches!(
            &bytes[start..start + 2],
            b"16" | b"17" | b"18" | b"19" | b"20"
        )
    {
        Special::Year
    } else {
        Special::Number
    };
    (end, TokenKind::Special(special))
}

fn mark(bytes: &[u8], start: usize, limit: usize) -> (usize, TokenKind) {
    let run = |byte: u8| {
        bytes[start..limit]
            .iter()
            .take_while(|&&other| other == byte)
            .count()
    };
    let (len, special) = match bytes[start] {
        b'"' | b'\'' | b'`' => (1, Special::Quote),
        b'.' => match run(b'.') {
            1 => (1, Special::Stop),
            dots => (dots, Special::Ellipsis),
        },
        b',' => (1, Special::Comma),
        b'?' => (1, Special::Question),
        b'!' => (1, Special::Exclamation),
        b':' => (1, Special::Colon),
        b';' => (1, Special::Semicolon),
        b'-' => {
            let len = run(b'-');
            let is_alone = start
                .checked_sub(1)
                .is_some_and(|before| bytes[before] == b' ')
                && bytes.get(start + 1) == Some(&b' ');
            if len > 1 || is_alone {
                (len, Special::Dash)
            } else {
                (1, Special::Hyphen)
            }
        }
        b'(' | b'[' | b'{' => (1, Special::BracketOpen),
        b')' | b']' | b'}' => (1, Special::BracketClose),
        b'$' => (1, Special::Currency),
        b'%' => (1, Special::Percent),
        b'&' => (1, Special::Ampersand),
        b'/' => (1, Special::Slash),
        b'@' | b'#' => (1, Special::Handle),
        _ => (1, Special::Sign),
    };
    (start + len, TokenKind::Special(special))
}

fn non_ascii(text: &str, start: usize, limit: usize) -> NonAscii {
    let Some(c) = text[start..limit].chars().next() else {
        return NonAscii::Space(limit);
    };
    let special = match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '‛' => {
            Special::Quote
        }
        '–' | '—' | '―' => Special::Dash,
        '‐' | '‑' | '\u{2212}' => Special::Hyphen,
        '…' => Special::Ellipsis,
        '£' | '€' | '¥' | '₹' | '¢' | '₽' | '₩' => Special::Currency,
        _ if is_word_char(c) => return NonAscii::Word,
        _ if c.is_whitespace() || is_invisible(c) => return NonAscii::Space(start + c.len_utf8()),
        _ => Special::Sign,
    };
    NonAscii::Mark(start + c.len_utf8(), special)
}

/// Soft hyphen, zero-width characters, direction marks and the byte-order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
pub(crate) mod tests;
