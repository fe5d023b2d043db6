//! The tags of a page, as a parser finds them.

use memchr::memchr;

/// Elements whose content is text up to their end tag.
const RAW: [&str; 9] = [
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// Attributes of a tag that are read.
const MOST_ATTRIBUTES: usize = 100;

/// A start or an end tag.
pub(super) struct Tag<'a> {
    /// Its name as it stands in the page: letters of any case.
    pub(super) name: &'a str,
    pub(super) is_end: bool,
    /// Whether it ends in `/>`.
    pub(super) is_closed: bool,
    /// Where attributes begin that are more than any page needs: a parser compares each with all before it.
    pub(super) excess: Option<usize>,
    /// Where it begins and ends in the page, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Tag<'_> {
    /// Whether its name is among `names`, which are in lower case.
    pub(super) fn is_any(&self, names: &[&str]) -> bool {
        is_any(self.name, names)
    }

    /// Whether what follows its start is text, tags and all.
    pub(super) fn is_raw(&self) -> bool {
        self.is_any(&RAW)
    }
}

/// Whether `name`, in letters of any case, is among `names`.
pub(super) fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// The tags of a page in their order, but for those that stand in a comment or in the value of an attribute.
pub(super) struct Tags<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn of(page: &'a str) -> Self {
        Self { page, at: 0 }
    }

    /// Goes on at the end tag of `name`: what stands before it is text.
    pub(super) fn skip_text(&mut self, name: &str) {
        let bytes = self.page.as_bytes();
        while let Some(found) = memchr(b'<', &bytes[self.at..]) {
            self.at += found;
            let rest = bytes[self.at + 1..].strip_prefix(b"/").unwrap_or_default();
            let is_end = rest
                .split_at_checked(name.len())
                .is_some_and(|(start, after)| {
                    start.eq_ignore_ascii_case(name.as_bytes())
                        && after.first().is_none_or(|&byte| ends_name(byte))
                });
            if is_end {
                return;
            }
            self.at += 1;
        }
        self.at = bytes.len();
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        let bytes = self.page.as_bytes();
        loop {
            let start = self.at + memchr(b'<', bytes.get(self.at..)?)?;
            let is_end = bytes.get(start + 1) == Some(&b'/');
            let from = start + 1 + usize::from(is_end);
            match bytes.get(from)? {
                first if first.is_ascii_alphabetic() => {
                    let name = bytes[from..].iter().take_while(|byte| !ends_name(**byte));
                    let name_end = from + name.count();
                    let excess;
                    (self.at, excess) = tag_end(bytes, name_end);
                    return Some(Tag {
                        name: &self.page[from..name_end],
                        is_end,
                        excess,
                        is_closed: bytes[..self.at].ends_with(b"/>"),
                        start,
                        end: self.at,
                    });
                }
                b'!' if !is_end => self.at = comment_end(bytes, from + 1),
                first if is_end || *first == b'?' => {
                    self.at = from + memchr(b'>', &bytes[from..])? + 1;
                }
                _ => self.at = from,
            }
        }
    }
}

fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Where the tag ends whose attributes begin at `at`, past the first `>` that is in no value, and where those of them
/// begin that are too many.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, Option<usize>) {
    let mut n_attributes = 0;
    let mut excess = None;
    let skip = |from: usize, is_skipped: fn(u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| is_skipped(**byte)).count()
    };
    loop {
        at = skip(at, |byte| is_space(byte) || byte == b'/');
        match bytes.get(at) {
            None => return (bytes.len(), excess),
            Some(b'>') => return (at + 1, excess),
            Some(_) => {}
        }
        n_attributes += 1;
        if n_attributes > MOST_ATTRIBUTES {
            excess.get_or_insert(at);
        }
        // The name of an attribute may begin with `=`.
        at = skip(at + 1, |byte| {
            !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')
        });
        let after = skip(at, is_space);
        if bytes.get(after) != Some(&b'=') {
            continue;
        }
        at = skip(after + 1, is_space);
        at = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let close = memchr(*quote, &bytes[at + 1..]);
                close.map_or(bytes.len(), |close| at + close + 2)
            }
            _ => skip(at, |byte| !is_space(byte) && byte != b'>'),
        };
    }
}

/// Where a comment or a declaration ends, `at` being past its `<!`.
fn comment_end(bytes: &[u8], at: usize) -> usize {
    let is_comment = bytes[at..].starts_with(b"--");
    let mut gone = at;
    while let Some(found) = memchr(b'>', &bytes[gone..]) {
        gone += found + 1;
        let body = &bytes[at..gone];
        if !is_comment || body.ends_with(b"-->") || body.ends_with(b"--!>") {
            return gone;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tags_and_nothing_that_looks_like_one() {
        let cases = [
            ("<p>a</p>", "p /p"),
            ("<a b='</a>' c=\"<i>\" d=</e>", "a"),
            ("<a ='b'><i>", "a i"),
            ("<a b = '>'/><i/>", "a i"),
            ("<!-- <p> --><!--><b><!---><i><!-- --!><u>", "b i u"),
            ("<!DOCTYPE html><?x <p><b></ <i>>", "b"),
            ("1 < 2 <3 <", ""),
            ("<a b='", "a"),
            ("<é><x-y\n></X-Y >", "x-y /X-Y"),
        ];
        for (page, expected) in cases {
            let found: Vec<String> = Tags::of(page)
                .map(|tag| format!("{}{}", if tag.is_end { "/" } else { "" }, tag.name))
                .collect();
            assert_eq!(found.join(" "), expected, "{page}");
        }
    }

    #[test]
    fn skips_to_the_end_tag_of_a_text() {
        let mut tags = Tags::of("<Script>if (1<a) '</b>'</scripts></SCRIPT ><i>");
        let name = tags.next().map_or("", |tag| tag.name);
        tags.skip_text(name);
        let rest: Vec<&str> = tags.map(|tag| tag.name).collect();
        assert_eq!(rest, ["SCRIPT", "i"]);
    }
}
